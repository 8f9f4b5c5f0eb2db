#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include <armonica/feature_vector.hpp>

namespace armonica {

/// What is done with a measured track; `path` as the file writes it. Returns whether to go on.
using MeasuredTrackSink = std::function<bool(const std::string& path, const FeatureVector& track)>;

/// The length of a track whose line does not tell it, as older files do not: long enough to be judged. What was too
/// short to be measured is missing for that reason anyway.
inline constexpr double length_where_not_told = 30.0;

/// A line longer than this is not of `armonica extract`, which writes some 20 thousand bytes.
inline constexpr std::size_t longest_measured_line = std::size_t{1} << 22;

/// Reads what `armonica extract --out FILE.jsonl` writes (docs/formats.md), one line after the other, in memory that
/// does not grow with the file, and gives every track to `sink`. What a line does not tell of a feature is missing as
/// `not_requested`; keys that are not known are passed over. Returns how many lines tell that a track could not be
/// measured; these are left out.
///
/// Throws InputError, with the line, for what is no such line, and for tracks that were not measured by version
/// `catalogue_version` of the catalogue.
std::size_t read_measured_tracks(const std::filesystem::path& file, std::string_view catalogue_version,
                                 const MeasuredTrackSink& sink);

}  // namespace armonica
