#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace armonica::dsp {

/// Autocorrelation of a long series, averaged over overlapping stretches so that it may drift slowly, by FFT.
///
/// Every stretch has its mean removed. The value at a lag is the mean product of the pairs that lag apart, divided by
/// the mean square: 1 at lag 0, about 0 for noise; all zeros for a constant series. Lags with no pairs give 0.
/// `stretch` is a power of two and more than `lags`.
std::vector<double> autocorrelation(std::span<const float> series, std::size_t stretch, std::size_t lags);

}  // namespace armonica::dsp
