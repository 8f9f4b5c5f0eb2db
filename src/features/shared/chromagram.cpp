#include "features/shared/chromagram.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/peaks.hpp"
#include "dsp/window.hpp"

namespace armonica::features {

namespace {

constexpr double low_rate = sample_rate / static_cast<double>(Chromagram::factor);
constexpr double low_bin_hertz = low_rate / static_cast<double>(Chromagram::frame);
constexpr auto first_bin = static_cast<std::size_t>(55.0 / low_bin_hertz);
constexpr auto last_bin = static_cast<std::size_t>(4000.0 / low_bin_hertz);
constexpr std::size_t surroundings = 32;  // bins to each side
constexpr float prominence = 3.9863F;     // 12 dB, as log₂ of power
constexpr double tonal_share = 0.1;
constexpr double tonal_frames = 0.05;
constexpr double main_lobe = 1.5;  // Σ power of a Hann-windowed sine over its bins, relative to the peak

}  // namespace

Chromagram::Chromagram()
    : decimator_(factor, 4000.0 / sample_rate, (low_rate - 4000.0) / sample_rate),
      fft_(frame),
      window_(dsp::hann_window(frame)),
      power_(last_bin + surroundings + 2),
      log_power_(power_.size()),
      log_sum_(power_.size() + 1) {
    for (float& weight : window_) weight *= 4.0F / static_cast<float>(frame);
}

void Chromagram::add(const Hop& sound) {
    decimator_.decimate(sound.mono.first(sound.mono.size() / factor * factor), line_);
    if (line_.size() < frame) return;
    add_frame();
    line_.erase(line_.begin(), line_.begin() + hop);
}

void Chromagram::add_frame() {
    const auto time = fft_.time();
    for (std::size_t i = 0; i < frame; ++i) time[i] = line_[i] * window_[i];
    fft_.forward();
    const auto bins = fft_.spectrum();
    for (std::size_t k = 0; k < power_.size(); ++k)
        power_[k] = bins[k].real() * bins[k].real() + bins[k].imag() * bins[k].imag();
    Fine fine{};
    const float total = dsp::sum(std::span<const float>(power_).subspan(first_bin, last_bin - first_bin));
    if (total / 3.0F > static_cast<float>(silence_mean_square)) {
        ++sounding_;
        find_peaks(fine);
    }
    fine_.push_back(fine);
}

void Chromagram::find_peaks(Fine& fine) {
    dsp::log2_of_each(power_, log_power_);
    for (std::size_t k = 0; k < log_power_.size(); ++k) log_sum_[k + 1] = log_sum_[k] + log_power_[k];
    double tonal_power = 0.0;
    double total_power = 0.0;
    for (std::size_t k = first_bin; k < last_bin; ++k) {
        total_power += power_[k];
        if (!dsp::is_local_maximum(power_, k)) continue;
        const std::size_t from = k - std::min(k, surroundings), to = k + surroundings + 1;
        const double mean = (log_sum_[to] - log_sum_[from]) / static_cast<double>(to - from);
        if (log_power_[k] < static_cast<float>(mean) + prominence) continue;
        tonal_power += main_lobe * power_[k];
        add_peak(k, fine);
    }
    if (tonal_power < tonal_share * total_power) {
        fine.fill(0.0F);
        return;
    }
    ++tonal_;
}

void Chromagram::add_peak(std::size_t bin, Fine& fine) {
    const dsp::ParabolaTop top = dsp::parabola_top(log_power_[bin - 1], log_power_[bin], log_power_[bin + 1]);
    const double hertz = (static_cast<double>(bin) + top.offset) * low_bin_hertz;
    const double semitones = 12.0 * std::log2(hertz / 440.0) + 9.0;  // above the C below A4
    const double weight = std::exp2(top.value);
    const double phase = 2.0 * std::numbers::pi * semitones;
    deviation_sine_ += weight * std::sin(phase);
    deviation_cosine_ += weight * std::cos(phase);
    double step = std::fmod(semitones * 3.0, static_cast<double>(steps));
    if (step < 0.0) step += static_cast<double>(steps);
    const auto below = static_cast<std::size_t>(step) % steps;
    const double share = step - std::floor(step);
    fine[below] += static_cast<float>(weight * (1.0 - share));
    fine[(below + 1) % steps] += static_cast<float>(weight * share);
}

double Chromagram::tuning() const {
    if (deviation_sine_ == 0.0 && deviation_cosine_ == 0.0) return 0.0;
    return std::atan2(deviation_sine_, deviation_cosine_) / (2.0 * std::numbers::pi);
}

namespace {

// How much each third of a semitone belongs to each pitch class at a tuning: cos² within ±2/3 of a semitone.
using Folding = std::array<std::array<float, 36>, 12>;

Folding folding_for(double tuning) {
    Folding folding{};
    for (std::size_t pitch_class = 0; pitch_class < folding.size(); ++pitch_class) {
        for (std::size_t step = 0; step < folding[pitch_class].size(); ++step) {
            double distance = static_cast<double>(step) / 3.0 - tuning - static_cast<double>(pitch_class);
            distance -= 12.0 * std::round(distance / 12.0);
            if (std::abs(distance) >= 2.0 / 3.0) continue;
            const double cosine = std::cos(0.75 * std::numbers::pi * distance);
            folding[pitch_class][step] = static_cast<float>(cosine * cosine);
        }
    }
    return folding;
}

}  // namespace

void Chromagram::finish() {
    const Folding folding = folding_for(tuning());
    frames_.reserve(fine_.size());
    for (; !fine_.empty(); fine_.pop_front()) {
        const Fine& fine = fine_.front();
        Chroma chroma{};
        float largest = 0.0F;
        for (std::size_t pitch_class = 0; pitch_class < chroma.size(); ++pitch_class) {
            chroma[pitch_class] = dsp::dot(folding[pitch_class], fine);
            largest = std::max(largest, chroma[pitch_class]);
        }
        if (largest > 0.0F)
            for (float& value : chroma) value /= largest;
        frames_.push_back(chroma);
    }
}

bool Chromagram::tonal() const {
    return tonal_ > 0 && static_cast<double>(tonal_) >= tonal_frames * static_cast<double>(sounding_);
}

Chroma Chromagram::mean() const {
    std::array<double, 12> total{};
    for (const Chroma& chroma : frames_)
        for (std::size_t pitch_class = 0; pitch_class < total.size(); ++pitch_class)
            total[pitch_class] += chroma[pitch_class];
    Chroma mean{};
    if (tonal_ > 0)
        for (std::size_t pitch_class = 0; pitch_class < mean.size(); ++pitch_class)
            mean[pitch_class] = static_cast<float>(total[pitch_class] / static_cast<double>(tonal_));
    return mean;
}

}  // namespace armonica::features
