#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

struct Hit {
    double at;  // as a share of the pattern
    double gain;
};

// The pattern over and over.
Samples pattern(const std::vector<Hit>& hits, double pattern_seconds, double seconds) {
    Samples samples = silence(seconds);
    const auto drum = drum_beats(60.0, 0.6);  // one beat, at 0.5 s
    for (double start = 0.25; start + pattern_seconds < seconds; start += pattern_seconds)
        for (const Hit& hit : hits) {
            const auto from = static_cast<std::size_t>((start + hit.at * pattern_seconds) * 44100.0);
            for (std::size_t i = 0; i < 2205 && from + i < samples.size(); ++i)
                samples[from + i] += static_cast<float>(hit.gain) * drum[22050 + i];
        }
    return samples;
}

double value(const Samples& sound, const std::string& id) { return value_of(measure_mono(sound, {id}), id); }

TEST(RhythmPattern, SwingIsTheRatioOfThePartsOfTheBeat) {
    for (const double ratio : {1.0, 1.5, 2.0, 2.3}) {
        const auto sound = pattern({{0.0, 1.0}, {ratio / (1.0 + ratio), 0.4}}, 0.5, 30.0);
        const auto track = measure_mono(sound, {"bpm", "swing"});
        EXPECT_NEAR(value_of(track, "bpm"), 120.0, 1.5);
        EXPECT_NEAR(value_of(track, "swing"), ratio, 0.15 * ratio);
    }
}

TEST(RhythmPattern, SwingNeedsASecondNote) {
    EXPECT_EQ(measure_mono(drum_beats(110.0, 20.0)).missing("swing"), MissingReason::no_onsets);
    EXPECT_LT(value(drum_beats(110.0, 20.0), "offbeat_emphasis"), 0.1);
}

TEST(RhythmPattern, OffbeatsWeighMoreTheStrongerTheyAre) {
    const auto sound = [](double gain) { return pattern({{0.0, 1.0}, {0.5, gain}}, 0.6, 30.0); };
    EXPECT_GT(value(sound(0.2), "offbeat_emphasis"), value(sound(0.02), "offbeat_emphasis"));
    EXPECT_GT(value(sound(0.2), "offbeat_emphasis"), 0.3);
}

// Soft noise under it: hits differ in how far they rise above it.
Samples above_noise(Samples sound) {
    const auto noise = white_noise(static_cast<double>(sound.size()) / 44100.0, 0.02);
    return mixed(std::move(sound), noise);
}

TEST(RhythmPattern, SyncopationIsAnAccentBeforeASilentBeat) {
    const auto straight = above_noise(pattern({{0.0, 1.0}, {0.25, 0.7}, {0.5, 1.0}, {0.75, 0.7}}, 2.0, 40.0));
    // The same beats, but the third and the following first come a quarter of a beat early, every second time.
    const auto push = above_noise(pattern({{0.0, 1.0},
                                           {0.125, 0.7},
                                           {0.25, 1.0},
                                           {0.375, 0.7},
                                           {0.5, 1.0},
                                           {0.625, 0.7},
                                           {0.71875, 1.0},
                                           {0.875, 0.7},
                                           {0.96875, 0.4}},
                                          4.0, 40.0));
    EXPECT_LT(value(straight, "syncopation"), 0.05);
    EXPECT_GT(value(push, "syncopation"), value(straight, "syncopation") + 0.05);
}

TEST(RhythmPattern, TripletsFeelTriple) {
    const auto triplets = above_noise(pattern({{0.0, 1.0}, {1.0 / 3, 0.15}, {2.0 / 3, 0.15}}, 0.6, 30.0));
    const auto eighths = above_noise(pattern({{0.0, 1.0}, {0.25, 0.15}, {0.5, 0.15}, {0.75, 0.15}}, 0.6, 30.0));
    EXPECT_NEAR(value(triplets, "bpm"), 100.0, 2.0);
    EXPECT_NEAR(value(eighths, "bpm"), 100.0, 2.0);
    EXPECT_GT(value(triplets, "triple_feel"), 0.1);
    EXPECT_LT(value(eighths, "triple_feel"), -0.1);
}

TEST(RhythmPattern, UnevennessIsThePairwiseVariabilityIndex) {
    EXPECT_NEAR(value(drum_beats(120.0, 20.0), "onset_unevenness"), 0.0, 4.0);
    // Intervals of 0.4 and 0.2 s in turn: 100 · 0.2 / 0.3.
    EXPECT_NEAR(value(pattern({{0.0, 1.0}, {2.0 / 3, 1.0}}, 0.6, 20.0), "onset_unevenness"), 200.0 / 3, 4.0);
    EXPECT_EQ(measure_mono(sine(440.0, 10.0)).missing("onset_unevenness"), MissingReason::no_onsets);
}

TEST(RhythmPattern, RateGrowsWithThePulse) {
    double last = 0.0;
    for (const double bpm : {60.0, 120.0, 240.0, 480.0}) {
        const double rate = value(drum_beats(bpm, 20.0), "onset_pattern_rate");
        EXPECT_GT(rate, last) << bpm;
        last = rate;
    }
    // 8 pulses a second have no other rate below 10.
    EXPECT_NEAR(value(drum_beats(480.0, 20.0), "onset_pattern_rate"), 8.0, 0.8);
}

TEST(RhythmPattern, IsMissingWhereThereIsNoBeat) {
    const auto track = measure_mono(sine(440.0, 20.0));
    for (const auto* id : {"swing", "offbeat_emphasis", "syncopation", "triple_feel"})
        EXPECT_EQ(track.missing(id), MissingReason::no_beat) << id;
}

}  // namespace
}  // namespace armonica::test
