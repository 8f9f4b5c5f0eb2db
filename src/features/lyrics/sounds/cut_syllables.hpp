#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "features/lyrics/sounds/pronunciation.hpp"
#include "features/lyrics/sounds/sound_rules.hpp"

namespace armonica::features::lyrics::spelling {

/// Consonants of which one of `first` may stand before one of `second` where a syllable begins; names with blanks
/// between.
struct OnsetPair {
    std::string_view first;
    std::string_view second;
};

/// How syllables of a language may begin. Any single consonant may, but for those of `never`.
struct Onsets {
    std::span<const OnsetPair> pairs;  ///< three consonants may where both their pairs may
    std::string_view glides;           ///< consonants that may follow any other in an onset
    std::string_view never;            ///< consonants that always end a syllable
};

/// Cuts a word into syllables, one for each vowel: between two vowels, as many consonants as may begin a syllable go to
/// the second. No syllable spreads over the beginning of the letter `stem_letter`, where a prefix has ended (0: none).
/// A word without a vowel is one syllable, all onset.
std::vector<Syllable> cut_syllables(std::span<const Sound> sounds, const Onsets& onsets, std::size_t stem_letter = 0);

/// The number of the syllable whose vowel is written with the letter at `letter_index`; 0 where there is none.
std::size_t syllable_of_letter(std::span<const Sound> sounds, std::size_t letter_index);

/// How many syllables `sounds` have: at least one.
std::size_t count_syllables(std::span<const Sound> sounds);

/// The syllable that is the `from_end`-th from the end, 1 for the last; the first where there are not so many.
constexpr std::size_t syllable_from_end(std::size_t syllables, std::size_t from_end) {
    return syllables > from_end ? syllables - from_end : 0;
}

}  // namespace armonica::features::lyrics::spelling
