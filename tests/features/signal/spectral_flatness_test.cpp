#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

constexpr double bin = 44100.0 / 2048.0;
const std::vector<std::string> in_bands = {"spectral_flatness_mean",        "spectral_flatness_low",
                                           "spectral_flatness_low_middle",  "spectral_flatness_middle",
                                           "spectral_flatness_high_middle", "spectral_flatness_high"};

TEST(SpectralFlatness, OfWhiteNoiseFollowsFromItsExponentialPowers) {
    // Bins of noise have exponentially distributed power: E[ln p] = ln m − γ, which is 2.51 dB below the mean. The
    // arithmetic mean of n bins varies itself, which makes 4.34·(1/n) dB or so of difference in narrow bands.
    const auto track = measure_mono(white_noise(10.0), in_bands);
    EXPECT_NEAR(value_of(track, "spectral_flatness_mean"), -2.51, 0.05);
    EXPECT_NEAR(value_of(track, "spectral_flatness_high"), -2.51, 0.05);
    EXPECT_NEAR(value_of(track, "spectral_flatness_high_middle"), -2.51, 0.08);
    EXPECT_NEAR(value_of(track, "spectral_flatness_middle"), -2.4, 0.2);
    EXPECT_NEAR(value_of(track, "spectral_flatness_low_middle"), -2.2, 0.4);
}

TEST(SpectralFlatness, OfASineIsItsThreeBinsOverTheFloor) {
    // In the middle of a bin: powers ¼, 1, ¼ over 46 bins from 24 to 69, all others 80 dB below their sum, 1.5.
    const auto track = measure_mono(sine(40 * bin, 2.0), in_bands);
    const double mean = 1.5 / 46.0, floor = 1.5e-8;
    const double expected =
        10.0 / 46.0 * (std::log10(1.0 / mean) + 2.0 * std::log10(0.25 / mean) + 43.0 * std::log10(floor / mean));
    EXPECT_NEAR(value_of(track, "spectral_flatness_middle"), expected, 0.1);
}

TEST(SpectralFlatness, DoesNotDependOnGain) {
    const auto noise = mixed(note(50, 3.0), white_noise(3.0, 0.01));
    const auto loud = measure_mono(noise, in_bands), quiet = measure_mono(scaled(noise, 0.25), in_bands);
    for (const auto& id : in_bands) EXPECT_NEAR(value_of(loud, id), value_of(quiet, id), 1e-3) << id;
}

TEST(SpectralFlatness, DeviationIsThatOfTonesAndNoiseInTurn) {
    EXPECT_LT(value_of(measure_mono(white_noise(4.0)), "spectral_flatness_deviation"), 0.5);
    // Half the time at the noise's flatness, half at the tone's: half their distance.
    Samples turns;
    for (int i = 0; i < 4; ++i) turns = std::move(turns) + white_noise(1.0) + sine(100 * bin, 1.0);
    const double apart = value_of(measure_mono(white_noise(4.0)), "spectral_flatness_mean") -
                         value_of(measure_mono(sine(100 * bin, 4.0)), "spectral_flatness_mean");
    EXPECT_NEAR(value_of(measure_mono(turns), "spectral_flatness_deviation"), 0.5 * apart, 0.05 * apart);
}

}  // namespace
}  // namespace armonica::test
