#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// A symbol that says more than the sixteen qualities can, or nothing that they know.
struct ReducedSymbol {
    std::string written;    ///< as in the file, or as Harte would write it: "C:maj6"
    std::string kept;       ///< in Harte's notation: "C:maj", "N"
    std::size_t times = 0;  ///< how often it is met
};

/// Chords that were written down, not heard.
struct ChordFile {
    std::string format;  ///< "lab", "JAMS", "ChordPro", "chord chart", "MIDI" or "sound"
    Progression chords;
    bool timed = false;  ///< whether the times are seconds; otherwise chord i lasts from i to i + 1, and a unit longer
                         ///< for each further beat that a chart gives it
    std::string title;   ///< empty where the file does not tell, as is `artist`
    std::string artist;
    std::vector<ReducedSymbol> reduced;  ///< in the order in which they are first met
    std::vector<std::string> warnings;   ///< for a person
};

/// Whether a file is one of sound, by its first bytes or its name; false where it cannot be read.
bool is_sound_file(const std::filesystem::path& file);

/// Reads a file of chords, or of notes (MIDI). What it is shows in its content; the extension decides between formats
/// of plain text only. docs/harmony_files.md describes all formats. Throws InputError for a file that cannot be read or
/// understood, that holds not one chord, or that is a sound file.
ChordFile read_chord_file(const std::filesystem::path& file);

/// The readers of each format, from the whole content; `file` is the name that errors tell. A byte-order mark is not
/// part of `text`. They throw InputError.
ChordFile read_lab(std::string_view text, const std::string& file);
ChordFile read_jams(std::string_view text, const std::string& file);
ChordFile read_chordpro(std::string_view text, const std::string& file);
ChordFile read_chord_chart(std::string_view text, const std::string& file);
ChordFile read_midi(std::string_view bytes, const std::string& file);

}  // namespace armonica::features::harmony
