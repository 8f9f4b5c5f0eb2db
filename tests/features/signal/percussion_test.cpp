#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

const char* const ids[] = {"percussiveness",        "percussiveness_low",         "percussiveness_low_middle",
                           "percussiveness_middle", "percussiveness_high_middle", "percussiveness_high"};

TEST(Percussion, OfClicksIsAtItsUpperEnd) {
    // No click fills six frames, each is equally strong in all bins but the lowest, which mean removal touches.
    const auto track = measure_mono(clicks(3.0, 6.0));
    for (const char* id : ids) EXPECT_NEAR(value_of(track, id), 30.0, 1.0) << id;
}

TEST(Percussion, OfSteadyTonesIsFarBelowNothing) {
    // A partial is four bins wide; what the window leaks beyond stays.
    EXPECT_LT(value_of(measure_mono(sine(1000.0, 5.0)), "percussiveness"), -20.0);
    EXPECT_LT(value_of(measure_mono(sine(1000.0, 5.0)), "percussiveness_middle"), -20.0);
    EXPECT_NEAR(value_of(measure_mono(sine(44100.0 / 2048 * 46, 5.0)), "percussiveness"), -30.0, 1.0);
    EXPECT_LT(value_of(measure_mono(chord({72, 79, 88}, 5.0)), "percussiveness"), -12.0);
}

TEST(Percussion, OfNoiseIsNearNothing) {
    // Opened along either way, noise loses about as much.
    const auto track = measure_mono(white_noise(10.0));
    for (const char* id : ids) EXPECT_NEAR(value_of(track, id), 0.0, 2.0) << id;
}

TEST(Percussion, IsTheRatioOfTheEnergiesOfClicksAndTone) {
    // A tone of amplitude A on a bin sums to 3·A²/2 in every frame. A click of amplitude a has (4·a·w/2048)² in every
    // bin, and w², over the two frames that hear it, adds up to 3/4 on average.
    const double tone = 0.02, click = 0.8, seconds = 20.0, per_second = 4.1;
    const auto track =
        measure_mono(mixed(sine(44100.0 / 2048 * 40, seconds, tone), clicks(per_second, seconds, click)));
    const double bins = (16000.0 - 20.0) / (44100.0 / 2048);
    const double broad = per_second * seconds * bins * std::pow(4.0 * click / 2048, 2.0) * 0.75;
    const double lasting = seconds * 44100.0 / 1024 * 1.5 * tone * tone;
    EXPECT_NEAR(value_of(track, "percussiveness"), 10.0 * std::log10(broad / lasting), 0.5);
}

TEST(Percussion, GritTellsDistortedChordsFromCleanOnes) {
    // A fifth of 110 and 165 Hz, clipped: products of the two lie 55 Hz apart all over the middle, closer than the bins
    // tell apart; the partials of the clean one lie alone.
    const Samples clean = chord({45.0, 51.9551}, 5.0, 0.1);
    Samples clipped = clean;
    for (float& sample : clipped) sample = 0.3F * std::tanh(20.0F * sample);
    const auto soft = measure_mono(clean), hard = measure_mono(clipped);
    EXPECT_GT(value_of(hard, "grit_high_middle"), value_of(soft, "grit_high_middle") + 6.0);
    EXPECT_LT(value_of(measure_mono(note(81.0, 5.0)), "grit_middle"), -20.0);
    EXPECT_GT(value_of(measure_mono(white_noise(5.0)), "grit_middle"), -6.0);
}

TEST(Percussion, GritOfABandInWhichNothingLastsIsAtItsLowerEnd) {
    EXPECT_NEAR(value_of(measure_mono(clicks(3.0, 6.0)), "grit_middle"), -30.0, 0.1);
    EXPECT_NEAR(value_of(measure_mono(sine(100.0, 6.0)), "grit_high_middle"), -30.0, 1.0);
}

TEST(Percussion, DoesNotDependOnGainNorOnSilenceAround) {
    const auto sound = mixed(drum_beats(110.0, 6.0), chord({48, 55, 64}, 6.0));
    const auto loud = measure_mono(sound), soft = measure_mono(scaled(sound, 0.25));
    const auto padded = measure_mono(silence(1024.0 * 40 / 44100) + sound + silence(1.0));
    for (const char* id : ids) {
        EXPECT_NEAR(value_of(loud, id), value_of(soft, id), 0.05) << id;
        EXPECT_NEAR(value_of(loud, id), value_of(padded, id), 0.1) << id;
    }
    for (const char* id : {"grit_middle", "grit_high_middle"})
        EXPECT_NEAR(value_of(loud, id), value_of(soft, id), 0.05) << id;
}

TEST(Percussion, OfABandWithNothingInItIsNothing) {
    EXPECT_NEAR(value_of(measure_mono(sine(300.0, 3.0)), "percussiveness_high"), 0.0, 0.5);
}

TEST(Percussion, OfNoSoundOrAMomentIsMissing) {
    EXPECT_EQ(measure_mono(silence(3.0)).missing("percussiveness"), MissingReason::silent);
    EXPECT_EQ(measure_mono(sine(440.0, 0.08)).missing("percussiveness"), MissingReason::too_short);
    EXPECT_EQ(measure_mono(sine(440.0, 0.05) + silence(1.0)).missing("percussiveness"), MissingReason::too_short);
}

}  // namespace
}  // namespace armonica::test
