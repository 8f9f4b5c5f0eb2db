#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "features/lyrics/language.hpp"

namespace armonica::features::lyrics {

/// One syllable: sounds are named by short lower-case ASCII names, with blanks between those of one part.
struct Syllable {
    std::string onset;  ///< consonants before the vowel: "s t r"; may be empty
    std::string vowel;  ///< the vowel or diphthong: "ey"; empty only in words without any, such as "hmm"
    std::string coda;   ///< consonants after it, up to the next syllable's onset: "n d"; may be empty
};

/// How a word sounds, as far as rhyme, alliteration and counting syllables need to know.
struct Pronunciation {
    std::vector<Syllable> syllables;  ///< at least one
    std::size_t stressed = 0;         ///< the syllable from whose vowel on a word must agree to rhyme
};

/// How `word` sounds in `language`. The word is one word in lower case, UTF-8, NFC, with ' for every apostrophe; digits
/// and letters of other scripts are passed over. Two words sound alike exactly where their syllables are the same.
/// Takes time linear in the word, of which no more than 64 letters are read. Thread-safe.
Pronunciation pronounce(std::string_view word, Language language);

}  // namespace armonica::features::lyrics
