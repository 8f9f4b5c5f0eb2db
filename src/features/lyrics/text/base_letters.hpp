#pragma once

#include <string>
#include <string_view>

namespace armonica::features::lyrics {

/// The letters a to z that a letter is without its accents: "é" → "e", "œ" → "oe", "ß" → "ss"; small for capitals.
/// Empty for letters that have no such base, digits and signs.
std::string base_letters(char32_t letter);

/// The same for all letters of a word: "Düsenjäger" → "dusenjager", "cœur" → "coeur".
std::string base_letters(std::string_view word);

}  // namespace armonica::features::lyrics
