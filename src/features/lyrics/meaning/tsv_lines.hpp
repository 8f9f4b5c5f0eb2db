#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace armonica::features::lyrics {

/// Reads a shipped table of words: a line of column names, then a line a word, with tabs between the cells. `take` is
/// given the cells of a line and its number, counted from 1. Throws InputError where the file cannot be read, its
/// columns are not `columns`, or a line has not as many cells.
void each_row(const std::filesystem::path& file, const std::vector<std::string_view>& columns,
              const std::function<void(const std::vector<std::string_view>&, std::size_t)>& take);

/// The number from `least` to `most` in a cell; empty for an empty cell. Throws InputError for anything else.
std::optional<double> number_in_cell(std::string_view cell, double least, double most,
                                     const std::filesystem::path& file, std::size_t line);

}  // namespace armonica::features::lyrics
