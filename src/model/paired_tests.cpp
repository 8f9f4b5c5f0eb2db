#include "model/paired_tests.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace armonica {
namespace {

// Twice the mean rank of each difference by its size, counted from 1: a whole number even where ties share one.
struct DoubledRanks {
    std::vector<std::uint32_t> of_difference;
    double tie_correction = 0.0;  // Σ over ties of n³ − n
};

DoubledRanks doubled_ranks(const std::vector<double>& differences) {
    std::vector<std::size_t> order(differences.size());
    std::iota(order.begin(), order.end(), 0);
    const auto size = [&](std::size_t i) { return std::abs(differences[i]); };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return size(a) < size(b); });
    DoubledRanks ranks;
    ranks.of_difference.resize(differences.size());
    for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
        while (to < order.size() && size(order[to]) == size(order[from])) ++to;
        for (std::size_t i = from; i < to; ++i)
            ranks.of_difference[order[i]] = static_cast<std::uint32_t>(from + 1 + to);
        const auto tied = static_cast<double>(to - from);
        ranks.tie_correction += tied * tied * tied - tied;
    }
    return ranks;
}

// P(T ≤ smaller) + P(T ≥ larger), T the sum of ranks whose signs are thrown: how many of all sign patterns give a sum.
double exact_p(const std::vector<std::uint32_t>& ranks, std::uint32_t smaller) {
    const std::uint32_t total = std::accumulate(ranks.begin(), ranks.end(), 0U);
    std::vector<double> share(total + 1, 0.0);
    share[0] = 1.0;
    std::uint32_t reached = 0;
    for (const std::uint32_t rank : ranks) {
        reached += rank;
        for (std::uint32_t sum = reached + 1; sum-- > 0;)
            share[sum] = 0.5 * (share[sum] + (sum >= rank ? share[sum - rank] : 0.0));
    }
    const double tail = std::accumulate(share.begin(), share.begin() + smaller + 1, 0.0);
    return std::min(1.0, 2.0 * tail);  // the distribution is symmetric
}

double normal_p(double smaller, double pairs, double tie_correction) {
    const double mean = pairs * (pairs + 1.0) / 4.0;
    const double variance = pairs * (pairs + 1.0) * (2.0 * pairs + 1.0) / 24.0 - tie_correction / 48.0;
    return std::min(1.0, std::erfc((mean - smaller) / std::sqrt(2.0 * variance)));
}

}  // namespace

std::optional<SignedRankTest> wilcoxon_signed_rank(std::span<const double> differences) {
    std::vector<double> different;
    std::copy_if(differences.begin(), differences.end(), std::back_inserter(different),
                 [](double d) { return d != 0.0; });
    if (different.empty()) return std::nullopt;
    const DoubledRanks ranks = doubled_ranks(different);
    std::uint64_t up = 0, down = 0;
    for (std::size_t i = 0; i < different.size(); ++i) (different[i] > 0.0 ? up : down) += ranks.of_difference[i];
    SignedRankTest test;
    test.pairs = different.size();
    test.rank_sum_up = 0.5 * static_cast<double>(up);
    test.rank_sum_down = 0.5 * static_cast<double>(down);
    test.exact = test.pairs <= most_pairs_for_exact_ranks;
    test.p = test.exact ? exact_p(ranks.of_difference, static_cast<std::uint32_t>(std::min(up, down)))
                        : normal_p(std::min(test.rank_sum_up, test.rank_sum_down), static_cast<double>(test.pairs),
                                   ranks.tie_correction);
    return test;
}

McNemarTest mcnemar(std::size_t only_first, std::size_t only_second) {
    McNemarTest test{only_first, only_second, 1.0};
    const std::size_t n = only_first + only_second, smaller = std::min(only_first, only_second);
    if (2 * smaller == n) return test;
    double tail = 0.0;
    double log_ways = -static_cast<double>(n) * std::log(2.0);  // of C(n, k) / 2ⁿ
    for (std::size_t k = 0; k <= smaller; ++k) {
        tail += std::exp(log_ways);
        log_ways += std::log(static_cast<double>(n - k)) - std::log(static_cast<double>(k + 1));
    }
    test.p = std::min(1.0, 2.0 * tail);
    return test;
}

std::vector<std::optional<double>> holm(const std::vector<std::optional<double>>& p) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i]) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return *p[a] < *p[b]; });
    std::vector<std::optional<double>> corrected(p.size());
    double so_far = 0.0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        so_far = std::max(so_far, std::min(1.0, static_cast<double>(order.size() - k) * *p[order[k]]));
        corrected[order[k]] = so_far;
    }
    return corrected;
}

}  // namespace armonica
