#include <gtest/gtest.h>

#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

// Noise that is soft but for 4,096 samples of every 22,016, which are louder by `first_db` and `second_db` in turn.
// Both are whole hops: a jump first enters a frame that it fills by half.
Samples jumping_noise(double first_db, double second_db) {
    auto sound = white_noise(20.0, 0.03);
    for (std::size_t i = 0; i < sound.size(); ++i)
        if (i % 22016 < 4096)
            sound[i] *= static_cast<float>(std::pow(10.0, (i / 22016 % 2 ? second_db : first_db) / 20));
    return sound;
}

// The level of a frame that is half soft, half louder by `db`: 10·log₁₀((1 + 10^(db/10))/2) above the soft ones.
double half_rise(double db) { return 10.0 * std::log10(0.5 * (1.0 + std::pow(10.0, 0.1 * db))); }

TEST(OnsetStrength, IsHowFarLevelsRise) {
    const auto track = measure_mono(jumping_noise(20.0, 20.0));
    EXPECT_NEAR(value_of(track, "onset_rate"), 2.0, 0.11);
    EXPECT_NEAR(value_of(track, "onset_strength_mean"), half_rise(20.0), 2.5);
    EXPECT_LT(value_of(track, "onset_strength_deviation"), 1.5);
    EXPECT_GT(value_of(track, "strong_onset_share"), 0.95);
}

TEST(OnsetStrength, VariesWhereBeatsDo) {
    const auto track = measure_mono(jumping_noise(28.0, 8.0));
    EXPECT_NEAR(value_of(track, "strong_onset_share"), 0.5, 0.1);
    EXPECT_NEAR(value_of(track, "onset_strength_deviation"), 0.5 * (half_rise(28.0) - half_rise(8.0)), 1.0);
}

TEST(OnsetStrength, NeedsOnsets) {
    EXPECT_EQ(measure_mono(sine(440.0, 5.0)).missing("onset_strength_mean"), MissingReason::no_onsets);
}

}  // namespace
}  // namespace armonica::test
