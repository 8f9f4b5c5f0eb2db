#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace armonica {

/// Consecutive passages, `first` to `last`.
struct Run {
    std::size_t first = 0, last = 0;
    double weight = 0.0;  ///< sum of what their scores stand above the mean
};

/// Where a curve stands out: runs of scores that lie above the mean by half a standard deviation, heaviest first, at
/// most `most`. Empty where the scores do not differ by `least_range`; passages without a score interrupt a run.
std::vector<Run> standing_out(const std::vector<std::optional<double>>& scores, std::size_t most, double least_range);

}  // namespace armonica
