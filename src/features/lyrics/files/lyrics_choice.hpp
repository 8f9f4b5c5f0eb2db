#pragma once

#include <algorithm>
#include <cstddef>

#include "features/lyrics/files/written_lyrics.hpp"

namespace armonica::features::lyrics {

/// Whether the file says when any line is sung.
inline bool has_times(const WrittenLyrics& lyrics) {
    return std::any_of(lyrics.sections.begin(), lyrics.sections.end(), [](const WrittenSection& section) {
        return std::any_of(section.lines.begin(), section.lines.end(),
                           [](const WrittenLine& line) { return line.start.has_value(); });
    });
}

/// Bytes of text.
inline std::size_t length_of(const WrittenLyrics& lyrics) {
    std::size_t bytes = 0;
    for (const WrittenSection& section : lyrics.sections)
        for (const WrittenLine& line : section.lines) bytes += line.text.size();
    return bytes;
}

}  // namespace armonica::features::lyrics
