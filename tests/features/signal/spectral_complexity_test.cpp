#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

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
    EXPECT_NEAR(value_of(measure_mono(mixed(tone, sine(100 * bin, 2.0, 0.004))), "spectral_complexity_mean"), 1.0,
                0.05);
    EXPECT_NEAR(value_of(measure_mono(mixed(tone, sine(100 * bin, 2.0, 0.006))), "spectral_complexity_mean"), 2.0,
                0.05);
    EXPECT_NEAR(value_of(measure_mono(mixed(tone, sine(300 * bin, 2.0, 0.5))), "spectral_complexity_mean"), 1.0, 0.05);
    EXPECT_NEAR(value_of(measure_mono(mixed(tone, sine(3 * bin, 2.0, 0.5))), "spectral_complexity_mean"), 1.0, 0.05);
}

TEST(SpectralComplexity, OfWhiteNoiseIsAThirdOfTheBins) {
    // A Hann window correlates neighbouring bins, so that maxima lie somewhat further apart than every third bin.
    EXPECT_NEAR(value_of(measure_mono(white_noise(5.0)), "spectral_complexity_mean"), 60.0, 6.0);
}

}  // namespace
}  // namespace armonica::test
