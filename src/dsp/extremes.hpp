#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "dsp/lanes.hpp"

namespace armonica::dsp {

/// The largest |value|; 0 of nothing.
inline float largest_magnitude(std::span<const float> values) {
    Float4 highest{}, lowest{};
    std::size_t i = 0;
    for (; i + 4 <= values.size(); i += 4) {
        const Float4 four = load4(&values[i]);
        highest = four > highest ? four : highest;
        lowest = four < lowest ? four : lowest;
    }
    float largest = 0.0F;
    for (int lane = 0; lane < 4; ++lane) largest = std::max({largest, highest[lane], -lowest[lane]});
    for (; i < values.size(); ++i) largest = std::max(largest, std::abs(values[i]));
    return largest;
}

}  // namespace armonica::dsp
