#pragma once

#include <optional>
#include <string>
#include <vector>

#include <armonica/grouping.hpp>

#include "groups/ontology.hpp"

namespace armonica {

/// What a group selects by meaning: features that satisfy every key that is given, each by any of its names.
struct GroupQuery {
    std::vector<std::string> perceived_as;   ///< percepts; what is under one counts
    std::vector<std::string> computed_from;  ///< representations; what is under one counts
    std::vector<std::string> modality;       ///< "signal", "midlevel", "harmony", "lyrics"
    std::size_t line = 0;                    ///< of the group in its file

    bool empty() const { return perceived_as.empty() && computed_from.empty() && modality.empty(); }
};

/// Whether `entry` of a group's `features` names this feature or column: the same text, a pattern with `*` or `?`, or
/// "modality:NAME".
bool names_feature(const std::string& entry, const std::string& feature_or_column);

/// Fills `selected` of every group with the features of the ontology, and their columns, that its query selects
/// (`queries` has one for each group). A feature that some group names in `features` goes there, with its columns, and
/// no query takes it away. Of several queries the most specific wins: the one whose percept is the fewest steps above
/// the feature's; then the one whose representation is; a query without such a key comes last. Throws InputError for a
/// concept that is not in the ontology, and where two groups have the same right to a feature.
void resolve_queries(const std::string& file, const Ontology& ontology, const std::vector<GroupQuery>& queries,
                     Grouping& grouping);

}  // namespace armonica
