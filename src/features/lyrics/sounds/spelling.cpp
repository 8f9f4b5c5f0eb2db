#include "features/lyrics/sounds/spelling.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "features/lyrics/sounds/spelled_languages.hpp"

namespace armonica::features::lyrics {

namespace {

bool is_ascii_vowel(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }

/// Letters repeated for effect, once: three in a row and more ("nooo"), and in calls of vowels alone two ("ooh",
/// "aah"). Two in other words are said as two ("leer", "zoologo").
std::string without_held_letters(std::string_view word) {
    constexpr std::size_t longest_sung = 40;  // bytes; what is longer is no word
    if (word.size() > longest_sung) return std::string(word);
    const bool call = word.find_first_not_of("aeiouh") == std::string_view::npos;
    std::string kept;
    for (std::size_t at = 0; at < word.size();) {
        const char letter = word[at];
        const std::size_t end = std::min(word.find_first_not_of(letter, at), word.size());
        const bool held = letter >= 'a' && letter <= 'z' && (end - at >= 3 || (call && is_ascii_vowel(letter)));
        kept.append(held ? 1 : end - at, letter);
        at = end;
    }
    return kept;
}

}  // namespace

Pronunciation pronounce_by_spelling(std::string_view written, Language language) {
    const std::string word = without_held_letters(written);
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
