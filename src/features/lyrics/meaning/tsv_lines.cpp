#include "features/lyrics/meaning/tsv_lines.hpp"

#include <charconv>
#include <fstream>

#include <armonica/error.hpp>

namespace armonica::features::lyrics {
namespace {

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    for (std::size_t at = 0;;) {
        const std::size_t tab = line.find('\t', at);
        cells.push_back(line.substr(at, tab == std::string_view::npos ? tab : tab - at));
        if (tab == std::string_view::npos) return cells;
        at = tab + 1;
    }
}

}  // namespace

void each_row(const std::filesystem::path& file, const std::vector<std::string_view>& columns,
              const std::function<void(const std::vector<std::string_view>&, std::size_t)>& take) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw InputError(file, std::nullopt, "this table of words cannot be opened for reading");
    std::string line;
    if (!std::getline(stream, line) || cells_of(line) != columns) {
        std::string wanted;
        for (const std::string_view column : columns) wanted += (wanted.empty() ? "" : ", ") + std::string(column);
        throw InputError(file, 1, "the columns must be called " + wanted + ", with tabs between");
    }
    for (std::size_t number = 2; std::getline(stream, line); ++number) {
        const auto cells = cells_of(line);
        if (cells.size() != columns.size() || cells.front().empty())
            throw InputError(file, number, "a word and " + std::to_string(columns.size() - 1) + " cells are needed");
        take(cells, number);
    }
}

std::optional<double> number_in_cell(std::string_view cell, double least, double most,
                                     const std::filesystem::path& file, std::size_t line) {
    if (cell.empty()) return std::nullopt;
    double number = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size() || !(number >= least && number <= most))
        throw InputError(
            file, line,
            "`" + std::string(cell) + "` is no number from " + std::to_string(least) + " to " + std::to_string(most));
    return number;
}

}  // namespace armonica::features::lyrics
