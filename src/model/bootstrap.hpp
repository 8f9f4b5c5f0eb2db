#pragma once

#include <optional>
#include <vector>

#include "model/resampling.hpp"
#include "model/weighted_figures.hpp"

namespace armonica {

/// Both ends of an interval.
struct Interval {
    double low = 0.0, high = 0.0;
};

/// The figures of each resample.
using ResampledFigures = std::vector<FigureList>;

/// Resamples 0 to `resamples - 1`, on `jobs` threads (0: all cores), of which the figures do not depend.
ResampledFigures resampled_figures(const WeightedFigures& figures, const Resampling& resampling, int resamples,
                                   int jobs);

/// 95 % percentile intervals of each figure: the 2.5th and 97.5th percentile over the resamples that allow it (Efron
/// 1979). Empty where none does. The models are not trained again, so what chance does to training is not in them.
std::vector<std::optional<Interval>> intervals_of(const ResampledFigures& figures);

/// The same of figures − reference, resample by resample: both must come from the same Resampling. Throws
/// std::invalid_argument where they differ in length.
std::vector<std::optional<Interval>> difference_intervals(const ResampledFigures& figures,
                                                          const ResampledFigures& reference);

}  // namespace armonica
