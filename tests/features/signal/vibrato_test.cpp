#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

const std::vector<std::string> ids = {"held_share", "vibrato_extent_mean", "vibrato_share", "glide_mean"};

// Four partials whose pitch swings by ±`cents`, `rate` times a second, and rises by `slope` semitones a second.
Samples sung(double hertz, double cents, double rate, double slope, double seconds) {
    Samples sound = silence(seconds);
    double phase = 0.0;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double time = static_cast<double>(i) / 44100.0;
        for (int partial = 1; partial <= 4; ++partial)
            sound[i] += static_cast<float>(0.3 / (partial * partial) * std::sin(partial * phase));
        const double semitones = 0.01 * cents * std::sin(2.0 * pi * rate * time) + slope * time;
        phase += 2.0 * pi * hertz * std::exp2(semitones / 12.0) / 44100.0;
    }
    return sound;
}

TEST(Vibrato, HasTheExtentThatWasSung) {
    for (const double rate : {5.0, 5.5, 6.0, 7.0})
        for (const double cents : {20.0, 50.0}) {
            const auto track = measure_mono(sung(440.0, cents, rate, 0.0, 6.0), ids);
            // A frame of 46 ms smooths the swing a little, the quicker the more.
            EXPECT_NEAR(value_of(track, "vibrato_extent_mean"), cents, 0.15 * cents) << rate << " " << cents;
            EXPECT_GT(value_of(track, "vibrato_share"), 0.95) << rate << " " << cents;
            EXPECT_EQ(value_of(track, "held_share"), 1.0) << rate << " " << cents;
        }
}

TEST(Vibrato, IsNeitherAStraightNoteNorASlowerOrQuickerSwing) {
    const auto straight = measure_mono(sung(440.0, 0.0, 6.0, 0.0, 6.0), ids);
    EXPECT_LT(value_of(straight, "vibrato_extent_mean"), 0.5);
    EXPECT_EQ(value_of(straight, "vibrato_share"), 0.0);
    EXPECT_LT(value_of(straight, "glide_mean"), 0.02);
    for (const double rate : {1.5, 13.0})
        EXPECT_EQ(value_of(measure_mono(sung(440.0, 40.0, rate, 0.0, 6.0), ids), "vibrato_share"), 0.0) << rate;
}

TEST(Vibrato, AGlideHasItsSlope) {
    for (const double slope : {-4.0, 2.0, 8.0}) {
        const auto track = measure_mono(sung(600.0, 0.0, 6.0, slope, 3.0), ids);
        EXPECT_NEAR(value_of(track, "glide_mean"), std::abs(slope), 0.05 * std::abs(slope)) << slope;
        EXPECT_EQ(value_of(track, "vibrato_share"), 0.0) << slope;
    }
}

TEST(Vibrato, ShortNotesAreNotHeld) {
    Samples sound;
    for (int i = 0; i < 20; ++i) sound = std::move(sound) + note(60 + 5 * (i % 3), 0.3);
    EXPECT_EQ(value_of(measure_mono(sound, ids), "held_share"), 0.0);
    EXPECT_EQ(measure_mono(sound, ids).missing("vibrato_share"), MissingReason::no_pitch);
}

TEST(Vibrato, OfNoiseIsMissing) {
    const auto noise = measure_mono(white_noise(10.0), ids);
    EXPECT_EQ(value_of(noise, "held_share"), 0.0);
    EXPECT_EQ(noise.missing("vibrato_extent_mean"), MissingReason::no_pitch);
    EXPECT_EQ(measure_mono(silence(5.0), ids).missing("held_share"), MissingReason::silent);
    EXPECT_EQ(measure_mono(sine(440.0, 0.9), ids).missing("held_share"), MissingReason::too_short);
}

TEST(Vibrato, DoesNotDependOnGain) {
    const auto sound = sung(330.0, 30.0, 5.5, 1.0, 4.0);
    for (const auto& id : ids)
        EXPECT_NEAR(value_of(measure_mono(sound, {id}), id), value_of(measure_mono(scaled(sound, 0.25), {id}), id),
                    0.01)
            << id;
}

}  // namespace
}  // namespace armonica::test
