#pragma once

#include <optional>

#include "audio/decoder.hpp"

namespace armonica::audio {

/// What is noted while a track is decoded, and what it means in the end.
struct DecodeProgress {
    std::size_t samples = 0;  ///< at `sample_rate`
    std::size_t good_frames = 0;
    std::size_t damaged_packets = 0;     ///< could not be decoded
    std::size_t damaged_at_end = 0;      ///< of these, how many came after the last good frame
    std::size_t bad_samples = 0;         ///< in the source: NaN, infinite or impossibly loud
    std::size_t source_samples = 0;      ///< over all channels of the source
    std::optional<double> first_damage;  ///< in seconds
    bool demuxer_failed = false;         ///< reading stopped before the end of the file
    bool last_packet_is_incomplete = false;
    bool has_endless_sound = false;  ///< reading was stopped at `longest_seconds`

    std::optional<double> declared_seconds;
    bool container_ends_early = false;
    bool format_is_certain = true;
    std::optional<TrackError> read_error;

    double seconds() const { return static_cast<double>(samples) / sample_rate; }
    void note_damage();
    void note_good_frame();
};

/// More sound than this is not read from one file: a header of a few bytes can claim, and a decoder produce, years.
inline constexpr double longest_seconds = 100.0 * 3600.0;

/// Why the track is of no use, if it is not.
std::optional<TrackError> final_error(const DecodeProgress& progress);

/// What its listener should know about it otherwise.
std::vector<TrackWarning> final_warnings(const DecodeProgress& progress);

}  // namespace armonica::audio
