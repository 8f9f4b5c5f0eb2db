#pragma once

#include <array>
#include <vector>

#include <Eigen/Core>

#include "model/additive_function.hpp"

namespace armonica {

/// A node of a tree: a split, or, where it has no children, a leaf.
struct TreeNode {
    int feature = -1;
    double threshold = 0.0;
    double value = 0.0;                ///< of a leaf
    std::vector<TreeNode> children{};  ///< two: below the threshold, and from it on
};

/// Numbers of trees to choose from.
inline constexpr std::array<int, 5> tree_counts{25, 50, 100, 200, 400};

/// Boosted trees of depth 2 in which no path mixes two groups, as a sum of effects in log-odds. Such a tree speaks of
/// at most two features along a path, so any number of them is exactly a sum of staircases and tables.
///
/// Boosts `trees` trees of the logistic likelihood of `target` (by row, 0 … 1) on rank-normal features (rows ×
/// features; a missing one stands at 0, the middle of the reference collection), by XGBoost with its interaction
/// constraints. The same function for the same input. Throws std::runtime_error with XGBoost's words.
AdditiveFunction boost_pairs(const Eigen::MatrixXd& ranks, const Eigen::VectorXd& target,
                             const std::vector<int>& group_of_feature, int trees);

/// Trees of depth at most 2 as a sum of effects over the rows of `ranks`. What a table holds of its two features by
/// themselves is moved into their staircases: its rows and columns have mean 0 where the two are drawn independently,
/// each as in the collection (after Lengerich, Tan, Chang, Hooker, Caruana, "Purifying interaction effects with the
/// functional ANOVA", AISTATS 2020). Then every effect is shifted to mean 0 over the rows that have its features; the
/// intercept takes what is left. Throws std::logic_error for deeper trees.
AdditiveFunction function_of_trees(const std::vector<TreeNode>& trees, const Eigen::MatrixXd& ranks);

}  // namespace armonica
