#include "tables/jamendo.hpp"

#include <algorithm>
#include <map>

#include "tables/number.hpp"
#include "tables/row_scanner.hpp"

namespace armonica {
namespace {

constexpr std::string_view number_prefix = "track_";

/// "track_0000948" → "948"
std::string track_number(std::string_view id) {
    if (!id.starts_with(number_prefix)) return {};
    id.remove_prefix(number_prefix.size());
    if (id.empty() || id.find_first_not_of("0123456789") != std::string_view::npos) return {};
    id.remove_prefix(std::min(id.find_first_not_of('0'), id.size() - 1));
    return std::string(id);
}

/// "48/948.mp3" → "48/948.low.mp3"
std::string low_quality_path(const std::string& path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string::npos ? path + ".low" : path.substr(0, dot) + ".low" + path.substr(dot);
}

class JamendoReader {
public:
    JamendoReader(Table& table, std::string_view text) : table_(table), scanner_(table.file, text, '\t') {}

    void read() {
        scanner_.next();
        for (const std::string_view cell : scanner_.cells())
            table_.columns.push_back({std::string(cell), {}, {}, true});
        table_.columns.pop_back();  // TAGS: its cells become columns of their own
        table_.header_line = scanner_.line();
        while (scanner_.next()) read_row();
        table_.rows = table_.lines.size();
        table_.id = 0;
        table_.lists_tags = true;
        table_.check();
        name_tracks();
        if (const auto duration = table_.find("DURATION")) make_numbers(table_.columns[*duration]);
        add_tag_columns();
    }

private:
    void read_row() {
        const auto& cells = scanner_.cells();
        const std::size_t fixed = table_.columns.size();
        if (cells.size() < fixed)
            throw InputError(table_.file, scanner_.line(),
                             "this row has " + std::to_string(cells.size()) + " cells; " + std::to_string(fixed) +
                                 " stand before the tags");
        for (std::size_t c = 0; c < fixed; ++c) table_.columns[c].text.emplace_back(cells[c]);
        for (std::size_t c = fixed; c < cells.size(); ++c)
            if (!cells[c].empty()) rows_of_tag_[std::string(cells[c])].push_back(table_.lines.size());
        table_.lines.push_back(scanner_.line());
    }

    void name_tracks() {
        const auto path = table_.find("PATH");
        for (std::size_t r = 0; r < table_.rows; ++r) {
            auto& names = table_.other_names.emplace_back();
            if (auto number = track_number(table_.columns[0].text[r]); !number.empty())
                names.push_back(std::move(number));
            if (!path || table_.columns[*path].text[r].empty()) continue;
            names.push_back(table_.columns[*path].text[r]);
            names.push_back(low_quality_path(names.back()));
        }
    }

    void make_numbers(Column& column) const {
        std::vector<double> numbers;
        for (const std::string& cell : column.text) {
            const auto number = parse_number(cell);
            if (!number) return;  // then it stays text: nothing hangs on it
            numbers.push_back(*number);
        }
        column.numbers = std::move(numbers);
        column.text.clear();
        column.is_text = false;
    }

    void add_tag_columns() {
        for (const auto& [tag, rows] : rows_of_tag_) {
            Column column{tag, std::vector<double>(table_.rows, 0.0), {}, false};
            for (const std::size_t r : rows) column.numbers[r] = 1.0;
            table_.labels.push_back(table_.columns.size());
            table_.columns.push_back(std::move(column));
        }
        table_.check();
    }

    Table& table_;
    RowScanner scanner_;
    std::map<std::string, std::vector<std::size_t>> rows_of_tag_;
};

}  // namespace

bool is_jamendo(std::string_view text) {
    const std::string_view header = text.substr(0, text.find_first_of("\r\n"));
    return header.starts_with("TRACK_ID\t") && header.ends_with("\tTAGS");
}

Table read_jamendo(const std::filesystem::path& file, const std::string& text) {
    Table table;
    table.file = file.string();
    JamendoReader(table, text).read();
    return table;
}

}  // namespace armonica
