#pragma once

#include <string_view>

#include "features/lyrics/sounds/pronunciation.hpp"

namespace armonica::features::lyrics::spelling {

/// One function for each language, with the contract of `pronounce_by_spelling`.
Pronunciation pronounce_german(std::string_view word);
Pronunciation pronounce_french(std::string_view word);
Pronunciation pronounce_spanish(std::string_view word);
Pronunciation pronounce_italian(std::string_view word);
Pronunciation pronounce_portuguese(std::string_view word);

}  // namespace armonica::features::lyrics::spelling
