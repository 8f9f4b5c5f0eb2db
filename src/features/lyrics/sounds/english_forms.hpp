#pragma once

#include <string_view>

namespace armonica::features::lyrics {

/// How a word sounds that the dictionary gets wrong, or gives as what songs seldom mean by it: contractions that follow
/// no rule, forms as they are sung, vocables. Sounds as append_sounds() reads them; empty for any other word.
std::string_view english_form(std::string_view letters);

/// Whether a word that ends in "in" is a word of its own that its spelling does not tell from one with its g left out:
/// "goblin".
bool ends_in_without_g(std::string_view letters);

/// Whether a word has its g left out though flite lists it, as a name: "lovin", "chasin".
bool is_name_with_dropped_g(std::string_view letters);

/// Words whose vowel is often sung long and written many times, and which have another word, or a likelier spelling,
/// beside them with the letter twice: "so", "no", "yes", "not".
bool is_short_word(std::string_view letters);

}  // namespace armonica::features::lyrics
