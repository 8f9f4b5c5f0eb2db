#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

TEST(DynamicComplexity, OfASteadyToneIsNothing) {
    EXPECT_NEAR(value_of(measure_mono(sine(1000.0, 5.0)), "dynamic_complexity"), 0.0, 0.01);
}

TEST(DynamicComplexity, OfTwoLevelsFollowsFromItsDefinition) {
    // Half the stretches at level V, half 20 dB below: the track's level is V − 20·w, w = 0.85²⁰/(1 + 0.85²⁰), and the
    // mean of the deviations 20·w and 20·(1 − w) is 10 dB whatever w.
    const auto sound = sine(1000.0, 4.0, 0.5) + sine(1000.0, 4.0, 0.05);
    EXPECT_NEAR(value_of(measure_mono(sound), "dynamic_complexity"), 10.0, 0.05);
    // One in four stretches 20 dB below: ¾·20·w + ¼·20·(1 − w), w = ⅓·0.85²⁰/(1 + ⅓·0.85²⁰).
    const double rare = std::pow(0.85, 20.0) / 3.0, w = rare / (1.0 + rare);
    const auto loud = sine(1000.0, 6.0, 0.5) + sine(1000.0, 2.0, 0.05);
    EXPECT_NEAR(value_of(measure_mono(loud), "dynamic_complexity"), 15.0 * w + 5.0 * (1.0 - w), 0.05);
}

TEST(DynamicComplexity, DoesNotDependOnGain) {
    const auto sound = drum_beats(70.0, 6.0);
    EXPECT_NEAR(value_of(measure_mono(mixed(sound, white_noise(6.0, 0.02))), "dynamic_complexity"),
                value_of(measure_mono(scaled(mixed(sound, white_noise(6.0, 0.02)), 0.25)), "dynamic_complexity"), 1e-3);
}

TEST(DynamicComplexity, SilenceAroundTheMusicDoesNotCount) {
    const auto sound = sine(1000.0, 4.0, 0.5) + sine(1000.0, 4.0, 0.05);
    const auto padded = silence(1.0) + sound + silence(3.0);
    EXPECT_NEAR(value_of(measure_mono(padded), "dynamic_complexity"), 10.0, 0.05);
    // A rest between is part of the music: 60 % at level V, 40 % at -80 dB, far enough below to weigh nothing.
    const auto rest = sine(1000.0, 3.0, 0.5) + silence(4.0) + sine(1000.0, 3.0, 0.5);
    const double drop = 10.0 * std::log10(0.125) + 80.0;
    EXPECT_NEAR(value_of(measure_mono(rest), "dynamic_complexity"), 0.4 * drop, 0.5);
}

}  // namespace
}  // namespace armonica::test
