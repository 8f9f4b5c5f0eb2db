#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tables/table.hpp"

namespace armonica {

/// Finds the row of a table that speaks of a track. Ids agree if they are the same text, or the same whole number
/// ("3346" and "3346.0"), or, failing both, if they are paths to the same file name and no second row has that name:
/// label files tend to name files, feature tables whole paths. A row's other names count like its id, unless two rows
/// share them.
class RowIndex {
public:
    /// Throws InputError if two rows have the same id, or one has none.
    explicit RowIndex(const Table& table);

    /// Index into the table's rows.
    std::optional<std::size_t> find(std::string_view track) const;

private:
    using Rows = std::unordered_map<std::string, std::optional<std::size_t>>;  // empty where not unique

    static void add(Rows& rows, const std::string& name, std::size_t row);

    std::unordered_map<std::string, std::size_t> by_id_;
    Rows by_other_name_;
    Rows by_file_name_;
};

/// `id` as it is compared: a whole number loses its ".0".
std::string canonical_id(std::string_view id);

}  // namespace armonica
