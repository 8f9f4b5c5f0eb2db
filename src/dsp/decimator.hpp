#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace armonica::dsp {

/// Lowers the sampling rate of a stream by a whole factor: a linear-phase low-pass (Kaiser window, 60 dB) and every
/// factor-th sample. Only the samples that are kept are computed.
class Decimator {
public:
    /// `pass` and `stop` are the edges of the transition band as fractions of the input's sampling rate.
    Decimator(std::size_t factor, double pass, double stop);

    /// Takes `input`, whose length is a multiple of the factor, and appends input.size()/factor samples to `output`.
    /// The output lags the input by half the filter's length.
    void decimate(std::span<const float> input, std::vector<float>& output);

    std::span<const float> taps() const { return taps_; }

private:
    std::size_t factor_;
    std::vector<float> taps_;
    std::vector<float> line_;  // the last taps − 1 samples, then the new ones
};

}  // namespace armonica::dsp
