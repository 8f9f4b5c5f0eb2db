#pragma once

#include <cstddef>
#include <vector>

namespace armonica::dsp {

/// The periodic Hann window w[n] = ½ − ½·cos(2πn/N): shifted by N/2 its copies sum to exactly 1, so every sample counts
/// alike over overlapping frames. Σw = N/2, Σw² = 3N/8.
std::vector<float> hann_window(std::size_t size);

/// The Kaiser window (Kaiser & Schafer 1980) for an attenuation of `stop_db` decibels, symmetric.
std::vector<double> kaiser_window(std::size_t size, double stop_db);

}  // namespace armonica::dsp
