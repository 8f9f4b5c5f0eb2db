#pragma once

#include <span>

#include <Eigen/Core>

namespace armonica {

/// A collection's features as ranks, for measuring how features depend on each other.
class RankedCollection {
public:
    /// `values`: tracks × features, NaN where missing. Every feature's values are replaced by their ranks among all
    /// that it has, ties by their mean rank, centred and divided by the number of ranks.
    explicit RankedCollection(Eigen::MatrixXd values);

    Eigen::Index tracks() const { return ranks_.rows(); }
    Eigen::Index features() const { return ranks_.cols(); }

    /// Features × features: 1 − |ρ|, ρ being Spearman's rank correlation, computed from the tracks on which neither is
    /// missing, with ranks among all values that a feature has. NaN where fewer than five tracks have both, or one of
    /// them does not vary there: nothing can be said of such a pair. 0 on the diagonal. Memory beyond the collection:
    /// that of 2,048 tracks. Source: Spearman, The Proof and Measurement of Association between Two Things, 1904.
    Eigen::MatrixXd distances() const;

    /// The same from these tracks, by index; one may occur several times.
    Eigen::MatrixXd distances(std::span<const Eigen::Index> tracks) const;

private:
    Eigen::MatrixXd ranks_;                                       // 0 where missing
    Eigen::Array<bool, Eigen::Dynamic, Eigen::Dynamic> present_;  // empty where nothing is missing
};

}  // namespace armonica
