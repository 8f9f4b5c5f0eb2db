#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

TEST(Texture, OfASteadyToneDoesNotChange) {
    const auto track = measure_mono(sine(44100.0 / 2048 * 40, 8.0));
    EXPECT_LT(value_of(track, "timbre_change_fast"), 0.1);
    EXPECT_LT(value_of(track, "timbre_change_slow"), 0.1);
}

TEST(Texture, OfSoundsThatTakeTurnsIsRecurrentAndContrasting) {
    // Two noises, one 8 dB stronger above, in turns of 2 s: each moment, but those at the turn, is the one or the
    // other, cosines are 1 or −1, and half the pairs are each: deviation 1.
    Samples turns;
    for (int i = 0; i < 12; ++i)
        turns = std::move(turns) + (i % 2 == 0 ? chord({40, 47, 52}, 2.0, 0.2) : chord({76, 83, 88}, 2.0, 0.2));
    const auto track = measure_mono(turns);
    EXPECT_GT(value_of(track, "texture_recurrence"), 0.9);
    EXPECT_GT(value_of(track, "texture_contrast"), 0.8);
}

TEST(Texture, OfNoiseIsChanceAlone) {
    // What is left of noise less its mean points anywhere in 39 dimensions: cosines spread by about 1/√39 (a little
    // more, for neighbouring bands share bins), and the largest of 75 is about 2.4 times that.
    const auto track = measure_mono(white_noise(42.0));
    EXPECT_NEAR(value_of(track, "texture_contrast"), 1.0 / std::sqrt(39.0), 0.08);
    EXPECT_NEAR(value_of(track, "texture_recurrence"), 2.4 * value_of(track, "texture_contrast"), 0.12);
}

TEST(Texture, ChangesByHowMuchItsShapesDiffer) {
    // Noise: frames a second apart and neighbouring ones differ by chance, the latter less, for they share samples.
    const auto noise = measure_mono(white_noise(6.0));
    EXPECT_LT(value_of(noise, "timbre_change_fast"), value_of(noise, "timbre_change_slow"));
    // Turns of a second: every frame differs from the one a second ago, hardly any from its neighbour.
    Samples turns;
    for (int i = 0; i < 10; ++i) turns = std::move(turns) + sine(i % 2 == 0 ? 400.0 : 3000.0, 1.0);
    const auto track = measure_mono(turns);
    EXPECT_GT(value_of(track, "timbre_change_slow"), 5.0 * value_of(track, "timbre_change_fast"));
}

TEST(Texture, DoesNotDependOnGain) {
    const auto sound = mixed(mixed(drum_beats(110.0, 8.0), note(60.0, 8.0)), white_noise(8.0, 0.01));
    const auto loud = measure_mono(sound), soft = measure_mono(scaled(sound, 0.25));
    for (const char* id : {"timbre_change_fast", "timbre_change_slow", "texture_recurrence", "texture_contrast"})
        EXPECT_NEAR(value_of(loud, id), value_of(soft, id), 0.01 * value_of(loud, id)) << id;
}

TEST(Texture, OfShortSoundIsMissing) {
    const auto moment = measure_mono(note(60.0, 0.9));
    EXPECT_EQ(moment.missing("timbre_change_slow"), MissingReason::too_short);
    const auto seconds = measure_mono(note(60.0, 3.0));
    EXPECT_FALSE(seconds.missing("timbre_change_slow").has_value());
    EXPECT_EQ(seconds.missing("texture_recurrence"), MissingReason::too_short);
    EXPECT_EQ(measure_mono(silence(9.0)).missing("texture_contrast"), MissingReason::silent);
}

}  // namespace
}  // namespace armonica::test
