#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "features/shared/equal_loudness.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

constexpr double bin = 44100.0 / 2048.0;

double heard_db(std::size_t k) { return 20.0 * std::log10(features::equal_loudness_gains()[k]); }

TEST(SpectralFlux, OfASteadyToneIsNothing) {
    EXPECT_LT(value_of(measure_mono(sine(100 * bin, 2.0)), "spectral_flux_mean"), -50.0);
}

TEST(SpectralFlux, OfATonePulsingIsItsStepsAgainstItsLevel) {
    // Eight hops of tone, eight of next to none: of each sixteen pairs of frames two lead from a whole frame of tone to
    // half a frame, two from there to nothing. Half a frame holds half the power, so the latter step is 1/√2 of the
    // tone's root mean square; the former is that at most, since the spectra's inner product is half the power too, and
    // that of their magnitudes is no smaller.
    Samples pulsing;
    const auto on = sine(93 * bin, 8192 / 44100.0, 0.5);
    for (int i = 0; i < 20; ++i) pulsing = std::move(pulsing) + on + scaled(on, 0.01);
    const auto track = measure_mono(pulsing, {"spectral_flux_mean", "spectral_flux_high_middle", "spectral_flux_low"});
    const double most = 20.0 * std::log10(4.0 / 16.0 / std::sqrt(2.0)) - heard_db(93);
    const double flux = value_of(track, "spectral_flux_mean");
    EXPECT_LT(flux, most + 0.2);
    EXPECT_GT(flux, most - 3.0);
    EXPECT_NEAR(value_of(track, "spectral_flux_high_middle"), flux, 0.3);
    EXPECT_LT(value_of(track, "spectral_flux_low"), flux - 20.0);
}

TEST(SpectralFlux, OfWhiteNoiseFollowsFromRayleighMagnitudes) {
    // Independent Rayleigh magnitudes have E[(a − b)²] = (2 − π/2)·E[a²]; frames that overlap by half correlate a
    // little. Bands hold power by their width, so that flux in them lies apart by the same decibels.
    const auto track = measure_mono(white_noise(10.0));
    const double level = value_of(track, "energy_high") - 10.0 * std::log10(16000.0 / (16000.0 - 20.0));
    EXPECT_NEAR(value_of(track, "spectral_flux_mean"), level + 10.0 * std::log10(2.0 - pi / 2.0), 0.3);
    EXPECT_NEAR(value_of(track, "spectral_flux_high") - value_of(track, "spectral_flux_high_middle"),
                10.0 * std::log10(11000.0 / 3500.0), 0.2);
    EXPECT_LT(value_of(track, "spectral_flux_deviation"), 0.5);
}

TEST(SpectralFlux, DoesNotDependOnGain) {
    // −12 dB, whole steps of the loud level's histogram.
    const auto noise = white_noise(2.0);
    const auto loud = measure_mono(noise), quiet = measure_mono(scaled(noise, std::pow(10.0, -0.6)));
    for (const auto* id : {"spectral_flux_mean", "spectral_flux_low", "spectral_flux_deviation"})
        EXPECT_NEAR(value_of(loud, id), value_of(quiet, id), 0.05) << id;
}

TEST(SpectralFlux, IsUnevenForDrums) {
    EXPECT_GT(value_of(measure_mono(mixed(drum_beats(100.0, 6.0), note(60, 6.0, 0.01))), "spectral_flux_deviation"),
              value_of(measure_mono(white_noise(6.0)), "spectral_flux_deviation") + 3.0);
}

TEST(SpectralFlux, OfASingleFrameIsTooShort) {
    EXPECT_EQ(measure_mono(sine(440.0, 0.06)).missing("spectral_flux_mean"), MissingReason::too_short);
}

}  // namespace
}  // namespace armonica::test
