#pragma once

#include <vector>

#include <Eigen/Core>

#include "model/kind_fit.hpp"

namespace armonica {

/// What each group adds to the raw scores of tracks: raw score = intercept + Σ over groups, for every tag, to rounding.
struct GroupContributions {
    std::vector<Eigen::MatrixXd> of_tag;  ///< by tag: rows × groups, in the unit of the raw scores
    Eigen::VectorXd intercepts;           ///< by tag
};

/// Contributions to the scores of rows of unstandardised `features` (rows × columns, NaN where missing).
/// `group_of_column` holds every column's group, 0 … `groups` − 1. The bits do not depend on `jobs`. Throws
/// std::invalid_argument for kind xgboost, whose score is no sum over groups.
GroupContributions group_contributions(const KindFit& fit, const std::vector<int>& group_of_column, int groups,
                                       const Eigen::MatrixXd& features, int jobs);

/// What banded EM learned of the bands of a fit. Of a linear fit: one straight band for each group, with the columns
/// that vary; the groups without any have none. Of a glass fit: those of its widest component.
LearnedBands learned_bands(const KindFit& fit, const std::vector<int>& group_of_column);

}  // namespace armonica
