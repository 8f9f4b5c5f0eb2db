#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tables/table.hpp"

namespace armonica {

/// Whether text begins as MTG-Jamendo's tables do: tab-separated, the first column TRACK_ID, the last TAGS.
bool is_jamendo(std::string_view text);

/// Reads a table in the form of the MTG-Jamendo dataset (Bogdanov, Won, Tovstogan, Porter and Serra, "The MTG-Jamendo
/// dataset for automatic music tagging", ICML 2019 workshop): TRACK_ID, ARTIST_ID, ALBUM_ID, PATH, DURATION and then,
/// up to the end of the line, one cell for each tag, "category---name". Every tag that occurs becomes a column of 1 and
/// 0, sorted by name and declared a label. A track is also known by its number and by its path, with or without the
/// ".low" of the dataset's smaller sound files. Throws InputError with file and line for a row without the columns
/// before the tags.
Table read_jamendo(const std::filesystem::path& file, const std::string& text);

}  // namespace armonica
