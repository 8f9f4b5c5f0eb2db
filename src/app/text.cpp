#include "app/text.hpp"

#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "explain/words.hpp"

namespace armonica::app {
namespace {

/// One character at the start of `text`: its bytes and its code point. Length 0 where the bytes are not UTF-8.
struct Character {
    std::size_t length = 0;
    char32_t code = 0;
};

Character first_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return {1, byte(0)};
    const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
    if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < length) return {};
    char32_t code = byte(0) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        code = (code << 6) | (byte(i) & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return overlong || surrogate || code > 0x10FFFF ? Character{} : Character{length, code};
}

std::size_t character_width(char32_t code) {
    // The C library knows the widths of all characters, in the UTF-8 locale that main() sets.
    const int width = wcwidth(static_cast<wchar_t>(code));
    return width < 0 ? 1 : static_cast<std::size_t>(width);
}

/// The longest start of `text` that fits into `width` columns.
std::string_view start_that_fits(std::string_view text, std::size_t width) {
    std::size_t at = 0;
    std::size_t used = 0;
    while (at < text.size()) {
        const Character character = first_character(text.substr(at));
        const std::size_t more = character.length == 0 ? 1 : character_width(character.code);
        if (used + more > width) break;
        used += more;
        at += std::max<std::size_t>(character.length, 1);
    }
    return text.substr(0, at);
}

/// The shortest end of `text` that leaves out at least `columns` columns.
std::string_view end_without(std::string_view text, std::size_t columns) {
    std::size_t dropped = 0;
    while (dropped < columns && !text.empty()) {
        const Character character = first_character(text);
        dropped += character.length == 0 ? 1 : character_width(character.code);
        text.remove_prefix(std::max<std::size_t>(character.length, 1));
    }
    return text;
}

}  // namespace

std::string printable(std::string_view bytes) {
    std::string text;
    while (!bytes.empty()) {
        const Character character = first_character(bytes);
        const bool control = character.code < 0x20 || (character.code >= 0x7F && character.code < 0xA0);
        const std::size_t length = std::max<std::size_t>(character.length, 1);
        if (character.length == 0 || control) {
            for (const char raw : bytes.substr(0, length)) {
                char escaped[5];
                std::snprintf(escaped, sizeof escaped, "\\x%02X", static_cast<unsigned char>(raw));
                text += escaped;
            }
        } else {
            text += bytes.substr(0, length);
        }
        bytes.remove_prefix(length);
    }
    return text;
}

std::string path_text(const std::filesystem::path& path) { return printable(std::string_view(path.native())); }

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        width += character.length == 0 ? 1 : character_width(character.code);
        text.remove_prefix(std::max<std::size_t>(character.length, 1));
    }
    return width;
}

std::string shortened(std::string_view text, std::size_t width) {
    const std::size_t full = display_width(text);
    if (full <= width) return std::string(text);
    if (width == 0) return {};
    const std::size_t kept_start = (width - 1) - (width - 1) / 3;
    const std::size_t kept_end = (width - 1) / 3;
    return std::string(start_that_fits(text, kept_start)) + "…" + std::string(end_without(text, full - kept_end));
}

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string right_aligned(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        if (word.empty()) continue;
        std::string& line = lines.back();
        if (line.empty())
            line = word;
        else if (display_width(line) + 1 + display_width(word) <= width)
            line += " " + std::string(word);
        else
            lines.emplace_back(word);
    }
    return lines;
}

std::string paragraph(std::string_view text) {
    std::string lines;
    for (const std::string& line : wrapped(text, 80)) lines += line + "\n";
    return lines;
}

std::string percent(double share) { return percent_in_words(share); }

std::string signed_number(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, std::abs(value));
    const bool zero = std::string_view(text).find_first_not_of("0.") == std::string_view::npos;
    return (zero ? "" : value < 0.0 ? "−" : "+") + std::string(text);
}

std::string shell_quoted(std::string_view text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%";
    if (!text.empty() && text.find_first_not_of(plain) == std::string_view::npos) return std::string(text);
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

std::size_t terminal_width(int descriptor) {
    winsize size{};
    if (isatty(descriptor) == 0 || ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return std::clamp<std::size_t>(size.ws_col, 40, 120);
}

}  // namespace armonica::app
