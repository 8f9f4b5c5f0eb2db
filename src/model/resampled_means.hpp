#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "model/bootstrap.hpp"

namespace armonica {

/// A mean over cases, and where it would lie, in nineteen of twenty, had other tracks of the same kind been looked at.
struct MeanFigure {
    std::optional<double> mean;  ///< empty without cases
    std::optional<Interval> interval;
};

/// Means of several figures over cases, of which a track may have several, and which of one track are not independent:
/// tracks, or the units that `resampling` draws, are drawn with all their cases. `sums`: tracks × figures, the sum over
/// the track's cases; `cases`: tracks × figures, how many these are. 95 % intervals as intervals_of() has them.
std::vector<MeanFigure> resampled_means(const Eigen::MatrixXd& sums, const Eigen::MatrixXd& cases,
                                        const Resampling& resampling, int resamples, int jobs);

}  // namespace armonica
