#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

// Drum beats with the given gains in turn.
Samples accented(const std::vector<double>& gains, double bpm, double seconds) {
    Samples samples = silence(seconds);
    const auto drum = drum_beats(60.0, 0.6);  // one beat, at 0.5 s
    std::size_t beat = 0;
    for (double at = 0.25; at + 0.06 < seconds; at += 60.0 / bpm, ++beat)
        for (std::size_t i = 0, from = static_cast<std::size_t>(at * 44100.0); i < 2205; ++i)
            samples[from + i] += static_cast<float>(gains[beat % gains.size()]) * drum[22050 + i];
    return samples;
}

struct Bars {
    std::vector<double> gains;
    double meter;
};

class MeterTest : public testing::TestWithParam<Bars> {};

TEST_P(MeterTest, OfAccentedBeatsIsTheirs) {
    for (const double bpm : {80.0, 100.0, 120.0, 140.0}) {
        const auto track = measure_mono(accented(GetParam().gains, bpm, 40.0), {"bpm", "meter", "meter_confidence"});
        EXPECT_NEAR(value_of(track, "bpm"), bpm, 0.02 * bpm);
        EXPECT_EQ(value_of(track, "meter"), GetParam().meter) << bpm;
        EXPECT_GT(value_of(track, "meter_confidence"), 0.3) << bpm;
    }
}

INSTANTIATE_TEST_SUITE_P(Bars, MeterTest,
                         testing::Values(Bars{{1.0, 0.4}, 2.0}, Bars{{1.0, 0.4, 0.4}, 3.0},
                                         Bars{{1.0, 0.3, 0.6, 0.3}, 4.0}, Bars{{1.0, 0.4, 0.4, 0.4}, 4.0},
                                         Bars{{1.0, 0.4, 0.4, 0.4, 0.4}, 5.0},
                                         Bars{{1.0, 0.3, 0.3, 0.6, 0.3, 0.3}, 6.0},
                                         Bars{{1.0, 0.3, 0.3, 0.3, 0.6, 0.3, 0.3}, 7.0}));

TEST(Meter, OfEqualBeatsIsMissing) {
    // The same burst for every beat, 20,480 samples apart, 40 values of the envelope: accents are equal exactly.
    Samples sound = silence(30.0);
    const auto burst = white_noise(0.04, 0.5);
    for (std::size_t at = 10240; at + burst.size() < sound.size(); at += 20480)
        std::copy(burst.begin(), burst.end(), sound.begin() + static_cast<std::ptrdiff_t>(at));
    const auto track = measure_mono(sound);
    EXPECT_NEAR(value_of(track, "bpm"), 60.0 * 44100.0 / 20480.0, 1.0);
    EXPECT_EQ(track.missing("meter"), MissingReason::no_beat);
    EXPECT_LT(value_of(track, "meter_confidence"), 0.3);
}

TEST(Meter, TripleTellsWaltzFromMarch) {
    const auto triple = [](const std::vector<double>& gains) {
        return value_of(measure_mono(accented(gains, 110.0, 30.0), {"meter_triple"}), "meter_triple");
    };
    EXPECT_GT(triple({1.0, 0.4, 0.4}), 0.4);
    EXPECT_LT(triple({1.0, 0.4}), -0.4);
    EXPECT_LT(triple({1.0, 0.3, 0.6, 0.3}), -0.4);
}

TEST(Meter, LevelsTellWhatIsPlayed) {
    const auto bare = measure_mono(accented({1.0}, 100.0, 30.0));
    EXPECT_GT(value_of(bare, "beat_strength"), 0.8);
    EXPECT_GT(value_of(bare, "bar_strength"), 0.8);
    // Nothing comes back after a part of a beat: the autocorrelation of pulses is negative between them.
    EXPECT_LT(value_of(bare, "tatum_strength"), 0.05);
    const auto divided = measure_mono(accented({1.0, 0.3}, 200.0, 30.0));
    EXPECT_NEAR(value_of(divided, "bpm"), 100.0, 1.5);
    EXPECT_GT(value_of(divided, "tatum_strength"), 0.3);
}

TEST(Meter, IsMissingWhereThereIsNoBeat) {
    for (const auto* id : {"meter", "meter_confidence", "bar_strength"})
        EXPECT_EQ(measure_mono(sine(440.0, 20.0)).missing(id), MissingReason::no_beat);
    EXPECT_EQ(measure_mono(drum_beats(60.0, 12.0)).missing("meter_triple"), MissingReason::no_beat);
}

}  // namespace
}  // namespace armonica::test
