#include "model/resampling.hpp"

#include <algorithm>
#include <random>
#include <stdexcept>

#include "model/mixed_seed.hpp"

namespace armonica {
Resampling::Resampling(const std::vector<std::vector<int>>& rows_by_fold, std::span<const int> unit_of_row,
                       std::uint64_t seed)
    : seed_(seed) {
    for (const auto& rows : rows_by_fold) {
        Fold& fold = folds_.emplace_back(Fold{rows, {}});
        for (const int row : rows) {
            if (row < 0 || (!unit_of_row.empty() && static_cast<std::size_t>(row) >= unit_of_row.size()))
                throw std::invalid_argument("resampling was given a row without a unit");
            rows_ = std::max(rows_, static_cast<std::size_t>(row) + 1);
        }
        const auto unit = [&](int row) {
            return unit_of_row.empty() ? row : unit_of_row[static_cast<std::size_t>(row)];
        };
        std::stable_sort(fold.rows.begin(), fold.rows.end(), [&](int a, int b) { return unit(a) < unit(b); });
        for (std::size_t i = 0; i < fold.rows.size(); ++i)
            if (i == 0 || unit(fold.rows[i]) != unit(fold.rows[i - 1])) fold.starts.push_back(i);
        fold.starts.push_back(fold.rows.size());
    }
}

std::vector<std::uint32_t> Resampling::counts(std::size_t number) const {
    std::vector<std::uint32_t> counts(rows_, 0);
    std::mt19937_64 engine(mixed(mixed(seed_) + number));
    for (const Fold& fold : folds_) {
        const std::size_t units = fold.starts.size() - 1;
        for (std::size_t draw = 0; draw < units; ++draw) {
            const std::size_t unit = engine() % units;
            for (std::size_t i = fold.starts[unit]; i < fold.starts[unit + 1]; ++i)
                ++counts[static_cast<std::size_t>(fold.rows[i])];
        }
    }
    return counts;
}

}  // namespace armonica
