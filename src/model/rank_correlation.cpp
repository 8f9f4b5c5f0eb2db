#include "model/rank_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace armonica {
namespace {

// Twice each rank less their mean: whole numbers even where ties share one, so that the sums below are exact.
std::vector<double> centred_ranks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
        while (to < order.size() && values[order[to]] == values[order[from]]) ++to;
        for (std::size_t i = from; i < to; ++i)
            ranks[order[i]] = static_cast<double>(from + to) - static_cast<double>(values.size());
    }
    return ranks;
}

}  // namespace

std::optional<double> rank_correlation(std::span<const double> one, std::span<const double> other) {
    if (one.size() != other.size()) throw std::invalid_argument("a rank correlation needs pairs");
    const auto a = centred_ranks(one), b = centred_ranks(other);
    const double squares =
        std::inner_product(a.begin(), a.end(), a.begin(), 0.0) * std::inner_product(b.begin(), b.end(), b.begin(), 0.0);
    if (squares == 0.0) return std::nullopt;
    return std::clamp(std::inner_product(a.begin(), a.end(), b.begin(), 0.0) / std::sqrt(squares), -1.0, 1.0);
}

}  // namespace armonica
