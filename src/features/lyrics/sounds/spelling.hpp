#pragma once

#include <string_view>

#include "features/lyrics/language.hpp"
#include "features/lyrics/sounds/pronunciation.hpp"

namespace armonica::features::lyrics {

/// How `word` sounds by the spelling rules of German, French, Spanish, Italian or Portuguese; what each of them decides
/// where spelling leaves it open stands in its own file. `word` as in `pronounce`. Throws std::invalid_argument for
/// English, whose spelling does not tell.
Pronunciation pronounce_by_spelling(std::string_view word, Language language);

}  // namespace armonica::features::lyrics
