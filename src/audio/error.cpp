#include <armonica/error.hpp>

namespace armonica {

std::string_view to_string(ErrorCode code) {
    switch (code) {
        case ErrorCode::file_not_found:
            return "file_not_found";
        case ErrorCode::permission_denied:
            return "permission_denied";
        case ErrorCode::not_a_regular_file:
            return "not_a_regular_file";
        case ErrorCode::empty_file:
            return "empty_file";
        case ErrorCode::read_failed:
            return "read_failed";
        case ErrorCode::not_audio:
            return "not_audio";
        case ErrorCode::no_audio_stream:
            return "no_audio_stream";
        case ErrorCode::unsupported_codec:
            return "unsupported_codec";
        case ErrorCode::damaged_audio:
            return "damaged_audio";
        case ErrorCode::no_samples:
            return "no_samples";
        case ErrorCode::too_short:
            return "too_short";
        case ErrorCode::silent:
            return "silent";
        case ErrorCode::not_enough_features:
            return "not_enough_features";
        case ErrorCode::unreadable_lyrics:
            return "unreadable_lyrics";
        case ErrorCode::internal_error:
            return "internal_error";
    }
    throw std::invalid_argument("not an ErrorCode: " + std::to_string(static_cast<int>(code)));
}

std::string_view to_string(WarningCode code) {
    switch (code) {
        case WarningCode::truncated:
            return "truncated";
        case WarningCode::damaged_packets:
            return "damaged_packets";
        case WarningCode::unreadable_lyrics:
            return "unreadable_lyrics";
    }
    throw std::invalid_argument("not a WarningCode: " + std::to_string(static_cast<int>(code)));
}

namespace {

std::string located(const std::string& file, std::optional<std::size_t> line, const std::string& problem) {
    return file + (line ? ":" + std::to_string(*line) : "") + ": " + problem;
}

}  // namespace

InputError::InputError(std::string file, std::optional<std::size_t> line, const std::string& problem)
    : std::runtime_error(located(file, line, problem)), file_(std::move(file)), line_(line) {}

}  // namespace armonica
