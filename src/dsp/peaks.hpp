#pragma once

#include <cstddef>
#include <span>

namespace armonica::dsp {

/// The top of the parabola through three values at −1, 0 and 1, the middle one the largest.
struct ParabolaTop {
    double offset = 0.0;  ///< −½ … ½
    double value = 0.0;
};

inline ParabolaTop parabola_top(double left, double middle, double right) {
    const double curvature = left - 2.0 * middle + right;
    if (!(curvature < 0.0)) return {0.0, middle};
    const double offset = 0.5 * (left - right) / curvature;
    return {offset, middle - 0.25 * (left - right) * offset};
}

/// True where values[i] is above its left neighbour and not below its right one: the left edge of a plateau counts,
/// once.
inline bool is_local_maximum(std::span<const float> values, std::size_t i) {
    return i > 0 && i + 1 < values.size() && values[i] > values[i - 1] && values[i] >= values[i + 1];
}

/// `values` read between its elements, linearly; position must lie within them.
inline double linear_at(std::span<const double> values, double position) {
    const auto below = static_cast<std::size_t>(position);
    if (below + 1 >= values.size()) return values.back();
    const double share = position - static_cast<double>(below);
    return values[below] * (1.0 - share) + values[below + 1] * share;
}

}  // namespace armonica::dsp
