#include <armonica/catalogue.hpp>
#include <armonica/tagger.hpp>

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "model/judging.hpp"
#include "model/model.hpp"
#include "model/model_file.hpp"
#include "model/scoring.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

// Four features of the catalogue, one of them without weight; two tags alone and a family of two.
Tagger::Model some_model() {
    Tagger::Model model;
    model.catalogue_version = std::string(catalogue_version());
    for (std::size_t j = 0; j < 4; ++j)
        model.features.push_back({std::string(catalogue()[j].id),
                                  {.mean = 1.0, .spread = 2.0, .minimum = -3.0, .maximum = 5.0},
                                  std::vector<double>(101, 1.0)});
    model.groups = {{"all", "all", {0, 1, 2, 3}}};
    model.bands = {{BandKind::straight, 0}};
    const auto add_tag = [&](const std::string& name, const std::string& family, std::vector<double> weights) {
        ModelTag tag;
        tag.info = {.name = name, .family = family, .baseline = 0.0, .threshold = 0.6, .positives = 3};
        tag.weights = std::move(weights);
        tag.lambdas = {1.0};
        tag.intercept = 0.5;
        tag.slope = 2.0;
        tag.offset = family.empty() ? -1.0 : 0.0;
        tag.info.baseline = tag.slope * tag.intercept + tag.offset;
        model.tags.push_back(tag);
    };
    add_tag("calm", "", {1.0, -1.0, 0.25, 0.0});
    add_tag("wild", "", {-1.0, 0.0, 0.0, 0.0});
    add_tag("genre---rock", "genre", {0.0, 1.0, 0.0, 0.0});
    add_tag("genre---jazz", "genre", {0.0, -1.0, 0.0, 0.0});
    return model;
}

Tagger some_tagger() { return Tagger(std::make_unique<Tagger::Model>(some_model())); }

FeatureVector some_track() {
    FeatureVector track;
    track.length_seconds = 30.0;
    track.catalogue_version = std::string(catalogue_version());
    track.set(catalogue()[0].id, 3.0);   // z = 1
    track.set(catalogue()[1].id, 2.0);   // z = 0.5
    track.set(catalogue()[2].id, 99.0);  // beyond the reference: z = 2
    return track;
}

TEST(Tagger, DoesNotJudgeASnippet) {
    FeatureVector track = some_track();
    track.length_seconds = 2.9;
    EXPECT_EQ(std::get<TrackError>(some_tagger().tag(track)).code, ErrorCode::too_short);
    track.length_seconds = 3.0;
    EXPECT_EQ(some_tagger().tag(track).index(), 0u);
}

TEST(Tagger, GivesTagsMostProbableFirst) {
    const auto results = std::get<std::vector<TagResult>>(some_tagger().tag(some_track()));
    ASSERT_EQ(results.size(), 4u);
    EXPECT_TRUE(std::is_sorted(results.begin(), results.end(),
                               [](const auto& a, const auto& b) { return a.probability > b.probability; }));
    const auto find = [&](const std::string& tag) {
        return *std::find_if(results.begin(), results.end(), [&](const auto& r) { return r.tag == tag; });
    };
    EXPECT_DOUBLE_EQ(find("calm").score, 2.0 * (1.0 - 0.5 + 0.5));
    EXPECT_DOUBLE_EQ(find("calm").probability, 1.0 / (1.0 + std::exp(-2.0)));
    EXPECT_TRUE(find("calm").given);
    EXPECT_FALSE(find("wild").given);
    EXPECT_DOUBLE_EQ(find("genre---rock").score, 2.0);
    EXPECT_DOUBLE_EQ(find("genre---rock").probability, 1.0 / (1.0 + std::exp(-2.0)));
    EXPECT_DOUBLE_EQ(find("genre---jazz").probability, 1.0 / (1.0 + std::exp(2.0)));
    EXPECT_TRUE(find("genre---rock").given);
    EXPECT_FALSE(find("genre---jazz").given);
}

TEST(Tagger, TellsItsTagsAndFeatures) {
    const Tagger tagger = some_tagger();
    ASSERT_EQ(tagger.tags().size(), 4u);
    EXPECT_EQ(tagger.tags()[2].family, "genre");
    EXPECT_EQ(tagger.features().at(1), catalogue()[1].id);
    const test::TemporaryFolder folder;
    save_model(tagger.model(), folder / "model.json");
    EXPECT_EQ(Tagger::load(folder / "model.json").features(), tagger.features());
}

TEST(Tagger, AFamilyOfWhichNothingWasLearnedGivesNoTag) {
    Tagger::Model model = some_model();
    for (auto& tag : model.tags)
        if (!tag.info.family.empty()) tag.slope = tag.info.baseline = 0.0;
    const auto results = judge(model, inputs_of_track(model, some_track()));
    EXPECT_FALSE(results[2].given || results[3].given);
    EXPECT_DOUBLE_EQ(results[2].probability, 0.5);
}

TEST(Tagger, RefusesToGuess) {
    const Tagger tagger = some_tagger();
    FeatureVector track = some_track();
    track.set_missing(catalogue()[0].id, MissingReason::no_beat);  // 1 of 3: enough is left
    EXPECT_TRUE(std::holds_alternative<std::vector<TagResult>>(tagger.tag(track)));
    const auto code = [&](MissingReason reason) {
        track.set_missing(catalogue()[1].id, reason);
        track.set_missing(catalogue()[2].id, reason);
        const auto outcome = tagger.tag(track);
        return std::get<TrackError>(outcome).code;
    };
    EXPECT_EQ(code(MissingReason::silent), ErrorCode::silent);
    EXPECT_EQ(code(MissingReason::too_short), ErrorCode::too_short);
    EXPECT_EQ(code(MissingReason::no_pitch), ErrorCode::not_enough_features);
}

TEST(Tagger, DoesNotMixVersionsOrTables) {
    FeatureVector track = some_track();
    track.catalogue_version = "of another time";
    EXPECT_THROW(some_tagger().tag(track), InputError);
    Tagger::Model table = some_model();
    table.catalogue_version.reset();
    EXPECT_THROW(Tagger(std::make_unique<Tagger::Model>(table)).tag(some_track()), InputError);
}

}  // namespace
}  // namespace armonica
