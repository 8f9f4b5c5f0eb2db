#pragma once

#include <variant>

#include <armonica/error.hpp>

#include "audio/file_source.hpp"

namespace armonica::audio {

/// Which format a file's content has.
struct RecognisedFormat {
    const AVInputFormat* demuxer = nullptr;
    bool certain = false;  ///< false where so little speaks for it that other data may look like this by chance
};

/// Recognises the format from the content alone: the file's name has no vote. Never chooses a demuxer that would open
/// other files (playlists, picture sequences), that reads plain text, or that plays without end.
/// Errors: not_audio, damaged_audio (a tag and nothing behind it), read_failed.
std::variant<RecognisedFormat, TrackError> recognise_format(FileSource& source);

}  // namespace armonica::audio
