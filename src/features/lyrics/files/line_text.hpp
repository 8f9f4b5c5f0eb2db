#pragma once

#include <string>
#include <string_view>

namespace armonica::features::lyrics {

/// Takes the next line, without its \n, from the front of `rest`, which must not be empty.
inline std::string_view next_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}

/// Without blanks and tabs at both ends.
std::string_view trimmed(std::string_view text);

/// `line` as words are compared and counted: NFC, without control characters, invisible marks and signs of music, with
/// one blank for every run of blanks of whatever kind and ' for every apostrophe. Empty for a line without a letter or
/// digit: nothing of it is sung.
std::string tidy(std::string_view line);

/// `text` without case and accents, for looking up: "Refrão" is "refrao". Of UTF-8; takes time linear in it.
std::string folded(std::string_view text);

}  // namespace armonica::features::lyrics
