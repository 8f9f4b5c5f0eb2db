#pragma once

#include <string>

#include "features/lyrics/sounds/sound_sequence.hpp"

namespace armonica::features::lyrics {

/// How a word of the letters a to z sounds: from the CMU dictionary 0.4 as flite has it, and where that does not list
/// it by flite's letter-to-sound rules, which were learned from that dictionary. Empty where the rules give no sound,
/// and for an empty word. Thread-safe.
Sounds look_up_english(const std::string& letters);

/// Whether flite lists the word. It leaves out what its rules get right by themselves, so most common words are absent:
/// what is listed is a word, what is not may be one. Thread-safe.
bool english_lists(const std::string& letters);

}  // namespace armonica::features::lyrics
