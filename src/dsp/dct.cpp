#include "dsp/dct.hpp"

#include <cmath>
#include <numbers>

namespace armonica::dsp {

DctTwo::DctTwo(std::size_t size, std::size_t coefficients) : size_(size), basis_(size * coefficients) {
    const auto count = static_cast<double>(size);
    for (std::size_t k = 0; k < coefficients; ++k)
        for (std::size_t n = 0; n < size; ++n)
            basis_[k * size + n] =
                std::sqrt((k == 0 ? 1.0 : 2.0) / count) *
                std::cos(std::numbers::pi * static_cast<double>(k) * (static_cast<double>(n) + 0.5) / count);
}

void DctTwo::apply(std::span<const double> input, std::span<double> output) const {
    for (std::size_t k = 0; k * size_ < basis_.size(); ++k) {
        double total = 0.0;
        for (std::size_t n = 0; n < size_; ++n) total += basis_[k * size_ + n] * input[n];
        output[k] = total;
    }
}

}  // namespace armonica::dsp
