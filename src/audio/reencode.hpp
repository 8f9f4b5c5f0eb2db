#pragma once

#include <optional>
#include <span>
#include <vector>

namespace armonica::audio {

/// How sound is written in few bits, by leaving out what is hardly heard.
enum class Codec {
    mp3,   ///< LAME
    aac,   ///< FFmpeg's own encoder
    opus,  ///< libopus, at 48 kHz
};

/// Sound in memory, at `sample_rate`. Left and right are equally long, and the same where there is one channel.
struct Sound {
    std::vector<float> left;
    std::vector<float> right;
};

/// Bits per second that every codec here can spend on one channel.
inline constexpr int fewest_bits_per_second = 16'000, most_bits_per_second = 160'000;

/// What is left of sound that was encoded and decoded again. It lies in time where it lay, to a sample, is as long, and
/// stays within `largest_magnitude`. Its level is left to the encoder: LAME takes 0.4 dB off it at low bit rates.
/// Channels that are the same in every sample are encoded as one. `bits_per_second` are those of one channel, on
/// average: 64,000 make an MP3 of 64 kb/s of one channel and of 128 kb/s of two; an encoder that cannot do just as many
/// takes the next number that it can. Samples beyond ±2 (6 dB over full scale) are limited to that, and what is not a
/// number counts as silence. No memory but the result's grows with the sound.
///
/// Empty where this FFmpeg has no such encoder or decoder. Throws std::invalid_argument for channels of different
/// lengths or bits per second beyond those above, std::runtime_error where encoding or decoding fails.
std::optional<Sound> reencoded(std::span<const float> left, std::span<const float> right, Codec codec,
                               int bits_per_second);

}  // namespace armonica::audio
