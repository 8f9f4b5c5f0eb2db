#pragma once

#include <vector>

#include <armonica/grouping.hpp>
#include <armonica/tagger.hpp>

#include "model/collection_statistics.hpp"
#include "model/trainer.hpp"

namespace armonica {

/// Trains the linear model of train() from the statistics of a collection alone. Scales, weights, λ and ν are those of
/// the whole collection, to rounding. What only tracks can tell is had otherwise, and the card says so: calibration and
/// thresholds come from the moments of held-out scores (see gaussian_judgement), quantiles from a histogram (see
/// ValueHistogram), and there are no figures out of fold.
///
/// `group_of_column` holds, for each of statistics.features, its index into grouping.groups, or −1. Throws
/// std::invalid_argument, worded for a person, where the statistics cannot be learned from, and for
/// options.feature_families, which needs tracks.
Tagger train_from_statistics(const CollectionStatistics& statistics, const Grouping& grouping,
                             const std::vector<int>& group_of_column, const TrainOptions& options);

}  // namespace armonica
