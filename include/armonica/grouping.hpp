#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <armonica/export.hpp>

namespace armonica {

/// A set of features that a person understands as one thing.
struct FeatureGroup {
    std::string id;                     ///< snake_case, for example "danceability_rhythm"
    std::string title;                  ///< for example "danceability and rhythm"
    std::string description;            ///< one sentence for a listener; may be empty
    std::vector<std::string> features;  ///< named: feature ids or table columns; `*` and `?` are patterns
    std::vector<std::string> selected =
        {};  ///< feature ids and table columns that the group's query selects by meaning
};

/// A partition of features into groups.
struct Grouping {
    std::string name;
    std::string title;
    std::string description;
    std::vector<FeatureGroup> groups;
};

/// Reads a grouping: a TOML file if `name_or_file` has a `/` or ends in ".toml", else one of the shipped groupings.
/// Throws InputError (file, line, what is wrong), also for a name that is not shipped, naming those that are.
ARMONICA_API Grouping load_grouping(const std::string& name_or_file);

/// The names of the shipped groupings, sorted.
ARMONICA_API std::vector<std::string> shipped_groupings();

/// A grouping laid over the columns at hand.
struct GroupAssignment {
    static constexpr int none = -1;
    std::vector<int> group_of_column;            ///< index into Grouping::groups, or `none`
    std::vector<std::string> ungrouped_columns;  ///< columns that no group names
    std::vector<std::string> unknown_entries;    ///< named features that match no column
};

/// Finds every column's group. Throws InputError if two groups claim one column (naming both), or one group names it
/// twice in so many words.
ARMONICA_API GroupAssignment assign_groups(const Grouping& grouping, const std::vector<std::string>& columns);

}  // namespace armonica
