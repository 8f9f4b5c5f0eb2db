#include "features/shared/log_spectrum.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/lanes.hpp"

namespace armonica::features {

namespace {

constexpr std::size_t half_octave = 6 * LogSpectrum::steps_per_semitone;

double hertz_of_step(std::size_t step) {
    const double pitch =
        LogSpectrum::lowest_pitch + static_cast<double>(step) / static_cast<double>(LogSpectrum::steps_per_semitone);
    return 440.0 * std::exp2((pitch - 69.0) / 12.0);
}

}  // namespace

LogSpectrum::LogSpectrum() {
    constexpr double bin = Chromagram::bin_hertz;
    for (std::size_t step = 0; step < size; ++step) {
        const double hertz = hertz_of_step(step);
        const double width = std::max(bin, hertz * (std::exp2(1.0 / (12.0 * steps_per_semitone)) - 1.0));
        const auto first = static_cast<std::size_t>(std::floor((hertz - width) / bin)) + 1;
        const auto last = static_cast<std::size_t>(std::ceil((hertz + width) / bin)) - 1;
        reach_.push_back({first, weights_.size(), last - first + 1});
        double total = 0.0;
        for (std::size_t k = first; k <= last; ++k)
            total += 1.0 - std::abs(static_cast<double>(k) * bin - hertz) / width;
        for (std::size_t k = first; k <= last; ++k)
            weights_.push_back(
                static_cast<float>((1.0 - std::abs(static_cast<double>(k) * bin - hertz) / width) / total));
    }
    amplitudes_.resize((reach_.back().first_bin + reach_.back().count + 3) / 4 * 4);
}

void LogSpectrum::map(std::span<const float> power, std::span<float> steps) {
    for (std::size_t k = 0; k < amplitudes_.size(); k += 4)
        dsp::store4(&amplitudes_[k], dsp::sqrt4(dsp::load4(&power[k])));
    map_amplitudes(amplitudes_, steps);
}

void LogSpectrum::map_amplitudes(std::span<const float> amplitudes, std::span<float> steps) const {
    for (std::size_t step = 0; step < size; ++step) {
        const Reach& reach = reach_[step];
        steps[step] = dsp::dot(std::span(weights_).subspan(reach.first_weight, reach.count),
                               amplitudes.subspan(reach.first_bin, reach.count));
    }
}

void LogFrames::map(const Chromagram& chromagram) {
    map_.map(chromagram.first_spectrum(), frames_[0]);
    map_.map(chromagram.second_spectrum(), frames_[1]);
}

void retune(std::span<const float> steps, double semitones, std::span<float> result) {
    const double shift = semitones * static_cast<double>(LogSpectrum::steps_per_semitone);
    const auto whole = static_cast<std::ptrdiff_t>(std::floor(shift));
    const auto part = static_cast<float>(shift - static_cast<double>(whole));
    const auto at = [&](std::ptrdiff_t i) {
        return steps[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, std::ssize(steps) - 1))];
    };
    for (std::ptrdiff_t i = 0; i < std::ssize(steps); ++i)
        result[static_cast<std::size_t>(i)] = (1.0F - part) * at(i + whole) + part * at(i + whole + 1);
}

void whiten(std::span<float> steps) {
    std::array<double, LogSpectrum::size + 1> sums{}, squares{};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        sums[i + 1] = sums[i] + steps[i];
        squares[i + 1] = squares[i] + static_cast<double>(steps[i]) * steps[i];
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::size_t from = i - std::min(i, half_octave), to = std::min(i + half_octave + 1, steps.size());
        const auto count = static_cast<double>(to - from);
        const double mean = (sums[to] - sums[from]) / count;
        const double variance = (squares[to] - squares[from]) / count - mean * mean;
        const double above = steps[i] - mean;
        steps[i] =
            above > 0.0 && variance > 1e-12 * mean * mean ? static_cast<float>(above / std::sqrt(variance)) : 0.0F;
    }
}

}  // namespace armonica::features
