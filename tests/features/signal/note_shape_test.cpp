#include <gtest/gtest.h>

#include <algorithm>
#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

const char* const suddenness[] = {"suddenness_low", "suddenness_low_middle", "suddenness_middle",
                                  "suddenness_high_middle", "suddenness_high"};

// `sound` that starts anew every `spacing` seconds and decays by 60 dB in `reverberation_seconds`.
Samples decaying(Samples sound, double spacing, double reverberation_seconds) {
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double since = std::fmod(static_cast<double>(i) / 44100.0, spacing);
        sound[i] *= static_cast<float>(std::pow(10.0, -3.0 * since / reverberation_seconds));
    }
    return sound;
}

Samples reversed(Samples sound) {
    std::reverse(sound.begin(), sound.end());
    return sound;
}

TEST(NoteShape, OfSuddenNotesThatFadeIsPositiveAndOfTheirReverseNegative) {
    const auto sound = decaying(white_noise(12.0), 0.5, 0.8);
    const auto forward = measure_mono(sound), backward = measure_mono(reversed(sound));
    // Chance, which rises as it falls, has its part where bins are few.
    for (const char* id : suddenness) {
        EXPECT_GT(value_of(forward, id), 1.0) << id;
        EXPECT_NEAR(value_of(forward, id), -value_of(backward, id), 0.7) << id;
    }
    // 37.5 dB fall in steps of 1.74 dB (65 square decibels in all, and the noise of 511 bins adds a fifth of one to
    // each of 43 steps a second), and rise in two or three steps, all limited to 15 dB: at least twice 225.
    EXPECT_GT(value_of(forward, "suddenness_high"), 6.0);
}

TEST(NoteShape, OneEdgeOfSilenceDoesNotOutweighTheNotes) {
    const auto sound = decaying(white_noise(12.0), 0.5, 0.8);
    const auto plain = measure_mono(sound), padded = measure_mono(silence(1024.0 * 43 / 44100) + sound + silence(1.0));
    for (const char* id : suddenness) EXPECT_NEAR(value_of(plain, id), value_of(padded, id), 0.3) << id;
}

TEST(NoteShape, OfWhatRisesAsItFallsIsNothing) {
    Samples swinging = sine(1000.0, 12.0, 0.1);
    for (std::size_t i = 0; i < swinging.size(); ++i)
        swinging[i] *= static_cast<float>(std::pow(10.0, 0.5 * std::sin(2.0 * pi * static_cast<double>(i) / 44100.0)));
    EXPECT_NEAR(value_of(measure_mono(swinging), "suddenness_middle"), 0.0, 0.2);
    EXPECT_NEAR(value_of(measure_mono(white_noise(12.0)), "suddenness_middle"), 0.0, 0.6);
    EXPECT_NEAR(value_of(measure_mono(sine(1000.0, 12.0)), "suddenness_middle"), 0.0, 0.1);
}

TEST(NoteShape, OfDecayingTonesIsTheTimeThatTenDecibelsTake) {
    // 60 dB in T seconds: 10 dB in T/6. Each tone rises over 60 ms: an edge would sound in all bands, and be dry.
    for (const double reverberation_seconds : {0.6, 1.2, 2.4}) {
        Samples sound = decaying(sine(1000.0, 15.0), 1.0, reverberation_seconds);
        for (std::size_t i = 0; i < sound.size(); ++i)
            sound[i] *= static_cast<float>(
                0.5 - 0.5 * std::cos(pi * std::min(1.0, std::fmod(static_cast<double>(i) / 44100.0, 1.0) / 0.06)));
        const auto track = measure_mono(sound);
        EXPECT_NEAR(value_of(track, "fall_time"), 1000.0 * reverberation_seconds / 6.0,
                    30.0 * reverberation_seconds / 6.0)
            << reverberation_seconds;
    }
}

TEST(NoteShape, TellsDryFromReverberantNoise) {
    const double dry = value_of(measure_mono(decaying(white_noise(15.0), 1.5, 0.3)), "fall_time");
    const double wet = value_of(measure_mono(decaying(white_noise(15.0), 1.5, 2.0)), "fall_time");
    // Chance brings levels of few bins down sooner, which shortens slow decays most.
    EXPECT_NEAR(dry, 50.0, 10.0);
    EXPECT_GT(wet, 200.0);
    EXPECT_LT(wet, 370.0);
}

TEST(NoteShape, DoesNotDependOnGain) {
    const auto sound = mixed(drum_beats(110.0, 12.0), note(60.0, 12.0));
    const auto loud = measure_mono(sound), soft = measure_mono(scaled(sound, 0.25));
    for (const char* id : suddenness) EXPECT_NEAR(value_of(loud, id), value_of(soft, id), 0.05) << id;
    EXPECT_NEAR(value_of(loud, "fall_time"), value_of(soft, "fall_time"), 0.5);
}

TEST(NoteShape, OfClicksInDigitalSilenceHearsTheSilence) {
    // Without the silence between them the clicks would run together into one steady sound.
    const auto track = measure_mono(clicks(2.0, 10.0));
    EXPECT_GT(value_of(track, "fall_time"), 0.0);
    EXPECT_LT(value_of(track, "fall_time"), 50.0);
}

TEST(NoteShape, WithoutFallsOrSoundIsMissing) {
    EXPECT_EQ(measure_mono(sine(1000.0, 10.0)).missing("fall_time"), MissingReason::no_onsets);
    EXPECT_EQ(measure_mono(silence(10.0)).missing("suddenness_low"), MissingReason::silent);
    EXPECT_EQ(measure_mono(sine(440.0, 3.0)).missing("fall_time"), MissingReason::too_short);
    EXPECT_EQ(measure_mono(sine(440.0, 2.0) + silence(8.0)).missing("suddenness_low"), MissingReason::too_short);
}

}  // namespace
}  // namespace armonica::test
