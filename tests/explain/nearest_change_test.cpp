#include "explain/nearest_change.hpp"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/explain.hpp>

#include "explain/random_models.hpp"
#include "model/judging.hpp"
#include "model/rank_normal.hpp"
#include "model/scoring.hpp"

namespace armonica {
namespace {

Eigen::VectorXd scores_with(const Tagger::Model& model, const FeatureVector& track) {
    const TagScores scores = scores_of(model, inputs_of_track(model, track));
    return Eigen::Map<const Eigen::VectorXd>(scores.scores.data(), static_cast<Eigen::Index>(scores.scores.size()));
}

FeatureVector with(FeatureVector track, const std::string& feature, double value) {
    track.set(feature, value);
    return track;
}

TEST(FeatureMoves, AddWhatTheScoresThenDiffer) {
    test::RandomModels random(21);
    for (int round = 0; round < 20; ++round) {
        const auto model = random.model(test::every_kind_of_effect[round % 2]);
        const FeatureVector track = random.track(*model);
        const std::vector<double> inputs = inputs_of_track(*model, track);
        const FeatureMoves moves(*model, inputs, {0, 1, 2, 3, 4});
        const Eigen::VectorXd scores = scores_with(*model, track);
        for (std::size_t j = 0; j + 1 < model->features.size(); ++j) {
            const std::string &first = model->features[j].id, &second = model->features[j + 1].id;
            if (!track.value(first) || !track.value(second)) continue;
            const double u = random.uniform(-60.0, 160.0), v = random.uniform(-60.0, 160.0);
            EXPECT_TRUE((scores + moves.of(j, u)).isApprox(scores_with(*model, with(track, first, u)), 1e-12));
            const Eigen::VectorXd both = moves.of(j, u) + moves.of(j + 1, v) + moves.beyond(j, u, j + 1, v);
            EXPECT_TRUE((scores + both).isApprox(scores_with(*model, with(with(track, first, u), second, v)), 1e-12));
            EXPECT_TRUE(moves.interact(j, j + 1) || moves.beyond(j, u, j + 1, v).isZero(0.0));
        }
    }
}

TEST(FeatureMoves, LookAtTheTagsThatMatter) {
    test::RandomModels random(24);
    const auto model = random.model(Kind::glass);
    EXPECT_EQ(Margins(*model, 1).tags(), (std::vector<std::size_t>{1}));
    EXPECT_EQ(Margins(*model, 3).tags(), (std::vector<std::size_t>{2, 3, 4}));
    const std::vector<double> inputs = inputs_of_track(*model, random.track(*model));
    const FeatureMoves all(*model, inputs, {0, 1, 2, 3, 4}), one(*model, inputs, {1});
    for (std::size_t j = 0; j < model->features.size(); ++j) {
        const Eigen::VectorXd moved = all.of(j, 3.0), of_one = one.of(j, 3.0);
        EXPECT_TRUE(moved[1] == of_one[1] || std::isnan(inputs[j]));
        EXPECT_EQ(of_one[0], 0.0);
        EXPECT_EQ(of_one[4], 0.0);
    }
}

/// Percentiles by which the one feature must move that changes what is said of the tag; infinity where none does.
double nearest_of_single_features(const Tagger& tagger, const FeatureVector& track, std::size_t tag) {
    const Tagger::Model& model = tagger.model();
    const bool given = judge(model, inputs_of_track(model, track))[tag].given;
    double least = std::numeric_limits<double>::infinity();
    for (const ModelFeature& feature : model.features) {
        if (!track.value(feature.id)) continue;
        const double percentile = 100.0 * share_below(feature.quantiles, *track.value(feature.id));
        for (std::size_t q = 0; q <= 100; ++q) {
            const FeatureVector other = with(track, feature.id, feature.quantiles[q]);
            if (judge(model, inputs_of_track(model, other))[tag].given != given)
                least = std::min(least,
                                 std::abs(100.0 * share_below(feature.quantiles, feature.quantiles[q]) - percentile));
        }
    }
    return least;
}

TEST(NearestChange, ChangesWhatIsSaidAndNoFeatureDoesItSooner) {
    test::RandomModels random(22);
    int by_one = 0, by_two = 0, by_none = 0;
    for (int round = 0; round < 24; ++round) {
        const Tagger tagger(random.model(test::every_kind_of_effect[round % 2]));
        const Tagger::Model& model = tagger.model();
        const FeatureVector track = random.track(model);
        for (std::size_t t = 0; t < model.tags.size(); ++t) {
            const bool given = judge(model, inputs_of_track(model, track))[t].given;
            const auto nearest =
                std::get<std::optional<NearestChange>>(nearest_change(tagger, track, model.tags[t].info.name));
            const double alone = nearest_of_single_features(tagger, track, t);
            if (!nearest) {
                EXPECT_EQ(alone, std::numeric_limits<double>::infinity());
                ++by_none;
                continue;
            }
            EXPECT_NE(nearest->result.given, given);
            FeatureVector other = track;
            double moved = 0.0;
            for (const FeatureChange& change : nearest->changes) {
                EXPECT_EQ(change.from, *track.value(change.feature));
                other.set(change.feature, change.to);
                moved += std::abs(change.to_percentile - change.from_percentile);
            }
            const TagResult said = judge(model, inputs_of_track(model, other))[t];
            EXPECT_EQ(said.given, nearest->result.given);
            EXPECT_DOUBLE_EQ(said.score, nearest->result.score);
            if (nearest->changes.size() == 1) {
                EXPECT_NEAR(moved, alone, 1e-9);
            } else {
                EXPECT_LT(moved, alone);
            }
            (nearest->changes.size() == 1 ? by_one : by_two) += 1;
        }
    }
    EXPECT_GT(by_one, 10);
    EXPECT_GT(by_two, 10);
    EXPECT_GT(by_none + by_one + by_two, 100);
}

TEST(NearestChange, IsTheFirstPercentileThatCrossesTheThreshold) {
    auto model = std::make_unique<Tagger::Model>();
    model->catalogue_version = std::string(catalogue_version());
    for (const char* id : {"bpm", "loudness"}) {
        ModelFeature& feature = model->features.emplace_back();
        feature.id = id;
        feature.scale = {.mean = 0.0, .spread = 1.0, .minimum = -50.0, .maximum = 50.0};
        for (int q = 0; q <= 100; ++q) feature.quantiles.push_back(q - 50.0);
    }
    model->groups = {{"all", "all", {0, 1}}};
    ModelTag& tag = model->tags.emplace_back();
    tag.info.name = "fast";
    tag.weights = {1.0, 0.01};
    const Tagger tagger(std::move(model));
    FeatureVector track;
    track.length_seconds = 30.0;
    track.catalogue_version = catalogue_version();
    track.set("bpm", -10.5);
    track.set("loudness", 25.0);
    const auto nearest = std::get<std::optional<NearestChange>>(nearest_change(tagger, track, "fast"));
    ASSERT_TRUE(nearest);
    ASSERT_EQ(nearest->changes.size(), 1U);
    EXPECT_EQ(nearest->changes[0].feature, "bpm");
    EXPECT_DOUBLE_EQ(nearest->changes[0].to, 0.0);  // with 0.25 from loudness: at −1 it is not yet given
    EXPECT_DOUBLE_EQ(nearest->changes[0].from_percentile, 39.5);
    EXPECT_DOUBLE_EQ(nearest->changes[0].to_percentile, 50.0);
    EXPECT_TRUE(nearest->result.given);
    EXPECT_THROW(nearest_change(tagger, track, "slow"), std::invalid_argument);
}

TEST(Compare, AddsUpToWhatTheScoresDiffer) {
    test::RandomModels random(23);
    for (int round = 0; round < 20; ++round) {
        const Tagger tagger(random.model(test::every_kind_of_effect[round % 2]));
        const FeatureVector track = random.track(tagger.model());
        const auto& tags = tagger.tags();
        for (const TagInfo& first : tags)
            for (const TagInfo& second : tags) {
                const auto comparison = std::get<TagComparison>(compare(tagger, track, first.name, second.name));
                double sum = comparison.baseline, strongest = std::numeric_limits<double>::infinity();
                for (const GroupContribution& group : comparison.groups) {
                    double within = 0.0;
                    for (const FeatureContribution& feature : group.features) within += feature.contribution;
                    for (const PairContribution& pair : group.pairs) within += pair.contribution;
                    EXPECT_NEAR(group.contribution, within, 1e-9);
                    EXPECT_LE(std::abs(group.contribution), strongest);
                    strongest = std::abs(group.contribution);
                    sum += group.contribution;
                }
                EXPECT_NEAR(sum, comparison.first.score - comparison.second.score, 1e-9);
            }
    }
}

}  // namespace
}  // namespace armonica
