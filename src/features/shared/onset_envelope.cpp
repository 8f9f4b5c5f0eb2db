#include "features/shared/onset_envelope.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/window.hpp"

namespace armonica::features {

namespace {

// First bins (of 43 Hz) of the narrow bands, up to 11 kHz: lossy coding leaves little to trust above. Those of the five
// `bands` are among them.
constexpr std::array<std::size_t, 21> edges = {1,  2,  3,  4,  5,  6,  8,   10,  13,  16, 20,
                                               26, 35, 44, 56, 71, 90, 116, 150, 196, 256};
constexpr std::size_t used_bins = 256;

// Of the narrow bands, the first of each of the five.
constexpr std::array<std::size_t, 6> parts = {0, 3, 8, 12, 17, 20};

// A band 50 dB below the loudest recent frame's mean band counts as empty: what moves there is masked.
constexpr float empty_share = 1e-5F;
constexpr float empty_power = 1e-9F;
// The loudest frame is forgotten by 3 dB in about 5 s.
constexpr float forget = 0.9984F;

// Frames that the first sound needs to fill one.
constexpr std::size_t lead_in = 3;

constexpr float decibels_per_octave = 3.01029996F;

// Peak picking, in decibels and frames.
constexpr float least_rise_db = 1.5F;
constexpr float mean_factor = 1.1F;
constexpr float mean_margin_db = 1.5F;
constexpr std::size_t peak_reach = 3;
constexpr std::size_t mean_reach = 43;

}  // namespace

OnsetEnvelope::OnsetEnvelope()
    : fft_(frame), window_(dsp::hann_window(frame)), previous_(hop), power_(used_bins), next_power_(used_bins) {
    for (float& weight : window_) weight *= 4.0F / static_cast<float>(frame);
}

// A hop of the track is two hops here and completes two frames: one that began in the hop before, and itself.
void OnsetEnvelope::add(const Hop& sound) {
    static_assert(hop_size == 2 * hop && hop_size == frame);
    std::array<float, hop_size> padded{};
    std::copy(sound.mono.begin(), sound.mono.end(), padded.begin());
    const auto first = std::span<const float>(padded).first(hop), second = std::span<const float>(padded).subspan(hop);
    const MeanSquares mean_squares = transform(first, second);
    if (begun_ && sound.mono.size() >= hop) add_frame(power_, mean_squares.first);
    if (sound.mono.size() == hop_size) add_frame(next_power_, mean_squares.second);
    previous_.assign(second.begin(), second.end());
    begun_ = true;
}

OnsetEnvelope::MeanSquares OnsetEnvelope::transform(std::span<const float> first, std::span<const float> second) {
    constexpr float share = 1.0F / static_cast<float>(frame);
    const float middle = dsp::sum(first);
    const float mean = share * (dsp::sum(previous_) + middle), next_mean = share * (middle + dsp::sum(second));
    dsp::Float4 squares{}, next_squares{};
    const auto put = [&](const float* a, const float* b, const float* weights, float* pairs) {
        for (std::size_t i = 0; i < hop; i += 4) {
            const dsp::Float4 weight = dsp::load4(weights + i);
            const dsp::Float4 one = (dsp::load4(a + i) - mean) * weight,
                              next = (dsp::load4(b + i) - next_mean) * weight;
            squares += one * one;
            next_squares += next * next;
            dsp::store4(pairs + 2 * i, __builtin_shufflevector(one, next, 0, 4, 1, 5));
            dsp::store4(pairs + 2 * i + 4, __builtin_shufflevector(one, next, 2, 6, 3, 7));
        }
    };
    put(previous_.data(), first.data(), window_.data(), fft_.time().data());
    put(first.data(), second.data(), &window_[hop], &fft_.time()[frame]);
    fft_.power(power_, next_power_);
    // Σ x² of a windowed sine of amplitude 1 is 3/N, and its mean square is ½.
    constexpr float scale = static_cast<float>(frame) / 6.0F;
    return {scale * dsp::sum4(squares), scale * dsp::sum4(next_squares)};
}

void OnsetEnvelope::add_frame(std::span<const float> power, float mean_square) {
    mean_square_.push_back(mean_square);
    loudest_ = std::max(loudest_ * forget, 3.0F / static_cast<float>(level_count) * mean_square);
    const float empty = std::max(loudest_ * empty_share, empty_power);
    for (std::size_t i = 0; i < level_count; ++i)
        level_[i] = dsp::sum(power.subspan(edges[i], edges[i + 1] - edges[i])) + empty;
    dsp::log2_of_each(level_, level_);
    // How far the first sound rises above silence says when it was recorded, not how it goes.
    const bool sounding = mean_square > static_cast<float>(silence_mean_square);
    if ((sounding || sounded_ > 0) && sounded_ < lead_in) ++sounded_, previous_level_ = older_level_ = level_;
    std::array<float, bands.size()> rises{};
    float total = 0.0F;
    for (std::size_t band = 0; band < bands.size(); ++band) {
        for (std::size_t i = parts[band]; i < parts[band + 1]; ++i)
            if (sounded_ > 0) rises[band] += std::max(0.0F, level_[i] - std::max(previous_level_[i], older_level_[i]));
        total += rises[band];
        rises[band] *= decibels_per_octave / static_cast<float>(parts[band + 1] - parts[band]);
    }
    strength_.push_back(total * decibels_per_octave / static_cast<float>(level_count));
    if (sounded_ > 0) follow(rises, sounding);
    older_level_ = previous_level_;
    previous_level_ = level_;
}

// Silence enters the beat spectra only where sound follows, so that what a file has at its ends does not matter.
void OnsetEnvelope::follow(std::span<const float> rises, bool sounding) {
    if (!sounding) {
        ++silent_;
        return;
    }
    for (; silent_ > 0; --silent_) {
        beat_spectrum_.add(0.0F);
        for (BeatSpectrum& spectrum : band_spectra_) spectrum.add(0.0F);
    }
    beat_spectrum_.add(strength_.back());
    for (std::size_t band = 0; band < bands.size(); ++band) band_spectra_[band].add(rises[band]);
}

void OnsetEnvelope::finish() {
    beat_spectrum_.finish();
    for (BeatSpectrum& spectrum : band_spectra_) spectrum.finish();
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
