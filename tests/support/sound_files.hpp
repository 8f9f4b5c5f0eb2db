#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace armonica::test {

/// Sound in memory: one vector of samples per channel, all of one length, full scale ±1.
struct Sound {
    int rate = 44100;
    std::vector<std::vector<float>> channels;

    std::size_t samples() const { return channels.empty() ? 0 : channels.front().size(); }
};

/// A sine of `amplitude` (peak), the same in every channel.
Sound sine(double hertz, double seconds, double amplitude = 0.5, int rate = 44100, std::size_t channels = 1);

/// Digital silence.
Sound silence(double seconds, int rate = 44100, std::size_t channels = 1);

/// White noise, uniform in ±amplitude, other samples in every channel, the same for the same seed everywhere.
Sound noise(double seconds, double amplitude = 1.0, std::uint32_t seed = 1, int rate = 44100, std::size_t channels = 1);

enum class WavSamples { pcm8, pcm16, pcm24, pcm32, float32, float64 };

/// Writes a canonical WAV file: a 44-byte header (format tag 1 or 3, no channel mask), then the samples. Samples beyond
/// ±1 are clipped in the integer formats and kept, NaN and infinity too, in the float formats.
void write_wav(const std::filesystem::path& file, const Sound& sound, WavSamples samples = WavSamples::pcm16);

/// Runs `ffmpeg -y ARGUMENTS...`; throws std::runtime_error with what it printed if it fails.
void run_ffmpeg(const std::vector<std::string>& arguments);

/// Converts `source` with the ffmpeg program: `ffmpeg -y -i source OPTIONS... target`. The target's extension decides
/// its format unless the options do.
void encode(const std::filesystem::path& source, const std::filesystem::path& target,
            const std::vector<std::string>& options = {});

/// The whole file, byte by byte.
std::string read_bytes(const std::filesystem::path& file);

/// Makes or replaces `file`.
void write_bytes(const std::filesystem::path& file, std::string_view bytes);

/// Cuts `file` down to the first `share` (0 … 1) of its bytes.
void truncate_to_share(const std::filesystem::path& file, double share);

}  // namespace armonica::test
