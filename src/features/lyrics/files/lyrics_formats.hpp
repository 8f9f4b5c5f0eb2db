#pragma once

#include <string>
#include <string_view>

#include "features/lyrics/files/written_lyrics.hpp"

// The formats of lyrics. Each reads a text as `decoded` gives it, and fills all of `result` but its source and
// encoding.

namespace armonica::features::lyrics {

/// Plain text: marks, counts and empty lines tell the sections.
void read_plain_text(std::string_view text, WrittenLyrics& result);

/// LRC: "[mm:ss.xx]words", with all that its dialects add. A text without any time stamp is read as plain text.
void read_lrc(std::string_view text, WrittenLyrics& result);

/// Whether most lines of `text` start with a time stamp of LRC.
bool has_lrc_stamps(std::string_view text);

/// SubRip: numbered cues. Throws InputError, naming `file`, for a text that is not empty and has not one cue.
void read_srt(std::string_view text, const std::string& file, WrittenLyrics& result);

/// Timed Text Markup Language, with Apple's marks. Throws InputError, naming `file`, for what is no such XML.
void read_ttml(std::string_view text, const std::string& file, WrittenLyrics& result);

}  // namespace armonica::features::lyrics
