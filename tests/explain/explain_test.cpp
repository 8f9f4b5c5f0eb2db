#include <cmath>
#include <map>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>
#include <armonica/explain.hpp>

#include "model/model.hpp"

namespace armonica {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

/// Mean 0, spread 1, from −50 to 50, percentiles one apart: percentile = value + 50.
ModelFeature even_feature(const std::string& id) {
    ModelFeature feature;
    feature.id = id;
    feature.scale = {.mean = 0.0, .spread = 1.0, .minimum = -50.0, .maximum = 50.0};
    for (int q = 0; q <= 100; ++q) feature.quantiles.push_back(q - 50.0);
    return feature;
}

ModelTag made_tag(const std::string& name, std::vector<double> weights) {
    ModelTag tag;
    tag.info.name = name;
    tag.intercept = 0.25;
    tag.slope = 2.0;
    tag.offset = -1.0;
    tag.info.baseline = tag.slope * tag.intercept + tag.offset;
    tag.weights = std::move(weights);
    tag.lambdas = {1.0, 1.0};
    return tag;
}

std::unique_ptr<Tagger::Model> made_model() {
    auto model = std::make_unique<Tagger::Model>();
    model->catalogue_version = std::string(catalogue_version());
    model->features = {even_feature("bpm"), even_feature("loudness"), even_feature("danceability")};
    model->groups = {{"speed", "speed", {0}}, {"force", "force", {1, 2}}};
    model->tags = {made_tag("fast", {1.0, 0.0, 0.1}), made_tag("loud", {0.1, 0.5, -0.2})};
    return model;
}

FeatureVector track(double bpm, double loudness, std::optional<double> danceability) {
    FeatureVector features;
    features.length_seconds = 30.0;
    features.catalogue_version = catalogue_version();
    features.set("bpm", bpm);
    features.set("loudness", loudness);
    if (danceability)
        features.set("danceability", *danceability);
    else
        features.set_missing("danceability", MissingReason::too_short);
    return features;
}

std::vector<TagExplanation> explained(const Tagger& tagger, const FeatureVector& features,
                                      const std::vector<std::string>& tags = {}) {
    return std::get<std::vector<TagExplanation>>(explain(tagger, features, tags));
}

TEST(Explain, GivesEachFeatureWhatItAdds) {
    const Tagger tagger(made_model());
    const auto explanations = explained(tagger, track(3.0, 10.0, 5.0), {"loud"});
    ASSERT_THAT(explanations, SizeIs(1));
    const TagExplanation& loud = explanations[0];
    EXPECT_EQ(loud.result.tag, "loud");
    EXPECT_DOUBLE_EQ(loud.baseline, -0.5);
    ASSERT_THAT(loud.groups, SizeIs(2));
    EXPECT_EQ(loud.groups[0].group, "force");  // the strongest first
    EXPECT_DOUBLE_EQ(loud.groups[0].contribution, 2.0 * (0.5 * 10.0 - 0.2 * 5.0));
    EXPECT_EQ(loud.groups[0].features[0].feature, "loudness");
    EXPECT_DOUBLE_EQ(loud.groups[0].features[1].contribution, 2.0 * -0.2 * 5.0);
    EXPECT_DOUBLE_EQ(loud.groups[1].contribution, 2.0 * 0.1 * 3.0);
    EXPECT_DOUBLE_EQ(loud.result.score, -0.5 + 8.0 + 0.6);
}

TEST(Explain, PlacesTheValueInTheReferenceCollection) {
    auto model = made_model();
    model->features[1].quantiles.assign(101, 7.0);  // every reference track is equally loud
    model->features[1].quantiles.front() = -50.0;
    model->features[1].quantiles.back() = 50.0;
    const Tagger tagger(std::move(model));
    const auto of = [&](double bpm, double loudness) {
        const auto explanation = explained(tagger, track(bpm, loudness, 0.0), {"loud"})[0];
        std::map<std::string, FeatureContribution> features;
        for (const auto& group : explanation.groups)
            for (const auto& feature : group.features) features[feature.feature] = feature;
        return features;
    };
    EXPECT_DOUBLE_EQ(*of(12.25, 0)["bpm"].percentile, 62.25);
    EXPECT_DOUBLE_EQ(*of(-50.0, 0)["bpm"].percentile, 0.0);
    EXPECT_FALSE(of(-50.0, 0)["bpm"].beyond_reference);
    EXPECT_DOUBLE_EQ(*of(-80.0, 0)["bpm"].percentile, 0.0);
    EXPECT_TRUE(of(-80.0, 0)["bpm"].beyond_reference);
    EXPECT_DOUBLE_EQ(*of(80.0, 0)["bpm"].percentile, 100.0);
    EXPECT_DOUBLE_EQ(*of(0, 7.0)["loudness"].percentile, 50.0);  // in the middle of its equals
    // Beyond the reference a value counts as its nearest end.
    EXPECT_DOUBLE_EQ(of(80.0, 0)["bpm"].contribution, of(50.0, 0)["bpm"].contribution);
}

TEST(Explain, AMissingFeatureAddsExactlyNothingAndSaysWhy) {
    const Tagger tagger(made_model());
    const auto explanation = explained(tagger, track(1.0, 2.0, std::nullopt), {"loud"})[0];
    const FeatureContribution& missing = explanation.groups[0].features[1];
    EXPECT_EQ(missing.feature, "danceability");
    EXPECT_EQ(missing.contribution, 0.0);
    EXPECT_EQ(missing.missing, "too_short");
    EXPECT_FALSE(missing.value);
    EXPECT_FALSE(missing.percentile);
}

TEST(Explain, AddsUpExactlyOnAnyTrack) {
    const Tagger tagger(made_model());
    std::mt19937 random(3);
    std::uniform_real_distribution<double> value(-70.0, 70.0);
    for (int round = 0; round < 1000; ++round) {
        FeatureVector features = track(value(random), value(random), value(random));
        if (round % 3 == 0) features.set_missing("danceability", MissingReason::too_short);
        for (const TagExplanation& explanation : explained(tagger, features)) {
            double sum = explanation.baseline;
            for (const GroupContribution& group : explanation.groups) {
                double within = 0.0;
                for (const FeatureContribution& feature : group.features) within += feature.contribution;
                EXPECT_NEAR(group.contribution, within, 1e-9);
                sum += group.contribution;
            }
            EXPECT_NEAR(sum, explanation.result.score, 1e-9);
        }
    }
}

TEST(Explain, SortsByProbabilityAndRefusesUnknownTags) {
    const Tagger tagger(made_model());
    const auto explanations = explained(tagger, track(-20.0, 10.0, 0.0));
    ASSERT_THAT(explanations, SizeIs(2));
    EXPECT_EQ(explanations[0].result.tag, "loud");
    EXPECT_THROW(explain(tagger, track(0, 0, 0.0), {"quiet"}), std::invalid_argument);
}

TEST(Explain, RefusesATrackWithTooLittleToGoBy) {
    const Tagger tagger(made_model());
    FeatureVector silent;
    silent.catalogue_version = catalogue_version();
    for (const char* id : {"bpm", "loudness", "danceability"}) silent.set_missing(id, MissingReason::silent);
    EXPECT_EQ(std::get<TrackError>(explain(tagger, silent)).code, ErrorCode::silent);
}

}  // namespace
}  // namespace armonica
