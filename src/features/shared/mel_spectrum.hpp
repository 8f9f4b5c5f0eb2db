#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "dsp/mel.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features {

/// A frame's spectrum as the ear resolves it, roughly: levels in triangular bands, equally spaced in mel (Davis &
/// Mermelstein 1980). What families that look at the envelope of the spectrum share.
class MelSpectrum {
public:
    static constexpr std::size_t bands = 40;
    static constexpr double highest_hertz = 11000.0;  ///< lossy coding leaves little to trust above
    static constexpr float floor_power = 1e-10F;      ///< −100 dB, added to each band so that silence stays finite

    /// log₂ of the power in each band, from the lowest; valid until the next call.
    std::span<const float> levels(std::span<const float> power);

private:
    dsp::MelFilterBank filters_{bands, 0.0, highest_hertz, bin_hertz};
    std::array<float, bands> levels_{};
};

/// What a step of 1 in log₂ of power is in decibels.
inline constexpr double decibels_per_octave = 3.0102999566398120;

}  // namespace armonica::features
