#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace armonica {

/// The areas under a ranking's two curves; definitions as in metrics.hpp.
struct RankingAreas {
    double roc_auc = 0.0;
    double pr_auc = 0.0;
};

/// Tracks sorted by score once, so that the areas of a thousand resamples cost one pass each instead of one sort.
class Ranking {
public:
    /// Ranks the tracks `rows`, which index `scores` and `labels` (1 or 0). Throws std::invalid_argument for a row that
    /// is not there.
    Ranking(std::span<const int> rows, std::span<const double> scores, std::span<const int> labels);

    /// The areas where row i counts `counts[i]` times: those of metrics.hpp on a list that holds it so often. Empty
    /// where one class is absent. `counts` is indexed as `scores` were.
    std::optional<RankingAreas> areas(std::span<const std::uint32_t> counts) const;

private:
    struct Entry {
        std::uint32_t row;
        bool positive;
        bool ends_tie;  // the next track scores less
    };
    std::vector<Entry> entries_;  // from the highest score down
};

}  // namespace armonica
