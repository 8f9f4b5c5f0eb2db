#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

#include "groups/clustering.hpp"

namespace armonica::app {

/// The features to be clustered, and what they come from.
struct FeatureSelection {
    std::vector<std::string> names;
    std::vector<std::string> left_aside;  ///< columns that are no features
    Eigen::MatrixXd values;               ///< tracks × names, NaN where missing
    std::size_t tracks = 0;
    std::string source;  ///< name of the table; empty for the catalogue alone
};

/// For a person: the numbers of groups that were considered, the tree of the groups, the groups with their features.
std::string clustering_text(const FeatureClustering& clustering, const FeatureSelection& selection,
                            const ClusteringRequest& request);

/// For a program: the same and the whole tree (docs/groupings.md).
std::string clustering_json(const FeatureClustering& clustering, const FeatureSelection& selection,
                            const ClusteringRequest& request);

/// Lines that say how a grouping was made, for the head of its file.
std::vector<std::string> how_it_was_made(const FeatureClustering& clustering, const FeatureSelection& selection,
                                         const ClusteringRequest& request);

/// "a, b, c and 9 more"
std::string shortened_list(const std::vector<std::string>& names);

}  // namespace armonica::app
