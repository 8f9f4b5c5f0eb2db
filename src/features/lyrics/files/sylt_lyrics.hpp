#pragma once

#include <taglib/synchronizedlyricsframe.h>

#include <vector>

#include "features/lyrics/files/written_lyrics.hpp"

namespace armonica::features::lyrics {

/// Adds the lyrics of a SYLT frame: words with times. Frames of chords, events and other things are passed over; of one
/// that counts MPEG frames, the words are added without times, and a note says why.
void add_sylt(const TagLib::ID3v2::SynchronizedLyricsFrame& frame, std::vector<WrittenLyrics>& found);

}  // namespace armonica::features::lyrics
