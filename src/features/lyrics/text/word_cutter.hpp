#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace armonica::features::lyrics {

/// The words of a line, in lower case, with ' for every apostrophe. Words are those of the Unicode Consortium's
/// Standard Annex 29, with the dictionaries of ICU where a script writes no spaces; an apostrophe before or after a
/// word belongs to it where it stands for letters left out ("'cause", "lovin'"). Signs without letters or digits are no
/// words.
std::vector<std::string> cut_words(std::string_view line);

/// How many letters of `text` there are, and how many of them are Latin.
struct LetterCount {
    std::size_t letters = 0;
    std::size_t latin = 0;
};
LetterCount count_letters(std::string_view text);

}  // namespace armonica::features::lyrics
