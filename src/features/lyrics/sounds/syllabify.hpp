#pragma once

#include <vector>

#include "features/lyrics/sounds/pronunciation.hpp"
#include "features/lyrics/sounds/sound_sequence.hpp"

namespace armonica::features::lyrics {

/// The syllables of English sounds, one for each vowel. Of the consonants between two vowels the later syllable gets as
/// many as an English word can begin with. Sounds without any vowel are the onset of the one syllable that is returned.
std::vector<Syllable> syllables_of(const Sounds& sounds);

}  // namespace armonica::features::lyrics
