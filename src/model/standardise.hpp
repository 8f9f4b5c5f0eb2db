#pragma once

#include <vector>

#include <Eigen/Core>

namespace armonica {

/// Where a column lies and how far it spreads, over the rows that have a value (NaN = missing).
struct ColumnScale {
    double mean = 0.0;
    double spread = 0.0;  ///< population standard deviation; 0 for a column that is constant or has no value at all
    double minimum = 0.0;
    double maximum = 0.0;

    /// (value − mean) / spread, with values beyond minimum … maximum counted as the nearest end: a linear model knows
    /// nothing of what lies out there, and one absurd value must not outweigh all others. 0 where value is missing
    /// (NaN) or the column is constant: it then departs from the average track by nothing.
    double standardise(double value) const;
    /// True where `value` lies beyond minimum … maximum.
    bool beyond(double value) const { return value < minimum || value > maximum; }
};

/// A column counts as constant if its spread is below 1e-10 of its largest value, which is rounding, not music.
/// Throws std::invalid_argument for a value beyond ±1e300, also an infinite one.
ColumnScale measure_scale(const Eigen::Ref<const Eigen::VectorXd>& column);

/// The 0 %, 1 % … 100 % quantiles of the values there are, with linear interpolation between neighbours (type 7 of
/// Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996). 101 zeros where
/// there is no value.
std::vector<double> measure_quantiles(const Eigen::Ref<const Eigen::VectorXd>& column);

/// Every cell of `features` (rows × columns) standardised by its column's scale.
Eigen::MatrixXd standardise(const Eigen::MatrixXd& features, const std::vector<ColumnScale>& scales);

}  // namespace armonica
