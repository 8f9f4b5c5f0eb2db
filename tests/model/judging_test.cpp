#include "model/judging.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "model/random_data.hpp"
#include "model/trainer.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// Two groups; a tag alone and a family of three, whose scores are given as they are.
Tagger::Model some_model() {
    Tagger::Model model;
    model.groups = {{"a", "", {}}, {"b", "", {}}};
    for (const char* name : {"calm", "genre---rock", "genre---jazz", "genre---pop"}) {
        ModelTag tag;
        tag.info.name = name;
        tag.info.family = model.tags.empty() ? "" : "genre";
        tag.info.threshold = model.tags.empty() ? 0.5 : 0.0;
        tag.info.positives = 4;
        tag.replicates = {.offsets = {0.1, 0.2},
                          .slopes = {{0.0, 0.1}, {0.0, 0.0}},
                          .group_variances = {0.0, 0.01},
                          .variance = 0.04};
        tag.points = {{0.8, 2, 2}, {0.4, 5, 3}, {0.1, 10, 4}};
        model.tags.push_back(tag);
    }
    return model;
}

TagScores scores(std::vector<double> values, double second_group = 0.0) {
    TagScores scores{std::move(values), MatrixXd::Zero(4, 2)};
    scores.groups.col(1).setConstant(second_group);
    return scores;
}

double sigma(double x) { return 1.0 / (1.0 + std::exp(-x)); }

TEST(Judging, IntervalsAreThoseOfTheReplicates) {
    const auto results = judge(some_model(), scores({0.5, 0.0, 0.0, 0.0}, 2.0));
    // Replicates move the score by 0.1 + 0.1 · 2 and 0.2; the rest has deviation 0.2.
    const double reach = interval_reach * std::sqrt(0.09 + 0.04 + 0.04);
    EXPECT_NEAR(results[0].interval->low, sigma(0.5 - reach), 1e-15);
    EXPECT_NEAR(results[0].interval->high, sigma(0.5 + reach), 1e-15);
    // In the family all replicates move alike, so probabilities stay: the rest is that of the tag and of half each of
    // the two others.
    const double own = interval_reach * std::sqrt(0.04 + 0.04 * 0.25 * 2.0);
    for (int t = 1; t < 4; ++t) {
        EXPECT_NEAR(results[static_cast<std::size_t>(t)].probability, 1.0 / 3.0, 1e-15);
        EXPECT_NEAR(results[static_cast<std::size_t>(t)].interval->low, sigma(-std::log(2.0) - own), 1e-15);
        EXPECT_NEAR(results[static_cast<std::size_t>(t)].interval->high, sigma(-std::log(2.0) + own), 1e-15);
    }
    EXPECT_NEAR(some_model().tags[0].replicates.group_variance(1, 2.0), 0.04 + 0.01, 1e-15);
}

TEST(Judging, EvidenceIsEnoughWhereTheIntervalIsClearOfTheThreshold) {
    const double reach = interval_reach * 0.3;  // √(0.01 + 0.04 + 0.04)
    const auto decided = [&](double score) { return judge(some_model(), scores({score, 0, 0, 0}))[0].decided; };
    EXPECT_TRUE(decided(reach + 1e-9));
    EXPECT_FALSE(decided(reach - 1e-9));
    EXPECT_FALSE(decided(1e-9 - reach));
    EXPECT_TRUE(decided(-1e-9 - reach));
    const double lead = interval_reach * std::sqrt(0.08);
    const auto clear = judge(some_model(), scores({0, lead + 1e-9, 0.0, -1.0}));
    EXPECT_TRUE(clear[1].decided && clear[2].decided && clear[3].decided && clear[1].given);
    const auto close = judge(some_model(), scores({0, lead - 1e-9, 0.0, -1.0}));
    EXPECT_FALSE(close[1].decided || close[2].decided);
    EXPECT_TRUE(close[3].decided && close[1].given);
    const auto abstained = judge(some_model(), scores({0, lead - 1e-9, 0.0, -1.0}), {.goal = {}, .abstain = true});
    for (const TagResult& result : abstained) EXPECT_FALSE(result.given);
    EXPECT_EQ(abstained[1].probability, close[1].probability);
}

TEST(Judging, AGoalChangesThresholdsAndNothingElse) {
    using Measure = DecisionGoal::Measure;
    const auto given = [&](double probability, DecisionGoal goal) {
        const double score = std::log(probability / (1.0 - probability));
        return judge(some_model(), scores({score, score, 0.0, -50.0}), {.goal = goal, .abstain = false});
    };
    EXPECT_TRUE(given(0.7, {})[0].given);
    EXPECT_FALSE(given(0.7, {Measure::precision, 0.7})[0].given);  // (2 + 1)/(2 + 2) = 0.75 from 0.8 on
    EXPECT_TRUE(given(0.85, {Measure::precision, 0.7})[0].given);
    EXPECT_TRUE(given(0.45, {Measure::recall, 0.7})[0].given);
    EXPECT_FALSE(given(0.45, {Measure::precision, 0.99})[0].given);
    // Of the family still the best alone, and only from its threshold on.
    EXPECT_TRUE(given(0.7, {})[1].given);
    EXPECT_FALSE(given(0.7, {Measure::precision, 0.7})[1].given);
    EXPECT_TRUE(given(0.85, {Measure::precision, 0.7})[1].given);
    EXPECT_FALSE(given(0.7, {Measure::recall, 0.9})[2].given);
    EXPECT_EQ(given(0.7, {Measure::recall, 0.9})[0].probability, given(0.7, {})[0].probability);
}

TEST(Judging, AModelThatDoesNotKnowSaysSo) {
    Tagger::Model model = some_model();
    for (ModelTag& tag : model.tags) {
        tag.replicates = {};
        tag.points.clear();
    }
    for (const TagResult& result : judge(model, scores({0, 0, 0, 0}))) {
        EXPECT_FALSE(result.interval);
        EXPECT_TRUE(result.decided);
    }
    EXPECT_THROW(judge(model, scores({0, 0, 0, 0}), {.goal = {}, .abstain = true}), InputError);
    EXPECT_THROW(judge(model, scores({0, 0, 0, 0}),
                       {.goal = DecisionGoal{DecisionGoal::Measure::recall, 0.5}, .abstain = false}),
                 InputError);
}

// Tags whose true log-odds are known, alone and in a family, in small groups of features.
struct KnownTruth {
    TrainingData data;
    MatrixXd log_odds;  // of all rows, also those that are not learned from
};

KnownTruth known_truth(Index learned, Index all, unsigned seed) {
    KnownTruth truth;
    const MatrixXd features = test::random_matrix(all, 6, seed);
    truth.log_odds.resize(all, 3);
    truth.log_odds.col(0) = 1.2 * features.col(0) - 0.8 * features.col(3);
    truth.log_odds.col(1) = -1.0 + 0.7 * features.col(1).array() + 0.7 * features.col(4).array();
    truth.log_odds.col(2) = 0.5 * features.col(5);
    const MatrixXd uniform = test::random_matrix(all, 3, seed + 1000).unaryExpr([](double x) {
        return 0.5 * std::erfc(-x / std::sqrt(2.0));
    });
    TrainingData& data = truth.data;
    data.features = features;
    data.tag_names = {"one", "two", "three"};
    data.tag_families = {"", "", ""};
    data.labels = (uniform.array() < truth.log_odds.array().unaryExpr(&sigma)).cast<double>();
    for (Index j = 0; j < 6; ++j) data.feature_names.push_back("column " + std::to_string(j));
    data.features.conservativeResize(learned, Eigen::NoChange);
    data.labels.conservativeResize(learned, Eigen::NoChange);
    data.targets = data.labels;
    for (Index i = 0; i < learned; ++i) {
        data.tracks.push_back("track " + std::to_string(i));
        data.folds.push_back(static_cast<int>(i % 5));
    }
    return truth;
}

TEST(Judging, NineIntervalsOfTenHoldTheTruth) {
    const Grouping grouping{"halves", "", "", {{"first", "", "", {"*"}}, {"second", "", "", {}}}};
    for (const Kind kind : {Kind::linear, Kind::additive}) {
        double held = 0.0, count = 0.0, width = 0.0;
        for (unsigned seed = 0; seed < 12; ++seed) {
            const Index learned = 400, all = 600;
            const MatrixXd features = test::random_matrix(all, 6, 300 + seed);
            const KnownTruth truth = known_truth(learned, all, 300 + seed);
            TrainOptions options;
            options.kind = kind;
            options.jobs = 1;
            const Tagger tagger = train(truth.data, grouping, {0, 0, 0, 1, 1, 1}, options);
            for (Index i = learned; i < all; ++i) {
                const Eigen::VectorXd row = features.row(i);
                const auto results = judge(tagger.model(), inputs_of_row(tagger.model(), {row.data(), 6}));
                for (std::size_t t = 0; t < 3; ++t) {
                    const double p = sigma(truth.log_odds(i, static_cast<Index>(t)));
                    held += results[t].interval->low <= p && p <= results[t].interval->high ? 1.0 : 0.0;
                    width += results[t].interval->high - results[t].interval->low;
                    count += 1.0;
                }
            }
        }
        EXPECT_GT(held / count, 0.83) << to_string(kind);
        EXPECT_LT(held / count, 0.97) << to_string(kind);
        EXPECT_LT(width / count, 0.35) << to_string(kind);
        RecordProperty(std::string(to_string(kind)),
                       std::to_string(held / count) + " " + std::to_string(width / count));
    }
}

}  // namespace
}  // namespace armonica
