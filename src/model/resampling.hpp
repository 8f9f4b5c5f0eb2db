#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace armonica {

/// Tracks drawn anew with replacement, within each fold (Efron 1979), or whole units of tracks that are not
/// independent of each other, such as all by one artist (the cluster bootstrap: Davison and Hinkley, "Bootstrap Methods
/// and their Application", 1997, section 3.8).
class Resampling {
public:
    /// `unit_of_row` is indexed by row; without it every row is drawn alone. A unit whose rows lie in two folds counts
    /// as one in each.
    Resampling(const std::vector<std::vector<int>>& rows_by_fold, std::span<const int> unit_of_row, std::uint64_t seed);

    /// How often resample `number` draws each row: 0 to `rows() - 1`. The same for the same seed and number, whichever
    /// were drawn before, so that resamples can be drawn on several threads.
    std::vector<std::uint32_t> counts(std::size_t number) const;

    /// One more than the highest row.
    std::size_t rows() const { return rows_; }

private:
    struct Fold {
        std::vector<int> rows;            // of unit after unit
        std::vector<std::size_t> starts;  // of each unit in `rows`, and the end
    };
    std::vector<Fold> folds_;
    std::size_t rows_ = 0;
    std::uint64_t seed_ = 0;
};

}  // namespace armonica
