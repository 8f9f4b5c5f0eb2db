#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include <armonica/grouping.hpp>

#include "groups/group_names.hpp"
#include "groups/linkage.hpp"
#include "groups/ontology.hpp"
#include "groups/partition.hpp"

namespace armonica {

/// How features are to be clustered.
struct ClusteringRequest {
    double meaning_share = 0.5;         ///< 0: behaviour alone; 1: meaning alone
    std::optional<std::size_t> groups;  ///< how many; chosen where empty
    std::size_t fewest_groups = 3;      ///< of those to choose from
    std::size_t most_groups = 12;
    std::size_t resamples = 100;  ///< 0: stability is not measured
    std::uint64_t seed = 1;
};

/// One number of groups that was considered.
struct GroupCount {
    std::size_t groups = 0;
    double silhouette = 0.0;  ///< mean over features; partition.hpp
    std::size_t largest = 0;  ///< features in the largest group
};

/// What becomes of the partition when tracks are drawn again, with replacement.
struct Stability {
    std::size_t resamples = 0;
    std::size_t tracks = 0;                            ///< drawn each time
    double agreement = 0.0;                            ///< mean adjusted Rand index with the partition of all tracks
    double agreement_low = 0.0, agreement_high = 0.0;  ///< 2.5th and 97.5th percentile
    std::vector<double> groups;                        ///< for every group, the mean of its best overlap
};

/// A grouping found by meaning and behaviour.
struct FeatureClustering {
    std::vector<std::string> features;
    std::vector<std::string> unvarying;  ///< features of which nothing but the meaning is known
    Eigen::MatrixXd distances;           ///< features × features
    Dendrogram tree;
    std::vector<GroupCount> considered;
    Partition partition;
    double silhouette = 0.0;
    std::vector<GroupName> names;        ///< by number in `partition`
    std::optional<Stability> stability;  ///< empty where there is no behaviour to resample
};

/// Clusters features by average linkage of
///
///     meaning_share · distance in meaning + (1 − meaning_share) · distance in behaviour
///
/// (meaning.hpp, rank_dependence.hpp). Where nothing is known of how two features behave together, their distance in
/// meaning stands for it, times the ratio of the means of both kinds over the pairs where both are known. `names` are
/// ids or columns that the ontology has, two at least; `values` are tracks × names, NaN where missing; without rows
/// meaning decides alone. The number of groups, where it is not given, is that of the highest mean silhouette among
/// those at which no group has more than half of the features (among all, if there is none such). Throws
/// std::invalid_argument for a request that makes no sense: shares outside 0 … 1, more groups than features, fewer than
/// two features.
FeatureClustering cluster_features(const Ontology& ontology, const std::vector<std::string>& names,
                                   Eigen::MatrixXd values, const ClusteringRequest& request);

/// The clustering as a grouping, its features named one by one. Group order is that of the partition.
Grouping as_grouping(const FeatureClustering& clustering, const std::string& name);

}  // namespace armonica
