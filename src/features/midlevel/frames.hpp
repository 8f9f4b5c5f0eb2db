#pragma once

#include <array>
#include <span>

#include "dsp/mel.hpp"
#include "features/midlevel/window.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features::midlevel {

/// One column of Window::mel, or of Window::pitch, before it is scaled: log₂ of power.
using MelFrame = std::array<float, mel_bands>;
using PitchFrame = std::array<float, pitches>;

/// Added to the power of each cell, so that silence stays finite: −140 dB, below the range of a window (72 dB) on any
/// track that is not silent.
inline constexpr float floor_power = 1e-14F;

/// The lowest of the `pitches`, in semitones; 69 is 440 Hz.
inline constexpr int lowest_pitch = 28;

/// A frame of silence, in either.
inline constexpr float silent_level = -46.506993F;  // log₂ of floor_power

/// Power in mel bands, from a frame's power spectrum.
class MelFrames {
public:
    MelFrame levels(std::span<const float> power) const;

private:
    dsp::MelFilterBank filters_{mel_bands, 30.0, 11000.0, bin_hertz};
};

/// Power in semitones, each with half of the thirds of a semitone to its sides, from the steps of a LogSpectrum. Steps
/// are moved by `tuning` semitones first, −½ … ½: what is tuned high comes to lie on the semitones.
PitchFrame pitch_levels(std::span<const float> steps, double tuning);

/// Brings levels onto the scale of a Window, in place: relative to the loudest.
void scale_to_loudest(std::span<float> levels);

}  // namespace armonica::features::midlevel
