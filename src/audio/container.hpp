#pragma once

#include <memory>
#include <optional>
#include <variant>

#include <armonica/error.hpp>

#include "audio/ffmpeg_types.hpp"
#include "audio/file_source.hpp"

namespace armonica::audio {

/// A sound file with its one chosen stream, ready to be read packet by packet.
struct Container {
    std::unique_ptr<FileSource> source;  // outlives the demuxer that reads from it
    FfmpegPointer<AVFormatContext> demuxer;
    FfmpegPointer<AVCodecContext> decoder;
    AVStream* stream = nullptr;              ///< owned by the demuxer
    bool format_is_certain = false;          ///< see RecognisedFormat
    std::optional<double> declared_seconds;  ///< only a length that the file states, never one guessed from bit rates
    bool ends_early = false;                 ///< the container's last bytes show that it was cut off
};

/// Opens `file`, chooses its main audio stream and discards all others.
/// Errors: those of FileSource::open and recognise_format, no_audio_stream, unsupported_codec, damaged_audio.
std::variant<Container, TrackError> open_container(const std::filesystem::path& file);

}  // namespace armonica::audio
