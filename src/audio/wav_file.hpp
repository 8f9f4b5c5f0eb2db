#pragma once

#include <filesystem>
#include <span>

namespace armonica::audio {

/// Writes sound to a WAV file: 16 bits, two channels, at `sample_rate`. Samples beyond full scale are limited to it. A
/// file that is there is replaced. Throws std::invalid_argument for channels of different lengths or more than the
/// format can hold (an hour and a half and more), InputError where it cannot be written; then there is no file.
void write_wav_file(const std::filesystem::path& file, std::span<const float> left, std::span<const float> right);

}  // namespace armonica::audio
