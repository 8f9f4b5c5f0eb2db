#pragma once

#include <string>
#include <string_view>

#include "features/lyrics/language.hpp"

namespace armonica::features::lyrics {

/// The stem of a word in lower case, by the Snowball algorithm of its language: "loved", "loving" → "love" or "lov".
std::string stem_of(std::string_view word, Language language);

}  // namespace armonica::features::lyrics
