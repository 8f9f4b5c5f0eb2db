#include "features/lyrics/sounds/letters.hpp"

namespace armonica::features::lyrics::spelling {
namespace {

// Base letters of U+00E0 … U+00FF and U+0100 … U+017F; a blank where there is none, or where it is two letters.
constexpr std::string_view latin_1_bases = "aaaaaa ceeeeiiiidnooooo ouuuuy y";
constexpr std::string_view extended_bases =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllll"
    "llnnnnnnn  oooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

// Runs of further letters that share a base letter: Romanian, Vietnamese and those with a caron.
struct Run {
    char32_t first, last;
    char base;
};
constexpr Run runs[] = {{0x1A0, 0x1A1, 'o'},   {0x1AF, 0x1B0, 'u'},   {0x1CD, 0x1CE, 'a'},   {0x1CF, 0x1D0, 'i'},
                        {0x1D1, 0x1D2, 'o'},   {0x1D3, 0x1DC, 'u'},   {0x218, 0x219, 's'},   {0x21A, 0x21B, 't'},
                        {0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'}, {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'},
                        {0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'}};

// Empty for what is no letter. Two letters for ligatures.
std::string_view base_letters(char32_t code_point) {
    if (code_point >= 0xE0 && code_point <= 0xFF) {
        if (code_point == 0xE6) return "ae";
        if (code_point == 0xFE) return "th";
        return code_point == 0xF7 ? std::string_view{} : latin_1_bases.substr(code_point - 0xE0, 1);
    }
    if (code_point == 0xDF) return "ss";
    if (code_point == 0x152 || code_point == 0x153) return "oe";
    if (code_point == 0x132 || code_point == 0x133) return "ij";
    if (code_point == 0x14A || code_point == 0x14B) return "ng";
    if (code_point >= 0x100 && code_point <= 0x17F) return extended_bases.substr(code_point - 0x100, 1);
    for (const Run& run : runs)
        if (code_point >= run.first && code_point <= run.last) return {&run.base, 1};
    return {};
}

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
    for (const char base : base_letters(code_point)) letters.append(base);
}

}  // namespace

Letters read_letters(std::string_view word, const LetterSet& alphabet) {
    static_assert(latin_1_bases.size() == 32 && extended_bases.size() == 128);
    Letters letters;
    for (std::size_t at = 0; at < word.size() && letters.size() < Letters::capacity;)
        append_letter(letters, lower_case(decode_code_point(word, at)), alphabet.view());
    letters.drop_final_apostrophes();
    return letters;
}

}  // namespace armonica::features::lyrics::spelling
