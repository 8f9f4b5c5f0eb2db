#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

// A tone whose level swings by ±`decibels`, `hertz` times a second.
Samples swinging(double tone, double decibels, double hertz, double seconds) {
    Samples samples = sine(tone, seconds, 0.1);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / 44100.0;
        samples[i] *= static_cast<float>(std::pow(10.0, decibels * std::sin(2.0 * pi * hertz * time) / 20.0));
    }
    return samples;
}

TEST(Modulation, OfASwingInDecibelsIsItsRootMeanSquare) {
    // ±6 dB is 6/√2 in root mean square; a frame's window (power, 46 ms) takes 0.4 % of it at 2 Hz, 2.4 % at 5 Hz.
    const auto slow = measure_mono(swinging(1000.0, 6.0, 2.0, 20.0));
    EXPECT_NEAR(value_of(slow, "pulse_swing_middle"), 6.0 / std::sqrt(2.0), 0.15);
    EXPECT_LT(value_of(slow, "syllable_swing_middle"), 0.1);
    EXPECT_LT(value_of(slow, "flutter_swing_middle"), 0.1);
    const auto quick = measure_mono(swinging(1000.0, 6.0, 5.0, 20.0));
    EXPECT_NEAR(value_of(quick, "syllable_swing_middle"), 6.0 / std::sqrt(2.0), 0.25);
    EXPECT_LT(value_of(quick, "pulse_swing_middle"), 0.1);
    const auto tremolo = measure_mono(swinging(1000.0, 2.0, 12.0, 20.0));
    EXPECT_GT(value_of(tremolo, "flutter_swing_middle"), 1.0);
    EXPECT_LT(value_of(tremolo, "flutter_swing_middle"), 2.0 / std::sqrt(2.0));
}

TEST(Modulation, IsFoundInTheBandThatSwings) {
    const auto track = measure_mono(mixed(swinging(80.0, 6.0, 2.0, 15.0), sine(3000.0, 15.0, 0.1)));
    EXPECT_NEAR(value_of(track, "pulse_swing_low"), 6.0 / std::sqrt(2.0), 0.2);
    EXPECT_LT(value_of(track, "pulse_swing_high_middle"), 0.05);
}

TEST(Modulation, OfNoiseIsSpreadOverRatesAsChanceHasIt) {
    // The treble holds 511 bins: its level hardly moves. The bass holds six: chance moves it at every rate.
    const auto track = measure_mono(white_noise(20.0));
    for (const char* rate : {"pulse_swing", "syllable_swing", "flutter_swing"})
        EXPECT_LT(value_of(track, std::string(rate) + "_high"), 0.3) << rate;
    EXPECT_GT(value_of(track, "flutter_swing_low"), value_of(track, "syllable_swing_low"));
    EXPECT_GT(value_of(track, "syllable_swing_low"), value_of(track, "pulse_swing_low"));
}

TEST(Modulation, OfABandWithNothingInItIsNothing) {
    const auto track = measure_mono(sine(1000.0, 10.0));
    EXPECT_NEAR(value_of(track, "pulse_swing_high"), 0.0, 1e-3);
    EXPECT_NEAR(value_of(track, "flutter_swing_low"), 0.0, 1e-3);
}

TEST(Modulation, HearsTheSilenceBetweenClicksButNotAroundTheTrack) {
    // Digital silence is as much of a rest as faint noise 60 dB below.
    const auto beats = drum_beats(120.0, 12.0);
    const double rests = value_of(measure_mono(beats), "pulse_swing_middle");
    EXPECT_GT(rests, 5.0);
    EXPECT_NEAR(value_of(measure_mono(mixed(beats, white_noise(12.0, 1e-4))), "pulse_swing_middle"), rests,
                0.1 * rests);
    const auto padded = silence(1024.0 * 43 / 44100) + beats + silence(3.0);
    EXPECT_NEAR(value_of(measure_mono(padded), "pulse_swing_middle"), rests, 0.02 * rests);
}

TEST(Modulation, DoesNotDependOnGain) {
    const auto sound = mixed(drum_beats(110.0, 12.0), note(60.0, 12.0));
    const auto loud = measure_mono(sound), soft = measure_mono(scaled(sound, 0.25));
    for (const char* id : {"pulse_swing_low", "syllable_swing_middle", "flutter_swing_high"})
        EXPECT_NEAR(value_of(loud, id), value_of(soft, id), 0.01 * value_of(loud, id) + 0.01) << id;
}

TEST(Modulation, OfLessThanAWindowIsTooShort) {
    EXPECT_EQ(measure_mono(sine(440.0, 5.0)).missing("pulse_swing_low"), MissingReason::too_short);
    EXPECT_EQ(measure_mono(sine(440.0, 2.0) + silence(10.0)).missing("pulse_swing_low"), MissingReason::too_short);
    EXPECT_EQ(measure_mono(silence(10.0)).missing("pulse_swing_low"), MissingReason::silent);
}

}  // namespace
}  // namespace armonica::test
