#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace armonica::audio {

/// The length in bytes that the header of an MPEG audio frame (MP1, MP2, MP3) states, header included; empty where
/// there is no header or the length is free (ISO 11172-3, 2.4.2.3; ISO 13818-3 for the low rates). FFmpeg decodes an
/// incomplete last frame without a word, and a file of constant bit rate states no length: only this tells that it was
/// cut off.
std::optional<std::size_t> mpeg_frame_bytes(std::span<const std::uint8_t> frame);

}  // namespace armonica::audio
