#pragma once

#include "features/lyrics/files/written_lyrics.hpp"
#include "features/lyrics/text/song_text.hpp"

namespace armonica::features::lyrics {

/// Cuts lines into words and finds out their language. Lines without a word are left out, as are sections without a
/// line; so a text may come out without stanzas. A line has the song's main language, but where the second language has
/// `second_language_share` of the text, lines that the detector finds to be in it have that.
SongText read_song(const WrittenLyrics& written);

inline constexpr double second_language_share = 0.1;

}  // namespace armonica::features::lyrics
