#include "features/spectrum_strip.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "dsp/window.hpp"

namespace armonica::features {

StripDrawing::StripDrawing()
    : window_(dsp::hann_window(frame)),
      left_power_(frame / 2),
      right_power_(frame / 2),
      energies_(bands),
      column_(bands) {
    // A sine of full scale that lies in the middle of a band comes out near 0 dB.
    for (float& weight : window_) weight *= 4.0F / static_cast<float>(frame);
}

void StripDrawing::add(std::span<const float> left, std::span<const float> right) {
    if (left.size() != right.size()) throw std::invalid_argument("left and right must be equally long");
    const std::span<float> pairs = fft_.time();
    for (std::size_t i = 0; i < left.size(); ++i) {
        pairs[2 * filled_] = window_[filled_] * left[i];
        pairs[2 * filled_ + 1] = window_[filled_] * right[i];
        if (++filled_ == frame) take_frame();
    }
}

void StripDrawing::take_frame() {
    filled_ = 0;
    fft_.power(left_power_, right_power_);
    for (std::size_t bin = 0; bin < left_power_.size(); ++bin)
        left_power_[bin] = 0.5F * (left_power_[bin] + right_power_[bin]);
    filters_.apply(left_power_, energies_);
    for (std::size_t band = 0; band < bands; ++band) column_[band] += energies_[band];
    if (++frames_in_column_ == frames_each_) end_column();
}

void StripDrawing::end_column() {
    for (float& energy : column_) {
        columns_.push_back(energy / static_cast<float>(frames_in_column_));
        energy = 0.0F;
    }
    frames_in_column_ = 0;
    if (columns_.size() == most_columns * bands) halve();
}

void StripDrawing::halve() {
    const std::size_t columns = columns_.size() / bands / 2;
    for (std::size_t column = 0; column < columns; ++column)
        for (std::size_t band = 0; band < bands; ++band)
            columns_[column * bands + band] =
                0.5F * (columns_[2 * column * bands + band] + columns_[(2 * column + 1) * bands + band]);
    columns_.resize(columns * bands);
    frames_each_ *= 2;
}

SpectrumStrip StripDrawing::finish() {
    if (filled_ > 0) {
        const std::span<float> pairs = fft_.time();
        std::fill(pairs.begin() + static_cast<std::ptrdiff_t>(2 * filled_), pairs.end(), 0.0F);
        take_frame();
    }
    if (frames_in_column_ > 0) end_column();
    SpectrumStrip strip{.bands = bands,
                        .columns = columns_.size() / bands,
                        .low_hertz = low_hertz,
                        .high_hertz = high_hertz,
                        .column_seconds = static_cast<double>(frames_each_ * frame) / sample_rate,
                        .decibels = {}};
    for (std::size_t band = 0; band < bands; ++band)
        for (std::size_t column = 0; column < strip.columns; ++column) {
            const double decibels = 10.0 * std::log10(static_cast<double>(columns_[column * bands + band]));
            // Also where there was no power at all, or what was no number.
            strip.decibels.push_back(static_cast<float>(decibels > floor_decibels ? decibels : floor_decibels));
        }
    return strip;
}

}  // namespace armonica::features
