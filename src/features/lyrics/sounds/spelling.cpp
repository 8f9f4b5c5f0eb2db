#include "features/lyrics/sounds/spelling.hpp"

#include <stdexcept>

#include "features/lyrics/sounds/spelled_languages.hpp"

namespace armonica::features::lyrics {

Pronunciation pronounce_by_spelling(std::string_view word, Language language) {
    switch (language) {
        case Language::german:
            return spelling::pronounce_german(word);
        case Language::french:
            return spelling::pronounce_french(word);
        case Language::spanish:
            return spelling::pronounce_spanish(word);
        case Language::italian:
            return spelling::pronounce_italian(word);
        case Language::portuguese:
            return spelling::pronounce_portuguese(word);
        case Language::english:
            break;
    }
    throw std::invalid_argument("pronounce_by_spelling: English spelling does not tell how a word sounds");
}

}  // namespace armonica::features::lyrics
