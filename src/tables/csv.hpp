#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace armonica {

/// A table with a header line, as RFC 4180 describes it.
struct CsvTable {
    struct Row {
        std::size_t line = 0;            ///< where it starts in the file, counted from 1
        std::vector<std::string> cells;  ///< as many as the header has
    };

    std::string file;
    std::vector<std::string> header;
    std::vector<Row> rows;

    /// Index of the column called `name`. Throws InputError, naming the columns there are, if there is none.
    std::size_t column(std::string_view name) const;
};

/// Reads comma-separated values: quoted cells may hold commas, line ends and doubled quotes; a byte-order mark and CRLF
/// are understood; empty lines are passed over. Throws InputError with file and line for a row of the wrong width, an
/// open quote, a column named twice or not at all, a file without rows, a file that is not text.
CsvTable read_csv(const std::filesystem::path& file);

/// `text` as a cell: quoted where it must be.
std::string csv_cell(std::string_view text);

/// The number in a cell; empty for a cell that says there is none ("", "nan", "NA", "null", in any case). Throws
/// InputError naming file, line and column for anything else that is not a finite number.
std::optional<double> csv_number(const CsvTable& table, const CsvTable::Row& row, std::size_t column);

}  // namespace armonica
