#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// A chord symbol as it was understood.
struct ChordSymbol {
    std::optional<Chord> chord;  ///< none for "no chord", and for what is no chord of the vocabulary at all
    bool reduced = false;        ///< the symbol says more than the chord
    bool open_fifth = false;     ///< root and fifth alone, taken for major: the third is to be found in the context
};

/// A text that is no chord symbol; `what()` tells a person what is wrong with it.
class SymbolError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads a chord in the notation of C. Harte, M. Sandler, S. Abdallah, E. Gómez, "Symbolic representation of musical
/// chords" (ISMIR 2005): `root:shorthand(degrees)/bass`, for example `C`, `Eb:min7`, `C:maj7/3`, `G:(3,5,b7)`,
/// `A:min(*5,9)/b3`. `N` is no chord and `X` one that the annotator could not name, so both yield none.
/// Beside Harte's own shorthands those are known that annotations use: sus2, 1, 5, 6, 11, maj11, min11, 13, maj13,
/// min13, aug7, 7sus4, 9sus4, min7b5. The chord is reduced to the sixteen qualities (`reduced()` of chord_tones.hpp); a
/// bass stays the pitch class that it is and adds nothing to the quality. Throws SymbolError.
ChordSymbol read_harte(std::string_view symbol);

/// The chord in Harte's notation: shorthand always, bass as a degree of the chord, "N" for none. The root is spelt as
/// the key has it, or in the usual way where no key is given. What is written is Harte's own: `G:sus4(b7)`, not
/// `G:7sus4`. read_harte() gives the same chord again.
std::string harte(const std::optional<Chord>& chord, std::optional<LocalKey> key = std::nullopt);

/// The bass of an inverted chord as a degree above its root: "3", "b7", "bb7" in a diminished seventh chord; empty
/// where the chord stands on its root.
std::string bass_degree(const Chord& chord);

}  // namespace armonica::features::harmony
