#include "tables/joined_tables.hpp"

#include "tables/row_index.hpp"

namespace armonica {

const JoinedTable& JoinedTables::add_own(Table table) {
    std::vector<std::optional<std::size_t>> rows(table.rows);
    for (std::size_t r = 0; r < rows.size(); ++r) rows[r] = r;
    return tables_.emplace_back(std::move(table), std::move(rows));
}

const JoinedTable& JoinedTables::add(Table table, const std::vector<std::string>& tracks) {
    const RowIndex index(table);
    std::vector<std::optional<std::size_t>> rows;
    rows.reserve(tracks.size());
    for (const std::string& track : tracks) rows.push_back(index.find(track));
    return tables_.emplace_back(std::move(table), std::move(rows));
}

void JoinedTables::keep(const std::vector<std::size_t>& tracks) {
    for (JoinedTable& joined : tables_) {
        std::vector<std::optional<std::size_t>> rows;
        for (const std::size_t t : tracks) rows.push_back(joined.row_of_track[t]);
        joined.row_of_track = std::move(rows);
    }
}

std::optional<JoinedTables::Cells> JoinedTables::find(const std::string& name) const {
    for (auto joined = tables_.rbegin(); joined != tables_.rend(); ++joined) {
        const auto column = joined->table.find(name);
        if (!column) continue;
        Cells cells{&*joined, {}};
        for (const auto& row : joined->row_of_track)
            cells.text.push_back(row ? joined->table.text(*row, *column) : std::string());
        return cells;
    }
    return std::nullopt;
}

std::vector<std::string> JoinedTables::column_names() const {
    std::vector<std::string> names;
    for (auto joined = tables_.rbegin(); joined != tables_.rend(); ++joined)
        for (const Column& column : joined->table.columns) names.push_back(column.name);
    return names;
}

}  // namespace armonica
