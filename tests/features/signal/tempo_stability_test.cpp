#include <gtest/gtest.h>

#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

TEST(TempoStability, CandidatesAreRankedAndShareTheConfidence) {
    const auto track = measure_mono(drum_beats(120.0, 20.0));
    ASSERT_GE(track.tempi.size(), 2U);
    EXPECT_EQ(track.tempi.front().bpm, value_of(track, "bpm"));
    EXPECT_EQ(track.tempi.front().confidence, value_of(track, "tempo_confidence"));
    double total = 0.0;
    bool half = false;
    for (std::size_t i = 0; i < track.tempi.size(); ++i) {
        total += track.tempi[i].confidence;
        half |= std::abs(track.tempi[i].bpm - 60.0) < 1.0;
        if (i > 0) {
            EXPECT_LE(track.tempi[i].confidence, track.tempi[i - 1].confidence);
        }
    }
    EXPECT_NEAR(total, 1.0, 1e-12);
    EXPECT_TRUE(half);
    EXPECT_TRUE(measure_mono(sine(440.0, 20.0)).tempi.empty());
}

TEST(TempoStability, WanderingIsTheSpreadOfBeatPeriods) {
    EXPECT_LT(value_of(measure_mono(drum_beats(113.0, 30.0)), "tempo_deviation"), 0.5);
    // Periods of 0.5·(1 + 0.06·sin) s, a slow wave: the root mean square of the sine is 0.06/√2, 4.2 %.
    Samples sound = silence(60.0);
    const auto drum = drum_beats(60.0, 0.6);
    for (double at = 0.5; at < 59.0; at += 0.5 * (1.0 + 0.06 * std::sin(2.0 * pi * at / 20.0)))
        for (std::size_t i = 0, from = static_cast<std::size_t>(at * 44100.0); i < 2205; ++i)
            sound[from + i] += drum[22050 + i];
    EXPECT_NEAR(value_of(measure_mono(sound), "tempo_deviation"), 4.2, 0.8);
}

}  // namespace
}  // namespace armonica::test
