#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

TEST(Chords, OfAKnownSequenceAreCounted) {
    // C F G Am, 3 s each, twice: 7 changes and 4 chords in 24 s.
    Samples sequence;
    for (int round = 0; round < 2; ++round)
        sequence = std::move(sequence) + triad(0, false, 3.0) + triad(5, false, 3.0) + triad(7, false, 3.0) +
                   triad(9, true, 3.0);
    const auto track = measure_mono(sequence, {"chords_changes_rate", "chords_number_rate"});
    EXPECT_NEAR(value_of(track, "chords_changes_rate"), 7.0 / 24.0, 1e-9);
    EXPECT_NEAR(value_of(track, "chords_number_rate"), 4.0 / 24.0, 1e-9);
}

TEST(Chords, OfOneChordNeverChange) {
    const auto track = measure_mono(triad(4, true, 10.0));
    EXPECT_EQ(value_of(track, "chords_changes_rate"), 0.0);
    EXPECT_NEAR(value_of(track, "chords_number_rate"), 0.1, 1e-9);
}

TEST(Chords, AreClearWhereThreeNotesSoundAndNoOther) {
    Samples pure = silence(5.0);
    for (const double semitones : {3.0, 7.0, 10.0})  // C major, as sines above A
        pure = mixed(std::move(pure), sine(220.0 * std::exp2(semitones / 12.0), 5.0, 0.1));
    EXPECT_NEAR(value_of(measure_mono(pure), "chords_strength"), 1.0, 0.02);
    // One pitch class of three: (1 − 3/12)/(3/2·√(1 − 1/12)).
    EXPECT_NEAR(value_of(measure_mono(sine(440.0, 5.0)), "chords_strength"), 0.75 / (1.5 * std::sqrt(11.0 / 12.0)),
                0.01);
    EXPECT_LT(value_of(measure_mono(chord({60, 61, 62, 63, 64, 65}, 5.0)), "chords_strength"), 0.7);
}

TEST(Chords, SilenceBetweenIsNoChange) {
    const auto track = measure_mono(triad(0, false, 4.0) + silence(4.0) + triad(0, false, 4.0));
    EXPECT_EQ(value_of(track, "chords_changes_rate"), 0.0);
}

TEST(Chords, OfNoiseAreMissing) {
    EXPECT_EQ(measure_mono(white_noise(10.0)).missing("chords_changes_rate"), MissingReason::no_pitch);
    EXPECT_EQ(measure_mono(triad(0, false, 2.9)).missing("chords_number_rate"), MissingReason::too_short);
}

}  // namespace
}  // namespace armonica::test
