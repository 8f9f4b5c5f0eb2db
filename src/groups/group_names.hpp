#pragma once

#include <string>
#include <vector>

#include "groups/ontology.hpp"
#include "groups/partition.hpp"

namespace armonica {

/// What a group of features may be called.
struct GroupName {
    std::string id;           ///< snake_case: the names of its concepts, joined by "_and_"
    std::string title;        ///< their labels, joined
    std::string description;  ///< their definitions
    double fit = 0.0;         ///< F1, 0 to 1: of features that the name covers, against features in the group
};

/// Names every group of a partition by the percept that covers it best: of all features at hand, those perceived as
/// this (or as something under it) are compared with those in the group by F1, the harmonic mean of the share of the
/// one that is in the other and the share of the other that is in the one. Of equals the more specific is taken
/// (ConceptHierarchy::information). Two percepts together must raise F1 by 0.1 to be taken. Where
/// that leaves F1 below 0.7, a representation that the features are computed from is taken if it raises F1 by 0.1. No
/// concept names two groups: the group that fits best chooses first. `names` are ids or columns that the ontology has;
/// result by cluster number.
std::vector<GroupName> name_groups(const Ontology& ontology, const std::vector<std::string>& names,
                                   const Partition& partition);

}  // namespace armonica
