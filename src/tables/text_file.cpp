#include "tables/text_file.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>
#include <vector>

#include <armonica/error.hpp>

namespace armonica {
namespace {

using std::size_t;

/// Length of the UTF-8 character at `at`; 0 where there is none (RFC 3629, section 4: no overlong form, no surrogate,
/// nothing beyond U+10FFFF).
size_t character_length(std::string_view text, size_t at) {
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(at);
    if (first < 0x80) return 1;
    const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return 0;
    for (size_t i = 1; i < length; ++i)
        if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
    const unsigned second = byte(at + 1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool outside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
    return overlong || outside ? 0 : length;
}

/// Where the first byte stands that is not UTF-8.
std::optional<size_t> find_not_utf8(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
        std::uint64_t eight = 0;
        if (text.size() - at >= sizeof eight) std::memcpy(&eight, text.data() + at, sizeof eight);
        if (text.size() - at >= sizeof eight && (eight & 0x8080808080808080U) == 0) {
            at += sizeof eight;  // most tables are plain ASCII
            continue;
        }
        const size_t length = character_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::nullopt;
}

}  // namespace

void check_readable(const std::filesystem::path& file, std::string_view needed) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) throw InputError(file, std::nullopt, "there is no such file");
    if (std::filesystem::is_directory(file, ignored))
        throw InputError(file, std::nullopt, "this is a folder; " + std::string(needed) + " is needed");
}

std::string read_text(const std::filesystem::path& file) {
    check_readable(file, "a table");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw InputError(file, std::nullopt, "the file cannot be opened for reading");
    std::string text;
    std::error_code no_size;  // a pipe has none
    const auto size = std::filesystem::file_size(file, no_size);
    if (!no_size) text.reserve(size);
    std::vector<char> block(size_t{1} << 16);
    while (stream.read(block.data(), static_cast<std::streamsize>(block.size())) || stream.gcount() > 0)
        text.append(block.data(), static_cast<size_t>(stream.gcount()));
    if (stream.bad()) throw InputError(file, std::nullopt, "the file cannot be read to its end");
    if (text.find('\0') != std::string::npos)
        throw InputError(file, std::nullopt, "this is not a text file: a table in UTF-8 text is needed");
    if (const auto at = find_not_utf8(text))
        throw InputError(file,
                         1 + static_cast<size_t>(std::count(text.begin(), text.begin() + static_cast<long>(*at), '\n')),
                         "this line is not UTF-8; convert the file, for example with `iconv -f latin1 -t utf-8`");
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

}  // namespace armonica
