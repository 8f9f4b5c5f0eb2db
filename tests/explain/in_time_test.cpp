#include <armonica/in_time.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>

#include "explain/random_models.hpp"
#include "explain/stretches.hpp"
#include "model/judging.hpp"
#include "model/scoring.hpp"

namespace armonica {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::optional<double>> scores(std::initializer_list<double> values) {
    return {values.begin(), values.end()};
}

TEST(StandingOut, FindsTheRunsAboveTheRest) {
    const auto runs = standing_out(scores({0, 0, 3, 3, 0, 0, 2, 0, 0, 0}), 3, 0.2);
    ASSERT_THAT(runs, SizeIs(2));
    EXPECT_EQ(runs[0].first, 2U);
    EXPECT_EQ(runs[0].last, 3U);
    EXPECT_DOUBLE_EQ(runs[0].weight, 2 * (3.0 - 0.8));
    EXPECT_EQ(runs[1].first, 6U);
    EXPECT_EQ(runs[1].last, 6U);
    EXPECT_THAT(standing_out(scores({0, 0, 3, 3, 0, 0, 2, 0, 0, 0}), 1, 0.2), SizeIs(1));
}

TEST(StandingOut, FindsNothingInWhatIsEven) {
    EXPECT_THAT(standing_out(scores({1.0, 1.1, 1.0, 1.1}), 3, 0.2), IsEmpty());
    EXPECT_THAT(standing_out(scores({1.0}), 3, 0.2), IsEmpty());
    EXPECT_THAT(standing_out({std::nullopt, std::nullopt}, 3, 0.2), IsEmpty());
    EXPECT_THAT(standing_out({}, 3, 0.2), IsEmpty());
}

TEST(StandingOut, IsInterruptedByGaps) {
    std::vector<std::optional<double>> values = scores({0, 0, 3, 3, 3, 0, 0});
    values[3] = std::nullopt;
    EXPECT_THAT(standing_out(values, 3, 0.2), SizeIs(2));
}

std::vector<Passage> passages_of(test::RandomModels& random, const Tagger::Model& model, std::size_t count) {
    std::vector<Passage> passages;
    for (std::size_t i = 0; i < count; ++i) {
        const double start = 10.0 * static_cast<double>(i);
        passages.push_back({start, start + 20.0, random.track(model)});
        passages.back().features.length_seconds = 20.0;
    }
    return passages;
}

TEST(InTime, JudgesEveryPassageAsIfItWereATrack) {
    test::RandomModels random(31);
    const Tagger tagger(random.model(Kind::glass));
    std::vector<Passage> passages = passages_of(random, tagger.model(), 12);
    passages[5].features.length_seconds = 1.0;  // cannot be judged
    const auto tags = in_time(tagger, passages);
    ASSERT_THAT(tags, SizeIs(tagger.tags().size()));
    for (std::size_t t = 0; t < tags.size(); ++t) {
        EXPECT_EQ(tags[t].tag, tagger.tags()[t].name);
        ASSERT_THAT(tags[t].passages, SizeIs(12));
        EXPECT_FALSE(tags[t].passages[5]);
        for (std::size_t i = 0; i < passages.size(); ++i) {
            if (i == 5) continue;
            const TagResult alone = judge(tagger.model(), inputs_of_track(tagger.model(), passages[i].features))[t];
            EXPECT_EQ(tags[t].passages[i]->score, alone.score);
            EXPECT_EQ(tags[t].passages[i]->given, alone.given);
        }
        double end = -1.0;
        std::vector<CarryingStretch> carrying = tags[t].carrying;
        std::sort(carrying.begin(), carrying.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
        for (const CarryingStretch& stretch : carrying) {
            EXPECT_GE(stretch.start, end);  // stretches never overlap, though passages do
            EXPECT_LT(stretch.start, stretch.end);
            end = stretch.end;
        }
        EXPECT_LE(end, passages.back().end);
    }
}

TEST(InTime, NamesWhatSpeaksForTheTagThere) {
    // One feature of twelve moves, in two passages of ten.
    test::RandomModels random(32);
    auto model = random.model(Kind::linear);
    const std::string moving = model->features[4].id;
    for (double& weight : model->tags[0].weights) weight = 0.0;
    model->tags[0].weights[4] = 1.0;
    const Tagger tagger(std::move(model));
    FeatureVector still;
    still.length_seconds = 20.0;
    still.catalogue_version = catalogue_version();
    for (const std::string& id : tagger.features()) still.set(id, 40.0);
    std::vector<Passage> passages;
    for (int i = 0; i < 10; ++i) {
        passages.push_back({10.0 * i, 10.0 * i + 20.0, still});
        if (i == 3 || i == 4) passages.back().features.set(moving, 90.0);
    }
    const TagInTime tag = in_time(tagger, passages, {tagger.tags()[0].name}).front();
    ASSERT_THAT(tag.carrying, SizeIs(1));
    EXPECT_DOUBLE_EQ(tag.carrying[0].start, 35.0);  // halfway between the middles of passages 2 and 3
    EXPECT_DOUBLE_EQ(tag.carrying[0].end, 55.0);
    EXPECT_THAT(tag.carrying[0].groups, ElementsAre("group2"));
    EXPECT_THAT(tag.carrying[0].features, ElementsAre(moving));
    EXPECT_EQ(tag.carrying[0].probability, tag.passages[3]->probability);
    EXPECT_THROW(in_time(tagger, passages, {"no such tag"}), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
