#include "features/shared/equal_loudness.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "features/shared/sound.hpp"

namespace armonica::test {
namespace {

double gain_db(double hertz) {
    return 20.0 *
           std::log10(
               features::equal_loudness_gains()[static_cast<std::size_t>(std::lround(hertz / features::bin_hertz))]);
}

TEST(EqualLoudness, IsMostSensitiveWhereTheEarIs) {
    for (const double hertz : {50.0, 100.0, 500.0, 1000.0, 8000.0, 16000.0}) EXPECT_LT(gain_db(hertz), gain_db(3500.0));
    // The contour of 80 phon lies some 6 to 9 dB lower at 3.5 kHz than at 1 kHz, and at 100 Hz some 5 to 9 dB higher.
    EXPECT_NEAR(gain_db(3500.0) - gain_db(1000.0), 7.5, 1.5);
    EXPECT_NEAR(gain_db(1000.0) - gain_db(100.0), 7.0, 2.0);
}

TEST(EqualLoudness, HearsNothingAtZeroHertz) { EXPECT_LT(features::equal_loudness_gains()[0], 1e-3F); }

TEST(LoudLevel, IsWhatOneInTwentyFramesExceeds) {
    const auto loud_of = [](int soft, int loud) {
        features::LoudLevel level;
        for (int i = 0; i < soft; ++i) level.add(1e-3);
        for (int i = 0; i < loud; ++i) level.add(1e-1);
        return level.decibels();
    };
    EXPECT_NEAR(loud_of(960, 40), -30.0, 0.11);
    EXPECT_NEAR(loud_of(940, 60), -10.0, 0.11);
    EXPECT_NEAR(loud_of(0, 1), -10.0, 0.11);
}

TEST(LoudLevel, StaysWithinItsScale) {
    features::LoudLevel silent, absurd;
    silent.add(0.0);
    absurd.add(1e30);
    EXPECT_NEAR(silent.decibels(), -120.0, 0.11);
    EXPECT_NEAR(absurd.decibels(), 40.0, 0.11);
}

TEST(Foreground, LeavesOutWhatIsFarBelowTheLoudestSoFar) {
    features::Foreground foreground;
    EXPECT_TRUE(foreground.holds(1e-6));  // nothing louder yet
    EXPECT_TRUE(foreground.holds(1e-2));
    EXPECT_TRUE(foreground.holds(1.1e-7));
    EXPECT_FALSE(foreground.holds(0.9e-7));
    EXPECT_FALSE(features::Foreground().holds(0.0));
}

}  // namespace
}  // namespace armonica::test
