#include "dsp/decimator.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>

#include "dsp/lanes.hpp"
#include "dsp/window.hpp"

namespace armonica::dsp {

namespace {

constexpr double stop_db = 60.0;

// Kaiser's estimate of the length; n pairs stand in a filter of 4n − 1 taps.
std::size_t pairs_for(double transition) {
    const double length = (stop_db - 8.0) / (2.285 * 2.0 * std::numbers::pi * transition) + 1.0;
    return static_cast<std::size_t>(std::ceil((length + 1.0) / 4.0));
}

std::vector<float> half_band_pairs(double pass) {
    const std::size_t count = pairs_for(0.5 - 2.0 * pass);
    const std::vector<double> window = kaiser_window(4 * count - 1, stop_db);
    std::vector<double> taps(count);
    double total = 0.0;
    for (std::size_t p = 0; p < count; ++p) {
        const std::size_t distance = 2 * p + 1;
        const double sign = p % 2 == 0 ? 1.0 : -1.0;
        taps[p] = window[2 * count - 1 + distance] * sign / (std::numbers::pi * static_cast<double>(distance));
        total += taps[p];
    }
    std::vector<float> result(count);
    for (std::size_t p = 0; p < count; ++p) result[p] = static_cast<float>(0.25 * taps[p] / total);
    return result;
}

}  // namespace

HalvingDecimator::HalvingDecimator(double pass) {
    if (!(0.0 < pass && pass < 0.25)) throw std::invalid_argument("a half-band filter needs 0 < pass < 0.25");
    pairs_ = half_band_pairs(pass);
    even_.assign(pairs_.size() - 1, 0.0F);
    odd_.assign(2 * pairs_.size() - 1, 0.0F);
}

void HalvingDecimator::decimate(std::span<const float> input, std::vector<float>& output) {
    if (input.size() % 2 != 0) throw std::invalid_argument("a halving decimator takes pairs of samples");
    const std::size_t count = input.size() / 2, reach = pairs_.size();
    const std::size_t old_even = even_.size(), old_odd = odd_.size(), old_output = output.size();
    even_.resize(old_even + count);
    odd_.resize(old_odd + count);
    output.resize(old_output + count);
    float *even = even_.data() + old_even, *odd = odd_.data() + old_odd;
    for (std::size_t i = 0; i < count; ++i) {
        even[i] = input[2 * i];
        odd[i] = input[2 * i + 1];
    }
    float* result = output.data() + old_output;
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        Float4 first = 0.5F * load4(&even_[i]), second = 0.5F * load4(&even_[i + 4]);
        const float* middle = &odd_[i + reach];
        for (std::size_t p = 0; p < reach; ++p) {
            const float *before = middle - p - 1, *after = middle + p;
            first += pairs_[p] * (load4(before) + load4(after));
            second += pairs_[p] * (load4(before + 4) + load4(after + 4));
        }
        store4(result + i, first);
        store4(result + i + 4, second);
    }
    for (; i < count; ++i) {
        result[i] = 0.5F * even_[i];
        for (std::size_t p = 0; p < reach; ++p)
            result[i] += pairs_[p] * (odd_[i + reach - p - 1] + odd_[i + reach + p]);
    }
    even_.erase(even_.begin(), even_.begin() + static_cast<std::ptrdiff_t>(count));
    odd_.erase(odd_.begin(), odd_.begin() + static_cast<std::ptrdiff_t>(count));
}

std::vector<float> HalvingDecimator::taps() const {
    const std::size_t middle = 2 * pairs_.size() - 1;
    std::vector<float> result(2 * middle + 1, 0.0F);
    result[middle] = 0.5F;
    for (std::size_t p = 0; p < pairs_.size(); ++p) result[middle - 2 * p - 1] = result[middle + 2 * p + 1] = pairs_[p];
    return result;
}

}  // namespace armonica::dsp
