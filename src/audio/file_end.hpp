#pragma once

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

}  // namespace armonica::audio
