#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tables/npz.hpp"
#include "tables/table.hpp"

namespace armonica {

/// What to know of a table before it is read.
struct ReadOptions {
    std::string id;                  ///< the column that names the track; the format's own rule if empty or not there
    std::vector<std::string> names;  ///< further columns whose cells are names, even where they look like numbers
    ArrayNames arrays;               ///< for .npz: which array is what
};

/// Reads a table of any kind that is known, by the file's ending: .npz, .arff, .tsv (MTG-Jamendo's form or any
/// tab-separated one), and comma-separated for every other. Throws InputError.
Table read_table(const std::filesystem::path& file, const ReadOptions& options = {});

/// Whether text on the command line names a file of labels rather than columns: it ends in .csv, .tsv, .arff, .npz or
/// .xml.
bool names_a_table(const std::string& text);

/// ".csv", in small letters.
std::string ending_of(const std::filesystem::path& file);

}  // namespace armonica
