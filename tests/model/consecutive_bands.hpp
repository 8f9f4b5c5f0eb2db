#pragma once

#include <numeric>
#include <vector>

#include "model/band.hpp"

namespace armonica::test {

/// Bands of these sizes, one after the other.
inline std::vector<Band> consecutive_bands(const std::vector<int>& sizes) {
    std::vector<Band> bands;
    int next = 0;
    for (const int size : sizes) {
        bands.emplace_back().columns.resize(static_cast<std::size_t>(size));
        std::iota(bands.back().columns.begin(), bands.back().columns.end(), next);
        next += size;
    }
    return bands;
}

}  // namespace armonica::test
