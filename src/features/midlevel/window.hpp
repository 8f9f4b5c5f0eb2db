#pragma once

#include <array>
#include <cstddef>

namespace armonica::features::midlevel {

/// What a network hears at a time: ten seconds. Frames of `mel` are those of the shared spectrogram, frames of `pitch`
/// are four times as long, so that both cover the same sound.
inline constexpr std::size_t mel_bands = 80;      ///< 30 Hz to 11 kHz: lossy coding leaves little to trust above
inline constexpr std::size_t mel_frames = 432;    ///< of 23.2 ms: 10.03 s
inline constexpr std::size_t pitches = 72;        ///< semitones, six octaves from E1 (41 Hz) on
inline constexpr std::size_t pitch_frames = 108;  ///< of 92.9 ms
inline constexpr std::size_t mel_frames_of_a_pitch_frame = mel_frames / pitch_frames;

/// Both are log₂ of power relative to the window's loudest cell, scaled: 1 is the loudest, 0 is 72 dB below it and all
/// that is softer still. So a window says nothing of how loud the track is. Row by row, a row is one band or pitch over
/// time, the lowest first.
struct Window {
    std::array<float, mel_bands * mel_frames> mel{};
    std::array<float, pitches * pitch_frames> pitch{};
};

}  // namespace armonica::features::midlevel
