#include "dsp/window.hpp"

#include <cmath>
#include <numbers>

namespace armonica::dsp {

std::vector<float> hann_window(std::size_t size) {
    std::vector<float> window(size);
    for (std::size_t n = 0; n < size; ++n) {
        const double phase = 2.0 * std::numbers::pi * static_cast<double>(n) / static_cast<double>(size);
        window[n] = static_cast<float>(0.5 - 0.5 * std::cos(phase));
    }
    return window;
}

namespace {

// Modified Bessel function of the first kind, order 0, by its power series; terms fall off factorially.
double bessel_i0(double x) {
    double term = 1.0, total = 1.0;
    for (int k = 1; term > 1e-17 * total; ++k) {
        term *= (x / (2.0 * k)) * (x / (2.0 * k));
        total += term;
    }
    return total;
}

}  // namespace

std::vector<double> kaiser_window(std::size_t size, double stop_db) {
    const double beta = stop_db > 50.0 ? 0.1102 * (stop_db - 8.7)
                                       : 0.5842 * std::pow(std::max(stop_db - 21.0, 0.0), 0.4) +
                                             0.07886 * std::max(stop_db - 21.0, 0.0);
    std::vector<double> window(size, 1.0);
    for (std::size_t n = 0; size > 1 && n < size; ++n) {
        const double r = 2.0 * static_cast<double>(n) / static_cast<double>(size - 1) - 1.0;
        window[n] = bessel_i0(beta * std::sqrt(std::max(0.0, 1.0 - r * r))) / bessel_i0(beta);
    }
    return window;
}

}  // namespace armonica::dsp
