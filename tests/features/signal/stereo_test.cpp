#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>
#include <string>

#include "features/track_measurement.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

const char* const ids[] = {"stereo_width",        "stereo_width_low",         "stereo_width_low_middle",
                           "stereo_width_middle", "stereo_width_high_middle", "stereo_width_high",
                           "stereo_balance",      "stereo_correlation"};

TEST(Stereo, OfAPannedSoundFollowsFromItsGains) {
    // Sides g and 1: side over middle is ((1 − g)/(1 + g))², the balance −20 log₁₀ g, and the sides are alike.
    const auto noise = white_noise(4.0);
    for (const double gain : {0.25, 0.5, 2.0}) {
        const auto track = features::measure(scaled(noise, gain), noise);
        const double width = 20.0 * std::log10(std::abs(1.0 - gain) / (1.0 + gain));
        for (int i = 0; i < 6; ++i) EXPECT_NEAR(value_of(track, ids[i]), width, 0.02) << ids[i];
        EXPECT_NEAR(value_of(track, "stereo_balance"), -20.0 * std::log10(gain), 0.01);
        EXPECT_NEAR(value_of(track, "stereo_correlation"), 1.0, 1e-6);
    }
}

TEST(Stereo, OfUnrelatedSidesIsZeroDecibelsWide) {
    const auto track = features::measure(white_noise(10.0, 0.5, 1), white_noise(10.0, 0.5, 2));
    EXPECT_NEAR(value_of(track, "stereo_width"), 0.0, 0.1);
    EXPECT_NEAR(value_of(track, "stereo_width_middle"), 0.0, 0.5);
    EXPECT_NEAR(value_of(track, "stereo_balance"), 0.0, 0.1);
    EXPECT_NEAR(value_of(track, "stereo_correlation"), 0.0, 0.01);
}

TEST(Stereo, TellsBandsApart) {
    // Bass in the middle; treble with a fourth as much to the sides.
    const auto bass = sine(60.0, 4.0, 0.3), treble = sine(9000.0, 4.0, 0.1);
    const auto track = features::measure(mixed(bass, scaled(treble, 1.25)), mixed(bass, scaled(treble, 0.75)));
    EXPECT_LT(value_of(track, "stereo_width_low"), -39.0);
    EXPECT_NEAR(value_of(track, "stereo_width_high"), 20.0 * std::log10(0.25), 0.05);
    // As a whole: side 0.025²/2, middle (0.3² + 0.1²)/2, of which the low cut at 20 Hz takes a little.
    EXPECT_NEAR(value_of(track, "stereo_width"), 10.0 * std::log10(0.000625 / 0.1), 0.5);
}

TEST(Stereo, OneSideTurnedOverIsAllSide) {
    const auto noise = white_noise(4.0), other = mixed(scaled(noise, -1.0), white_noise(4.0, 0.001, 3));
    const auto track = features::measure(noise, other);
    EXPECT_NEAR(value_of(track, "stereo_width"), 40.0, 1e-9);
    EXPECT_NEAR(value_of(track, "stereo_correlation"), -1.0, 1e-3);
}

TEST(Stereo, OfOneSideAloneIsAllTheWayThere) {
    const auto noise = white_noise(4.0), nothing = silence(4.0);
    EXPECT_NEAR(value_of(features::measure(nothing, noise), "stereo_balance"), 40.0, 1e-9);
    EXPECT_NEAR(value_of(features::measure(noise, nothing), "stereo_balance"), -40.0, 1e-9);
    EXPECT_NEAR(value_of(features::measure(noise, nothing), "stereo_width"), 0.0, 1e-3);
    EXPECT_EQ(value_of(features::measure(noise, nothing), "stereo_correlation"), 0.0);
}

TEST(Stereo, OfTheSameOnBothSidesIsMono) {
    const auto noise = white_noise(4.0);
    for (const auto* id : ids) {
        EXPECT_EQ(measure_mono(noise, {id}).missing(id), MissingReason::mono) << id;
        // What lossy coding leaves of it is far below 60 dB.
        const auto almost = mixed(noise, white_noise(4.0, 0.0002, 5));
        EXPECT_EQ(features::measure(noise, almost, {{id}}).missing(id), MissingReason::mono) << id;
        EXPECT_EQ(measure_mono(white_noise(0.04), {id}).missing(id), MissingReason::too_short) << id;
    }
}

TEST(Stereo, DoesNotDependOnGainAndSilence) {
    const auto left = white_noise(4.0, 0.4, 1), right = mixed(scaled(left, 0.5), white_noise(4.0, 0.2, 2));
    const auto track = features::measure(left, right);
    const auto quiet = features::measure(scaled(left, 0.25), scaled(right, 0.25));
    const auto padded = features::measure(silence(1.0) + left + silence(1.0), silence(1.0) + right + silence(1.0));
    for (const auto* id : ids) {
        EXPECT_NEAR(value_of(track, id), value_of(quiet, id), 1e-4) << id;
        EXPECT_NEAR(value_of(track, id), value_of(padded, id), 0.02) << id;
    }
}

}  // namespace
}  // namespace armonica::test
