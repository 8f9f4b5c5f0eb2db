#include "features/lyrics/files/line_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace armonica::features::lyrics {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == '`' || c == 0xB4 || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC ||
           c == 0x02B9 || c == 0x2032 || c == 0xFF07;
}

/// Notes of music, with which titles on a screen mark what is sung, and the sign that asks for a colour picture.
bool is_sign_of_music(UChar32 c) {
    return (c >= 0x2669 && c <= 0x266C) || (c >= 0x1F3B5 && c <= 0x1F3B6) || c == 0xFE0F;
}

/// What is neither seen nor heard. The joiners of Persian and Indic words are, by what they do to the letters.
bool is_invisible(UChar32 c) {
    if (c == 0x200C || c == 0x200D) return false;
    const int8_t type = u_charType(c);
    return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_SURROGATE || U_IS_UNICODE_NONCHAR(c) ||
           c == 0xFFFD;
}

bool is_blank(UChar32 c) { return c == '\t' || c == '\n' || c == '\r' || u_isUWhiteSpace(c); }

/// The line with what is not text taken out; `sung` says whether a letter or digit is left.
icu::UnicodeString cleaned(const icu::UnicodeString& line, bool& sung) {
    icu::UnicodeString kept;
    bool blank_before = true;
    for (int32_t place = 0; place < line.length(); place = line.moveIndex32(place, 1)) {
        UChar32 c = line.char32At(place);
        const bool blank = is_blank(c);
        if (blank ? blank_before : is_invisible(c) || is_sign_of_music(c)) continue;
        if (blank)
            c = ' ';
        else if (is_apostrophe(c))
            c = '\'';
        else
            sung = sung || u_isalnum(c);
        blank_before = blank;
        kept.append(c);
    }
    return kept.trim();
}

std::string tidy_ascii(std::string_view line) {
    std::string kept;
    bool sung = false;
    for (const char c : line) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (blank ? kept.empty() || kept.back() == ' ' : c < ' ' || c == '\x7F') continue;
        kept += blank ? ' ' : c == '`' ? '\'' : c;
        sung = sung || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    if (kept.ends_with(' ')) kept.pop_back();
    return sung ? kept : "";
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string tidy(std::string_view line) {
    if (is_ascii(line)) return tidy_ascii(line);
    bool sung = false;
    const icu::UnicodeString kept = cleaned(unicode(line), sung);
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(error);
    const icu::UnicodeString composed = sung ? nfc->normalize(kept, error) : icu::UnicodeString();
    std::string result;
    if (U_SUCCESS(error)) composed.toUTF8String(result);
    return result;
}

std::string folded(std::string_view text) {
    std::string result;
    if (is_ascii(text)) {
        for (const char c : text) result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return result;
    }
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString apart = icu::Normalizer2::getNFDInstance(error)->normalize(unicode(text), error);
    icu::UnicodeString bare;
    for (int32_t place = 0; place < apart.length(); place = apart.moveIndex32(place, 1)) {
        const UChar32 c = apart.char32At(place);
        if (u_charType(c) != U_NON_SPACING_MARK) bare.append(c);
    }
    bare.foldCase();
    bare.toUTF8String(result);
    return result;
}

}  // namespace armonica::features::lyrics
