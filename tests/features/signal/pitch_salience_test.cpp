#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

double salience_of(const Samples& sound) { return value_of(measure_mono(sound, {"pitch_salience"}), "pitch_salience"); }

TEST(PitchSalience, OfAPeriodicSoundIsOne) {
    for (const double hertz : {110.0, 441.0, 1200.0}) {
        EXPECT_NEAR(salience_of(sine(hertz, 2.0)), 1.0, 0.03) << hertz;
        EXPECT_NEAR(salience_of(square_wave(hertz, 2.0)), 1.0, 0.06) << hertz;
    }
}

TEST(PitchSalience, OfWhiteNoiseIsLow) { EXPECT_LT(salience_of(white_noise(5.0)), 0.2); }

TEST(PitchSalience, OfAToneInNoiseIsItsShareOfThePower) {
    // A sine of mean square 0.02 in noise of mean square 0.02: noise does not correlate, half the power does.
    const auto sound = mixed(sine(500.0, 5.0, 0.2), white_noise(5.0, std::sqrt(0.06)));
    EXPECT_NEAR(salience_of(sound), 0.5, 0.1);
}

}  // namespace
}  // namespace armonica::test
