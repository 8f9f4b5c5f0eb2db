#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

class TempoTest : public testing::TestWithParam<double> {};

// At the ends of the range people tap at another octave of an even pulse, and so does the estimate: below 50 BPM it may
// be double, above 200 BPM half.
TEST_P(TempoTest, OfDrumsIsTheirs) {
    const double bpm = GetParam();
    for (const auto& sound : {drum_beats(bpm, 30.0), clicks(bpm / 60.0, 30.0)}) {
        double found = value_of(measure_mono(sound, {"bpm"}), "bpm");
        if (bpm < 50.0 && found > 1.5 * bpm) found /= 2.0;
        if (bpm > 200.0 && found < 0.75 * bpm) found *= 2.0;
        EXPECT_NEAR(found, bpm, 0.02 * bpm);
    }
}

INSTANTIATE_TEST_SUITE_P(Beats, TempoTest,
                         testing::Values(40, 48, 55, 60, 66, 72, 80, 90, 97, 105, 113, 120, 128, 140, 155, 172, 180,
                                         190, 200, 220, 240));

TEST(Tempo, IsFoundUnderNoiseAndAtAnyGain) {
    const auto sound = mixed(drum_beats(100.0, 20.0), white_noise(20.0, 0.05));
    EXPECT_NEAR(value_of(measure_mono(sound), "bpm"), 100.0, 1.0);
    EXPECT_EQ(value_of(measure_mono(scaled(sound, 0.25)), "bpm"), value_of(measure_mono(sound), "bpm"));
}

TEST(Tempo, OfSixSecondsIsFound) { EXPECT_NEAR(value_of(measure_mono(drum_beats(120.0, 6.0)), "bpm"), 120.0, 2.4); }

TEST(Tempo, IsMissingWhereThereIsNoPulse) {
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        EXPECT_EQ(measure_mono(white_noise(30.0, 0.5, seed), {"bpm"}).missing("bpm"), MissingReason::no_beat) << seed;
        EXPECT_EQ(measure_mono(white_noise(7.0, 0.5, seed), {"bpm"}).missing("bpm"), MissingReason::no_beat) << seed;
    }
    EXPECT_EQ(measure_mono(sine(440.0, 20.0)).missing("bpm"), MissingReason::no_beat);
    EXPECT_EQ(measure_mono(silence(10.0) + clicks(1.0, 1.0) + silence(10.0)).missing("beats_loudness"),
              MissingReason::no_beat);
    EXPECT_EQ(measure_mono(drum_beats(120.0, 5.9)).missing("bpm"), MissingReason::too_short);
}

TEST(Tempo, BeatLevelIsThatOfTheBeats) {
    // Bursts of 40 ms of a 1 kHz sine of amplitude ½ twice a second: a frame of 1,024 samples (23 ms) fits inside.
    Samples sound;
    for (int i = 0; i < 30; ++i) sound = std::move(sound) + silence(0.23) + sine(1000.0, 0.04, 0.5) + silence(0.23);
    const auto track = measure_mono(sound);
    EXPECT_NEAR(value_of(track, "bpm"), 120.0, 2.4);
    EXPECT_NEAR(value_of(track, "beats_loudness"), 10.0 * std::log10(0.125), 1.0);
}

}  // namespace
}  // namespace armonica::test
