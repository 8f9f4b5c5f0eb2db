#include "tables/row_index.hpp"

#include <algorithm>

#include <armonica/error.hpp>

namespace armonica {
namespace {

std::string file_name(std::string_view id) {
    const std::size_t slash = id.find_last_of('/');
    return std::string(slash == std::string_view::npos ? id : id.substr(slash + 1));
}

}  // namespace

std::string canonical_id(std::string_view id) {
    const std::size_t dot = id.find('.');
    const auto digits = [](std::string_view text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (dot != std::string_view::npos && digits(id.substr(0, dot)) && digits(id.substr(dot + 1)) &&
        id.find_first_not_of('0', dot + 1) == std::string_view::npos)
        return std::string(id.substr(0, dot));
    return std::string(id);
}

RowIndex::RowIndex(const CsvTable& table, std::size_t id_column) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const std::string id = canonical_id(table.rows[r].cells[id_column]);
        if (id.empty())
            throw InputError(table.file, table.rows[r].line,
                             "the track's name, column `" + table.header[id_column] + "`, is empty");
        const auto [first, added] = by_id_.emplace(id, r);
        if (!added)
            throw InputError(
                table.file, table.rows[r].line,
                "track `" + id + "` stands already on line " + std::to_string(table.rows[first->second].line));
        const auto [same_name, first_of_name] = by_file_name_.emplace(file_name(id), r);
        if (!first_of_name) same_name->second.reset();
    }
}

std::optional<std::size_t> RowIndex::find(std::string_view track) const {
    if (const auto exact = by_id_.find(canonical_id(track)); exact != by_id_.end()) return exact->second;
    const auto named = by_file_name_.find(file_name(track));
    return named == by_file_name_.end() ? std::nullopt : named->second;
}

}  // namespace armonica
