#pragma once

#include <optional>
#include <string>
#include <vector>

namespace armonica::features::lyrics {

/// What a mark such as "[Chorus]" says of the section that follows it.
enum class SectionKind { verse, pre_chorus, chorus, bridge, intro, outro, other };

/// A line as it is sung.
struct WrittenLine {
    std::string text;             ///< UTF-8, NFC, neither empty nor with control characters, marks or time stamps
    std::optional<double> start;  ///< in seconds from the start of the sound, not negative
    std::optional<double> end;    ///< not before start; only where the file says it
};

/// Lines that stand together: a stanza, between blank lines or marks.
struct WrittenSection {
    std::optional<SectionKind> kind;  ///< only where a mark says it
    std::vector<WrittenLine> lines;   ///< at least one
};

/// The words of a song as they are sung, read from a file: what is written to be repeated ("x2", a bare "[Chorus]")
/// stands here as often as it is sung; marks, credits and time stamps do not stand here.
struct WrittenLyrics {
    std::vector<WrittenSection> sections;
    std::string source;              ///< where they were found: "song.lrc", or the tag's name, "USLT"
    std::string format;              ///< "text", "lrc", "srt", "ttml", "sylt"
    std::string encoding;            ///< what the bytes were read as: "UTF-8", "windows-1252" …
    std::string declared_language;   ///< ISO 639-1 in lower case, where the file or tag says it, else empty
    bool instrumental = false;       ///< says of itself that there are no words: empty, or "(instrumental)"
    std::vector<std::string> notes;  ///< for a person: what was left out or mended
};

}  // namespace armonica::features::lyrics
