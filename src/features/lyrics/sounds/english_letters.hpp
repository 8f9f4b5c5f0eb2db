#pragma once

#include <string>
#include <string_view>

namespace armonica::features::lyrics {

/// The letters a to z and the apostrophes of a word, no more than 64 of them: accents are taken off, ligatures and
/// letters such as "ß" written out, all else is passed over, bytes that are no UTF-8 too.
std::string english_letters(std::string_view word);

/// The word without letters repeated for effect: a letter that stands three times or more in a row ("loooove", "goood")
/// stands twice where that is a word, or likelier one, and else once.
std::string without_stretching(const std::string& letters);

}  // namespace armonica::features::lyrics
