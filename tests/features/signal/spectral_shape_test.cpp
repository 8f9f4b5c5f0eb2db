#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

constexpr double bin = 44100.0 / 2048.0;

TEST(SpectralShape, CentroidOfASineIsItsFrequency) {
    for (const double hertz : {440.0, 1000.0, 5000.0, 15000.0}) {
        const auto track = measure_mono(sine(hertz, 2.0), {"spectral_centroid_mean", "spectral_spread_mean"});
        EXPECT_NEAR(value_of(track, "spectral_centroid_mean"), hertz, 3.0);
        // The window's side lobes fall as the cube of the distance and so keep some weight far out.
        EXPECT_LT(value_of(track, "spectral_spread_mean"), 200.0);
    }
}

TEST(SpectralShape, TwoEqualSinesLieHalfTheirDistanceFromTheMiddle) {
    const auto track = measure_mono(mixed(sine(100 * bin, 2.0, 0.3), sine(300 * bin, 2.0, 0.3)));
    EXPECT_NEAR(value_of(track, "spectral_centroid_mean"), 200 * bin, 5.0);
    EXPECT_NEAR(value_of(track, "spectral_spread_mean"), 100 * bin, 15.0);
}

TEST(SpectralShape, CentroidWeighsByMagnitude) {
    const auto track = measure_mono(mixed(sine(100 * bin, 2.0, 0.3), sine(400 * bin, 2.0, 0.1)));
    EXPECT_NEAR(value_of(track, "spectral_centroid_mean"), (0.3 * 100 + 0.1 * 400) / 0.4 * bin, 8.0);
}

TEST(SpectralShape, WhiteNoiseIsFlat) {
    const auto track = measure_mono(white_noise(10.0));
    EXPECT_NEAR(value_of(track, "spectral_centroid_mean"), 11025.0, 60.0);
    EXPECT_NEAR(value_of(track, "spectral_spread_mean"), 22050.0 / std::sqrt(12.0), 60.0);
    EXPECT_NEAR(value_of(track, "spectral_rolloff_mean"), 0.85 * 22050.0, 60.0);
    // Rayleigh-distributed magnitudes fall short of 10 bits by E[(a/m)·log₂(a/m)] = (1 − γ/2 + ln(1/√(π/2)·√2)/1)/ln 2
    // … computed numerically: 0.19 bit.
    EXPECT_NEAR(value_of(track, "spectral_entropy_mean"), 9.81, 0.03);
    EXPECT_NEAR(value_of(track, "spectral_decrease_mean"), 0.0, 0.02);
}

TEST(SpectralShape, EntropyOfASineIsThatOfTheWindowsMainLobe) {
    // A sine in the middle of a bin has magnitudes ½, 1, ½: 1.5 bits.
    EXPECT_NEAR(value_of(measure_mono(sine(100 * bin, 2.0)), "spectral_entropy_mean"), 1.5, 0.01);
}

TEST(SpectralShape, RolloffOfTwoSinesIsWhereThePowerLies) {
    const auto few = measure_mono(mixed(sine(100 * bin, 1.0, 0.5), sine(400 * bin, 1.0, 0.1)));
    EXPECT_NEAR(value_of(few, "spectral_rolloff_mean"), 100 * bin, 1.5 * bin);
    const auto many = measure_mono(mixed(sine(100 * bin, 1.0, 0.3), sine(400 * bin, 1.0, 0.3)));
    EXPECT_NEAR(value_of(many, "spectral_rolloff_mean"), 400 * bin, 1.5 * bin);
}

TEST(SpectralShape, DecreaseOfASineIsTheReciprocalOfItsBin) {
    // Σ a[k]/(k − 1) / Σ a[k] over magnitudes ½, 1, ½ at k = 49, 50, 51.
    const double expected = (0.5 / 48 + 1.0 / 49 + 0.5 / 50) / 2.0;
    EXPECT_NEAR(value_of(measure_mono(sine(50 * bin, 2.0)), "spectral_decrease_mean"), expected, 1e-4);
}

TEST(SpectralShape, SilentFramesAreLeftOut) {
    const auto track = measure_mono(silence(3.0) + sine(1000.0, 2.0) + silence(3.0));
    EXPECT_NEAR(value_of(track, "spectral_centroid_mean"), 1000.0, 40.0);
}

TEST(SpectralShape, AConstantOffsetDoesNotMatter) {
    auto offset = sine(1000.0, 2.0, 0.3);
    for (float& sample : offset) sample += 0.4F;
    EXPECT_NEAR(value_of(measure_mono(offset), "spectral_centroid_mean"), 1000.0, 3.0);
}

}  // namespace
}  // namespace armonica::test
