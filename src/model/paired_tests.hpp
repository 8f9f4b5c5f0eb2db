#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace armonica {

/// Two-sided signed-rank test of paired differences.
struct SignedRankTest {
    std::size_t pairs = 0;       ///< that differ
    double rank_sum_up = 0.0;    ///< of the differences above zero
    double rank_sum_down = 0.0;  ///< of those below
    bool exact = false;          ///< from the distribution itself; else from its normal approximation
    double p = 1.0;
};

/// From so many pairs on the signed-rank test uses the normal approximation.
inline constexpr std::size_t most_pairs_for_exact_ranks = 50;

/// Wilcoxon's signed-rank test that differences are symmetric about zero (Wilcoxon 1945): differences of zero are left
/// out, equal ones share their mean rank. Up to 50 pairs p is exact, ties included (the ranks are given all 2ⁿ signs,
/// Pratt and Gibbons 1981); beyond, the normal approximation with the variance corrected for ties, without continuity
/// correction. Empty where no pair differs.
std::optional<SignedRankTest> wilcoxon_signed_rank(std::span<const double> differences);

/// Two-sided exact McNemar test.
struct McNemarTest {
    std::size_t only_first = 0;   ///< tracks that only the first gets right
    std::size_t only_second = 0;  ///< tracks that only the second gets right
    double p = 1.0;
};

/// McNemar's test that two classifiers err equally often on the same tracks (McNemar 1947), by the binomial
/// distribution: p = min(1, 2·P(X ≤ the smaller count)), X ~ B(n, ½), n = only_first + only_second.
McNemarTest mcnemar(std::size_t only_first, std::size_t only_second);

/// p-values corrected for there being several (Holm, "A simple sequentially rejective multiple test procedure", 1979),
/// in the order given. Missing ones are not counted and stay missing.
std::vector<std::optional<double>> holm(const std::vector<std::optional<double>>& p);

}  // namespace armonica
