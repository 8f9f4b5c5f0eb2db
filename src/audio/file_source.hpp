#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <variant>

#include <armonica/error.hpp>

#include "audio/ffmpeg_types.hpp"

namespace armonica::audio {

/// A regular file, open for reading, as FFmpeg's demuxers see it. It is opened here and not by FFmpeg, so that a name
/// is only ever a name: "http:x.mp3" or "concat:a|b" cannot make FFmpeg reach for anything else.
class FileSource {
public:
    /// Errors: file_not_found, permission_denied, not_a_regular_file, empty_file, read_failed. Pipes and devices are
    /// never opened: that could block for ever.
    static std::variant<std::unique_ptr<FileSource>, TrackError> open(const std::filesystem::path& file);

    ~FileSource();
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    /// Bytes in the file, as it was opened.
    std::int64_t size() const { return size_; }

    /// Fills `bytes` from `offset` on, leaving the demuxer's position alone. Returns how many bytes there were.
    std::size_t read_at(std::int64_t offset, std::span<std::uint8_t> bytes);

    /// Hides what lies behind `end` from the demuxer: tags that would look like damaged sound to it.
    void set_end(std::int64_t end) { end_ = end; }

    AVIOContext* io() { return io_.get(); }

    /// Why the operating system could not read on, if it ever could not.
    const std::optional<TrackError>& read_error() const { return read_error_; }

private:
    FileSource(int descriptor, std::int64_t size);
    static int read_packet(void* self, std::uint8_t* buffer, int size);
    static std::int64_t seek(void* self, std::int64_t offset, int whence);

    int descriptor_;
    std::int64_t size_;
    std::int64_t end_;
    std::int64_t position_ = 0;
    std::optional<TrackError> read_error_;
    FfmpegPointer<AVIOContext> io_;
};

}  // namespace armonica::audio
