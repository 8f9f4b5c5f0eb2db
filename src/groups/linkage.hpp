#pragma once

#include <cstddef>
#include <vector>

#include <Eigen/Core>

namespace armonica {

/// Two clusters become one. Items are 0 … n − 1, the cluster made by merge m is n + m.
struct Merge {
    std::size_t first = 0;  ///< the one with the smallest item
    std::size_t second = 0;
    double height = 0.0;   ///< the mean distance between their items
    std::size_t size = 0;  ///< items of the new cluster
};

/// A tree of n items: n − 1 merges, heights never falling.
struct Dendrogram {
    std::size_t items = 0;
    std::vector<Merge> merges;

    /// The items from left to right, so that no two branches cross.
    std::vector<std::size_t> leaf_order() const;

    /// The partition into `clusters` (1 to n) that undoing the last merges gives: for every item the number of its
    /// cluster, clusters being numbered by their smallest item. Throws std::invalid_argument for another number.
    std::vector<int> cut(std::size_t clusters) const;

    /// What is above that cut: a tree whose items are its clusters, by their numbers.
    Dendrogram above(std::size_t clusters) const;
};

/// Agglomerative clustering with average linkage: again and again the two nearest clusters are merged, their distance
/// being the mean over pairs of items. Of equal distances the pair with the smallest items comes first, so that the
/// result is one. `distances`: items × items, symmetric, finite. Sokal and Michener, A Statistical Method for
/// Evaluating Systematic Relationships, 1958; the update of Lance and Williams, A General Theory of Classificatory
/// Sorting Strategies, 1967.
Dendrogram average_linkage(const Eigen::MatrixXd& distances);

}  // namespace armonica
