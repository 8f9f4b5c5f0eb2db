#include "library/playlist.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>

namespace armonica::library {

namespace fs = std::filesystem;

namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool starts_with_any_case(std::string_view text, std::string_view lower_case_start) {
    return text.size() >= lower_case_start.size() &&
           std::equal(lower_case_start.begin(), lower_case_start.end(), text.begin(),
                      [](char expected, char letter) { return lower(letter) == expected; });
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::optional<int> hexadecimal_digit(char digit) {
    const char letter = lower(digit);
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    return std::nullopt;
}

/// Turns %20 and the like into bytes (RFC 3986); a % that is not followed by two digits stays as it is.
std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto high = text[i] == '%' && i + 2 < text.size() ? hexadecimal_digit(text[i + 1]) : std::nullopt;
        const auto low = high ? hexadecimal_digit(text[i + 2]) : std::nullopt;
        decoded += low ? static_cast<char>(*high * 16 + *low) : text[i];
        if (low) i += 2;
    }
    return decoded;
}

std::string latin1_to_utf8(std::string_view text) {
    std::string utf8;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (code < 0x80) {
            utf8 += letter;
        } else {
            utf8 += static_cast<char>(0xC0 | code >> 6);
            utf8 += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return utf8;
}

std::string with_slashes(std::string text) {
    std::replace(text.begin(), text.end(), '\\', '/');
    return text;
}

/// The local path in a file: address (RFC 8089), also with "localhost" as its host.
std::string path_of_address(std::string_view address) {
    auto rest = address.substr(std::string_view("file:").size());
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        const auto path_start = rest.find('/');
        const auto host = rest.substr(0, path_start);
        if ((host.empty() || host == "localhost") && path_start != std::string_view::npos)
            rest.remove_prefix(path_start);
    }
    return percent_decoded(rest);
}

bool is_network_address(std::string_view text) {
    const auto mark = text.find("://");
    return mark != std::string_view::npos && mark > 0 &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(mark), [](char letter) {
               return (lower(letter) >= 'a' && lower(letter) <= 'z') || (letter >= '0' && letter <= '9') ||
                      letter == '+';
           });
}

/// False also for a name with a NUL inside, which the operating system would take for a shorter one.
bool lies_at(const fs::path& path) {
    std::error_code ignored;
    return path.native().find('\0') == std::string::npos && fs::exists(path, ignored);
}

std::variant<fs::path, TrackError> resolve(std::string_view text, const fs::path& folder) {
    const bool is_file_address = starts_with_any_case(text, "file:");
    const std::string written(text);
    const std::string name = is_file_address && !lies_at(folder / written) ? path_of_address(text) : written;
    for (const auto& candidate : {name, with_slashes(name), latin1_to_utf8(name), latin1_to_utf8(with_slashes(name))}) {
        const auto file = (folder / candidate).lexically_normal();
        std::error_code ignored;
        if (!lies_at(file)) continue;
        if (fs::is_directory(file, ignored)) {
            return TrackError{ErrorCode::not_a_regular_file, "this entry is a folder; list the files in it instead"};
        }
        if (is_playlist(file)) {
            return TrackError{ErrorCode::not_a_regular_file,
                              "a playlist within a playlist is not followed; name it on the command line as well"};
        }
        return file;
    }
    if (is_network_address(text) && !is_file_address) {
        return TrackError{ErrorCode::not_audio,
                          "an address on the network is not read; save the sound to a file first"};
    }
    return TrackError{ErrorCode::file_not_found, "the playlist names a file that does not exist: " + written};
}

std::variant<std::string, TrackError> read_text(const fs::path& file) {
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        const bool is_forbidden = errno == EACCES || errno == EPERM;
        return TrackError{is_forbidden ? ErrorCode::permission_denied : ErrorCode::read_failed,
                          is_forbidden ? "this user may not read the playlist; check its permissions"
                                       : "the operating system could not read the playlist; try again"};
    }
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace

bool is_playlist(const fs::path& file) {
    auto extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), lower);
    return extension == ".m3u" || extension == ".m3u8";
}

std::variant<std::vector<PlaylistEntry>, TrackError> read_playlist(const fs::path& playlist) {
    auto read = read_text(playlist);
    if (auto* error = std::get_if<TrackError>(&read)) return std::move(*error);
    std::string_view rest = std::get<std::string>(read);
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());

    std::vector<PlaylistEntry> entries;
    for (std::size_t line = 1; !rest.empty(); ++line) {
        const auto end = rest.find_first_of("\r\n");
        const auto text = trimmed(rest.substr(0, end));
        if (!text.empty() && text.front() != '#') {
            entries.push_back({line, std::string(text), resolve(text, playlist.parent_path())});
        }
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return entries;
}

}  // namespace armonica::library
