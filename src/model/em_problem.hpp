#pragma once

#include <vector>

#include <Eigen/Core>

#include "model/band.hpp"
#include "model/sufficient_statistics.hpp"

namespace armonica {

/// Where a band lies among the transformed columns.
struct BandRange {
    Eigen::Index begin = 0;
    Eigen::Index size = 0;
};

/// The statistics of a fit in bases that make its prior plain: in band j, T_j with T_j T_jᵀ = Ω_j turns λ_j Ω_j into
/// λ_j I, and in the widest band, which leads, T_j also makes FᵀF diagonal.
struct EmProblem {
    double rows = 0.0;
    std::vector<BandRange> ranges;       ///< by band, in the caller's order
    std::vector<int> column_order;       ///< the caller's column at each place, band by band
    std::vector<Eigen::MatrixXd> bases;  ///< T_j by band; empty where it is the identity
    Eigen::Index diagonal = 0;           ///< size of the leading band, whose block of `gram` is diagonal
    Eigen::MatrixXd gram;
    Eigen::MatrixXd cross;  ///< transformed columns × targets
    Eigen::VectorXd target_squares;

    /// Rows of `transformed` (transformed columns × any), multiplied by T, at the caller's columns.
    Eigen::MatrixXd in_callers_columns(const Eigen::MatrixXd& transformed) const;
};

/// Throws std::invalid_argument without columns, for bands that are no partition of them, or statistics that are not
/// finite.
EmProblem make_em_problem(const CentredStatistics& statistics, const std::vector<Band>& bands);

}  // namespace armonica
