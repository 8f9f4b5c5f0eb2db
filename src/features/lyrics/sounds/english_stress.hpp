#pragma once

#include <cstddef>
#include <string_view>

#include "features/lyrics/sounds/sound_sequence.hpp"

namespace armonica::features::lyrics {

/// Which syllable of a word has the primary stress, counted from 0; `letters` is how the word is written. flite marks
/// primary and secondary stress alike. Of several syllables it marks, the last has the primary stress, unless it ends
/// the word (moonlight, celebrate) or only an ending such as -ing or -er follows it (celebrating, troublemaker): then
/// the one before. Some beginnings and endings of words, such as un- and -ever, keep it on the last. Where flite marks
/// none, the first syllable has it.
std::size_t stressed_syllable(std::string_view letters, const Sounds& sounds);

}  // namespace armonica::features::lyrics
