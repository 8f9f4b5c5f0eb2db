#include "tables/csv.hpp"

#include <algorithm>

#include "tables/number.hpp"
#include "tables/row_scanner.hpp"

namespace armonica {
namespace {

/// Two passes over the text: numbers first, then the text of those columns that turned out to hold some. So a table of
/// numbers costs no more than its numbers, and no cell is kept twice.
class CsvReader {
public:
    CsvReader(Table& table, std::string_view text, char separator)
        : table_(table), text_(text), separator_(separator) {}

    void read(const std::vector<std::string>& names) {
        RowScanner scanner(table_.file, text_, separator_);
        if (!scanner.next()) throw InputError(table_.file, std::nullopt, "the table is empty");
        read_header(scanner, names);
        const auto rows = static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\n'));
        for (Column& column : table_.columns)
            if (!column.is_text) column.numbers.reserve(rows);
        while (scanner.next()) read_numbers(scanner);
        table_.rows = table_.lines.size();
        table_.check();
        read_text_columns();
    }

private:
    void read_header(const RowScanner& scanner, const std::vector<std::string>& names) {
        for (const std::string_view cell : scanner.cells())
            table_.columns.push_back({std::string(cell), {}, {}, false});
        table_.header_line = scanner.line();
        if (table_.columns.size() == 1 && scanner.cells()[0].find(';') != std::string_view::npos)
            throw InputError(table_.file, scanner.line(),
                             "the cells seem to be separated by semicolons; commas are needed, or tabs in a .tsv file");
        table_.id = 0;
        for (const std::string& name : names)
            if (const auto column = table_.find(name)) table_.columns[*column].is_text = true;
        if (!names.empty()) table_.id = table_.find(names.front()).value_or(0);
        table_.columns[*table_.id].is_text = true;
    }

    void read_numbers(const RowScanner& scanner) {
        const auto& cells = scanner.cells();
        if (cells.size() != table_.columns.size())
            throw InputError(table_.file, scanner.line(),
                             "this row has " + std::to_string(cells.size()) + " cells, the header " +
                                 std::to_string(table_.columns.size()));
        table_.lines.push_back(scanner.line());
        for (std::size_t c = 0; c < cells.size(); ++c) {
            Column& column = table_.columns[c];
            if (column.is_text) continue;
            if (const auto number = parse_number(cells[c])) {
                column.numbers.push_back(*number);
            } else {
                column.is_text = true;
                std::vector<double>().swap(column.numbers);
            }
        }
    }

    void read_text_columns() {
        std::vector<std::size_t> columns;
        for (std::size_t c = 0; c < table_.columns.size(); ++c)
            if (table_.columns[c].is_text) columns.push_back(c);
        for (const std::size_t c : columns) table_.columns[c].text.reserve(table_.rows);
        RowScanner scanner(table_.file, text_, separator_);
        scanner.next();
        while (scanner.next())
            for (const std::size_t c : columns) table_.columns[c].text.emplace_back(scanner.cells()[c]);
    }

    Table& table_;
    std::string_view text_;
    char separator_;
};

}  // namespace

Table read_csv(const std::filesystem::path& file, const std::string& text, char separator,
               const std::vector<std::string>& names) {
    Table table;
    table.file = file.string();
    CsvReader(table, text, separator).read(names);
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

}  // namespace armonica
