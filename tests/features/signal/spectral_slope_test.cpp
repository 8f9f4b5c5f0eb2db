#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

double slope_of(const Samples& samples) { return value_of(measure_mono(samples), "spectral_slope_mean"); }

TEST(SpectralSlope, OfWhiteNoiseIsLevel) {
    // The mean of a logarithm lies below the logarithm of the mean, by 2.5 dB in a band of one bin and by next to
    // nothing in a wide one: over the six octaves that is some tenths of a decibel an octave.
    EXPECT_NEAR(slope_of(white_noise(10.0)), 0.3, 0.3);
}

TEST(SpectralSlope, OfSummedNoiseFallsBySixDecibelsAnOctave) {
    // A running sum has the gain 1/|2·sin(ω/2)|, nearly 1/ω up to 11 kHz; the leak flattens it below 40 Hz.
    auto brown = white_noise(10.0, 0.1);
    const float leak = 1.0F - static_cast<float>(2.0 * pi * 40.0 / 44100.0);
    for (std::size_t i = 1; i < brown.size(); ++i) brown[i] += leak * brown[i - 1];
    EXPECT_NEAR(slope_of(brown) - slope_of(white_noise(10.0)), -6.02, 0.5);
}

TEST(SpectralSlope, DoesNotDependOnGain) {
    const auto noise = white_noise(2.0);
    EXPECT_NEAR(slope_of(noise), slope_of(scaled(noise, 0.25)), 1e-3);
}

}  // namespace
}  // namespace armonica::test
