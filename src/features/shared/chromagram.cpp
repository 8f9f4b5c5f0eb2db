#include "features/shared/chromagram.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/peaks.hpp"
#include "dsp/window.hpp"
#include "features/shared/bands.hpp"

namespace armonica::features {

namespace {

constexpr std::size_t lowest_bin = first_bin_from(Chromagram::lowest_hertz, Chromagram::bin_hertz);
constexpr std::size_t last_bin = first_bin_from(Chromagram::highest_hertz, Chromagram::bin_hertz);

// Surroundings are reckoned for eight bins at once: those eight and four times eight to each side.
constexpr std::size_t block = 8;
constexpr std::size_t blocks_aside = 4;
constexpr std::size_t block_count = last_bin / block + 1 + blocks_aside;
constexpr std::size_t bins_used = block_count * block;

constexpr float prominence = 3.9863F;   // 12 dB, as log₂ of power
constexpr float deepest_share = 1e-8F;  // of all power: what lies below counts as it, so that holes pull no mean down
constexpr float least_tonal_share = 0.1F;
constexpr double least_tonal_frames = 0.05;
constexpr float lowest_tuning_hertz = 110.0F;  // below, a bin is wider than two fifths of a semitone
constexpr float main_lobe = 1.5F;              // Σ power of a Hann-windowed sine over its bins, relative to the peak

}  // namespace

Chromagram::Chromagram()
    : first_half_(highest_hertz / sample_rate),
      second_half_(highest_hertz / (0.5 * sample_rate)),
      fft_(window),
      window_(dsp::hann_window(window)),
      spectra_{std::vector<float>(bins_used), std::vector<float>(bins_used)},
      power_(bins_used),
      log_power_(bins_used),
      block_sums_(block_count) {
    // A sine of amplitude a has the power a², half of it from either spectrum.
    const float scale = 4.0F / static_cast<float>(window) * std::sqrt(0.5F);
    for (float& weight : window_) weight *= scale;
    found_.reserve(bins_used / 2);
}

const Partials* Chromagram::add(const Hop& sound) {
    half_.clear();
    first_half_.decimate(sound.mono.first(sound.mono.size() / factor * factor), half_);
    second_half_.decimate(half_, line_);
    if (line_.size() < frame) return nullptr;
    const bool sounding = add_frame();
    line_.erase(line_.begin(), line_.begin() + hop);
    return sounding ? &partials_ : nullptr;
}

void Chromagram::transform(const float* from, std::vector<float>& spectrum) {
    float* time = fft_.time().data();
    for (std::size_t i = 0; i < window; i += 4) dsp::store4(time + i, dsp::load4(from + i) * dsp::load4(&window_[i]));
    fft_.forward();
    const std::complex<float>* bins = fft_.spectrum().data();
    float* powers = spectrum.data();
    for (std::size_t k = 0; k < bins_used; ++k)
        powers[k] = bins[k].real() * bins[k].real() + bins[k].imag() * bins[k].imag();
}

bool Chromagram::add_frame() {
    transform(line_.data(), spectra_[0]);
    transform(line_.data() + hop / 2, spectra_[1]);
    for (std::size_t k = 0; k < bins_used; ++k) power_[k] = spectra_[0][k] + spectra_[1][k];
    found_.clear();
    partials_.power = dsp::sum(std::span<const float>(power_).subspan(lowest_bin, last_bin - lowest_bin)) / main_lobe;
    const bool sounding = partials_.power > 2.0F * static_cast<float>(silence_mean_square);
    if (sounding) {
        ++sounding_;
        find_partials();
    }
    partials_.all = found_;
    add_chroma();
    return sounding;
}

void Chromagram::add_chroma() {
    float power = 0.0F;
    Fine fine{};
    for (const Partial& partial : found_) {
        power += partial.power;
        const float step = 3.0F * (partial.pitch - 12.0F);  // 12 is a C
        const auto below = static_cast<std::size_t>(step);
        const float share = step - static_cast<float>(below);
        fine[below % steps] += partial.power * (1.0F - share);
        fine[(below + 1) % steps] += partial.power * share;
    }
    partials_.tonal = power > 0.0F && power >= least_tonal_share * partials_.power;
    if (partials_.tonal) {
        ++tonal_;
        for (const Partial& partial : found_)
            if (partial.hertz > lowest_tuning_hertz) count_deviation(partial, partial.power / power);
    } else {
        fine.fill(0.0F);
    }
    keep(fine);
}

void Chromagram::find_partials() {
    const float floor = deepest_share * partials_.power;
    float* powers = power_.data();
    for (std::size_t k = 0; k < bins_used; ++k) powers[k] = powers[k] > floor ? powers[k] : floor;
    dsp::log2_of_each(power_, log_power_);
    for (std::size_t b = 0; b < block_count; ++b)
        block_sums_[b] = dsp::sum4(dsp::load4(&log_power_[b * block]) + dsp::load4(&log_power_[b * block + 4]));
    for (std::size_t b = lowest_bin / block; b * block < last_bin; ++b) {
        const std::size_t from = b - std::min(b, blocks_aside), to = std::min(b + blocks_aside + 1, block_count);
        const float mean = dsp::sum(std::span<const float>(block_sums_).subspan(from, to - from)) /
                           static_cast<float>((to - from) * block);
        const float* levels = log_power_.data();
        const float least = mean + prominence;
        const std::size_t end = std::min((b + 1) * block, last_bin);
        for (std::size_t k = std::max(b * block, lowest_bin); k < end; ++k)
            if (levels[k] > least && levels[k] > levels[k - 1] && levels[k] >= levels[k + 1]) add_peak(k);
    }
}

void Chromagram::add_peak(std::size_t bin) {
    const dsp::ParabolaTop top = dsp::parabola_top(log_power_[bin - 1], log_power_[bin], log_power_[bin + 1]);
    const float position = static_cast<float>(bin) + static_cast<float>(top.offset);
    Partial partial;
    partial.hertz = position * static_cast<float>(Chromagram::bin_hertz);
    partial.pitch = 69.0F + 12.0F * dsp::fast_log2(partial.hertz / 440.0F);
    partial.power = power_[bin] * dsp::fast_exp2(static_cast<float>(top.value) - log_power_[bin]);
    found_.push_back(partial);
}

void Chromagram::count_deviation(const Partial& partial, float weight) {
    const float position = (partial.pitch - std::floor(partial.pitch)) * static_cast<float>(deviations_.size());
    const auto below = static_cast<std::size_t>(position);
    const float share = position - static_cast<float>(below);
    deviations_[below % deviations_.size()] += weight * (1.0F - share);
    deviations_[(below + 1) % deviations_.size()] += weight * share;
}

void Chromagram::keep(const Fine& fine) {
    const float largest = *std::max_element(fine.begin(), fine.end());
    const float scale = largest > 0.0F ? 255.0F / largest : 0.0F;
    auto& kept = fine_.emplace_back();
    for (std::size_t i = 0; i < steps; ++i) kept[i] = static_cast<std::uint8_t>(fine[i] * scale + 0.5F);
}

// The deviations as vectors around a circle of one semitone, added.
std::complex<double> Chromagram::mean_deviation() const {
    std::complex<double> sum = 0.0;
    double total = 0.0;
    for (std::size_t i = 0; i < deviations_.size(); ++i) {
        const double phase = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(deviations_.size());
        sum += std::polar(deviations_[i], phase);
        total += deviations_[i];
    }
    return total > 0.0 ? sum / total : 0.0;
}

double Chromagram::tuning_so_far() const { return std::arg(mean_deviation()) / (2.0 * std::numbers::pi); }

void Chromagram::finish() {
    tuning_ = tuning_so_far();
    tuning_clarity_ = std::min(std::abs(mean_deviation()), 1.0);
    // How much a third of a semitone belongs to a pitch class: cos² within ±2/3 of a semitone of it.
    for (std::size_t i = 0; i < fold_.size(); ++i) {
        const double distance = (static_cast<double>(i) - fold_reach) / 3.0 - tuning_;
        const double cosine = std::abs(distance) < 2.0 / 3.0 ? std::cos(0.75 * std::numbers::pi * distance) : 0.0;
        fold_[i] = static_cast<float>(cosine * cosine);
    }
    std::array<double, 12> sums{};
    for (std::size_t i = 0; i < size(); ++i) {
        const Chroma chroma = at(i);
        for (std::size_t pitch_class = 0; pitch_class < sums.size(); ++pitch_class)
            sums[pitch_class] += chroma[pitch_class];
    }
    if (tonal_ > 0)
        std::transform(sums.begin(), sums.end(), mean_.begin(),
                       [this](double value) { return static_cast<float>(value / static_cast<double>(tonal_)); });
}

Chroma Chromagram::at(std::size_t index) const {
    const auto& fine = fine_[index];
    Chroma chroma{};
    float largest = 0.0F;
    for (std::size_t pitch_class = 0; pitch_class < chroma.size(); ++pitch_class) {
        for (std::size_t i = 0; i < fold_.size(); ++i)
            chroma[pitch_class] +=
                fold_[i] * static_cast<float>(fine[(3 * pitch_class + i + steps - fold_reach) % steps]);
        largest = std::max(largest, chroma[pitch_class]);
    }
    if (largest > 0.0F)
        for (float& value : chroma) value /= largest;
    return chroma;
}

double Chromagram::sounding_share() const {
    return size() > 0 ? static_cast<double>(sounding_) / static_cast<double>(size()) : 0.0;
}

double Chromagram::tonal_share() const {
    return sounding_ > 0 ? static_cast<double>(tonal_) / static_cast<double>(sounding_) : 0.0;
}

bool Chromagram::tonal() const { return tonal_ > 0 && tonal_share() >= least_tonal_frames; }

}  // namespace armonica::features
