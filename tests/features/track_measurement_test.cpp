#include <gtest/gtest.h>

#include <algorithm>
#include <armonica/catalogue.hpp>
#include <cmath>
#include <limits>
#include <span>
#include <stdexcept>

#include "features/track_measurement.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

void expect_same(const FeatureVector& a, const FeatureVector& b) {
    for (const FeatureInfo& info : catalogue()) {
        EXPECT_EQ(a.value(info.id), b.value(info.id)) << info.id;
        EXPECT_EQ(a.missing(info.id), b.missing(info.id)) << info.id;
    }
}

Samples song() { return mixed(triad(0, false, 6.0) + triad(7, false, 6.0), drum_beats(110.0, 12.0, 0.3)); }

TEST(TrackMeasurement, GivesTheSameBitsEveryTimeAndInAnyBlocks) {
    const auto sound = song();
    const auto whole = measure_mono(sound);
    expect_same(whole, measure_mono(sound));
    const features::MeasurementPlan plan{ExtractOptions{}};
    features::TrackMeasurement pieces(plan);
    for (std::size_t at = 0; at < sound.size();) {
        const std::size_t count = std::min<std::size_t>(1 + at % 3001, sound.size() - at);
        const auto part = std::span(sound).subspan(at, count);
        pieces.add(part, part);
        at += count;
    }
    expect_same(whole, pieces.finish());
}

TEST(TrackMeasurement, FillsWhatIsKnownOfTheTrack) {
    const auto track = measure_mono(song());
    EXPECT_DOUBLE_EQ(track.length_seconds, 12.0);
    EXPECT_EQ(track.catalogue_version, catalogue_version());
    EXPECT_TRUE(track.key);
    EXPECT_TRUE(track.warnings.empty());
}

TEST(TrackMeasurement, MeasuresAloneWhatItMeasuresTogether) {
    const auto sound = song();
    const auto all = measure_mono(sound);
    for (const FeatureInfo& info : catalogue()) {
        const auto one = measure_mono(sound, {std::string(info.id)});
        EXPECT_EQ(one.value(info.id), all.value(info.id)) << info.id;
        for (const FeatureInfo& other : catalogue())
            EXPECT_EQ(one.missing(other.id) == MissingReason::not_requested, other.id != info.id) << other.id;
    }
}

TEST(TrackMeasurement, RefusesUnknownFeaturesAndUnequalChannels) {
    EXPECT_THROW(measure_mono(silence(1.0), {"no_such_feature"}), std::invalid_argument);
    EXPECT_THROW(features::measure(silence(1.0), silence(2.0)), std::invalid_argument);
    EXPECT_THROW(Extractor({{"bpm", "no_such_feature"}}), std::invalid_argument);
}

TEST(TrackMeasurement, SilenceHasALengthOnly) {
    for (const double level : {0.0, 1e-30, 1e-42, 5e-5}) {
        const auto track = measure_mono(scaled(white_noise(30.0, 1.0), level));
        for (const FeatureInfo& info : catalogue()) {
            if (info.id == "length") continue;
            // Words do not need the sound: a silent track may have them.
            const bool words = info.modality == Modality::lyrics;
            EXPECT_EQ(track.missing(info.id), words ? MissingReason::no_lyrics : MissingReason::silent)
                << info.id << " at " << level;
        }
        EXPECT_FALSE(track.key);
    }
    EXPECT_EQ(measure_mono(Samples(441000, 0.7F)).missing("bpm"), MissingReason::silent);
}

TEST(TrackMeasurement, ATenthOfASecondHasASpectrumButNoRhythm) {
    const auto track = measure_mono(note(69, 0.1, 0.3));
    for (const auto* id : {"spectral_centroid_mean", "spectral_flux_mean", "mfcc_3_mean", "energy_low",
                           "zero_crossing_rate", "pitch_salience", "spectral_complexity_mean"})
        EXPECT_TRUE(track.value(id)) << id;
    for (const auto* id : {"bpm", "beats_loudness", "danceability", "loudness", "chords_changes_rate", "key_strength",
                           "chroma_c", "onset_rate", "dynamic_complexity"})
        EXPECT_EQ(track.missing(id), MissingReason::too_short) << id;
}

class HostileSound : public testing::TestWithParam<int> {};

// Every feature of whatever sound is missing with a reason or lies within what its entry states; set() has refused NaN
// and infinity by throwing.
TEST_P(HostileSound, YieldsValuesWithinTheirRange) {
    const double seconds = 13.0;
    const std::vector<Samples> sounds = {
        white_noise(seconds, 1.0),
        square_wave(22050.0, seconds, 1.0),
        square_wave(3.0, seconds, 1.0),
        Samples(static_cast<std::size_t>(44100 * seconds), 1.0F),
        silence(6.0) + Samples(1, 1.0F) + silence(6.0),
        Samples(1, 1.0F) + silence(seconds),
        silence(seconds) + Samples(1, -1.0F),
        scaled(white_noise(seconds), 1e-41),
        scaled(white_noise(seconds), 1e-4),
        scaled(white_noise(seconds), 1e30),
        silence(6.0) + scaled(white_noise(seconds), 1e30),
        Samples(100000, std::numeric_limits<float>::infinity()),
        Samples(100000, std::numeric_limits<float>::quiet_NaN()),
        mixed(white_noise(seconds), Samples(50000, std::numeric_limits<float>::quiet_NaN())),
        sine(1.0, seconds, 1.0),
        sine(22049.0, seconds, 1.0),
        clicks(1000.0, seconds, 1.0),
        clicks(25.0, seconds, 1.0),
        sine(440.0, seconds, 1e-4),
        drum_beats(250.0, seconds, 1.0),
        white_noise(1.0 / 44100.0),
        white_noise(1024.0 / 44100.0),
        white_noise(2048.0 / 44100.0),
        white_noise(2206.0 / 44100.0),
        white_noise(3.0),
    };
    const auto& sound = sounds[static_cast<std::size_t>(GetParam())];
    const auto other_side = white_noise(static_cast<double>(sound.size()) / 44100.0, 0.1);
    for (const auto& right : {sound, scaled(sound, -1.0), scaled(sound, 0.0), other_side}) {
        const auto track = features::measure(sound, right);
        for (const FeatureInfo& info : catalogue()) {
            const auto value = track.value(info.id);
            if (!value) continue;
            EXPECT_TRUE(std::isfinite(*value)) << info.id;
            EXPECT_GE(*value, info.minimum.value_or(-1e9)) << info.id;
            EXPECT_LE(*value, info.maximum.value_or(1e9)) << info.id;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Sounds, HostileSound, testing::Range(0, 25));

}  // namespace
}  // namespace armonica::test
