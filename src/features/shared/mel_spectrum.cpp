#include "features/shared/mel_spectrum.hpp"

#include "dsp/logarithm.hpp"

namespace armonica::features {

std::span<const float> MelSpectrum::levels(std::span<const float> power) {
    filters_.apply(power, levels_);
    for (float& level : levels_) level += floor_power;
    dsp::log2_of_each(levels_, levels_);
    return levels_;
}

}  // namespace armonica::features
