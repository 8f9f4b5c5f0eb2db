#include "features/lyrics/sounds/pronunciation.hpp"

#include "features/lyrics/sounds/english.hpp"
#include "features/lyrics/sounds/spelling.hpp"

namespace armonica::features::lyrics {

Pronunciation pronounce(std::string_view word, Language language) {
    return language == Language::english ? pronounce_english(word) : pronounce_by_spelling(word, language);
}

}  // namespace armonica::features::lyrics
