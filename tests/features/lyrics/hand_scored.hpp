#pragma once

#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "features/lyrics/files/lyrics_texts.hpp"
#include "features/lyrics/hand_scored_texts.hpp"
#include "features/lyrics/rhyme_scheme.hpp"
#include "features/lyrics/song.hpp"
#include "features/measure_lyrics.hpp"
#include "features/track_measurement.hpp"

namespace armonica::features::lyrics {

/// What a person counted.
struct Counted {
    const char* feature;  ///< without "lyrics_"
    double value;
};

/// The song in a file of that name with `content`.
inline Song song_in(std::string_view content, const std::string& file = "song.txt") {
    return song_of(read(file, content));
}

/// The features of a text that was read from a file.
inline FeatureVector measured(std::string_view content, const std::string& file = "song.txt") {
    return measure_lyrics(song_in(content, file));
}

inline void expect_counts(const FeatureVector& track, std::initializer_list<Counted> counts) {
    for (const Counted& count : counts) {
        const std::string id = "lyrics_" + std::string(count.feature);
        const std::optional<double> value = track.value(id);
        if (!value) {
            ADD_FAILURE() << id << " is missing: " << to_string(*track.missing(id));
        } else {
            EXPECT_NEAR(*value, count.value, 1e-12) << id;
        }
    }
}

inline void expect_missing(const FeatureVector& track, MissingReason reason,
                           std::initializer_list<const char*> features) {
    for (const char* const feature : features)
        EXPECT_EQ(track.missing("lyrics_" + std::string(feature)), reason) << feature;
}

/// The rhyme schemes of all stanzas, parted by blanks.
inline std::string schemes(const Song& song) {
    std::string all;
    for (const Stanza& stanza : song.text().stanzas) all += (all.empty() ? "" : " ") + rhyme_scheme(song, stanza);
    return all;
}

/// What of `features` is measured where the text belongs to a silent track of that many seconds.
inline FeatureVector measured_with_sound(std::string_view content, const std::string& file, std::size_t seconds,
                                         std::vector<std::string> features) {
    ExtractOptions options;
    options.features = std::move(features);
    const MeasurementPlan plan(options);
    TrackMeasurement track(plan);
    const std::vector<float> second(44100, 0.0F);
    for (std::size_t s = 0; s < seconds; ++s) track.add(second, second);
    track.set_lyrics(song_in(content, file));
    return track.finish();
}

}  // namespace armonica::features::lyrics
