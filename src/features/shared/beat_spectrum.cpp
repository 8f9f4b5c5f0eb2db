#include "features/shared/beat_spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/peaks.hpp"

namespace armonica::features {

void BeatSpectrum::add(float strength) {
    if (const auto sharp = sharpener_.add(strength)) autocorrelation_.add(*sharp);
}

void BeatSpectrum::finish() {
    while (const auto sharp = sharpener_.flush()) autocorrelation_.add(*sharp);
    correlation_ = autocorrelation_.finish();
}

// Averaging a series under a window convolves its autocorrelation with that of the window.
std::vector<double> smoothed(std::span<const double> correlation, std::size_t width) {
    std::vector<double> window(width), kernel(2 * width - 1, 0.0);
    for (std::size_t i = 0; i < width; ++i)
        window[i] =
            1.0 - std::cos(2.0 * std::numbers::pi * static_cast<double>(i + 1) / static_cast<double>(width + 1));
    for (std::size_t i = 0; i < width; ++i)
        for (std::size_t j = 0; j < width; ++j) kernel[i + j] += window[i] * window[j];
    const auto size = static_cast<std::ptrdiff_t>(correlation.size());
    std::vector<double> result(correlation.size(), 0.0);
    for (std::ptrdiff_t lag = 0; lag < size; ++lag)
        for (std::size_t i = 0; i < kernel.size(); ++i) {
            const std::ptrdiff_t at = lag + static_cast<std::ptrdiff_t>(i) - static_cast<std::ptrdiff_t>(width - 1);
            result[static_cast<std::size_t>(lag)] +=
                kernel[i] * correlation[static_cast<std::size_t>(std::min(std::abs(at), size - 1))];
        }
    const double power = result.empty() ? 0.0 : result[0];
    for (double& value : result) value = power > 0.0 ? value / power : 0.0;
    return result;
}

double highest_near(std::span<const double> correlation, double lag, double reach) {
    double highest = -1.0;
    for (double at = lag - reach; at <= lag + reach; at += 0.5)
        if (at >= 0.0) highest = std::max(highest, dsp::linear_at(correlation, at));
    return highest;
}

}  // namespace armonica::features
