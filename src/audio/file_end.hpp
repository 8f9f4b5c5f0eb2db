#pragma once

#include <optional>

#include "audio/file_source.hpp"

namespace armonica::audio {

/// Where the ID3v1 and APEv2 tags begin that end the file; the file's size where there are none. To a demuxer of bare
/// frames (MP3, AAC) they would look like damaged sound.
std::int64_t start_of_trailing_tags(FileSource& source);

/// True if an Ogg file was cut off: its last page is incomplete, or is not marked as the end of its stream. Ogg states
/// no length in its header, so nothing else tells.
bool ogg_ends_early(FileSource& source);

/// True if an ASF (WMA) file is shorter than its header says. FFmpeg drops the declared length of such a file.
bool asf_ends_early(FileSource& source);

/// The length in seconds that a WAV file's header claims: the size of its data over its bytes per second; empty where
/// the size is left open (0 or all ones, as programs that write to a pipe do). FFmpeg drops a claim that exceeds the
/// file.
std::optional<double> wav_stated_seconds(FileSource& source);

}  // namespace armonica::audio
