#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

double of(const Samples& sound, const std::string& id) { return value_of(measure_mono(sound, {id}), id); }

Samples sines(const std::vector<int>& midi, double seconds) {
    Samples sound = silence(seconds);
    for (const int key : midi)
        sound = mixed(std::move(sound), sine(440.0 * std::exp2((key - 69) / 12.0), seconds, 0.1));
    return sound;
}

TEST(Tonality, ShareIsThatOfTheSoundThatHasAPitch) {
    EXPECT_EQ(of(note(69, 6.0, 0.3), "tonal_share"), 1.0);
    EXPECT_EQ(of(white_noise(6.0), "tonal_share"), 0.0);
    EXPECT_NEAR(of(note(69, 6.0, 0.3) + white_noise(6.0, 0.1), "tonal_share"), 0.5, 0.03);
    EXPECT_NEAR(of(note(69, 6.0, 0.3) + silence(6.0), "tonal_share"), 1.0, 0.03);
}

TEST(Tonality, EntropyIsThatOfEquallyStrongPitchClasses) {
    // n equal shares have the entropy log n, relative to log 12.
    for (const auto& chord : {std::vector{69}, {69, 76}, {69, 73, 76}, {69, 72, 75, 78}, {60, 62, 64, 66, 68, 70}}) {
        const double expected = std::log(static_cast<double>(chord.size())) / std::log(12.0);
        EXPECT_NEAR(of(sines(chord, 3.0), "pitch_class_entropy_mean"), expected, 0.03) << chord.size();
        EXPECT_NEAR(of(sines(chord, 3.0), "pitch_class_spread"), expected, 0.03) << chord.size();
    }
}

TEST(Tonality, SpreadGathersWhatSoundsOneAfterTheOther) {
    const auto sound = sines({60}, 4.0) + sines({63}, 4.0) + sines({66}, 4.0) + sines({69}, 4.0);
    EXPECT_LT(of(sound, "pitch_class_entropy_mean"), 0.1);
    EXPECT_NEAR(of(sound, "pitch_class_spread"), std::log(4.0) / std::log(12.0), 0.03);
}

TEST(Tonality, HarmonicChangeIsTheDistanceOfCentroids) {
    EXPECT_LT(of(sines({60, 64, 67}, 6.0), "harmonic_change_mean"), 0.02);
    // Single notes a tritone apart face each other on the circles of fifths and of minor thirds, and are one place on
    // that of major thirds: each change is √(2² + 2²) apart. Frames two apart of a note of 1 s (5.4 frames, each as
    // long as two) straddle the change for about 4 of 5.4 frames, half of these only in part.
    const auto calm = sines({60}, 2.0) + sines({66}, 2.0) + sines({60}, 2.0) + sines({66}, 2.0);
    const double change = of(calm, "harmonic_change_mean");
    // A change moves the centroid by 2√2 in all; each position counts in two distances, over 40 frames and 3 changes.
    EXPECT_NEAR(change, 3.0 * 2.0 * std::sqrt(8.0) / 40.0, 0.06);
}

TEST(Tonality, ConstancyTellsOneKeyFromTwo) {
    EXPECT_NEAR(of(triad(0, false, 20.0), "tonal_constancy"), 1.0, 1e-3);
    EXPECT_LT(of(triad(0, false, 20.0) + triad(6, false, 20.0), "tonal_constancy"), 0.8);
    EXPECT_EQ(measure_mono(triad(0, false, 4.0)).missing("tonal_constancy"), MissingReason::too_short);
}

TEST(Tonality, OfNoiseIsMissing) {
    const auto noise = measure_mono(white_noise(10.0));
    for (const auto* id : {"pitch_class_entropy_mean", "pitch_class_spread", "harmonic_change_mean", "tonal_constancy"})
        EXPECT_EQ(noise.missing(id), MissingReason::no_pitch) << id;
    EXPECT_EQ(measure_mono(silence(5.0)).missing("tonal_share"), MissingReason::silent);
    EXPECT_EQ(measure_mono(sine(440.0, 0.9)).missing("tonal_share"), MissingReason::too_short);
}

}  // namespace
}  // namespace armonica::test
