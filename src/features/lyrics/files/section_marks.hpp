#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "features/lyrics/files/written_lyrics.hpp"

namespace armonica::features::lyrics {

/// What a mark says of the lines that follow it.
struct SectionMark {
    std::optional<SectionKind> kind;  ///< none for a stretch without words: "[Guitar solo]"
    std::string name;                 ///< without case, accents, singers and counts: "verse 2"
    int times = 1;                    ///< how often the section is sung
    bool too_often = false;           ///< the file says more often than is believed
    std::string_view words;           ///< what is sung on the mark's own line, behind it
};

/// Where in its stanza a line stands; a word such as "Solo" is a mark only where nothing is sung beside it.
struct LinePlace {
    bool starts_stanza = false;
    bool ends_stanza = false;
};

/// The mark that `line` is, or starts with ("Chorus: …", "[Chorus] …"). The line is tidy. Marks stand in brackets, or
/// are nothing but the name of a part of a song in one of six languages, a number, a colon and a count.
std::optional<SectionMark> section_mark(std::string_view line, LinePlace place);

/// The kind of section that a name from a file's markup means: "Chorus", "PreChorus"; empty for an unknown one.
std::optional<SectionKind> section_kind(std::string_view name);

/// Whether `line` says that there is nothing to sing: "(instrumental)", "Sin letra".
bool says_instrumental(std::string_view line);

}  // namespace armonica::features::lyrics
