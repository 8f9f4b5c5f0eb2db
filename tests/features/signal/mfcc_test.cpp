#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

TEST(Mfcc, GainMovesOnlyTheFirst) {
    const auto noise = white_noise(3.0);
    const auto loud = measure_mono(noise), quiet = measure_mono(scaled(noise, 0.1));
    // 20 dB in each of 40 bands, times 1/√40.
    EXPECT_NEAR(value_of(loud, "mfcc_0_mean") - value_of(quiet, "mfcc_0_mean"), 20.0 * std::sqrt(40.0), 0.05);
    for (int i = 1; i < 13; ++i) {
        const std::string id = "mfcc_" + std::to_string(i) + "_mean";
        EXPECT_NEAR(value_of(loud, id), value_of(quiet, id), 0.02) << id;
    }
}

TEST(Mfcc, OfWhiteNoiseFollowsFromTheBandsWidths) {
    // Flat power p in each bin: a band holds p times half its width in bins, less 10·(ln n − ψ(n))/ln 10 dB or so for
    // the mean of the logarithm over n degrees of freedom; the first coefficients show the widening of the bands with
    // mel.
    const auto track = measure_mono(white_noise(20.0));
    const double bin = 44100.0 / 2048.0;
    const auto mel_to_hertz = [](double mel) { return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0); };
    const double step = 2595.0 * std::log10(1.0 + 11000.0 / 700.0) / 41.0;
    double tilt = 0.0;
    for (int band = 0; band < 40; ++band) {
        const double width = (mel_to_hertz(step * (band + 2)) - mel_to_hertz(step * band)) / bin;
        tilt += std::sqrt(2.0 / 40.0) * 10.0 * std::log10(0.5 * width) * std::cos(pi * (band + 0.5) / 40.0);
    }
    EXPECT_NEAR(value_of(track, "mfcc_1_mean"), tilt, 2.5);
}

TEST(Mfcc, TiltIsHigherForDarkSound) {
    EXPECT_GT(value_of(measure_mono(note(40, 2.0)), "mfcc_1_mean"),
              value_of(measure_mono(white_noise(2.0)), "mfcc_1_mean"));
}

}  // namespace
}  // namespace armonica::test
