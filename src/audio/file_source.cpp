#include "audio/file_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace armonica::audio {

namespace {

constexpr int io_buffer_bytes = 64 * 1024;

TrackError error_of_errno(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
        case ENAMETOOLONG:
            return {ErrorCode::file_not_found, "there is no such file; check its path"};
        case ELOOP:
            return {ErrorCode::file_not_found, "the link leads in a circle; check where it points"};
        case EACCES:
        case EPERM:
            return {ErrorCode::permission_denied,
                    "this user may not read it; check the permissions of the file and of the folders above it"};
        default:
            return {ErrorCode::read_failed, "the operating system could not read it (" +
                                                std::system_category().message(error) +
                                                "); check the disk or the network connection and try again"};
    }
}

/// What stands against reading the thing that `status` describes as a sound file.
std::optional<TrackError> refusal(const struct stat& status) {
    if (S_ISDIR(status.st_mode))
        return TrackError{ErrorCode::not_a_regular_file, "this is a folder; name a file in it"};
    if (!S_ISREG(status.st_mode)) {
        return TrackError{ErrorCode::not_a_regular_file,
                          "this is a pipe, a device or a socket; save the sound to a file first"};
    }
    if (status.st_size == 0) return TrackError{ErrorCode::empty_file, "the file is empty; fetch or copy it again"};
    return std::nullopt;
}

}  // namespace

std::variant<std::unique_ptr<FileSource>, TrackError> FileSource::open(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return error_of_errno(errno);
    if (const auto error = refusal(status)) return *error;
    // O_NONBLOCK: should a pipe have taken the file's place since, opening it must not wait for a writer.
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) return error_of_errno(errno);
    std::unique_ptr<FileSource> source(new FileSource(descriptor, 0));
    if (::fstat(descriptor, &status) != 0) return error_of_errno(errno);
    if (const auto error = refusal(status)) return *error;
    source->size_ = source->end_ = status.st_size;
    return source;
}

FileSource::FileSource(int descriptor, std::int64_t size) : descriptor_(descriptor), size_(size), end_(size) {
    auto* buffer = static_cast<std::uint8_t*>(av_malloc(io_buffer_bytes));
    if (buffer) io_.reset(avio_alloc_context(buffer, io_buffer_bytes, 0, this, read_packet, nullptr, seek));
    if (!io_) {
        av_free(buffer);
        ::close(descriptor_);
        throw std::bad_alloc();
    }
}

FileSource::~FileSource() { ::close(descriptor_); }

std::size_t FileSource::read_at(std::int64_t offset, std::span<std::uint8_t> bytes) {
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const auto read = ::pread(descriptor_, bytes.data() + filled, bytes.size() - filled,
                                  offset + static_cast<std::int64_t>(filled));
        if (read < 0 && errno == EINTR) continue;
        if (read < 0) read_error_ = error_of_errno(errno);
        if (read <= 0) break;
        filled += static_cast<std::size_t>(read);
    }
    return filled;
}

int FileSource::read_packet(void* self, std::uint8_t* buffer, int size) {
    auto& source = *static_cast<FileSource*>(self);
    const auto wanted = std::min<std::int64_t>(size, source.end_ - source.position_);
    if (wanted <= 0) return AVERROR_EOF;
    const auto read = source.read_at(source.position_, {buffer, static_cast<std::size_t>(wanted)});
    if (read == 0) return source.read_error_ ? AVERROR(EIO) : AVERROR_EOF;
    source.position_ += static_cast<std::int64_t>(read);
    return static_cast<int>(read);
}

std::int64_t FileSource::seek(void* self, std::int64_t offset, int whence) {
    auto& source = *static_cast<FileSource*>(self);
    std::int64_t base = 0;
    switch (whence & ~AVSEEK_FORCE) {
        case AVSEEK_SIZE:
            return source.end_;
        case SEEK_SET:
            break;
        case SEEK_CUR:
            base = source.position_;
            break;
        case SEEK_END:
            base = source.end_;
            break;
        default:
            return AVERROR(EINVAL);
    }
    // A hostile header may ask for any offset: the sum must not overflow.
    std::int64_t target = 0;
    if (__builtin_add_overflow(base, offset, &target) || target < 0) return AVERROR(EINVAL);
    return source.position_ = target;
}

}  // namespace armonica::audio
