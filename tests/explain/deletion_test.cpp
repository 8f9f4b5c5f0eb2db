#include "explain/audit/deletion.hpp"

#include <cmath>
#include <limits>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "explain/audit/taken_away.hpp"
#include "explain/random_models.hpp"
#include "model/judging.hpp"

namespace armonica::audit {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using test::RandomModels;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<double> random_row(RandomModels& random) {
    std::vector<double> row;
    for (int j = 0; j < RandomModels::features; ++j)
        row.push_back(random.uniform(0.0, 1.0) < 0.1 ? missing : random.uniform(-60.0, 160.0));
    return row;
}

// What the model itself says of the row without these features: for kind linear, whose missing features stand at the
// mean, as for the others.
double judged_without(const Tagger::Model& model, std::vector<double> row, const std::vector<bool>& kept,
                      std::size_t tag) {
    for (std::size_t j = 0; j < row.size(); ++j)
        if (!kept[j]) row[j] = missing;
    return judge(model, inputs_of_row(model, row))[tag].probability;
}

TEST(TakenAway, IsWhatTheModelSaysWhereFeaturesAreMissing) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        RandomModels random(seed);
        for (const Kind kind : test::every_kind_of_effect) {
            const auto model = random.model(kind);
            const std::vector<double> row = random_row(random);
            const EffectIndex index(*model);
            const Reduced track(index, row);
            for (std::size_t t = 0; t < model->tags.size(); ++t)
                for (const bool all : {true, false}) {
                    Reduced::Walk walk(track, t, all);
                    std::vector<bool> kept(RandomModels::features, all);
                    for (int step = 0; step < 30; ++step) {
                        EXPECT_NEAR(walk.probability(), judged_without(*model, row, kept, t), 1e-12) << seed;
                        const auto turned = static_cast<std::size_t>(random.whole(0, RandomModels::features - 1));
                        walk.turn(turned);
                        kept[turned] = !kept[turned];
                    }
                }
        }
    }
}

// Shapley's value by its definition: the mean over all orders of what a feature adds to those before it.
TEST(TakenAway, WhatAFeatureAddsIsItsShapleyValue) {
    for (unsigned seed = 0; seed < 10; ++seed) {
        RandomModels random(seed);
        const auto model = random.model(Kind::glass);
        const std::vector<double> row = random_row(random);
        const EffectIndex index(*model);
        const Reduced track(index, row);
        // Features 0 and 1 share the only group that either has pairs with, so that two orders tell all.
        for (std::size_t t = 0; t < 2; ++t) {
            const auto score = [&](const std::vector<std::size_t>& features) {
                Reduced::Walk walk(track, t, false);
                for (const std::size_t j : features) walk.turn(j);
                return std::log(walk.probability() / (1.0 - walk.probability()));
            };
            const double value = 0.5 * (score({0}) - score({})) + 0.5 * (score({0, 1}) - score({1}));
            EXPECT_NEAR(track.feature_contributions(t)[0], value, 1e-9);
        }
    }
}

TEST(TakenAway, GroupsAddUpToTheScore) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        RandomModels random(seed);
        for (const Kind kind : test::every_kind_of_effect) {
            const auto model = random.model(kind);
            const std::vector<double> row = random_row(random);
            const EffectIndex index(*model);
            const Reduced track(index, row);
            const TagScores scores = scores_of(*model, inputs_of_row(*model, row));
            for (std::size_t t = 0; t < model->tags.size(); ++t) {
                const std::vector<double> groups = track.group_contributions(t);
                ASSERT_EQ(groups.size(), model->groups.size());
                double sum = model->tags[t].info.baseline;
                for (std::size_t g = 0; g < groups.size(); ++g) {
                    EXPECT_NEAR(groups[g], scores.groups(static_cast<Index>(t), static_cast<Index>(g)), 1e-12);
                    sum += groups[g];
                }
                EXPECT_NEAR(sum, scores.scores[t], 1e-9);
            }
        }
    }
}

/// One linear model of one tag and features that each are a group of their own; weights are what they add at 1.
FoldModel plain_model(const std::vector<double>& weights, double threshold, int tracks) {
    FoldModel fold;
    fold.model.kind = Kind::linear;
    ModelTag tag;
    tag.info.name = "tag";
    tag.info.threshold = threshold;
    tag.weights = weights;
    for (std::size_t j = 0; j < weights.size(); ++j) {
        const std::string name = "f" + std::to_string(j);
        ModelFeature feature;
        feature.id = name;
        feature.scale = {.mean = 0.0, .spread = 1.0, .minimum = -10.0, .maximum = 10.0};
        feature.quantiles.assign(101, 0.0);
        fold.model.features.push_back(feature);
        fold.model.groups.push_back({name, name, {static_cast<int>(j)}});
    }
    fold.model.tags.push_back(tag);
    for (int i = 0; i < tracks; ++i) fold.rows.push_back(i);
    return fold;
}

double logistic_of(double score) { return 1.0 / (1.0 + std::exp(-score)); }

DeletionAudit audited(const FoldModel& fold, const MatrixXd& features, Part part, int resamples = 200) {
    std::vector<FoldModel> models;
    models.push_back(fold);
    return audit_deletion(models, features, part, Resampling({fold.rows}, {}, 1),
                          {.orders = 500, .resamples = resamples, .seed = 1, .jobs = 2});
}

TEST(Deletion, FollowsAModelThatCanBeComputedByHand) {
    // Score 3 − 1 + 0.5 = 2.5: given. Strongest first: 3, 0.5, −1.
    const FoldModel fold = plain_model({3.0, -1.0, 0.5}, 0.5, 4);
    const MatrixXd features = MatrixXd::Ones(4, 3);
    for (const Part part : {Part::groups, Part::features}) {
        const DeletionAudit audit = audited(fold, features, part);
        EXPECT_EQ(audit.parts, 3U);
        EXPECT_THAT(audit.steps, testing::ElementsAre(0, 1, 2, 3));
        EXPECT_EQ(audit.cases, 4U);
        const double away[] = {2.5, -0.5, -1.0, 0.0}, back[] = {0.0, 3.0, 3.5, 2.5};
        for (std::size_t s = 0; s < 4; ++s) {
            EXPECT_NEAR(*audit.deletion[0][s].mean, logistic_of(away[s]), 1e-12) << s;
            EXPECT_NEAR(*audit.insertion[0][s].mean, logistic_of(back[s]), 1e-12) << s;
        }
        // By chance, one of three is taken away first.
        const double one = (logistic_of(-0.5) + logistic_of(3.5) + logistic_of(2.0)) / 3.0;
        EXPECT_NEAR(*audit.deletion[1][1].mean, one, 0.02);
        EXPECT_NEAR(*audit.deletion[1][0].mean, logistic_of(2.5), 1e-12);
        EXPECT_NEAR(*audit.insertion[1][3].mean, logistic_of(2.5), 1e-12);
        EXPECT_NEAR(*audit.strongest_move.mean, logistic_of(2.5) - logistic_of(-0.5), 1e-12);
        const double moves = std::abs(logistic_of(-0.5) - logistic_of(2.5)) +
                             std::abs(logistic_of(3.5) - logistic_of(2.5)) +
                             std::abs(logistic_of(2.0) - logistic_of(2.5));
        EXPECT_NEAR(*audit.random_move.mean, moves / 3.0, 1e-12);
        EXPECT_NEAR(*audit.move_gain.mean, *audit.strongest_move.mean - moves / 3.0, 1e-12);
        // Areas by the trapezoidal rule.
        double gain = 0.0;
        for (std::size_t s = 1; s < 4; ++s)
            gain += (*audit.deletion[1][s].mean + *audit.deletion[1][s - 1].mean - *audit.deletion[0][s].mean -
                     *audit.deletion[0][s - 1].mean) /
                    6.0;
        EXPECT_NEAR(*audit.deletion_gain.mean, gain, 1e-12);
        EXPECT_GT(gain, 0.0);
        EXPECT_GT(*audit.insertion_gain.mean, 0.0);
    }
}

TEST(Deletion, OnlyTagsThatAreGivenAreTakenApart) {
    const FoldModel fold = plain_model({1.0, 1.0}, 0.5, 3);
    MatrixXd features(3, 2);
    features << 2.0, 1.0, -2.0, -1.0, 1.0, 1.0;  // the second track is not given the tag
    const DeletionAudit audit = audited(fold, features, Part::groups);
    EXPECT_EQ(audit.cases, 2U);
    EXPECT_EQ(audit.all_cases, 3U);
    EXPECT_NEAR(*audit.deletion[0][0].mean, 0.5 * (logistic_of(3.0) + logistic_of(2.0)), 1e-12);
    EXPECT_NEAR(*audit.deletion[0][1].mean, 0.5 * (logistic_of(1.0) + logistic_of(1.0)), 1e-12);
}

TEST(Deletion, WhereAllPartsAreAlikeNoOrderIsBetter) {
    const FoldModel fold = plain_model({1.0, 1.0, 1.0, 1.0}, 0.5, 30);
    const DeletionAudit audit = audited(fold, MatrixXd::Ones(30, 4), Part::groups);
    EXPECT_NEAR(*audit.deletion_gain.mean, 0.0, 1e-12);
    EXPECT_NEAR(*audit.insertion_gain.mean, 0.0, 1e-12);
    EXPECT_NEAR(*audit.move_gain.mean, 0.0, 1e-12);
}

TEST(Deletion, IntervalsHoldTheFigureAndGrowWithFewerTracks) {
    std::mt19937 random(5);
    std::normal_distribution<double> normal;
    double last = 0.0;
    for (const int tracks : {400, 40}) {
        const FoldModel fold = plain_model({1.0, 0.5, -0.7, 0.2}, 0.3, tracks);
        MatrixXd features(tracks, 4);
        for (Index i = 0; i < features.size(); ++i) features(i) = normal(random);
        const DeletionAudit audit = audited(fold, features, Part::groups, 400);
        const auto& gain = audit.move_gain;
        ASSERT_TRUE(gain.interval);
        EXPECT_LT(gain.interval->low, *gain.mean);
        EXPECT_GT(gain.interval->high, *gain.mean);
        EXPECT_GT(gain.interval->low, 0.0);
        EXPECT_GT(gain.interval->high - gain.interval->low, 2.0 * last);
        last = gain.interval->high - gain.interval->low;
    }
}

TEST(Deletion, DoesNotDependOnThreads) {
    RandomModels random(11);
    FoldModel fold;
    fold.model = *random.model(Kind::glass);
    MatrixXd features(20, RandomModels::features);
    for (Index i = 0; i < 20; ++i) {
        fold.rows.push_back(static_cast<int>(i));
        const auto row = random_row(random);
        features.row(i) = Eigen::Map<const Eigen::RowVectorXd>(row.data(), RandomModels::features);
    }
    std::vector<FoldModel> models;
    models.push_back(fold);
    const auto told = [&](int jobs) {
        const auto audit = audit_deletion(models, features, Part::features, Resampling({fold.rows}, {}, 1),
                                          {.orders = 3, .resamples = 50, .seed = 9, .jobs = jobs});
        std::vector<double> figures;
        for (const auto* curves : {&audit.deletion, &audit.insertion})
            for (const auto& curve : *curves)
                for (const MeanFigure& point : curve) {
                    figures.push_back(point.mean.value_or(-1.0));
                    figures.push_back(point.interval ? point.interval->low : -1.0);
                }
        return figures;
    };
    EXPECT_EQ(told(1), told(4));
    EXPECT_FALSE(told(1).empty());
}

TEST(Deletion, WithoutModelsIsRefused) {
    EXPECT_THROW(audit_deletion({}, MatrixXd(), Part::groups, Resampling({}, {}, 1), {}), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::audit
