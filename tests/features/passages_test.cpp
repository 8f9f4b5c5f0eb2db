#include "features/passages.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>

namespace armonica::features {
namespace {

using testing::SizeIs;

/// Noise whose loudness and colour wander, so that no two passages are alike.
std::vector<float> wandering(double seconds) {
    std::mt19937 random(7);
    std::normal_distribution<float> normal(0.0F, 0.1F);
    std::vector<float> sound(static_cast<std::size_t>(seconds * sample_rate));
    float before = 0.0F;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(sound.size());
        before = share * before + (1.0F - share) * normal(random);
        sound[i] = (0.2F + share) * before;
    }
    return sound;
}

ExtractOptions few_features() {
    ExtractOptions options;
    options.features = {"spectral_centroid_mean", "loudness", "zero_crossing_rate", "midlevel_mode"};
    return options;
}

std::vector<Passage> cut(const MeasurementPlan& plan, const std::vector<float>& sound, double length, double step,
                         std::size_t block, unsigned jobs) {
    PassageMeasurements passages(plan, static_cast<std::size_t>(length * sample_rate),
                                 static_cast<std::size_t>(step * sample_rate), jobs);
    for (std::size_t at = 0; at < sound.size(); at += block) {
        const auto part = std::span(sound).subspan(at, std::min(block, sound.size() - at));
        passages.add(part, part);
    }
    return passages.finish();
}

TEST(Passages, AreMeasuredAsIfEachWereATrack) {
    const MeasurementPlan plan(few_features());
    const std::vector<float> sound = wandering(47.0);
    for (const std::size_t block : {std::size_t{1}, std::size_t{4096}, sound.size()}) {
        const auto passages = cut(plan, sound, 12.0, 8.0, block, block == 4096 ? 4 : 1);
        ASSERT_THAT(passages, SizeIs(6)) << block;  // at 0, 8, 16, 24, 32, and the last, from 35 to 47
        for (std::size_t i = 0; i < passages.size(); ++i) {
            const double start = i < 5 ? 8.0 * static_cast<double>(i) : 35.0;
            EXPECT_DOUBLE_EQ(passages[i].start, start);
            EXPECT_DOUBLE_EQ(passages[i].end, start + 12.0);
            EXPECT_DOUBLE_EQ(passages[i].features.length_seconds, 12.0);
            const auto own = std::span(sound).subspan(static_cast<std::size_t>(start * sample_rate), 12 * 44100);
            const FeatureVector alone = measure(own, own, few_features());
            for (const std::string& id : few_features().features)
                EXPECT_EQ(passages[i].features.value(id), alone.value(id)) << id;
        }
    }
}

TEST(Passages, EndWithTheTrack) {
    const MeasurementPlan plan(few_features());
    const auto exactly = cut(plan, wandering(28.0), 12.0, 8.0, 5000, 2);
    ASSERT_THAT(exactly, SizeIs(3));  // the third ends with the track: no other is needed
    EXPECT_DOUBLE_EQ(exactly.back().end, 28.0);
    const auto shorter = cut(plan, wandering(5.0), 12.0, 8.0, 5000, 2);
    ASSERT_THAT(shorter, SizeIs(1));
    EXPECT_DOUBLE_EQ(shorter[0].start, 0.0);
    EXPECT_DOUBLE_EQ(shorter[0].end, 5.0);
    EXPECT_THAT(cut(plan, {}, 12.0, 8.0, 5000, 2), SizeIs(0));
    EXPECT_THROW(PassageMeasurements(plan, 10, 11, 1), std::invalid_argument);
    EXPECT_THROW(PassageMeasurements(plan, 0, 0, 1), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::features
