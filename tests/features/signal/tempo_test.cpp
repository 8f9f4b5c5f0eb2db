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

// Clicks of which every n-th is twice as loud.
Samples bars(std::size_t beats, double bpm, double seconds) {
    Samples sound = clicks(bpm / 60.0, seconds, 0.4);
    std::size_t count = 0;
    for (float& sample : sound)
        if (sample != 0.0F && count++ % beats == 0) sample *= 2.0F;
    return sound;
}

TEST(Tempo, OfAccentedBarsIsThatOfTheirBeats) {
    for (const std::size_t beats : {2U, 3U, 4U, 6U, 7U})
        for (const double bpm : {40.0, 60.0, 80.0, 100.0, 120.0, 150.0, 180.0, 240.0}) {
            double found = value_of(measure_mono(bars(beats, bpm, 30.0), {"bpm"}), "bpm");
            if (bpm < 50.0 && found > 1.5 * bpm) found /= 2.0;
            if (bpm > 140.0 && found < 0.75 * bpm) found *= 2.0;  // accents in twos
            EXPECT_NEAR(found, bpm, 0.02 * bpm) << beats << " beats in a bar";
        }
}

// Slower than 80 BPM they may also be heard as every second of the triplets that they leave out.
TEST(Tempo, OfSwungClicksIsThatOfTheBeat) {
    for (const double bpm : {80.0, 90.0, 105.0, 120.0, 150.0, 180.0}) {
        Samples sound = clicks(bpm / 60.0, 30.0);
        const auto late = static_cast<std::size_t>(44100.0 * 2.0 / 3.0 * 60.0 / bpm);
        for (std::size_t i = sound.size(); i-- > late;)
            if (sound[i - late] == 0.8F) sound[i] = 0.3F;
        double found = value_of(measure_mono(sound, {"bpm"}), "bpm");
        if (bpm > 140.0 && found < 0.75 * bpm) found *= 2.0;
        EXPECT_NEAR(found, bpm, 0.02 * bpm);
    }
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
