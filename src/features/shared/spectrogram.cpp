#include "features/shared/spectrogram.hpp"

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/window.hpp"

namespace armonica::features {

Spectrogram::Spectrogram()
    : fft_(frame_size),
      window_(dsp::hann_window(frame_size)),
      magnitude_(bin_count),
      power_(bin_count),
      log_power_(bin_count),
      spectrum_{magnitude_, power_, log_power_, {}} {
    // Σ window = N/2, and a sine splits into two halves: 4/N makes its peak its amplitude.
    for (float& weight : window_) weight *= 4.0F / static_cast<float>(frame_size);
}

const Spectrum* Spectrogram::add(const Hop& hop) {
    const bool whole = previous_.size() == hop_size && hop.mono.size() == hop_size;
    const bool sounding = 0.5 * (previous_mean_square_ + hop.mean_square) > silence_mean_square;
    if (whole && sounding) transform(hop);
    previous_.assign(hop.mono.begin(), hop.mono.end());
    previous_mean_ = hop.mean;
    previous_mean_square_ = hop.mean_square;
    return whole && sounding ? &spectrum_ : nullptr;
}

void Spectrogram::transform(const Hop& hop) {
    const auto mean = static_cast<float>(0.5 * (previous_mean_ + hop.mean));
    float* time = fft_.time().data();
    for (std::size_t i = 0; i < hop_size; ++i) time[i] = (previous_[i] - mean) * window_[i];
    for (std::size_t i = 0; i < hop_size; ++i) time[hop_size + i] = (hop.mono[i] - mean) * window_[hop_size + i];
    fft_.forward();
    const auto bins = fft_.spectrum();
    for (std::size_t k = 0; k < bin_count; ++k)
        power_[k] = bins[k].real() * bins[k].real() + bins[k].imag() * bins[k].imag();
    for (std::size_t k = 0; k + 1 < bin_count; k += 4) dsp::store4(&magnitude_[k], dsp::sqrt4(dsp::load4(&power_[k])));
    magnitude_.back() = dsp::sqrt4(dsp::Float4{power_.back(), 0, 0, 0})[0];
    dsp::log2_of_each(power_, log_power_);
}

}  // namespace armonica::features
