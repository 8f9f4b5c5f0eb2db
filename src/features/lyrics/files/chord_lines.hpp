#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace armonica::features::lyrics {

/// `line` without chords in brackets, as ChordPro and song books set them over syllables: "[Am]Hello [F#m7]there".
std::string without_inline_chords(std::string_view line);

/// The places of the lines that hold nothing but chord names: two or more of them, or one in a text that has other such
/// lines. Single capitals ("A B C") are sung letters unless the text has chords that cannot be letters. Lines are tidy.
std::vector<std::size_t> chord_lines_among(const std::vector<std::string_view>& lines);

}  // namespace armonica::features::lyrics
