#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tables/table.hpp"

namespace armonica {

/// Reads separated values with a header line (RFC 4180; see RowScanner). A column is one of numbers where every cell is
/// a number or missing, else one of text. The columns that `names` lists are read as text in any case: "3346.0" and
/// "007" are names of tracks before they are numbers. The id is the first of `names` that is a column, or else the
/// first column. Throws InputError with file and line for a row of the wrong width, an open quote, a column named twice
/// or not at all, a file without rows, a file that is not UTF-8 text.
Table read_csv(const std::filesystem::path& file, const std::string& text, char separator,
               const std::vector<std::string>& names);

/// `text` as a cell: quoted where it must be.
std::string csv_cell(std::string_view text);

}  // namespace armonica
