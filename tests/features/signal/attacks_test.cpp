#include <gtest/gtest.h>

#include <algorithm>
#include <armonica/catalogue.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

enum class Rise { linear, exponential };

// A tone that sets in once a second, reaches its amplitude in `rise_seconds`, evenly in amplitude or from 40 dB below
// evenly in decibels, is held until half a second after its beginning and gone 0.1 s later.
Samples notes(double hertz, double rise_seconds, Rise rise) {
    Samples samples = sine(hertz, 8.0, 0.3);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = std::fmod(static_cast<double>(i) / 44100.0, 1.0) - 0.2371;
        const double part = std::clamp(time / rise_seconds, 0.0, 1.0);
        double gain = rise == Rise::linear ? part : std::pow(10.0, -2.0 * (1.0 - part));
        gain *= std::clamp(1.0 - (time - 0.5) / 0.1, 0.0, 1.0);
        samples[i] *= static_cast<float>(time > 0.0 ? gain : 0.0);
    }
    return samples;
}

struct Place {
    double hertz;
    std::string suffix;
    double shortest_ms;  // what its smoothing can tell from nothing
};

const std::vector<Place> places = {{80.0, "_low", 16.0},          {300.0, "_low_middle", 12.0}, {900.0, "_middle", 8.0},
                                   {3000.0, "_high_middle", 6.0}, {9000.0, "_high", 6.0},       {900.0, "", 10.0}};

TEST(AttackTime, OfRisesOfKnownTime) {
    for (const Place& place : places)
        for (const double rise_ms : {5.0, 10.0, 20.0, 50.0, 100.0, 200.0})
            for (const Rise rise : {Rise::linear, Rise::exponential}) {
                // From 10 % to 90 % are eight tenths of a linear rise, and 19.08 of the 40 dB of an exponential one.
                const double expected = rise_ms * (rise == Rise::linear ? 0.8 : 19.08 / 40.0);
                const std::string id = "attack_time" + place.suffix;
                const double measured = value_of(measure_mono(notes(place.hertz, rise_ms / 1000.0, rise), {id}), id);
                if (expected < place.shortest_ms)
                    EXPECT_LT(std::exp2(measured), 1.2 * place.shortest_ms) << id << " of " << rise_ms;
                else
                    EXPECT_NEAR(std::exp2(measured), expected, 0.12 * expected) << id << " of " << rise_ms;
            }
}

TEST(AttackSlope, IsTheRiseOverTheTime) {
    for (const Place& place : places) {
        // Over a bed 26 dB below, amplitudes from 0.05 to 1: (20 log₁₀ 20) dB in eight tenths of 50 ms.
        const auto sound = mixed(scaled(notes(place.hertz, 0.05, Rise::linear), 0.95), sine(place.hertz, 8.0, 0.015));
        const std::string id = "attack_slope" + place.suffix;
        EXPECT_NEAR(value_of(measure_mono(sound, {id}), id), std::log2(26.02 / 0.04), 0.2) << id;
    }
}

TEST(NoteDecay, IsWhatNotesLoseInAQuarterOfASecond) {
    for (const double rate_db : {0.0, 20.0, 60.0})  // a second
        for (const Place& place : places) {
            Samples sound = sine(place.hertz, 8.0, 0.3);
            for (std::size_t i = 0; i < sound.size(); ++i) {
                const double time = std::fmod(static_cast<double>(i) / 44100.0, 1.0) - 0.2371;
                const double gain = std::clamp(time / 0.01, 0.0, 1.0) * (time < 0.6 ? 1.0 : 0.0);
                sound[i] *= static_cast<float>(gain * std::pow(10.0, -rate_db * time / 20.0));
            }
            const std::string id = "note_decay" + place.suffix;
            EXPECT_NEAR(value_of(measure_mono(sound, {id}), id), 0.25 * rate_db, 0.3 + 0.01 * rate_db) << id;
        }
}

TEST(Attacks, AreSharpInDrumsAndSlowInSwells) {
    const auto drums = measure_mono(mixed(drum_beats(120.0, 8.0), sine(200.0, 8.0, 0.002)));
    const auto swells = measure_mono(notes(900.0, 0.2, Rise::linear));
    EXPECT_LT(value_of(drums, "attack_time"), 3.5);
    EXPECT_GT(value_of(swells, "attack_time"), 7.0);
    EXPECT_GT(value_of(drums, "attack_slope"), value_of(swells, "attack_slope") + 3.0);
    EXPECT_GT(value_of(drums, "note_decay"), value_of(swells, "note_decay") + 10.0);
}

TEST(Attacks, HardlyDependOnGainAndSilenceAtTheEnds) {
    const auto sound = mixed(drum_beats(97.0, 10.0, 0.5), notes(300.0, 0.06, Rise::linear));
    const auto track = measure_mono(sound), quiet = measure_mono(scaled(sound, 0.25));
    const auto padded = measure_mono(silence(1.0) + sound + silence(1.0));
    for (const auto* id : {"attack_time", "attack_time_low_middle", "attack_time_high", "attack_slope_middle",
                           "note_decay", "note_decay_high_middle"}) {
        EXPECT_NEAR(value_of(track, id), value_of(quiet, id), 1e-4) << id;
        EXPECT_NEAR(value_of(track, id), value_of(padded, id), 0.05 * std::abs(value_of(track, id))) << id;
    }
}

TEST(Attacks, SteadySoundHasNone) {
    for (const auto& sound : {sine(440.0, 8.0), square_wave(100.0, 8.0), white_noise(8.0)})
        for (const auto* id : {"attack_time", "attack_slope_high", "note_decay_high_middle"})
            EXPECT_EQ(measure_mono(sound).missing(id), MissingReason::no_onsets) << id;
    // Two notes are too few to speak of notes.
    EXPECT_EQ(measure_mono(clicks(1.0, 2.0)).missing("attack_time"), MissingReason::no_onsets);
}

TEST(Attacks, BandsDoNotHearEachOther) {
    const auto low = measure_mono(notes(60.0, 0.05, Rise::linear)),
               high = measure_mono(notes(12000.0, 0.05, Rise::linear));
    EXPECT_EQ(low.missing("attack_time_high"), MissingReason::no_onsets);
    EXPECT_EQ(low.missing("attack_time_high_middle"), MissingReason::no_onsets);
    EXPECT_EQ(high.missing("attack_time_low"), MissingReason::no_onsets);
    EXPECT_EQ(high.missing("attack_time_middle"), MissingReason::no_onsets);
}

}  // namespace
}  // namespace armonica::test
