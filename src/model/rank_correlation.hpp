#pragma once

#include <optional>
#include <span>

namespace armonica {

/// Spearman's rank correlation (Spearman 1904): Pearson's of the ranks, equal values sharing their mean rank. −1 … 1.
/// Empty for fewer than two pairs, and where one side does not vary. Throws std::invalid_argument where the sides
/// differ in length.
std::optional<double> rank_correlation(std::span<const double> one, std::span<const double> other);

}  // namespace armonica
