#pragma once

#include <optional>
#include <string_view>

#include "features/harmony/symbols/harte.hpp"

namespace armonica::features::harmony {

/// Reads a chord by its English name, as charts and song books write it: Am7, F#m7b5, Bb/D, Cmaj7, CM7, CΔ, C-7, C°,
/// Co7, Cø, C+, Csus4, C6, C6/9, C7(b9), C7alt, Cadd9, C5, N.C. B is the note below C (not B flat, as in German).
/// Reduced as Harte's symbols are. Empty for a text that is no such name.
std::optional<ChordSymbol> read_chord_name(std::string_view name);

}  // namespace armonica::features::harmony
