#include "features/lyrics/sounds/letters.hpp"

#include "features/lyrics/text/base_letters.hpp"

namespace armonica::features::lyrics::spelling {
namespace {

char32_t lower_case(char32_t code_point) {
    if (code_point >= 'A' && code_point <= 'Z') return code_point + 0x20;
    if (code_point >= 0xC0 && code_point <= 0xDE && code_point != 0xD7) return code_point + 0x20;
    return code_point == 0x1E9E ? 0xDF : code_point;
}

void append_letter(Letters& letters, char32_t code_point, std::string_view alphabet) {
    if (code_point >= 'a' && code_point <= 'z') return letters.append(static_cast<char>(code_point));
    if (code_point == '\'' || code_point == 0x2019) {
        if (letters.size() > 0) letters.append('\'');
        return;
    }
    if (code_point < 0x80) return;
    if (code_point <= 0xFF && alphabet.find(letter(code_point)) != std::string_view::npos)
        return letters.append(letter(code_point));
    for (const char base : lyrics::base_letters(code_point)) letters.append(base);
}

}  // namespace

Letters read_letters(std::string_view word, const LetterSet& alphabet) {
    Letters letters;
    for (std::size_t at = 0; at < word.size() && letters.size() < Letters::capacity;)
        append_letter(letters, lower_case(decode_code_point(word, at)), alphabet.view());
    letters.drop_final_apostrophes();
    return letters;
}

}  // namespace armonica::features::lyrics::spelling
