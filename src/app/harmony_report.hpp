#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "features/harmony/analysis.hpp"
#include "features/harmony/files/chord_file.hpp"

namespace armonica::app {

/// The harmony of one file, as `armonica harmony` tells it.
struct HarmonyReport {
    std::filesystem::path path;
    features::harmony::ChordFile source;  ///< what was read
    features::harmony::HarmonyAnalysis analysis;
    std::vector<double> beats = {};  ///< in seconds, where they are known: in sound
};

/// A table for a person, at most `width` columns wide, followed by what was reduced.
std::string harmony_text(const HarmonyReport& report, std::size_t width);

/// Start, end and chord in Harte's notation, spelt in the local key: a line each, with tabs between.
std::string harmony_lab(const HarmonyReport& report);

/// JSON Annotated Music Specification: an annotation of the namespace `chord` and one of `key_mode`.
std::string harmony_jams(const HarmonyReport& report);

/// One line of JSON, as docs/formats.md describes it.
std::string harmony_json(const HarmonyReport& report);

/// A row of all figures of the harmony: those in the local key, and the shares of all published functions, pairs and
/// triples of them. Empty where there is nothing to count, and for what is reckoned by the second where no time is
/// known.
std::string harmony_csv(const HarmonyReport& report);

/// The names of the columns: `path`, then the figures'.
std::string harmony_csv_header();

/// The line of JSON for a file that could not be read.
std::string harmony_failure_json(const std::filesystem::path& path, const std::string& problem);

}  // namespace armonica::app
