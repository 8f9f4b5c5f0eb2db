#pragma once

#include <cstddef>
#include <vector>

#include <Eigen/Core>

namespace armonica {

/// For every item the number of its cluster, from 0, none left out.
using Partition = std::vector<int>;

/// How many items each cluster has.
std::vector<std::size_t> cluster_sizes(const Partition& partition);

/// Mean over items of (b − a) / max(a, b), a being the mean distance to the others of its own cluster and b that to the
/// nearest other cluster; 0 for an item alone. −1 to 1. Rousseeuw, Silhouettes: a Graphical Aid to the Interpretation
/// and Validation of Cluster Analysis, 1987. `distances`: items × items. 0 where there is one cluster only.
double mean_silhouette(const Eigen::MatrixXd& distances, const Partition& partition);

/// How far two partitions of the same items agree: 1 where they are the same, 0 on average where they have nothing to
/// do with each other. Hubert and Arabie, Comparing Partitions, 1985, equation 5.
double adjusted_rand_index(const Partition& a, const Partition& b);

/// For every cluster of `reference` the largest share of common items, |A ∩ B| / |A ∪ B|, that a cluster of `other` has
/// with it. Hennig, Cluster-wise Assessment of Cluster Stability, 2007.
std::vector<double> best_overlaps(const Partition& reference, const Partition& other);

}  // namespace armonica
