#include "tables/table.hpp"

#include <algorithm>
#include <unordered_set>

#include "tables/number.hpp"

namespace armonica {

std::optional<std::size_t> Table::find(std::string_view name) const {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == name; });
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

std::size_t Table::column(std::string_view name) const {
    if (const auto found = find(name)) return *found;
    std::vector<std::string> names;
    for (const Column& column : columns) names.push_back(column.name);
    throw InputError(file, lines.empty() ? std::nullopt : std::optional(header_line),
                     "there is no column `" + std::string(name) + "`; the columns are " + listed(names, 12));
}

std::string Table::text(std::size_t row, std::size_t column) const {
    const Column& cells = columns[column];
    return cells.is_text ? cells.text[row] : number_text(cells.numbers[row]);
}

std::string Table::track(std::size_t row) const { return id ? text(row, *id) : "row " + std::to_string(row + 1); }

InputError Table::error(std::size_t row, const std::string& problem) const {
    if (lines.empty()) return {file, std::nullopt, "row " + std::to_string(row + 1) + ": " + problem};
    return {file, lines[row], problem};
}

const std::vector<double>& Table::numbers(std::size_t column) const {
    const Column& cells = columns[column];
    if (!cells.is_text) return cells.numbers;
    for (std::size_t r = 0; r < rows; ++r)
        if (!parse_number(cells.text[r]))
            throw error(r, "column `" + cells.name + "` holds `" + cells.text[r] + "`, which is not a finite number");
    throw InputError(file, std::nullopt, "column `" + cells.name + "` names something and is not a number");
}

void Table::check() const {
    const auto line = lines.empty() ? std::nullopt : std::optional(header_line);
    std::unordered_set<std::string_view> names;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].name.empty()) throw InputError(file, line, "column " + std::to_string(c + 1) + " has no name");
        if (!names.insert(columns[c].name).second)
            throw InputError(file, line, "two columns are called `" + columns[c].name + "`");
    }
    if (rows == 0) throw InputError(file, std::nullopt, "the table has a header but no rows");
}

std::string listed(const std::vector<std::string>& names, std::size_t shown) {
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > shown) text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

}  // namespace armonica
