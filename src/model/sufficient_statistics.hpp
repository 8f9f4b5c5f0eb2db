#pragma once

#include <cstddef>

#include <Eigen/Core>

namespace armonica {

/// All that linear banded EM needs to know of a collection of M tracks with features F (M × D) and targets y (M × P).
/// Its size does not depend on M, it serves every tag, and the statistics of two shards of a collection add up to those
/// of the whole.
///
/// The columns should be standardised before (see standardise.hpp): centring afterwards subtracts M·mean·meanᵀ, which
/// costs digits where a mean is much larger than the spread.
struct SufficientStatistics {
    std::size_t rows = 0;            ///< M
    Eigen::VectorXd feature_sums;    ///< D
    Eigen::VectorXd target_sums;     ///< P
    Eigen::MatrixXd gram;            ///< FᵀF, D × D
    Eigen::MatrixXd cross;           ///< Fᵀy, D × P
    Eigen::VectorXd target_squares;  ///< diagonal of yᵀy, P

    /// Adds another shard. Throws std::invalid_argument if it has other numbers of features or targets.
    SufficientStatistics& operator+=(const SufficientStatistics& other);
};

/// The same about the column means, as the fit wants them.
struct CentredStatistics {
    std::size_t rows = 0;
    Eigen::VectorXd feature_means;
    Eigen::VectorXd target_means;
    Eigen::MatrixXd gram;
    Eigen::MatrixXd cross;
    Eigen::VectorXd target_squares;
};

/// Sums over the rows of `features` and `targets`, which must all be finite. Rows are taken in chunks of fixed size,
/// and the chunks are added in their order, so the bits do not depend on `jobs` (0 = all cores).
SufficientStatistics gather_statistics(const Eigen::MatrixXd& features, const Eigen::MatrixXd& targets, int jobs = 1);

/// Throws std::invalid_argument where there is no row.
CentredStatistics centre(const SufficientStatistics& statistics);

}  // namespace armonica
