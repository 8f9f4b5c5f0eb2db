#include "dsp/decimator.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "dsp/lanes.hpp"
#include "dsp/window.hpp"

namespace armonica::dsp {

namespace {

constexpr double stop_db = 60.0;

// Kaiser's estimate of the length, rounded up to whole groups of eight, which dot() takes at once.
std::size_t filter_length(double transition) {
    const double length = (stop_db - 8.0) / (2.285 * 2.0 * std::numbers::pi * transition);
    return (static_cast<std::size_t>(std::ceil(length)) + 8) / 8 * 8;
}

std::vector<float> low_pass(double pass, double stop) {
    const std::size_t length = filter_length(stop - pass);
    const double cutoff = 0.5 * (pass + stop);
    std::vector<double> taps = kaiser_window(length, stop_db);
    double gain = 0.0;
    for (std::size_t n = 0; n < length; ++n) {
        const double t = static_cast<double>(n) - 0.5 * static_cast<double>(length - 1);  // never 0: length is even
        taps[n] *= std::sin(2.0 * std::numbers::pi * cutoff * t) / (std::numbers::pi * t);
        gain += taps[n];
    }
    std::vector<float> result(length);
    std::transform(taps.begin(), taps.end(), result.begin(),
                   [&](double tap) { return static_cast<float>(tap / gain); });
    return result;
}

}  // namespace

Decimator::Decimator(std::size_t factor, double pass, double stop) : factor_(factor) {
    if (factor == 0 || !(0.0 < pass && pass < stop && stop <= 0.5))
        throw std::invalid_argument("a decimator needs 0 < pass < stop <= 0.5");
    taps_ = low_pass(pass, stop);
    line_.assign(taps_.size() - 1, 0.0F);
}

void Decimator::decimate(std::span<const float> input, std::vector<float>& output) {
    if (input.size() % factor_ != 0) throw std::invalid_argument("a decimator takes whole groups of samples");
    line_.insert(line_.end(), input.begin(), input.end());
    // The taps are symmetric, so that the convolution is a dot product without reversal.
    for (std::size_t start = 0; start < input.size(); start += factor_)
        output.push_back(dot(taps_, std::span(line_).subspan(start, taps_.size())));
    line_.erase(line_.begin(), line_.begin() + static_cast<std::ptrdiff_t>(input.size()));
}

}  // namespace armonica::dsp
