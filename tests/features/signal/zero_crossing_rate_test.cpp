#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

TEST(ZeroCrossingRate, IsTwiceTheFrequencyOfASquareWave) {
    for (const double hertz : {100.0, 441.0, 3000.0})
        EXPECT_NEAR(value_of(measure_mono(square_wave(hertz, 5.0)), "zero_crossing_rate"), 2.0 * hertz, 1.0);
}

TEST(ZeroCrossingRate, OfWhiteNoiseIsHalfTheSamples) {
    EXPECT_NEAR(value_of(measure_mono(white_noise(10.0)), "zero_crossing_rate"), 22050.0, 150.0);
}

TEST(ZeroCrossingRate, SilenceIsLeftOut) {
    const auto track = measure_mono(silence(5.0) + square_wave(1000.0, 5.0));
    EXPECT_NEAR(value_of(track, "zero_crossing_rate"), 2000.0, 10.0);
}

TEST(ZeroCrossingRate, DoesNotDependOnGain) {
    const auto noise = white_noise(1.0);
    EXPECT_EQ(value_of(measure_mono(noise), "zero_crossing_rate"),
              value_of(measure_mono(scaled(noise, 0.125)), "zero_crossing_rate"));
}

}  // namespace
}  // namespace armonica::test
