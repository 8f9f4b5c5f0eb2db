#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "features/shared/equal_loudness.hpp"
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

// Two sines as the ear weighs them: the lower one's share of magnitude and of power.
struct Pair {
    double magnitude_share, power_share;
};

Pair heard(std::size_t low, double low_amplitude, std::size_t high, double high_amplitude) {
    const auto gains = features::equal_loudness_gains();
    const double a = low_amplitude * gains[low], b = high_amplitude * gains[high];
    return {a / (a + b), a * a / (a * a + b * b)};
}

TEST(SpectralShape, CentroidOfTwoSinesWeighsTheirPowerAsHeard) {
    for (const double amplitude : {0.3, 0.1}) {
        const double share = heard(100, 0.3, 400, amplitude).power_share;
        const auto track = measure_mono(mixed(sine(100 * bin, 2.0, 0.3), sine(400 * bin, 2.0, amplitude)));
        EXPECT_NEAR(value_of(track, "spectral_centroid_mean"), (400.0 - 300.0 * share) * bin, 10.0);
    }
}

TEST(SpectralShape, MomentsOfTwoSinesAreThoseOfABernoulliVariable) {
    // With shares p and q of the magnitude, d apart: variance p·q·d², skewness (p − q)/√(p·q), and a fourth moment over
    // the squared variance of (1 − 3·p·q)/(p·q).
    const double p = heard(100, 0.4, 300, 0.1).magnitude_share, q = 1.0 - p;
    const auto track = measure_mono(mixed(sine(100 * bin, 2.0, 0.4), sine(300 * bin, 2.0, 0.1)));
    EXPECT_NEAR(value_of(track, "spectral_spread_mean"), std::sqrt(p * q) * 200.0 * bin, 15.0);
    EXPECT_NEAR(value_of(track, "spectral_skewness_mean"), (p - q) / std::sqrt(p * q), 0.03);
    EXPECT_NEAR(value_of(track, "spectral_kurtosis_mean"), std::log2((1.0 - 3.0 * p * q) / (p * q)), 0.03);
}

TEST(SpectralShape, OfWhiteNoiseIsThatOfTheEarsWeights) {
    const auto track = measure_mono(white_noise(10.0));
    const auto gains = features::equal_loudness_gains();
    double total = 0.0, first = 0.0, power = 0.0, power_first = 0.0, entropy = 0.0;
    for (std::size_t k = 1; k <= 1024; ++k) {
        const double gain = gains[k], hertz = static_cast<double>(k) * bin;
        total += gain;
        first += gain * hertz;
        power += gain * gain;
        power_first += gain * gain * hertz;
        entropy -= gain * std::log2(gain);
    }
    double second = 0.0, third = 0.0, fourth = 0.0;
    for (std::size_t k = 1; k <= 1024; ++k) {
        const double distance = static_cast<double>(k) * bin - first / total;
        second += gains[k] / total * std::pow(distance, 2);
        third += gains[k] / total * std::pow(distance, 3);
        fourth += gains[k] / total * std::pow(distance, 4);
    }
    EXPECT_NEAR(value_of(track, "spectral_centroid_mean"), power_first / power, 60.0);
    EXPECT_NEAR(value_of(track, "spectral_spread_mean"), std::sqrt(second), 60.0);
    EXPECT_NEAR(value_of(track, "spectral_skewness_mean"), third / std::pow(second, 1.5), 0.05);
    EXPECT_NEAR(value_of(track, "spectral_kurtosis_mean"), std::log2(fourth / (second * second)), 0.08);
    // Rayleigh-distributed magnitudes, of mean m, lower it by E[(a/m)·log₂(a/m)], computed numerically: 0.19 bit.
    EXPECT_NEAR(value_of(track, "spectral_entropy_mean"), entropy / total + std::log2(total) - 0.19, 0.03);
    EXPECT_NEAR(value_of(track, "spectral_rolloff_mean"), 0.85 * 22050.0, 60.0);
    EXPECT_NEAR(value_of(track, "spectral_decrease_mean"), 0.0, 0.02);
}

TEST(SpectralShape, BrightAndDarkInTurnSwingByHalfTheirDistance) {
    Samples turns;
    for (int i = 0; i < 3; ++i) turns = std::move(turns) + sine(1000.0, 2.0) + sine(4000.0, 2.0);
    const auto track = measure_mono(turns);
    EXPECT_NEAR(value_of(track, "spectral_centroid_deviation"), 1.0, 0.02);
    EXPECT_NEAR(value_of(track, "bright_share"), 0.5, 0.02);
    const auto dark = measure_mono(sine(1000.0, 2.0));
    EXPECT_NEAR(value_of(dark, "spectral_centroid_deviation"), 0.0, 0.01);
    EXPECT_EQ(value_of(dark, "bright_share"), 0.0);
}

TEST(SpectralShape, DoesNotDependOnGain) {
    const auto sound = mixed(note(50, 3.0), white_noise(3.0, 0.02));
    const auto loud = measure_mono(sound), quiet = measure_mono(scaled(sound, 0.25));
    for (const auto* id : {"spectral_centroid_mean", "spectral_kurtosis_mean", "spectral_entropy_mean"})
        EXPECT_NEAR(value_of(loud, id), value_of(quiet, id), 1e-4 * value_of(loud, id)) << id;
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
