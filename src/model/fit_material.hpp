#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

#include "model/em_options.hpp"

namespace armonica {

/// What any kind of model is fitted on.
struct FitMaterial {
    Eigen::MatrixXd features;  ///< rows × columns, NaN where missing
    Eigen::MatrixXd targets;   ///< rows × tags
    Eigen::MatrixXi labels;    ///< rows × tags, 1 or 0
    std::vector<int> group_of_column;
    int groups = 0;
    std::vector<int> pool_of_tag;  ///< tags of one pool lean on each other, see tag_pools()

    /// The same of these rows alone.
    FitMaterial rows(const std::vector<int>& chosen) const;
};

/// Tags of one category ("mood---sad": "mood") are a pool. Tags without a category, and those that are the only one of
/// theirs, are one pool together. Pools are 0, 1 … in the order of their first tags.
std::vector<int> tag_pools(const std::vector<std::string>& tag_names);

}  // namespace armonica
