#pragma once

#include <string_view>

#include "features/lyrics/sounds/pronunciation.hpp"

namespace armonica::features::lyrics {

/// How a word sounds in General American English, with the contract of pronounce(). The sounds are those of ARPAbet in
/// lower case, "ax" for the reduced vowel; what no rhyme tells apart has one name. Of words with several pronunciations
/// the one is given that songs mean most. Words without a vowel that are not vocables are spelled: "tv".
Pronunciation pronounce_english(std::string_view word);

}  // namespace armonica::features::lyrics
