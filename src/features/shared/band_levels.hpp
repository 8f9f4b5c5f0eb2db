#pragma once

#include <algorithm>
#include <array>

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "features/shared/bands.hpp"

namespace armonica::features {

/// A value for each of the five bands.
using BandValues = std::array<float, bands.size()>;

/// Keeps levels of an empty band finite. Far below any gate: whoever compares levels sets a gate relative to the music.
inline constexpr float empty_band_power = 1e-15F;

/// The power of one frame in each band, as it is in Spectrum::power. The bass begins at bin 2 (32 Hz): what the removal
/// of a frame's mean leaves in bin 1, up to 50 dB below the loudest partial, would look like a beat where there is no
/// bass.
inline BandValues band_powers(const Spectrum& spectrum) {
    BandValues powers{};
    for (std::size_t band = 0; band < bands.size(); ++band) {
        const std::size_t first = std::max<std::size_t>(2, first_bin_from(bands[band].from_hertz));
        const std::size_t end = first_bin_from(bands[band].to_hertz);
        powers[band] = dsp::sum(spectrum.power.subspan(first, end - first));
    }
    return powers;
}

/// A power as a level in decibels.
inline float level_of(float power) {
    constexpr float decibels_per_octave = 3.01029996F;
    return decibels_per_octave * dsp::fast_log2(power + empty_band_power);
}

}  // namespace armonica::features
