#include "features/lyrics/text/word_cutter.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace armonica::features::lyrics {
namespace {

/// Cutters keep a state and cost more to make than a line to cut: each thread has its own.
icu::BreakIterator& cutter() {
    thread_local const std::unique_ptr<icu::BreakIterator> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status) != 0)
            throw std::runtime_error(std::string("ICU cannot cut words: ") + u_errorName(status));
        return made;
    }();
    return *instance;
}

std::string utf8_of(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

/// Whether an apostrophe after `word` stands for a letter left out: "lovin'", "an'", "o'". After an s it is taken for
/// the end of a quotation, or of a plural's possessive, which is said no differently.
bool left_out_after(const icu::UnicodeString& word) { return word.endsWith(u"in") || word == u"an" || word == u"o"; }

/// Whether an apostrophe before `word` stands for letters left out.
bool left_out_before(const icu::UnicodeString& word) {
    static constexpr std::array<std::u16string_view, 11> shortened = {
        u"cause", u"cuz", u"em", u"til", u"till", u"bout", u"round", u"tis", u"twas", u"n", u"neath"};
    return std::any_of(shortened.begin(), shortened.end(), [&](std::u16string_view each) {
        return word == icu::UnicodeString(each.data(), static_cast<int32_t>(each.size()));
    });
}

void replace_apostrophes(icu::UnicodeString& text) {
    for (const char16_t other : {u'\u2019', u'\u02BC', u'\u2018'})
        text.findAndReplace(icu::UnicodeString(other), icu::UnicodeString(u'\''));
}

}  // namespace

std::vector<std::string> cut_words(std::string_view line) {
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(line.data(), static_cast<int32_t>(line.size())));
    text.toLower(icu::Locale::getRoot());
    replace_apostrophes(text);
    icu::BreakIterator& breaks = cutter();
    breaks.setText(text);
    std::vector<std::string> words;
    int32_t start = breaks.first();
    for (int32_t end = breaks.next(); end != icu::BreakIterator::DONE; start = end, end = breaks.next()) {
        if (breaks.getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
        icu::UnicodeString word = text.tempSubStringBetween(start, end);
        if (start > 0 && text[start - 1] == u'\'' && left_out_before(word)) word.insert(0, u'\'');
        if (end < text.length() && text[end] == u'\'' && left_out_after(word)) word.append(u'\'');
        words.push_back(utf8_of(word));
    }
    return words;
}

LetterCount count_letters(std::string_view text) {
    LetterCount count;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
        UChar32 letter = 0;
        U8_NEXT(bytes, at, static_cast<int32_t>(text.size()), letter);
        if (letter < 0 || u_isalpha(letter) == 0) continue;
        ++count.letters;
        UErrorCode status = U_ZERO_ERROR;
        if (letter < 0x80 || uscript_getScript(letter, &status) == USCRIPT_LATIN) ++count.latin;
    }
    return count;
}

}  // namespace armonica::features::lyrics
