#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tables/table.hpp"

namespace armonica {

/// A table, and which of its rows speaks of which track of a collection.
struct JoinedTable {
    Table table;
    std::vector<std::optional<std::size_t>> row_of_track;
};

/// Tables that say more of the tracks of one collection.
class JoinedTables {
public:
    /// The table that the collection itself was read from: its rows are the tracks.
    const JoinedTable& add_own(Table table);

    /// Finds the rows of `tracks`. Throws InputError where two rows of the table have one id.
    const JoinedTable& add(Table table, const std::vector<std::string>& tracks);

    /// Keeps these tracks alone.
    void keep(const std::vector<std::size_t>& tracks);

    /// A column, by track.
    struct Cells {
        const JoinedTable* from;
        std::vector<std::string> text;  ///< empty where the table does not know the track, or the cell is empty
    };

    /// The column called `name` of the first table that has one, the last added first.
    std::optional<Cells> find(const std::string& name) const;

    /// The names of all columns.
    std::vector<std::string> column_names() const;

private:
    std::vector<JoinedTable> tables_;
};

}  // namespace armonica
