#pragma once

#include <cstddef>
#include <string>

#include "features/lyrics/sounds/pronunciation.hpp"

namespace armonica::features::lyrics {

/// What of a word must be the same in another for the two to rhyme: the vowel of the stressed syllable and all sounds
/// after it. Empty for words without a vowel, which rhyme with nothing.
std::string rhyme_part(const Pronunciation& word);

/// What must be the same for a slant rhyme: one of two. An empty part is like no other.
struct SlantParts {
    /// The stressed vowel, how many syllables follow, and of which kind the consonants after each vowel are (nasals,
    /// stops, hissing sounds, l and r): "time" and "line", "reason" and "leaving". In Spanish, Italian and Portuguese,
    /// whose verse knows the assonant rhyme, all vowels from the stressed one on, whatever the consonants: "casa",
    /// "alma".
    std::string vowels;
    /// All sounds after the stressed vowel, where there are two at least: "past" and "lost", "running" and "winning".
    std::string ending;
};
SlantParts slant_parts(const Pronunciation& word, Language language);

/// How many syllables take part in a rhyme of this word: the stressed one and those after it.
std::size_t rhyming_syllables(const Pronunciation& word);

}  // namespace armonica::features::lyrics
