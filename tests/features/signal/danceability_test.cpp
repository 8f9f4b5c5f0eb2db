#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

double danceability_of(const Samples& sound) { return value_of(measure_mono(sound, {"danceability"}), "danceability"); }

TEST(Danceability, OfARandomlyWanderingLevelIsThatOfWhiteNoise) {
    // Levels drawn independently every 10 ms: F grows with the square root of n, exponent ½, danceability 2.
    const auto levels = white_noise(1.0, 1.0);
    Samples sound = sine(4410.0, 40.0, 0.3);
    for (std::size_t i = 0; i < sound.size(); ++i) sound[i] *= 1.0F + 0.9F * levels[i / 441];
    EXPECT_NEAR(danceability_of(sound), 2.0, 0.15);
}

TEST(Danceability, OfAWalkingLevelIsThatOfABrownSeries) {
    // A level that is itself a random walk: F grows as n to the 3/2, danceability 2/3.
    const auto steps = white_noise(1.0, 1.0);
    std::vector<double> walk = {5.0};
    for (std::size_t i = 0; i < 6000; ++i) walk.push_back(walk.back() + 0.02 * steps[i]);
    Samples sound = sine(4410.0, 50.0, 0.05);
    for (std::size_t i = 0; i < sound.size(); ++i) sound[i] *= static_cast<float>(walk[i / 441]);
    EXPECT_NEAR(danceability_of(sound), 2.0 / 3.0, 0.1);
}

TEST(Danceability, OfASteadyBeatIsAboveThatOfNoise) { EXPECT_GT(danceability_of(drum_beats(120.0, 30.0)), 2.5); }

TEST(Danceability, DoesNotDependOnGain) {
    const auto sound = mixed(drum_beats(90.0, 15.0), white_noise(15.0, 0.05));
    EXPECT_NEAR(danceability_of(sound), danceability_of(scaled(sound, 0.25)), 1e-3);
}

TEST(Danceability, NeedsTenSeconds) {
    EXPECT_EQ(measure_mono(white_noise(9.9)).missing("danceability"), MissingReason::too_short);
}

}  // namespace
}  // namespace armonica::test
