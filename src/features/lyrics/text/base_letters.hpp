#pragma once

#include <string>
#include <string_view>

namespace armonica::features::lyrics {

/// The letters a to z of a word, without accents: "Düsenjäger" → "dusenjager", "cœur" → "coeur", "Straße" → "strasse".
/// Letters that have no such base, digits and signs are left out.
std::string base_letters(std::string_view word);

}  // namespace armonica::features::lyrics
