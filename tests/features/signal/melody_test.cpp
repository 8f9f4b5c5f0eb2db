#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

const std::vector<std::string> ids = {"melody_pitch", "melody_range", "melody_leap_mean", "melody_prominence_mean",
                                      "inharmonicity_mean"};

double of(const Samples& sound, const std::string& id) { return value_of(measure_mono(sound, {id}), id); }

Samples melody(const std::vector<int>& midi, double seconds) {
    Samples sound;
    for (const int key : midi) sound = std::move(sound) + note(key, seconds);
    return sound;
}

TEST(Melody, OfANoteIsItsPitchAlone) {
    for (int midi = 46; midi <= 86; midi += 5) {
        const auto track = measure_mono(note(midi, 2.0), ids);
        EXPECT_NEAR(value_of(track, "melody_pitch"), midi, 0.15) << midi;
        EXPECT_NEAR(value_of(track, "melody_range"), 0.0, 0.25) << midi;
        EXPECT_LT(value_of(track, "melody_leap_mean"), 0.01) << midi;
        EXPECT_GT(value_of(track, "melody_prominence_mean"), 0.97) << midi;
        EXPECT_LT(value_of(track, "inharmonicity_mean"), 0.02) << midi;
    }
}

TEST(Melody, HasTheMedianAndTheRangeOfItsNotes) {
    // Five notes alike long: the median is the third, 10 and 90 % fall into the first and the last.
    const auto track = measure_mono(melody({60, 64, 67, 71, 74}, 1.5), ids);
    EXPECT_NEAR(value_of(track, "melody_pitch"), 67.0, 0.3);
    EXPECT_NEAR(value_of(track, "melody_range"), 14.0, 0.6);
    // Fourteen semitones in all, over the 38 distances of 39 frames.
    EXPECT_NEAR(value_of(track, "melody_leap_mean"), 14.0 / 38.0, 0.02);
}

TEST(Melody, StandsOutOfASoftAccompaniment) {
    const auto tune = melody({72, 74, 76, 77, 79}, 1.5);
    const auto sound = mixed(tune, scaled(triad(0, false, 8.0), 0.03));
    EXPECT_NEAR(of(sound, "melody_pitch"), 76.0, 0.3);
}

TEST(Melody, ManyNotesAreLessProminentThanOne) {
    const double one = of(note(60, 3.0), "melody_prominence_mean");
    const double three = of(triad(0, false, 3.0), "melody_prominence_mean");
    EXPECT_GT(one, three + 0.2);
    EXPECT_GT(of(triad(0, false, 3.0), "inharmonicity_mean"), 0.1);
}

TEST(Melody, InharmonicityIsTheDistanceFromTheMultiples) {
    // Partials 1, 2 and 3.4 of equal amplitude: 0.4 off the third, twice that for one of three.
    const auto sound = mixed(mixed(sine(300.0, 3.0, 0.2), sine(600.0, 3.0, 0.2)), sine(1020.0, 3.0, 0.2));
    EXPECT_NEAR(of(sound, "inharmonicity_mean"), 0.8 / 3.0, 0.02);
}

TEST(Melody, DoesNotDependOnGain) {
    const auto sound = melody({60, 67, 64, 72}, 1.0);
    for (const auto& id : ids) EXPECT_NEAR(of(sound, id), of(scaled(sound, 0.25), id), 0.01) << id;
}

TEST(Melody, OfNoiseOrOfBassAloneIsMissing) {
    for (const auto& id : ids) {
        EXPECT_EQ(measure_mono(white_noise(5.0), ids).missing(id), MissingReason::no_pitch);
        EXPECT_EQ(measure_mono(sine(60.0, 3.0), ids).missing(id), MissingReason::no_pitch);
        EXPECT_EQ(measure_mono(sine(440.0, 0.4), ids).missing(id), MissingReason::too_short);
    }
}

}  // namespace
}  // namespace armonica::test
