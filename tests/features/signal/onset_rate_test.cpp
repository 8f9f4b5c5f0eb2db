#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

double onsets_of(const Samples& sound) { return value_of(measure_mono(sound, {"onset_rate"}), "onset_rate"); }

TEST(OnsetRate, IsTheRateOfClicks) {
    for (const double rate : {0.5, 1.0, 2.0, 4.0, 8.0}) EXPECT_NEAR(onsets_of(clicks(rate, 20.0)), rate, 0.051) << rate;
}

TEST(OnsetRate, IsTheRateOfDrums) {
    for (const double bpm : {60.0, 120.0, 240.0})
        EXPECT_NEAR(onsets_of(drum_beats(bpm, 20.0)), bpm / 60.0, 0.051) << bpm;
}

TEST(OnsetRate, IsTheRateOfNotes) {
    Samples melody;
    for (int i = 0; i < 32; ++i) melody = std::move(melody) + note(60 + i * 5 % 12, 0.25);
    EXPECT_NEAR(onsets_of(melody), 4.0, 0.3);
}

TEST(OnsetRate, OfSteadySoundIsNothing) {
    EXPECT_LT(onsets_of(sine(440.0, 10.0)), 0.21);
    EXPECT_LT(onsets_of(white_noise(20.0)), 0.5);
}

TEST(OnsetRate, DoesNotDependOnGain) {
    const auto sound = mixed(drum_beats(150.0, 10.0), white_noise(10.0, 0.01));
    EXPECT_EQ(onsets_of(sound), onsets_of(scaled(sound, 0.25)));
}

}  // namespace
}  // namespace armonica::test
