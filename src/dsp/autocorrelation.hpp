#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "dsp/fft.hpp"

namespace armonica::dsp {

/// Autocorrelation of a long series that comes bit by bit, averaged over overlapping stretches so that it may drift
/// slowly, by FFT. What is kept does not grow with the series.
///
/// Every stretch has its mean removed. The value at a lag is the mean product of the pairs that lag apart, divided by
/// the mean square: 1 at lag 0, about 0 for noise; all zeros for a constant series. Lags with no pairs give 0.
class Autocorrelation {
public:
    /// `stretch` is a power of two and more than `lags`, else std::invalid_argument.
    Autocorrelation(std::size_t stretch, std::size_t lags);

    void add(float value);

    /// The values at lags 0 … lags − 1. To be called once, after the last value.
    std::vector<double> finish();

private:
    void add_stretch();

    RealFft fft_;  // twice the length of a stretch: nothing wraps around
    std::size_t stretch_size_;
    std::vector<float> stretch_;
    std::size_t new_ = 0;  // values of `stretch_` that have not been seen in one before
    std::vector<double> products_, pairs_;
};

}  // namespace armonica::dsp
