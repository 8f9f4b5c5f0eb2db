#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "features/shared/equal_loudness.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

constexpr double bin = 44100.0 / 2048.0;

TEST(SpectralComplexity, CountsTheSines) {
    Samples sound = silence(2.0);
    for (int count = 1; count <= 8; ++count) {
        sound = mixed(std::move(sound), sine(25.0 * count * bin, 2.0, 0.1));
        EXPECT_NEAR(value_of(measure_mono(sound), "spectral_complexity_mean"), count, 0.05);
    }
}

TEST(SpectralComplexity, LeavesOutWhatIsTooWeakTooLowOrTooHigh) {
    const Samples tone = sine(50 * bin, 2.0, 0.5);
    // 24 dB below the tone as the ear weighs it; the histograms' steps make 0.4 dB of doubt.
    const double threshold = 0.5 * features::equal_loudness_gains()[50] * std::pow(10.0, -24.0 / 20.0);
    const auto peaks_with = [&](double k, double amplitude) {
        return value_of(measure_mono(mixed(tone, sine(k * bin, 2.0, amplitude))), "spectral_complexity_mean");
    };
    EXPECT_NEAR(peaks_with(100, threshold * 0.9), 1.0, 0.05);
    EXPECT_NEAR(peaks_with(100, threshold * 1.1), 2.0, 0.05);
    EXPECT_NEAR(peaks_with(300, 0.5), 1.0, 0.05);
    EXPECT_NEAR(peaks_with(3, 0.5), 1.0, 0.05);
}

TEST(SpectralComplexity, FollowsTheTracksLevelNotTheFrames) {
    // Four tones, and the same 40 dB softer for as long: nobody hears four tones all the time.
    Samples chord = sine(50 * bin, 2.0, 0.1);
    for (const double k : {75.0, 100.0, 125.0}) chord = mixed(std::move(chord), sine(k * bin, 2.0, 0.1));
    EXPECT_NEAR(value_of(measure_mono(chord + scaled(chord, 0.01)), "spectral_complexity_mean"), 2.0, 0.1);
}

TEST(SpectralComplexity, DoesNotDependOnGain) {
    const auto sound = mixed(note(50, 3.0), white_noise(3.0, 0.02));
    EXPECT_NEAR(value_of(measure_mono(sound), "spectral_complexity_mean"),
                value_of(measure_mono(scaled(sound, 0.25)), "spectral_complexity_mean"), 0.3);
}

TEST(SpectralComplexity, OfWhiteNoiseIsAThirdOfTheBins) {
    // A Hann window correlates neighbouring bins, so that maxima lie somewhat further apart than every third bin.
    EXPECT_NEAR(value_of(measure_mono(white_noise(5.0)), "spectral_complexity_mean"), 60.0, 6.0);
}

}  // namespace
}  // namespace armonica::test
