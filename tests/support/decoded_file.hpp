#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "audio/decoder.hpp"

namespace armonica::test {

/// A sound file decoded from start to end, all of it in memory.
struct DecodedFile {
    audio::StreamInfo info;
    std::vector<float> left;
    std::vector<float> right;
    std::vector<float> mono;  ///< (left + right) / 2
    audio::DecodeReport report;
    bool all_finite = true;
    bool all_blocks_mono = true;  ///< left and right were the same span in every block

    double seconds() const { return static_cast<double>(mono.size()) / audio::sample_rate; }
    bool warns_of(WarningCode code) const;
};

/// Decodes `file`; throws std::runtime_error with the error's code where it cannot even be opened.
DecodedFile decode(const std::filesystem::path& file);

/// The code of the error that opening or decoding `file` ends with; empty where it can be used.
std::optional<ErrorCode> error_of(const std::filesystem::path& file);

/// Root mean square.
double rms(const std::vector<float>& samples);

/// The frequency of a sine, from its rising zero crossings; 0 where there are fewer than two.
double frequency(const std::vector<float>& sine);

}  // namespace armonica::test
