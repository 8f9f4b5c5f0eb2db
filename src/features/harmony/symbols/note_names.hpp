#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// A note's name found at the start of a text.
struct NoteName {
    int pitch_class = 0;     ///< C = 0 … B = 11
    std::size_t length = 0;  ///< bytes that it takes
};

/// The note that `text` starts with: A to G, then any number of sharps (`#`, `♯`) or flats (`b`, `♭`); empty where it
/// starts with none.
std::optional<NoteName> leading_note(std::string_view text);

/// The usual name of a pitch class by itself: C C# D Eb E F F# G Ab A Bb B. What is not within 0 … 11 counts modulo 12.
std::string note_name(int pitch_class);

/// The name of the tonic by which a key is usually called, the one with fewer accidentals in its signature (F# major
/// and Eb minor where they are equal).
std::string tonic_name(LocalKey key);

/// "Bb major", "F# minor"
std::string key_name(LocalKey key);

/// The name that the root of a chord has in `key`: one of the harmonic chromatic scale, which writes the lowered
/// second, third, sixth and seventh degree and the raised fourth (W. Piston, Harmony), counted from the major scale in
/// both modes. Diminished chords of major keys stand on raised degrees instead, since they lead upwards (C#:dim7 goes
/// to D).
std::string root_name(const Chord& chord, LocalKey key);

}  // namespace armonica::features::harmony
