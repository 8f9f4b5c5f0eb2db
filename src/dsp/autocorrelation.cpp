#include "dsp/autocorrelation.hpp"

#include <algorithm>
#include <stdexcept>

namespace armonica::dsp {

Autocorrelation::Autocorrelation(std::size_t stretch, std::size_t lags)
    : fft_(2 * stretch), stretch_size_(stretch), products_(lags, 0.0), pairs_(lags, 0.0) {
    if (lags >= stretch) throw std::invalid_argument("an autocorrelation's lags must be fewer than its stretch");
    stretch_.reserve(stretch);
}

void Autocorrelation::add(float value) {
    stretch_.push_back(value);
    ++new_;
    if (stretch_.size() < stretch_size_) return;
    add_stretch();
    stretch_.erase(stretch_.begin(), stretch_.begin() + static_cast<std::ptrdiff_t>(stretch_size_ / 2));
}

void Autocorrelation::add_stretch() {
    new_ = 0;
    double mean = 0.0;
    for (const float value : stretch_) mean += value;
    mean /= static_cast<double>(stretch_.size());
    const auto time = fft_.time();
    std::fill(time.begin(), time.end(), 0.0F);
    std::transform(stretch_.begin(), stretch_.end(), time.begin(),
                   [mean](float value) { return static_cast<float>(value - mean); });
    fft_.forward();
    for (auto& bin : fft_.spectrum()) bin = std::norm(bin);
    fft_.inverse();
    for (std::size_t lag = 0; lag < products_.size() && lag < stretch_.size(); ++lag) {
        products_[lag] += fft_.time()[lag];
        pairs_[lag] += static_cast<double>(stretch_.size() - lag);
    }
}

std::vector<double> Autocorrelation::finish() {
    if (new_ > 0) add_stretch();
    std::vector<double> result(products_.size(), 0.0);
    for (std::size_t lag = 0; lag < result.size(); ++lag)
        if (pairs_[lag] > 0.0) result[lag] = products_[lag] / pairs_[lag];
    const double power = result.empty() ? 0.0 : result[0];
    for (double& value : result) value = power > 0.0 ? value / power : 0.0;
    return result;
}

}  // namespace armonica::dsp
