#include "features/lyrics/text/base_letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace armonica::features::lyrics {
namespace {

/// Letters that do not come apart by Unicode's decomposition.
std::string_view written_out(char16_t letter) {
    switch (letter) {
        case u'ß':
            return "ss";
        case u'œ':
            return "oe";
        case u'æ':
            return "ae";
        case u'ø':
            return "o";
        case u'ł':
            return "l";
        case u'đ':
            return "d";
        default:
            return {};
    }
}

}  // namespace

std::string base_letters(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* decomposition = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString apart = decomposition->normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size()))).toLower(),
        status);
    if (U_FAILURE(status) != 0)
        throw std::runtime_error(std::string("ICU cannot take letters apart: ") + u_errorName(status));
    std::string letters;
    for (int32_t i = 0; i < apart.length(); ++i) {
        const char16_t letter = apart[i];
        if (letter >= u'a' && letter <= u'z')
            letters += static_cast<char>(letter);
        else
            letters += written_out(letter);
    }
    return letters;
}

}  // namespace armonica::features::lyrics
