#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

TEST(SpectralFlux, OfASteadyToneIsNothing) {
    EXPECT_NEAR(value_of(measure_mono(sine(44100.0 / 2048 * 100, 2.0)), "spectral_flux_mean"), 0.0, 1e-3);
}

TEST(SpectralFlux, OfTonesThatJumpEveryHopIsSquareRootOfTwo) {
    // Frames that are half one tone and half another: a middle case, well above a steady tone, below √2.
    Samples jumping;
    for (int i = 0; i < 40; ++i) jumping = std::move(jumping) + sine(i % 2 == 0 ? 1000.0 : 5000.0, 8192 / 44100.0);
    // Of 8 hops two pairs of frames lie across the jump: from one tone to half of each (distance √(2 − √2)), and on.
    const double across = std::sqrt(2.0 - std::sqrt(2.0));
    EXPECT_NEAR(value_of(measure_mono(jumping), "spectral_flux_mean"), 2.0 * across / 8.0, 0.03);
}

TEST(SpectralFlux, OfWhiteNoiseFollowsFromRayleighMagnitudes) {
    // Independent Rayleigh magnitudes have E[ab]/E[a²] = π/4; frames that overlap by half correlate a little.
    EXPECT_NEAR(value_of(measure_mono(white_noise(10.0)), "spectral_flux_mean"), std::sqrt(2.0 - pi / 2.0), 0.02);
}

TEST(SpectralFlux, DoesNotDependOnGain) {
    const auto noise = white_noise(2.0);
    EXPECT_NEAR(value_of(measure_mono(noise), "spectral_flux_mean"),
                value_of(measure_mono(scaled(noise, 0.25)), "spectral_flux_mean"), 1e-5);
}

TEST(SpectralFlux, OfASingleFrameIsTooShort) {
    EXPECT_EQ(measure_mono(sine(440.0, 0.06)).missing("spectral_flux_mean"), MissingReason::too_short);
}

}  // namespace
}  // namespace armonica::test
