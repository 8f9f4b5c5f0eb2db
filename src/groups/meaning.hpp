#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

#include "groups/ontology.hpp"

namespace armonica {

/// How far features are apart in meaning, 0 to 1, features × features, symmetric, 0 on the diagonal:
///
///     0.6 · (1 − percepts) + 0.3 · (1 − representations) + 0.1 · (1 − region)
///
/// each being a similarity after Lin (ConceptHierarchy::similarity); where a feature has several percepts, the mean
/// over those of both of the best match among the other's ("best-match average": Azuaje, Wang and Bodenreider,
/// Ontology-driven similarity approaches to supporting gene functional assessment, ISMB 2005). `names` are ids or
/// columns that the ontology has; throws std::invalid_argument for another.
Eigen::MatrixXd meaning_distances(const Ontology& ontology, const std::vector<std::string>& names);

}  // namespace armonica
