#include "tables/csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>

#include <armonica/error.hpp>

namespace armonica {
namespace {

/// Splits the text of one file into rows of cells.
class CsvParser {
public:
    CsvParser(const std::string& file, std::string text) : file_(file), text_(std::move(text)) {
        if (text_.starts_with("\xEF\xBB\xBF")) position_ = 3;
    }

    /// The next row that is not empty; false at the end.
    bool next(CsvTable::Row& row) {
        while (position_ < text_.size()) {
            row = {line_, {}};
            read_row(row);
            if (row.cells.size() > 1 || !row.cells.front().empty()) return true;
        }
        return false;
    }

private:
    void read_row(CsvTable::Row& row) {
        do {
            const bool quoted = position_ < text_.size() && text_[position_] == '"';
            row.cells.push_back(quoted ? quoted_cell(row.line) : plain_cell());
        } while (take(','));
        take('\r');
        if (position_ < text_.size() && !take('\n'))
            throw InputError(file_, line_, "text follows a closing quote; a quote inside a cell is written twice");
        ++line_;
    }

    std::string plain_cell() {
        const std::size_t end = std::min(text_.find_first_of(",\r\n", position_), text_.size());
        std::string cell = text_.substr(position_, end - position_);
        position_ = end;
        return cell;
    }

    std::string quoted_cell(std::size_t first_line) {
        std::string cell;
        for (++position_; position_ < text_.size(); ++position_) {
            const char c = text_[position_];
            if (c == '"') {
                ++position_;
                if (position_ == text_.size() || text_[position_] != '"') return cell;
            }
            if (c == '\n') ++line_;
            cell += c;
        }
        throw InputError(file_, first_line, "a quote is opened here and never closed");
    }

    bool take(char c) {
        if (position_ == text_.size() || text_[position_] != c) return false;
        ++position_;
        return true;
    }

    const std::string& file_;
    std::string text_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
};

std::string read_text(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) throw InputError(file, std::nullopt, "there is no such file");
    if (std::filesystem::is_directory(file, ignored))
        throw InputError(file, std::nullopt, "this is a folder; a table is needed");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw InputError(file, std::nullopt, "the file cannot be opened for reading");
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (text.find('\0') != std::string::npos)
        throw InputError(file, std::nullopt, "this is not a text file: a comma-separated table is needed");
    return text;
}

void check_header(const CsvTable& table, std::size_t line) {
    std::set<std::string_view> names;
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        if (table.header[c].empty())
            throw InputError(table.file, line, "column " + std::to_string(c + 1) + " has no name");
        if (!names.insert(table.header[c]).second)
            throw InputError(table.file, line, "two columns are called `" + table.header[c] + "`");
    }
}

bool says_missing(std::string_view cell) {
    std::string lower(cell);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return c < 128 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c); });
    return lower.empty() || lower == "nan" || lower == "na" || lower == "null";
}

}  // namespace

std::size_t CsvTable::column(std::string_view name) const {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
    std::string known;
    for (std::size_t c = 0; c < std::min<std::size_t>(header.size(), 12); ++c)
        known += (c == 0 ? "" : ", ") + header[c];
    if (header.size() > 12) known += ", …";
    throw InputError(file, 1, "there is no column `" + std::string(name) + "`; the columns are " + known);
}

CsvTable read_csv(const std::filesystem::path& file) {
    CsvTable table{file.string(), {}, {}};
    CsvParser parser(table.file, read_text(file));
    CsvTable::Row row;
    if (!parser.next(row)) throw InputError(table.file, std::nullopt, "the table is empty");
    table.header = row.cells;
    check_header(table, row.line);
    while (parser.next(row)) {
        if (row.cells.size() != table.header.size())
            throw InputError(table.file, row.line,
                             "this row has " + std::to_string(row.cells.size()) + " cells, the header " +
                                 std::to_string(table.header.size()));
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) throw InputError(table.file, std::nullopt, "the table has a header but no rows");
    return table;
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + '"';
}

std::optional<double> csv_number(const CsvTable& table, const CsvTable::Row& row, std::size_t column) {
    std::string_view cell = row.cells[column];
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
    if (says_missing(cell)) return std::nullopt;
    if (cell.front() == '+') cell.remove_prefix(1);
    double number = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(number))
        throw InputError(
            table.file, row.line,
            "column `" + table.header[column] + "` holds `" + row.cells[column] + "`, which is not a finite number");
    return number;
}

}  // namespace armonica
