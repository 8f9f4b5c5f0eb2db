#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "features/shared/bands.hpp"

namespace armonica::features {

/// A value for each of the five bands.
using BandValues = std::array<float, bands.size()>;

/// Keeps levels of an empty band finite. Far below any gate: whoever compares levels sets a gate relative to the music.
inline constexpr float empty_band_power = 1e-15F;

/// A band's part of values over the bins of a frame. The bass begins at bin 2 (32 Hz): what the removal of a frame's
/// mean leaves in bin 1, up to 50 dB below the loudest partial, would look like a beat where there is no bass.
inline std::span<const float> part_of(std::span<const float> bins, const Band& band) {
    const std::size_t first = std::max<std::size_t>(2, first_bin_from(band.from_hertz));
    return bins.subspan(first, first_bin_from(band.to_hertz) - first);
}

/// The power of one frame in each band, from Spectrum::power or what was made of it.
inline BandValues band_powers(std::span<const float> power) {
    BandValues powers{};
    for (std::size_t band = 0; band < bands.size(); ++band) powers[band] = dsp::sum(part_of(power, bands[band]));
    return powers;
}

/// A power as a level in decibels.
inline float level_of(float power) {
    constexpr float decibels_per_octave = 3.01029996F;
    return decibels_per_octave * dsp::fast_log2(power + empty_band_power);
}

}  // namespace armonica::features
