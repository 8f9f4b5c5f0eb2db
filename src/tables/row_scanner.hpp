#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace armonica {

/// Walks over separated text row by row, as RFC 4180 describes it: quoted cells may hold separators, line ends and
/// doubled quotes. LF, CRLF and CR end a line; empty lines are passed over. Copies no cell unless it must.
class RowScanner {
public:
    /// `file` is for messages; `text` must outlive the scanner.
    RowScanner(const std::string& file, std::string_view text, char separator);

    /// Goes to the next row that is not empty; false at the end. Throws InputError for a quote that is never closed and
    /// for text after a closing quote.
    bool next();

    /// The cells of the row; good until the next call of next().
    const std::vector<std::string_view>& cells() const { return cells_; }

    /// Where the row starts, counted from 1.
    std::size_t line() const { return row_line_; }

private:
    void read_row();
    std::string_view plain_cell();
    std::string_view quoted_cell();
    bool take(char c);

    const std::string& file_;
    std::string_view text_;
    char separator_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
    std::size_t row_line_ = 1;
    std::vector<std::string_view> cells_;
    std::deque<std::string> unquoted_;  // cells of this row that hold doubled quotes; a deque moves none of them
};

}  // namespace armonica
