#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "model/banded_em.hpp"
#include "model/folds.hpp"
#include "model/standardise.hpp"

namespace armonica {

/// Linear banded EM for many tags over one set of tracks: each tag alone, all from the same statistics.
struct LinearFit {
    std::vector<ColumnScale> scales;  ///< by column
    Eigen::MatrixXd weights;          ///< columns × tags, of standardised columns; 0 for constant ones
    Eigen::VectorXd intercepts;       ///< by tag: the score of the average track; of a Gaussian fit its target's mean
    Eigen::MatrixXd lambdas;          ///< groups × tags
    Eigen::VectorXd nus;              ///< by tag; 0 of a logistic fit, which has no noise variance
    std::vector<std::vector<std::optional<double>>> log_lambda_deviations;  ///< by tag and group, see EmUncertainty

    /// Raw scores of rows of unstandardised features: rows × tags.
    Eigen::MatrixXd raw_scores(const Eigen::MatrixXd& features) const;
};

/// Fits `targets` (rows × tags) on `features` (rows × columns, NaN where missing). `group_of_column` holds every
/// column's band, 0 … `groups` − 1. With the logistic likelihood, targets must be 0 to 1 and raw scores are log-odds.
/// The bits do not depend on `jobs`.
LinearFit fit_linear(const Eigen::MatrixXd& features, const Eigen::MatrixXd& targets,
                     const std::vector<int>& group_of_column, int groups, const EmOptions& options, int jobs);

/// The same from statistics of the standardised columns that columns_to_fit() names, with the scales of all columns.
/// Throws std::invalid_argument for the logistic likelihood: it needs the tracks themselves.
LinearFit fit_linear(const CentredStatistics& statistics, const std::vector<ColumnScale>& scales,
                     const std::vector<int>& group_of_column, int groups, const EmOptions& options, int jobs);

/// The columns that vary. If none does, the last, as zeros: the fit then yields weight 0 and the noise.
std::vector<int> columns_to_fit(const std::vector<ColumnScale>& scales);

/// Raw scores (rows × tags) of every row by a fit that has not seen its fold, see OutOfFold.
Eigen::MatrixXd out_of_fold_scores(const Eigen::MatrixXd& features, const Eigen::MatrixXd& targets,
                                   const std::vector<FoldSplit>& splits, const std::vector<int>& group_of_column,
                                   int groups, const EmOptions& options, int jobs);

/// Writes `values` to the rows with these indices.
void put_rows(Eigen::MatrixXd& all, const std::vector<int>& rows, const Eigen::MatrixXd& values);

/// The rows with these indices.
Eigen::MatrixXd rows_of(const Eigen::MatrixXd& matrix, const std::vector<int>& rows);

}  // namespace armonica
