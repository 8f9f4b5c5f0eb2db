#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

constexpr double bin = 44100.0 / 2048.0;

TEST(SpectralContrast, OfWhiteNoiseFollowsFromItsExponentialPowers) {
    // Exponentially distributed power exceeds m·ln 8 in an eighth of the bins, m·ln(8/7) in seven eighths.
    const auto track = measure_mono(white_noise(20.0));
    const double expected = 10.0 * std::log10(std::log(8.0) / std::log(8.0 / 7.0));
    EXPECT_NEAR(value_of(track, "spectral_contrast_octave_6"), expected, 0.15);
    EXPECT_NEAR(value_of(track, "spectral_contrast_octave_5"), expected, 0.3);
    EXPECT_NEAR(value_of(track, "spectral_contrast_octave_4"), expected, 0.6);
}

TEST(SpectralContrast, OfTonesOverNoiseIsTheirDistance) {
    // Partials at every tenth bin fill three tenths of the octave with ¼, 1, ¼ of their power: the eighth's edge lies
    // among the weaker ones. Noise fills the rest; seven eighths of all bins exceed the 1/8 / (7/10) quantile of it.
    Samples sound = white_noise(6.0, 0.003);  // above the floor of 80 dB
    for (int k = 80; k <= 160; k += 10) sound = mixed(std::move(sound), sine(k * bin, 6.0, 0.05));
    const double noise_power = 9e-6 / 3.0 * 3.0 / 1024.0;  // the powers sum to three times the mean square
    const double valley = noise_power * -std::log(1.0 - 0.125 / 0.7);
    const double peak = 0.25 * 0.05 * 0.05;
    const double expected = 10.0 * std::log10(peak / valley);
    EXPECT_NEAR(value_of(measure_mono(sound), "spectral_contrast_octave_4"), expected, 1.0);
}

TEST(SpectralContrast, DoesNotDependOnGain) {
    const auto noise = mixed(note(50, 3.0), white_noise(3.0, 0.01));
    const auto loud = measure_mono(noise), quiet = measure_mono(scaled(noise, 0.25));
    for (const auto* id : {"spectral_contrast_bass", "spectral_contrast_octave_3"})
        EXPECT_NEAR(value_of(loud, id), value_of(quiet, id), 1e-3) << id;
}

TEST(SpectralContrast, IsLimited) {
    EXPECT_LE(value_of(measure_mono(sine(200 * bin, 2.0)), "spectral_contrast_octave_5"), 80.0);
}

}  // namespace
}  // namespace armonica::test
