#include "features/shared/onset_envelope.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/window.hpp"

namespace armonica::features {

namespace {

// First bins (of 43 Hz) of the bands, up to 11 kHz: lossy coding leaves little to trust above.
constexpr std::array<std::size_t, 21> band_edges = {1,  2,  3,  4,  5,  6,  8,   10,  13,  16, 20,
                                                    25, 32, 40, 50, 64, 80, 101, 128, 181, 257};
constexpr std::size_t bands = band_edges.size() - 1;

// A band 50 dB below the loudest recent frame's mean band counts as empty: what moves there is masked.
constexpr float empty_share = 1e-5F;
constexpr float empty_power = 1e-9F;
// The loudest frame is forgotten by 3 dB in about 5 s.
constexpr float forget = 0.9984F;

constexpr float decibels_per_octave = 3.01029996F;

// Peak picking, in decibels and frames.
constexpr float least_rise_db = 1.5F;
constexpr float mean_factor = 1.1F;
constexpr float mean_margin_db = 1.5F;
constexpr std::size_t peak_reach = 3;
constexpr std::size_t mean_reach = 43;

}  // namespace

OnsetEnvelope::OnsetEnvelope()
    : fft_(frame),
      window_(dsp::hann_window(frame)),
      power_(frame / 2 + 1),
      level_(bands),
      previous_level_(bands),
      older_level_(bands) {
    for (float& weight : window_) weight *= 4.0F / static_cast<float>(frame);
}

void OnsetEnvelope::add(const Hop& sound) {
    for (std::size_t start = 0; start + hop <= sound.mono.size(); start += hop) {
        const auto newest = sound.mono.subspan(start, hop);
        if (!previous_.empty()) add_frame(newest);
        previous_.assign(newest.begin(), newest.end());
    }
}

void OnsetEnvelope::add_frame(std::span<const float> newest) {
    float* time = fft_.time().data();
    const float mean = (dsp::sum(previous_) + dsp::sum(newest)) / static_cast<float>(frame);
    for (std::size_t i = 0; i < hop; ++i) time[i] = (previous_[i] - mean) * window_[i];
    for (std::size_t i = 0; i < hop; ++i) time[hop + i] = (newest[i] - mean) * window_[hop + i];
    fft_.forward();
    const auto bins = fft_.spectrum();
    for (std::size_t k = 0; k < power_.size(); ++k)
        power_[k] = bins[k].real() * bins[k].real() + bins[k].imag() * bins[k].imag();
    const float total = dsp::sum(power_);
    // A Hann-windowed sine of amplitude 1 sums to 1.5, and its mean square is 0.5.
    mean_square_.push_back(total / 3.0F);

    loudest_ = std::max(loudest_ * forget, total / static_cast<float>(bands));
    const float empty = std::max(loudest_ * empty_share, empty_power);
    for (std::size_t band = 0; band < bands; ++band) {
        const auto first = band_edges[band];
        level_[band] = dsp::sum(std::span<const float>(power_).subspan(first, band_edges[band + 1] - first)) + empty;
    }
    dsp::log2_of_each(level_, level_);
    float rise = 0.0F;
    if (!strength_.empty())
        for (std::size_t band = 0; band < bands; ++band)
            rise += std::max(0.0F, level_[band] - std::max(previous_level_[band], older_level_[band]));
    strength_.push_back(rise * decibels_per_octave / static_cast<float>(bands));
    older_level_.swap(level_);
    older_level_.swap(previous_level_);
}

std::vector<std::size_t> OnsetEnvelope::onsets() const {
    std::vector<std::size_t> found;
    double around = 0.0;
    const auto size = strength_.size();
    for (std::size_t i = 0; i < std::min(mean_reach, size); ++i) around += strength_[i];
    for (std::size_t i = 0; i < size; ++i) {
        if (i + mean_reach < size) around += strength_[i + mean_reach];
        if (i > mean_reach) around -= strength_[i - mean_reach - 1];
        const std::size_t first = i - std::min(i, mean_reach), last = std::min(i + mean_reach, size - 1);
        const auto mean = static_cast<float>(around / static_cast<double>(last - first + 1));
        if (strength_[i] < least_rise_db || strength_[i] < mean_factor * mean + mean_margin_db) continue;
        const auto begin = strength_.begin() + static_cast<std::ptrdiff_t>(i - std::min(i, peak_reach));
        const auto here = strength_.begin() + static_cast<std::ptrdiff_t>(i);
        const auto end = strength_.begin() + static_cast<std::ptrdiff_t>(std::min(i + peak_reach + 1, size));
        // Of equal values the first is the onset.
        if (std::max_element(begin, end) == here) found.push_back(i);
    }
    return found;
}

}  // namespace armonica::features
