#include "features/midlevel/frames.hpp"

#include <algorithm>

#include "dsp/logarithm.hpp"
#include "features/shared/log_spectrum.hpp"

namespace armonica::features::midlevel {

namespace {

constexpr float range = 24.0F;  // octaves of power: 72 dB

constexpr std::size_t first_step =
    static_cast<std::size_t>((lowest_pitch - LogSpectrum::lowest_pitch) * LogSpectrum::steps_per_semitone);
static_assert(first_step >= 1 && first_step + (pitches - 1) * LogSpectrum::steps_per_semitone + 1 < LogSpectrum::size);

}  // namespace

MelFrame MelFrames::levels(std::span<const float> power) const {
    MelFrame result;
    filters_.apply(power, result);
    for (float& level : result) level += floor_power;
    dsp::log2_of_each(result, result);
    return result;
}

PitchFrame pitch_levels(std::span<const float> steps, double tuning) {
    std::array<float, LogSpectrum::size> tuned;
    retune(steps, tuning, tuned);
    PitchFrame result;
    for (std::size_t i = 0; i < pitches; ++i) {
        const float* middle = &tuned[first_step + i * LogSpectrum::steps_per_semitone];
        result[i] = floor_power + middle[0] * middle[0] + 0.5F * (middle[-1] * middle[-1] + middle[1] * middle[1]);
    }
    dsp::log2_of_each(result, result);
    return result;
}

void scale_to_loudest(std::span<float> levels) {
    const float loudest = *std::max_element(levels.begin(), levels.end());
    for (float& level : levels) level = std::clamp((level - loudest) / range + 1.0F, 0.0F, 1.0F);
}

}  // namespace armonica::features::midlevel
