#include <gtest/gtest.h>

#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

double value(const Samples& sound, const std::string& id) { return value_of(measure_mono(sound, {id}), id); }

TEST(PulseClarity, OfAnEvenBeatIsNearlyOneAtAnyTempo) {
    for (const double bpm : {60.0, 97.0, 120.0, 171.0, 220.0})
        EXPECT_GT(value(drum_beats(bpm, 20.0), "pulse_clarity"), 0.85) << bpm;
}

TEST(PulseClarity, OfNoiseIsLow) {
    EXPECT_LT(value(white_noise(30.0), "pulse_clarity"), 0.2);
    EXPECT_GT(value(white_noise(30.0), "pulse_clarity_entropy"), 0.7);
}

TEST(PulseClarity, FallsAsABeatIsPlayedLessEvenly) {
    // Beats displaced by up to a quarter of the period to both sides no longer fall on each other a period later.
    const auto places = white_noise(1.0, 1.0);
    Samples uneven = silence(30.0);
    const auto drum = drum_beats(60.0, 0.6);  // one beat, at 0.5 s
    for (std::size_t i = 0; i < 55; ++i) {
        const double at = 1.0 + 0.5 * static_cast<double>(i) + 0.12 * places[100 * i];
        for (std::size_t k = 0; k < 2205; ++k) uneven[static_cast<std::size_t>(at * 44100.0) + k] += drum[22050 + k];
    }
    EXPECT_LT(value(uneven, "pulse_clarity"), 0.5 * value(drum_beats(120.0, 30.0), "pulse_clarity"));
    EXPECT_GT(value(uneven, "pulse_clarity_entropy"), value(drum_beats(120.0, 30.0), "pulse_clarity_entropy"));
}

TEST(PulseClarity, IsHeardInTheBandThatBeats) {
    // Bursts of a deep sine twice a second under steady treble noise, and the other way round.
    Samples deep, bright;
    const auto hiss = [](double seconds, double amplitude, std::uint32_t seed) {
        auto noise = white_noise(seconds, amplitude, seed);
        for (std::size_t i = noise.size() - 1; i > 0; --i) noise[i] = 0.5F * (noise[i] - noise[i - 1]);
        return noise;
    };
    for (std::uint32_t i = 0; i < 40; ++i) {
        deep = std::move(deep) + mixed(sine(90.0, 0.1, 0.8) + silence(0.4), hiss(0.5, 0.01, i));
        bright = std::move(bright) + mixed(mixed(silence(0.5), sine(90.0, 0.5, 0.2)), hiss(0.05, 0.5, i));
    }
    const auto of_deep = measure_mono(deep), of_bright = measure_mono(bright);
    EXPECT_GT(value_of(of_deep, "pulse_clarity_low"), 0.8);
    EXPECT_LT(value_of(of_deep, "pulse_clarity_high"), 0.5);
    EXPECT_GT(value_of(of_bright, "pulse_clarity_high"), 0.8);
}

TEST(PulseClarity, EntropyIsLowerForOneRateThanForMany) {
    // Beats at 120 BPM come back after ½, 1 and 1½ s alone; with a second train at 85 BPM over it after more times.
    const auto one = drum_beats(120.0, 30.0);
    const auto both = mixed(one, drum_beats(85.0, 30.0));
    EXPECT_LT(value(one, "pulse_clarity_entropy"), value(both, "pulse_clarity_entropy"));
    EXPECT_LT(value(one, "pulse_clarity_entropy"), 0.8);
}

TEST(PulseClarity, DoesNotDependOnGain) {
    const auto sound = mixed(drum_beats(100.0, 10.0), white_noise(10.0, 0.05));
    EXPECT_NEAR(value(sound, "pulse_clarity_middle"), value(scaled(sound, 0.25), "pulse_clarity_middle"), 1e-3);
}

TEST(PulseClarity, IsMissingWhereNothingRises) {
    EXPECT_EQ(measure_mono(drum_beats(120.0, 5.9)).missing("pulse_clarity"), MissingReason::too_short);
    EXPECT_EQ(measure_mono(silence(20.0)).missing("pulse_clarity_entropy_low"), MissingReason::silent);
}

}  // namespace
}  // namespace armonica::test
