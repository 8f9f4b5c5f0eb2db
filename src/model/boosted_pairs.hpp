#pragma once

#include <array>
#include <memory>
#include <vector>

#include <Eigen/Core>

#include "model/additive_function.hpp"

namespace armonica {

/// A node of a tree: a split, or, where it has no children, a leaf.
struct TreeNode {
    int feature = -1;
    double threshold = 0.0;
    double value = 0.0;              ///< of a leaf
    std::vector<TreeNode> children{};  ///< two: below the threshold, and from it on
};

/// Boosted trees of depth 2 in which no path mixes two groups. Such a tree speaks of at most two features along a path,
/// so any number of them is exactly a sum of staircases and tables.
class BoostedPairs {
public:
    /// How many trees may be asked for.
    static constexpr std::array<int, 5> checkpoints{25, 50, 100, 150, 200};

    /// Boosts the logistic likelihood of `target` (by row, 0 … 1) on rank-normal features (rows × features; a missing one
    /// stands at 0, the middle of the reference collection). The same trees for the same input. Throws
    /// std::runtime_error with XGBoost's words.
    BoostedPairs(const Eigen::MatrixXd& ranks, const Eigen::VectorXd& target, const std::vector<int>& group_of_feature);

    /// The first `trees` of them as a sum of effects, in log-odds; `ranks` are those that it was boosted on. What a
    /// table holds of its two features by themselves is moved into their staircases: its rows and columns have mean 0
    /// where the two are drawn independently, each as in the collection (after Lengerich, Tan, Chang, Hooker, Caruana,
    /// "Purifying interaction effects with the functional ANOVA", AISTATS 2020). Then every effect is shifted to mean 0
    /// over the rows that have its features; the intercept takes what is left.
    AdditiveFunction function(const Eigen::MatrixXd& ranks, int trees) const;

private:
    std::vector<TreeNode> trees_;
    double base_ = 0.0;
};

/// Trees of depth at most 2 as a sum of effects; see BoostedPairs::function. Throws std::logic_error for deeper ones.
AdditiveFunction function_of_trees(const std::vector<TreeNode>& trees, const Eigen::MatrixXd& ranks);

}  // namespace armonica
