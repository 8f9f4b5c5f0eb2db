#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <armonica/export.hpp>

namespace armonica {

/// Why a track could not be read or judged. The names are a stable contract, listed with advice in docs/errors.md:
/// a code is never renamed or given another meaning.
enum class ErrorCode {
    file_not_found,       ///< nothing lies at that path
    permission_denied,    ///< the file or folder may not be read by this user
    not_a_regular_file,   ///< a pipe, a device, a socket, or a folder where a file is needed
    empty_file,           ///< the file has 0 bytes
    read_failed,          ///< the operating system failed to read the file
    not_audio,            ///< no audio format was recognised in the file
    no_audio_stream,      ///< a media file, but without any sound in it
    unsupported_codec,    ///< the sound is coded in a way that this build of FFmpeg cannot decode
    damaged_audio,        ///< recognised as audio, but nothing in it could be decoded
    no_samples,           ///< well-formed audio that holds not one sample
    too_short,            ///< too little sound to judge
    silent,               ///< digital silence from start to end: nothing to judge
    not_enough_features,  ///< too many of the features a model needs are missing on this track
    unreadable_lyrics,    ///< a file of lyrics cannot be read: no text, or none of the formats
    internal_error,       ///< a defect in Armonica; please report it
};

/// The stable name of `code`, for example "file_not_found".
ARMONICA_API std::string_view to_string(ErrorCode code);

/// Something a user should know about a track that was measured all the same.
enum class WarningCode {
    truncated,          ///< the file ends before the length that it declares
    damaged_packets,    ///< some parts could not be decoded and were left out
    unreadable_lyrics,  ///< there is a file of lyrics, but it cannot be read: the track counts as one without lyrics
};

/// The stable name of `code`, for example "truncated".
ARMONICA_API std::string_view to_string(WarningCode code);

/// What went wrong with one track. A bad track never throws: it yields this.
struct TrackError {
    ErrorCode code = ErrorCode::internal_error;
    std::string message;                ///< for a person: what is wrong and what to do
    std::optional<double> second = {};  ///< where in the sound, if known
};

/// What a track's result should be read with.
struct TrackWarning {
    WarningCode code = WarningCode::truncated;
    std::string message;                ///< for a person: what is wrong and what was done about it
    std::optional<double> second = {};  ///< where in the sound, if known
};

/// A table, label file, grouping, model or playlist that cannot be used. `what()` reads "FILE:LINE: what is wrong";
/// the line is left out where there is none.
class ARMONICA_API InputError : public std::runtime_error {
public:
    InputError(std::string file, std::optional<std::size_t> line, const std::string& problem);

    const std::string& file() const { return file_; }
    std::optional<std::size_t> line() const { return line_; }  ///< counted from 1

private:
    std::string file_;
    std::optional<std::size_t> line_;
};

}  // namespace armonica
