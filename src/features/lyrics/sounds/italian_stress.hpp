#pragma once

#include <cstddef>
#include <string_view>

#include "features/lyrics/sounds/letters.hpp"

namespace armonica::features::lyrics::spelling {

/// Writes the accent that Italian leaves out on a stressed i or u before another vowel: mìo, tùo, follìa, paùra.
void write_stressed_glide(Letters& letters);

/// Which syllable from the end, 1 for the last, a word of three syllables or more without accent is stressed on where
/// an ending or a list tells; 0 where nothing does.
std::size_t listed_italian_stress(std::string_view word);

}  // namespace armonica::features::lyrics::spelling
