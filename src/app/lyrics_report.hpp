#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include <armonica/error.hpp>
#include <armonica/feature_vector.hpp>

#include "features/lyrics/song.hpp"

namespace armonica::app {

/// The words of one file, as `armonica lyrics` tells of them.
struct LyricsReport {
    std::filesystem::path path;
    features::lyrics::Song song;
    FeatureVector features;
    bool quotes = true;  ///< whether words of the text may be shown
};

/// The features of lyrics, in catalogue order.
std::vector<std::string> lyrics_features();

/// For a person, at most `width` columns wide: what was read, stanza by stanza with its rhyme scheme, and the features.
std::string lyrics_text(const LyricsReport& report, std::size_t width);

/// One line of JSON, as docs/formats.md describes it.
std::string lyrics_json(const LyricsReport& report);
std::string lyrics_failure_json(const std::filesystem::path& path, const TrackError& error);

/// A row: path, language, then the features; empty where missing.
std::string lyrics_csv(const LyricsReport& report);
std::string lyrics_csv_header();

}  // namespace armonica::app
