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

TEST(Texture, OfNotesInAllRegistersIsDenserThanOfFewOrNone) {
    // A click raises all bands, in the first of the two frames that hear it, at times also in the second.
    EXPECT_NEAR(value_of(measure_mono(sine(1000.0, 6.0)), "texture_density"), 0.0, 0.1);
    const auto bed = white_noise(10.0, 1e-4);
    const double few =
        value_of(measure_mono(mixed(mixed(sine(1000.0, 10.0, 0.001), clicks(2.0, 10.0)), bed)), "texture_density");
    const double many =
        value_of(measure_mono(mixed(mixed(sine(1000.0, 10.0, 0.001), clicks(8.0, 10.0)), bed)), "texture_density");
    EXPECT_GT(many - few, 100.0 * 6.0 * 1024 / 44100 * 0.9 * 0.5);
}

// A tone that swings by ±10 dB.
Samples swinging(double hertz, double rate, double seconds) {
    Samples samples = sine(hertz, seconds, 0.05);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] *=
            static_cast<float>(std::pow(10.0, 0.5 * std::sin(2.0 * pi * rate * static_cast<double>(i) / 44100)));
    return samples;
}

TEST(Texture, LayersAreTheBandsThatMoveIndependently) {
    const double hertz[] = {80.0, 300.0, 900.0, 3000.0, 9000.0};
    Samples together = silence(12.0), apart = silence(12.0), pairs = silence(12.0);
    for (int band = 0; band < 5; ++band) {
        together = mixed(together, swinging(hertz[band], 1.0, 12.0));
        apart = mixed(apart, swinging(hertz[band], 1.0 + 0.7 * band, 12.0));
        pairs = mixed(pairs, swinging(hertz[band], band < 2 ? 1.0 : 2.0, 12.0));
    }
    // Swings of 50 dB² beside 1 dB²: correlations of 50/51.
    const double whole = std::pow(50.0 / 51.0, 2.0);
    EXPECT_NEAR(value_of(measure_mono(together), "texture_layers"), 25.0 / (5.0 + 20.0 * whole), 0.02);
    EXPECT_NEAR(value_of(measure_mono(apart), "texture_layers"), 5.0, 0.1);
    EXPECT_NEAR(value_of(measure_mono(pairs), "texture_layers"), 25.0 / (5.0 + 8.0 * whole), 0.1);
}

TEST(Texture, DoesNotDependOnGain) {
    const auto sound = mixed(mixed(drum_beats(110.0, 8.0), note(60.0, 8.0)), white_noise(8.0, 0.01));
    const auto loud = measure_mono(sound), soft = measure_mono(scaled(sound, 0.25));
    for (const char* id : {"timbre_change_fast", "timbre_change_slow", "texture_recurrence", "texture_contrast",
                           "texture_density", "texture_layers"})
        EXPECT_NEAR(value_of(loud, id), value_of(soft, id), 0.01 * value_of(loud, id)) << id;
}

TEST(Texture, OfShortSoundIsMissing) {
    const auto moment = measure_mono(note(60.0, 0.9));
    EXPECT_EQ(moment.missing("timbre_change_slow"), MissingReason::too_short);
    const auto seconds = measure_mono(note(60.0, 3.0));
    EXPECT_FALSE(seconds.missing("timbre_change_slow").has_value());
    EXPECT_EQ(seconds.missing("texture_recurrence"), MissingReason::too_short);
    EXPECT_EQ(seconds.missing("texture_layers"), MissingReason::too_short);
    EXPECT_EQ(measure_mono(silence(9.0)).missing("texture_contrast"), MissingReason::silent);
}

}  // namespace
}  // namespace armonica::test
