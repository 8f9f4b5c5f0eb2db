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

RowIndex::RowIndex(const Table& table) {
    for (std::size_t r = 0; r < table.rows; ++r) {
        const std::string id = canonical_id(table.track(r));
        if (id.empty())
            throw table.error(r, "the track's name, column `" + table.columns[*table.id].name + "`, is empty");
        const auto [first, added] = by_id_.emplace(id, r);
        if (!added)
            throw table.error(r, "track `" + id + "` stands already " +
                                     (table.lines.empty() ? "in row " + std::to_string(first->second + 1)
                                                          : "on line " + std::to_string(table.lines[first->second])));
        add(by_file_name_, file_name(id), r);
        if (table.other_names.empty()) continue;
        for (const std::string& name : table.other_names[r]) {
            add(by_other_name_, canonical_id(name), r);
            add(by_file_name_, file_name(name), r);
        }
    }
}

void RowIndex::add(Rows& rows, const std::string& name, std::size_t row) {
    const auto [same_name, first_of_name] = rows.emplace(name, row);
    if (!first_of_name && same_name->second != row) same_name->second.reset();
}

std::optional<std::size_t> RowIndex::find(std::string_view track) const {
    const std::string id = canonical_id(track);
    if (const auto exact = by_id_.find(id); exact != by_id_.end()) return exact->second;
    if (const auto other = by_other_name_.find(id); other != by_other_name_.end() && other->second)
        return other->second;
    const auto named = by_file_name_.find(file_name(track));
    return named == by_file_name_.end() ? std::nullopt : named->second;
}

}  // namespace armonica
