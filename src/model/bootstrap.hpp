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

/// Figures of the tracks as they are, and of each resample.
struct ResampledFigures {
    FigureList whole;
    std::vector<FigureList> resamples;

    bool operator==(const ResampledFigures&) const = default;
};

/// Resamples 0 to `resamples - 1`, on `jobs` threads (0: all cores), of which the figures do not depend.
ResampledFigures resampled_figures(const WeightedFigures& figures, const Resampling& resampling, int resamples,
                                   int jobs);

/// 95 % intervals of each figure: the 2.5th and 97.5th percentile over the resamples that allow it (Efron 1979), moved
/// by what the resamples' mean lies beside the figure, which is the bootstrap's estimate of bias (Efron and Tibshirani,
/// "An Introduction to the Bootstrap", 1993, chapter 10), and kept within `range`. Without the move, the interval of a
/// rare tag's PR-AUC can lie above the figure: a track that is drawn twice vouches for itself. Empty where no resample
/// allows a figure. The models are not trained again, so what chance does to training is not in them.
std::vector<std::optional<Interval>> intervals_of(const ResampledFigures& figures, Interval range = {0.0, 1.0});

/// figures − reference, resample by resample: both must come from the same Resampling. Throws std::invalid_argument
/// where they differ in length.
ResampledFigures difference_of(const ResampledFigures& figures, const ResampledFigures& reference);

/// The mean of figures of several models alike, resample by resample: which are there depends on labels and counts
/// alone, so it must be the same for all. Throws std::invalid_argument where there are none, or they differ in length.
ResampledFigures mean_of(const std::vector<ResampledFigures>& figures);

/// The intervals of difference_of(), kept between −1 and 1.
std::vector<std::optional<Interval>> difference_intervals(const ResampledFigures& figures,
                                                          const ResampledFigures& reference);

}  // namespace armonica
