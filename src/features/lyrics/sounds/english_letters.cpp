#include "features/lyrics/sounds/english_letters.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "features/lyrics/sounds/english_dictionary.hpp"
#include "features/lyrics/sounds/english_forms.hpp"
#include "features/lyrics/text/base_letters.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t most_letters = 64;

bool is_vowel_letter(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

void append_letter(std::string& letters, char32_t letter) { letters += letter == U'\'' ? "'" : base_letters(letter); }

/// A run of one letter in a word, which stands once in `before + letter + after`.
struct Run {
    std::string_view before;
    char letter;
    std::string_view after;
};

/// Which is likelier where neither form is known as a word: "feel" and "good" twice, "baby" and "so" once.
bool likelier_twice(const Run& run) {
    const bool after_vowel = !run.before.empty() && is_vowel_letter(run.before.back());
    if (run.letter == 'l')
        return run.after.empty() && after_vowel && (run.before.size() < 2 || !is_vowel_letter(*(run.before.end() - 2)));
    if (run.letter == 'e' && run.after.empty())
        return std::none_of(run.before.begin(), run.before.end(), is_vowel_letter);
    if (run.letter != 'e' && run.letter != 'o') return false;
    if (after_vowel || run.after.empty() || is_vowel_letter(run.after[0])) return false;
    const std::string_view rest = run.after.substr(1);
    return rest.empty() || rest == "s" || rest == "ing" || rest == "in" || rest == "in'";
}

/// `letters` with every run of three and more shortened to what `length(start, end)` says.
template <typename Length>
std::string shortened(const std::string& letters, const Length& length) {
    std::string result;
    for (std::size_t at = 0; at < letters.size();) {
        const std::size_t end = std::min(letters.find_first_not_of(letters[at], at), letters.size());
        result.append(end - at < 3 ? end - at : length(at, end), letters[at]);
        at = end;
    }
    return result;
}

/// flite lists most pairs of letters as abbreviations, "se" as "southeast".
bool is_known(const std::string& letters) {
    return !english_form(letters).empty() || (letters.size() > 2 && english_lists(letters));
}

}  // namespace

std::string english_letters(std::string_view word) {
    std::string letters;
    const auto* const bytes = reinterpret_cast<const uint8_t*>(word.data());
    for (std::size_t at = 0; at < word.size() && letters.size() < most_letters;) {
        UChar32 letter = 0;
        U8_NEXT(bytes, at, word.size(), letter);
        if (letter > 0) append_letter(letters, static_cast<char32_t>(letter));
    }
    letters.resize(std::min(letters.size(), most_letters));
    return letters;
}

std::string without_stretching(const std::string& letters) {
    const std::string once = shortened(letters, [](std::size_t, std::size_t) { return 1; });
    if (once.size() == letters.size() || is_short_word(once)) return once;
    const std::string twice = shortened(letters, [](std::size_t, std::size_t) { return 2; });
    if (is_known(twice)) return twice;
    if (is_known(once)) return once;
    const std::string_view whole = letters;
    return shortened(letters, [&](std::size_t start, std::size_t end) {
        return likelier_twice({whole.substr(0, start), letters[start], whole.substr(end)}) ? 2 : 1;
    });
}

}  // namespace armonica::features::lyrics
