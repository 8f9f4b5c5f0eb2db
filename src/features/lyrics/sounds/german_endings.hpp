#pragma once

#include <array>
#include <cstddef>

#include "features/lyrics/sounds/letters.hpp"

namespace armonica::features::lyrics::spelling {

/// How much weight a vowel bears in a German word.
enum class Weight : unsigned char {
    full,    ///< of a stem
    ending,  ///< of -ung, -ig, -lich, -heit …: heard as a beat only after a weak syllable (Ewigkeit, but not Freiheit)
    weak,    ///< the e of be-, ge-, -e, -en, -er, -el …
};

/// What the prefixes and endings of a German word say about its vowels.
struct GermanWord {
    std::array<Weight, Letters::capacity> weights{};  ///< for each letter
    std::size_t stem_letter = 0;  ///< where the stem begins after an unstressed prefix; 0 without one
};

/// Finds the unstressed prefix and the endings of `letters`, of which at least one vowel is always left to the stem.
GermanWord take_german_word_apart(const Letters& letters);

/// Whether `letter` (ISO 8859-1) is a vowel of German, ä ö ü y é among them.
bool is_german_vowel(char letter);

}  // namespace armonica::features::lyrics::spelling
