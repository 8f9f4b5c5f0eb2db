#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "features/shared/equal_loudness.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

TEST(Mfcc, GainMovesNone) {
    const auto noise = white_noise(3.0);
    const auto loud = measure_mono(noise), quiet = measure_mono(scaled(noise, 0.1));
    // The first is relative to the loud level, whose histogram has steps of 0.1 dB: in 40 bands, times 1/√40.
    EXPECT_NEAR(value_of(loud, "mfcc_0_mean"), value_of(quiet, "mfcc_0_mean"), 0.1 * std::sqrt(40.0) + 0.05);
    for (int i = 1; i < 13; ++i) {
        const std::string id = "mfcc_" + std::to_string(i) + "_mean";
        EXPECT_NEAR(value_of(loud, id), value_of(quiet, id), 0.02) << id;
    }
}

TEST(Mfcc, TheFirstIsWhatTheBandsHoldAgainstTheLoudLevel) {
    // White noise of power p in each bin: the loud level is p·Σ g²/3 over the gains, or a little more as 5 % of the
    // frames exceed it; a band holds p times half its width in bins.
    const double bin = 44100.0 / 2048.0, step = 2595.0 * std::log10(1.0 + 11000.0 / 700.0) / 41.0;
    const auto mel_to_hertz = [](double mel) { return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0); };
    double heard = 0.0, bands = 0.0;
    for (const float gain : features::equal_loudness_gains()) heard += static_cast<double>(gain) * gain / 3.0;
    for (int band = 0; band < 40; ++band)
        bands += 10.0 * std::log10(0.5 * (mel_to_hertz(step * (band + 2)) - mel_to_hertz(step * band)) / bin);
    // Narrow bands lose up to 2.5 dB to the mean of the logarithm, wide ones nothing.
    EXPECT_NEAR(value_of(measure_mono(white_noise(10.0)), "mfcc_0_mean") / std::sqrt(40.0),
                bands / 40.0 - 10.0 * std::log10(heard) - 1.0, 1.0);
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

TEST(Mfcc, DeviationIsHalfTheDistanceOfTwoTimbresInTurn) {
    Samples turns;
    for (int i = 0; i < 4; ++i) turns = std::move(turns) + note(40, 2.0) + white_noise(2.0, 0.1);
    const double apart = value_of(measure_mono(note(40, 2.0)), "mfcc_1_mean") -
                         value_of(measure_mono(white_noise(2.0, 0.1)), "mfcc_1_mean");
    EXPECT_NEAR(value_of(measure_mono(turns), "mfcc_1_deviation"), 0.5 * apart, 0.05 * apart);
}

TEST(Mfcc, TimbreOfASteadyToneStaysAndOfNoiseChanges) {
    EXPECT_LT(value_of(measure_mono(sine(20 * 44100.0 / 2048.0, 2.0)), "timbre_change_mean"), 1.0);
    const auto noise = white_noise(5.0);
    const auto loud = measure_mono(noise), quiet = measure_mono(scaled(noise, 0.1));
    // Exponentially distributed power has levels 5.57 dB about their mean; a band of few bins nearly shows that, wide
    // ones less.
    EXPECT_GT(value_of(loud, "timbre_change_mean"), 2.0);
    EXPECT_LT(value_of(loud, "timbre_change_mean"), 5.57 * std::sqrt(2.0));
    EXPECT_NEAR(value_of(loud, "timbre_change_mean"), value_of(quiet, "timbre_change_mean"), 0.01);
}

TEST(Mfcc, ASingleFrameDoesNotChange) {
    const auto track = measure_mono(sine(440.0, 0.06));
    EXPECT_EQ(track.missing("timbre_change_mean"), MissingReason::too_short);
    EXPECT_TRUE(track.value("mfcc_1_deviation"));
}

}  // namespace
}  // namespace armonica::test
