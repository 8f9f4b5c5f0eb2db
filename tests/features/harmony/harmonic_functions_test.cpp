// The family of harmony as `extract` has it: from sound to features, or to a reason why there are none.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

bool is_of_harmony(const FeatureInfo& info) { return info.family == "harmonic_functions"; }

void expect_all_missing(const FeatureVector& track, MissingReason reason) {
    for (const FeatureInfo& info : catalogue()) {
        if (is_of_harmony(info)) {
            EXPECT_EQ(track.missing(info.id), reason) << info.id;
        }
    }
}

// Every figure needs chords, but for how much of the time has some.
void expect_no_chords(const FeatureVector& track) {
    EXPECT_LT(value_of(track, "harmony_chord_share"), 0.1);
    for (const FeatureInfo& info : catalogue()) {
        if (is_of_harmony(info) && info.id != "harmony_chord_share") {
            EXPECT_EQ(track.missing(info.id), MissingReason::no_chords) << info.id;
        }
    }
}

// A voice that speaks: four syllables a second, each a buzz whose pitch glides, with a pause after every eighth.
Samples speech(double seconds) {
    Samples samples(static_cast<std::size_t>(seconds * 44100.0));
    double phase = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / 44100.0, syllable = std::floor(4.0 * time);
        const double within = 4.0 * time - syllable;
        const double pitch = 120.0 * std::exp2(0.4 * std::sin(2.7 * syllable) - 0.35 * within);
        phase += 2.0 * pi * pitch / 44100.0;
        if (std::fmod(syllable, 8.0) == 7.0) continue;
        double buzz = 0.0;
        for (int partial = 1; partial <= 20; ++partial) buzz += std::sin(partial * phase) / partial;
        samples[i] = static_cast<float>(0.2 * std::sin(pi * within) * buzz);
    }
    return samples;
}

TEST(HarmonicFunctions, OfACadenceAreKnownWithTheirTimes) {
    // I IV V I in C, two seconds each, twice.
    Samples samples;
    for (int time = 0; time < 2; ++time)
        for (const int root : {0, 5, 7, 0}) samples = samples + triad(root, false, 2.0);
    const FeatureVector track = measure_mono(samples);
    EXPECT_NEAR(value_of(track, "harmony_tonic"), 0.5, 0.05);
    EXPECT_NEAR(value_of(track, "harmony_predominant"), 0.25, 0.05);
    EXPECT_NEAR(value_of(track, "harmony_dominant"), 0.25, 0.05);
    EXPECT_NEAR(value_of(track, "harmony_kind_major"), 1.0, 0.05);
    EXPECT_EQ(value_of(track, "harmony_outside_key"), 0.0);
    EXPECT_EQ(value_of(track, "harmony_vocabulary"), 3.0);
    EXPECT_NEAR(value_of(track, "harmony_cadence_authentic_rate"), 2.0 / (16.0 / 60.0), 1e-9);
    EXPECT_THAT(track.heard_at("harmony_cadence_authentic_rate"),
                ElementsAre(DoubleNear(6.0, 0.4), DoubleNear(14.0, 0.4)));
    EXPECT_TRUE(track.heard_at("harmony_tonic").empty());
    EXPECT_NEAR(value_of(track, "harmony_chord_share"), 1.0, 0.05);
}

TEST(HarmonicFunctions, AreMissingWithAReasonWhereThereAreNoChords) {
    expect_no_chords(measure_mono(drum_beats(120.0, 20.0)));
    expect_no_chords(measure_mono(white_noise(20.0)));
    expect_no_chords(measure_mono(clicks(3.0, 20.0)));
    expect_no_chords(measure_mono(speech(20.0)));
}

TEST(HarmonicFunctions, AreMissingInSilenceAndInAMoment) {
    expect_all_missing(measure_mono(silence(20.0)), MissingReason::silent);
    expect_all_missing(measure_mono(triad(0, false, 4.0)), MissingReason::too_short);
}

}  // namespace
}  // namespace armonica::test
