#include "features/lyrics/text/base_letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <stdexcept>

namespace armonica::features::lyrics {
namespace {

/// Letters that do not come apart by Unicode's decomposition.
std::string_view written_out(char32_t letter) {
    switch (letter) {
        case U'ß':
            return "ss";
        case U'œ':
            return "oe";
        case U'æ':
            return "ae";
        case U'ø':
            return "o";
        case U'ł':
            return "l";
        case U'đ':
            return "d";
        case U'ð':
        case U'þ':
            return "th";
        case U'ŋ':
            return "ng";
        case U'ı':
            return "i";
        default:
            return {};
    }
}

const icu::Normalizer2& decomposition() {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const instance = icu::Normalizer2::getNFKDInstance(status);
    if (instance == nullptr) throw std::runtime_error("ICU has no data to take letters apart");
    return *instance;
}

bool is_letter(char32_t letter) { return letter >= U'a' && letter <= U'z'; }

}  // namespace

std::string base_letters(char32_t letter) {
    const auto small = static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter)));
    if (is_letter(small)) return {static_cast<char>(small)};
    if (small < 0x80) return {};
    if (const std::string_view several = written_out(small); !several.empty()) return std::string(several);
    icu::UnicodeString parts;
    std::string letters;
    if (!decomposition().getDecomposition(static_cast<UChar32>(small), parts)) return letters;
    for (int32_t i = 0; i < parts.length(); ++i)
        if (is_letter(parts[i])) letters += static_cast<char>(parts[i]);
    return letters;
}

std::string base_letters(std::string_view word) {
    std::string letters;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
    for (int32_t at = 0; at < static_cast<int32_t>(word.size());) {
        UChar32 letter = 0;
        U8_NEXT(bytes, at, static_cast<int32_t>(word.size()), letter);
        if (letter >= 0) letters += base_letters(static_cast<char32_t>(letter));
    }
    return letters;
}

}  // namespace armonica::features::lyrics
