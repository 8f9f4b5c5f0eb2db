#include "features/lyrics/sounds/english_letters.hpp"

#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "features/lyrics/sounds/english_dictionary.hpp"
#include "features/lyrics/sounds/english_forms.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t most_letters = 64;

bool is_letter(char32_t letter) { return letter >= U'a' && letter <= U'z'; }
bool is_vowel_letter(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

/// Letters that are written out, since Unicode does not take them apart.
std::string_view written_out(char32_t letter) {
    switch (letter) {
        case U'ß':
            return "ss";
        case U'æ':
            return "ae";
        case U'œ':
            return "oe";
        case U'ø':
            return "o";
        case U'ð':
        case U'þ':
            return "th";
        case U'đ':
            return "d";
        case U'ł':
            return "l";
        case U'ı':
            return "i";
        default:
            return {};
    }
}

/// The letter without its accents, where that is one of a to z; else 0.
char without_accents(char32_t letter) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* const decompose = unorm2_getNFDInstance(&status);
    if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no data to take letters apart");
    std::array<UChar, 20> parts{};
    const int32_t count = unorm2_getDecomposition(decompose, static_cast<UChar32>(letter), parts.data(),
                                                  static_cast<int32_t>(parts.size()), &status);
    return U_SUCCESS(status) != 0 && count > 0 && is_letter(parts[0]) ? static_cast<char>(parts[0]) : '\0';
}

void append_letter(std::string& letters, char32_t letter) {
    if (letter >= U'A' && letter <= U'Z') letter += U'a' - U'A';
    if (is_letter(letter) || letter == U'\'') {
        letters += static_cast<char>(letter);
    } else if (letter >= 0x80) {
        const std::string_view several = written_out(letter);
        if (!several.empty()) {
            letters += several;
        } else if (const char plain = without_accents(letter); plain != '\0') {
            letters += plain;
        }
    }
}

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
