#include "model/value_histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace armonica {
namespace {

constexpr int dropped_bits = 40;  // of the 52 of the mantissa
constexpr std::size_t quantile_count = 101;

std::int32_t cell_of(double value) {
    const auto size = static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(std::abs(value)) >> dropped_bits);
    return std::signbit(value) ? -size : size;
}

// Zero, and what is as small, is one cell with zero in the middle.
double middle(std::int32_t cell) {
    if (cell == 0) return 0.0;
    const std::uint64_t bits = static_cast<std::uint64_t>(std::abs(cell)) << dropped_bits;
    const double size = std::bit_cast<double>(bits | std::uint64_t{1} << (dropped_bits - 1));
    return cell < 0 ? -size : size;
}

}  // namespace

void ValueHistogram::add(double value) { ++counts[cell_of(value)]; }

ValueHistogram& ValueHistogram::operator+=(const ValueHistogram& other) {
    for (const auto& [cell, count] : other.counts) counts[cell] += count;
    return *this;
}

std::vector<double> ValueHistogram::quantiles(double minimum, double maximum) const {
    std::vector<double> quantiles(quantile_count, 0.0);
    std::int64_t total = 0;
    for (const auto& [cell, count] : counts) total += count;
    if (total == 0) return quantiles;
    auto cell = counts.begin();
    std::int64_t until = cell->second;  // how many values are in this cell and before
    const auto value_at = [&](std::int64_t index) {
        if (index == 0) return minimum;
        if (index == total - 1) return maximum;
        auto there = cell;
        for (std::int64_t end = until; end <= index;) end += (++there)->second;
        return std::clamp(middle(there->first), minimum, maximum);
    };
    for (std::size_t percent = 0; percent < quantile_count; ++percent) {
        const double place = static_cast<double>(percent) * static_cast<double>(total - 1) / 100.0;
        const auto below = static_cast<std::int64_t>(place);
        while (until <= below) until += (++cell)->second;
        const std::int64_t above = std::min(below + 1, total - 1);
        quantiles[percent] = std::lerp(value_at(below), value_at(above), place - static_cast<double>(below));
    }
    return quantiles;
}

}  // namespace armonica
