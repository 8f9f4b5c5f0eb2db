#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <armonica/error.hpp>

namespace armonica {

/// One column: numbers, or else text.
struct Column {
    std::string name;
    std::vector<double> numbers;    ///< NaN where the cell is missing; empty in a column of text
    std::vector<std::string> text;  ///< empty in a column of numbers
    bool is_text = false;
};

/// A table in memory, whatever kind of file it was read from: named columns over the same rows, a row a track.
struct Table {
    std::string file;
    std::vector<Column> columns;
    std::size_t rows = 0;
    std::vector<std::size_t> lines;   ///< by row: where it starts in the file, from 1; empty where a file has no lines
    std::optional<std::size_t> id;    ///< the column that names the track; without one, rows are called "row 17"
    std::vector<std::size_t> labels;  ///< columns that the file itself declares to be labels
    bool lists_tags = false;          ///< the file lists tags that are there: a track without any was never judged
    std::vector<std::string> notes;   ///< for the user: what of the file was left aside
    std::size_t header_line = 1;      ///< where the columns are named
    /// By row: other names of the track. Empty in most files; MTG-Jamendo's call a track by number and by path.
    std::vector<std::vector<std::string>> other_names;

    /// Index of the column called `name`.
    std::optional<std::size_t> find(std::string_view name) const;

    /// Index of the column called `name`. Throws InputError, naming the columns there are, if there is none.
    std::size_t column(std::string_view name) const;

    /// The cell as text: empty where missing, a number with as few digits as it takes to read it back.
    std::string text(std::size_t row, std::size_t column) const;

    /// What the row's track is called.
    std::string track(std::size_t row) const;

    /// Says what is wrong with a row: file, line (or the row's number, where a file has no lines), problem.
    InputError error(std::size_t row, const std::string& problem) const;

    /// The column's cells as numbers. Throws InputError at the first cell of text.
    const std::vector<double>& numbers(std::size_t column) const;

    /// Throws InputError where a column has no name, or two have the same, or where there is no row.
    void check() const;
};

/// "a, b, c and 9 more"
std::string listed(const std::vector<std::string>& names, std::size_t shown = 5);

}  // namespace armonica
