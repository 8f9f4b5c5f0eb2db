#pragma once

#include <span>
#include <vector>

namespace armonica::dsp {

/// What of a sound is kept.
enum class BandPart { inside, outside };

/// `sound` with what lies between two frequencies alone, or without it. Both add up to the sound. The edges are a third
/// of an octave wide; there is no delay.
std::vector<float> filtered(std::span<const float> sound, double sample_rate, double from_hertz, double to_hertz,
                            BandPart part);

}  // namespace armonica::dsp
