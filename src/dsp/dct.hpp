#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace armonica::dsp {

/// The first coefficients of the orthonormal discrete cosine transform of type II:
/// c[k] = s_k · Σ_n x[n]·cos(π·k·(n + ½)/N), s_0 = √(1/N), s_k = √(2/N).
class DctTwo {
public:
    DctTwo(std::size_t size, std::size_t coefficients);
    void apply(std::span<const double> input, std::span<double> output) const;

private:
    std::size_t size_;
    std::vector<double> basis_;  // one row a coefficient
};

}  // namespace armonica::dsp
