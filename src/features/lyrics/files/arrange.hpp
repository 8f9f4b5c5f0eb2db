#pragma once

#include <cstddef>
#include <string_view>

#include "features/lyrics/files/read_lines.hpp"
#include "features/lyrics/files/written_lyrics.hpp"

namespace armonica::features::lyrics {

/// The last step of every format: fills the sections of `result` from the lines of a file. Words are tidied; chords,
/// credits, notices and marks are taken out; where `repeats` is set, what is written to be sung again is written out
/// (where every line has its time, it already is). Sets `instrumental`, and adds to the notes. Takes time linear in the
/// lines.
void arrange(ReadLines& read, bool repeats, WrittenLyrics& result);

/// Takes the credits and notices out of `lines`; returns how many there were.
std::size_t take_out_credits(std::vector<ReadLine>& lines);

/// Notes that `count` things were left out, unless there were none: "1 credit was left out", "3 credits were left out".
void note_left_out(std::size_t count, std::string_view one, std::string_view many, WrittenLyrics& result);

}  // namespace armonica::features::lyrics
