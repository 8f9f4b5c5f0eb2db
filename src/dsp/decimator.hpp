#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace armonica::dsp {

/// Halves the sampling rate of a stream: a linear-phase half-band low-pass (Kaiser window, 60 dB) and every second
/// sample. All even taps of such a filter but the middle one are zero and the rest come in pairs, so that an output
/// costs a multiplication for every four taps. To lower a rate by four, halve it twice: the first filter, whose
/// transition band is wide, is short.
class HalvingDecimator {
public:
    /// `pass` is the edge of the pass band as a fraction of the input's sampling rate, below a quarter; what lies above
    /// ½ − pass is stopped, what lies between comes back above `pass`.
    explicit HalvingDecimator(double pass);

    /// Takes `input`, whose length is even, and appends input.size()/2 samples to `output`. The output lags the input
    /// by half the filter's length.
    void decimate(std::span<const float> input, std::vector<float>& output);

    /// The filter in full, zeros included.
    std::vector<float> taps() const;

private:
    std::vector<float> pairs_;  // taps at 1, 3, 5 … samples from the middle, which is ½
    std::vector<float> even_;   // the samples that the middle tap has yet to reach, then the new ones
    std::vector<float> odd_;    // as many as the pairs span, then the new ones
};

}  // namespace armonica::dsp
