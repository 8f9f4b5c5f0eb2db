#pragma once

#include <span>
#include <vector>

#include <Eigen/Core>

namespace armonica {

/// Share of the reference collection below `value`, 0 … 1, from its 101 quantiles (see measure_quantiles). Where many
/// tracks have the very same value it stands in the middle of them: half of them count as below.
double share_below(std::span<const double> quantiles, double value);

/// How unusual a value is among the reference collection, as a standard normal variable would say it: Φ⁻¹ of the share
/// below, which is kept within 0.5 % … 99.5 %, so −2.58 … 2.58 (van der Waerden's normal scores; Conover, Practical
/// Nonparametric Statistics, 1999, section 5.10). What a feature's unit or skew is does not matter to it, and an absurd
/// value counts as the collection's end. NaN where `value` is missing (NaN) or the collection's values are all equal.
double rank_normal(std::span<const double> quantiles, double value);

/// `features` (rows × columns), each cell by the quantiles of its column.
Eigen::MatrixXd rank_normal(const Eigen::MatrixXd& features, const std::vector<std::vector<double>>& quantiles);

}  // namespace armonica
