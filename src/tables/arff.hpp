#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tables/table.hpp"

namespace armonica {

/// Reads Weka's attribute-relation file format (Witten, Frank, Hall and Pal, "Data mining", 4th edition, 2017, section
/// 2.4; Weka manual, chapter "ARFF"): dense rows and sparse ones (`{3 1.5, 7 1}`, columns counted from 0; what is not
/// written is 0, or the first of a nominal column's values), `?` for what is missing, quoted names and cells, comments
/// after `%`, keywords in any case. An attribute that is numeric, real or integer, or nominal with nothing but numbers
/// among its values, becomes a column of numbers; every other a column of text. The id is the first of `names` that is
/// a column, or else the first column if it holds text and is declared a string; otherwise rows have numbers. Throws
/// InputError with file and line for what does not fit, among it values that a nominal attribute does not declare, and
/// for relational attributes, which no column can hold.
Table read_arff(const std::filesystem::path& file, const std::string& text, const std::vector<std::string>& names);

}  // namespace armonica
