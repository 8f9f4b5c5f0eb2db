#include "dsp/autocorrelation.hpp"

#include <algorithm>
#include <stdexcept>

#include "dsp/fft.hpp"

namespace armonica::dsp {

namespace {

// Adds one stretch's products at every lag to `products`, the number of pairs behind them to `pairs`.
void add_stretch(std::span<const float> stretch, RealFft& fft, std::span<double> products, std::span<double> pairs) {
    double mean = 0.0;
    for (const float value : stretch) mean += value;
    mean /= static_cast<double>(stretch.size());
    const auto time = fft.time();
    std::fill(time.begin(), time.end(), 0.0F);
    std::transform(stretch.begin(), stretch.end(), time.begin(),
                   [mean](float value) { return static_cast<float>(value - mean); });
    fft.forward();
    for (auto& bin : fft.spectrum()) bin = std::norm(bin);
    fft.inverse();
    for (std::size_t lag = 0; lag < products.size() && lag < stretch.size(); ++lag) {
        products[lag] += fft.time()[lag];
        pairs[lag] += static_cast<double>(stretch.size() - lag);
    }
}

}  // namespace

std::vector<double> autocorrelation(std::span<const float> series, std::size_t stretch, std::size_t lags) {
    if (lags >= stretch) throw std::invalid_argument("an autocorrelation's lags must be fewer than its stretch");
    std::vector<double> products(lags, 0.0), pairs(lags, 0.0);
    RealFft fft(2 * stretch);  // twice the length: nothing wraps around
    std::size_t start = 0;
    do {
        const auto part = series.subspan(start, std::min(stretch, series.size() - start));
        if (!part.empty()) add_stretch(part, fft, products, pairs);
        start += stretch / 2;
    } while (start + stretch / 2 < series.size());
    for (std::size_t lag = 0; lag < lags; ++lag) products[lag] = pairs[lag] > 0.0 ? products[lag] / pairs[lag] : 0.0;
    const double power = products.empty() ? 0.0 : products[0];
    for (double& product : products) product = power > 0.0 ? product / power : 0.0;
    return products;
}

}  // namespace armonica::dsp
