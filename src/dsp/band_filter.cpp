#include "dsp/band_filter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/fft.hpp"

namespace armonica::dsp {
namespace {

constexpr std::size_t size = 8192;
constexpr std::size_t hop = size / 4;

/// 0 below the edge, 1 above it, half a cosine over the third of an octave around it.
double above(double hertz, double edge) {
    if (hertz <= 0.0) return 0.0;
    const double place = std::clamp(3.0 * std::log2(hertz / edge) + 0.5, 0.0, 1.0);
    return 0.5 - 0.5 * std::cos(std::numbers::pi * place);
}

std::vector<float> gains_of_bins(double sample_rate, double from_hertz, double to_hertz, BandPart part) {
    std::vector<float> gains(size / 2 + 1);
    for (std::size_t k = 0; k < gains.size(); ++k) {
        const double hertz = sample_rate * static_cast<double>(k) / size;
        const double inside = above(hertz, from_hertz) * (1.0 - above(hertz, to_hertz));
        gains[k] = static_cast<float>(part == BandPart::inside ? inside : 1.0 - inside);
    }
    return gains;
}

/// The root of a Hann window: applied before and after, at a hop of a quarter, its squares add up to 2.
std::vector<float> window() {
    std::vector<float> values(size);
    for (std::size_t n = 0; n < size; ++n)
        values[n] = static_cast<float>(std::sin(std::numbers::pi * (static_cast<double>(n) + 0.5) / size));
    return values;
}

}  // namespace

std::vector<float> filtered(std::span<const float> sound, double sample_rate, double from_hertz, double to_hertz,
                            BandPart part) {
    const std::vector<float> gains = gains_of_bins(sample_rate, from_hertz, to_hertz, part), shape = window();
    RealFft fft(size);
    std::vector<float> result(sound.size(), 0.0F);
    const auto length = static_cast<std::ptrdiff_t>(sound.size());
    // Frames begin before the sound, so that its first samples lie in as many of them as all others do.
    for (std::ptrdiff_t start = -static_cast<std::ptrdiff_t>(size - hop); start < length; start += hop) {
        const std::ptrdiff_t first = std::max<std::ptrdiff_t>(0, -start),
                             last = std::min<std::ptrdiff_t>(size, length - start);
        const std::span<float> time = fft.time();
        std::fill(time.begin(), time.end(), 0.0F);
        for (std::ptrdiff_t n = first; n < last; ++n)
            time[static_cast<std::size_t>(n)] =
                shape[static_cast<std::size_t>(n)] * sound[static_cast<std::size_t>(start + n)];
        fft.forward();
        for (std::size_t k = 0; k < gains.size(); ++k) fft.spectrum()[k] *= gains[k];
        fft.inverse();
        for (std::ptrdiff_t n = first; n < last; ++n)
            result[static_cast<std::size_t>(start + n)] +=
                0.5F * shape[static_cast<std::size_t>(n)] * fft.time()[static_cast<std::size_t>(n)];
    }
    return result;
}

}  // namespace armonica::dsp
