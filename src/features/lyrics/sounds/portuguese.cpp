// Portuguese, as sung in Brazil.
//
// Sounds: final e and o, unstressed, are i and u; t and d before i are ch and dj; l at the end of a syllable is u (mal
// = mau, Brasil rhymes with partiu); r at the beginning and rr are one sound; x is sh but for the words listed. A vowel
// before m or n at the end of a syllable is nasal and swallows it. ai and ei lose their i before the sounds of x and j
// (beijo rhymes with desejo). é and ê, ó and ô are told apart at the end of words
// and in éu, éi, ói, where spelling always tells; elsewhere e and o have one sound each.
// Syllables: ai, ei, oi, ui, au, eu, ou, final iu are one; i and u before another vowel are a syllable of their own
// (vi-a-gem, lu-a), but glides in unstressed endings after an accent (his-tó-ria, á-gua) and after q and g.
// Stressed is the vowel with acute or circumflex, else that with a tilde, else the last but one syllable of words in
// -a, -e, -o (with or without s), -am, -em, -ens, else the last.

#include "features/lyrics/sounds/cut_syllables.hpp"
#include "features/lyrics/sounds/spelled_languages.hpp"

namespace armonica::features::lyrics::spelling {
namespace {

constexpr LetterSet alphabet = "áâàãéêíóôõúüç";

constexpr LetterClass classes[] = {
    {.name = 'V', .letters = "aeiouyáâàãéêíóôõúü", .or_end = false},
    {.name = 'E', .letters = "eiéêí", .or_end = false},                // before them c and g are soft
    {.name = 'I', .letters = "ií", .or_end = false},                   // before them t and d are ch and dj
    {.name = 'N', .letters = "bcçdfgjklmnpqrstvxz'", .or_end = true},  // before them n and m only colour a vowel
    {.name = 'L', .letters = "bcçdfgjkmnpqrstvxz'", .or_end = true},   // before them l is u
    {.name = 'R', .letters = "rlz", .or_end = false},
};

constexpr SoundRule rules[] = {
    {"", "ão", "", "aun"},  {"", "ãe", "", "ain"},     {"", "ãi", "", "ain"},    {"", "ã", "", "an"},
    {"", "am", "#", "aun"}, {"", "am", "N", "an"},     {"", "an", "N", "an"},    {"", "a", "inh", "a"},
    {"", "a", "inN", "a"},  {"", "a", "imN", "a"},     {"", "a", "iR#", "a"},    {"", "a", "iu#", "a"},
    {"", "a", "ul#", "a"},  {"", "ai", "x", "a"},      {"", "ai", "", "ai"},     {"", "au", "", "au"},
    {"#", "ao", "#", "au"}, {"#", "aos", "#", "au s"}, {"", "al", "L", "au"},    {"", "a", "", "a"},
    {"", "ám", "N", "an"},  {"", "án", "N", "an"},     {"", "ái", "", "ai"},     {"", "áu", "", "au"},
    {"", "ál", "L", "au"},  {"", "á", "", "a"},        {"", "âm", "N", "an"},    {"", "ân", "N", "an"},
    {"", "â", "", "a"},     {"", "à", "", "a"},        {"", "bb", "", "b"},      {"", "b", "", "b"},
    {"", "ch", "", "sh"},   {"", "cc", "E", "k s"},    {"", "ck", "", "k"},      {"", "c", "E", "s"},
    {"", "c", "", "k"},     {"", "ç", "", "s"},        {"", "d", "I", "dj"},     {"", "d", "e#", "dj"},
    {"", "d", "es#", "dj"}, {"", "d", "", "d"},        {"", "em", "#", "ein"},   {"", "en", "s#", "ein"},
    {"", "em", "N", "en"},  {"", "en", "N", "en"},     {"", "e", "#", "i"},      {"", "e", "s#", "i"},
    {"", "e", "inh", "e"},  {"", "e", "iR#", "e"},     {"", "ei", "x", "e"},     {"", "ei", "j", "e"},
    {"", "ei", "", "ei"},   {"", "eu", "", "eu"},      {"", "el", "#", "ehu"},   {"", "el", "L", "eu"},
    {"", "e", "", "e"},     {"", "ém", "#", "ein"},    {"", "én", "s#", "ein"},  {"", "ém", "N", "en"},
    {"", "én", "N", "en"},  {"", "éu", "", "ehu"},     {"", "éi", "", "ehi"},    {"", "él", "L", "ehu"},
    {"", "é", "#", "eh"},   {"", "é", "s#", "eh"},     {"", "é", "", "e"},       {"", "êem", "#", "e ein"},
    {"", "êm", "#", "ein"}, {"", "êm", "N", "en"},     {"", "ên", "N", "en"},    {"", "êu", "", "eu"},
    {"", "êi", "", "ei"},   {"", "ê", "", "e"},        {"", "ff", "", "f"},      {"", "f", "", "f"},
    {"", "gu", "E", "g"},   {"", "gu", "V", "g w"},    {"", "gü", "", "g w"},    {"", "g", "E", "zh"},
    {"", "g", "", "g"},     {"", "h", "", ""},         {"", "im", "N", "in"},    {"", "in", "N", "in"},
    {"", "iu", "#", "iu"},  {"", "iu", "s#", "iu"},    {"", "il", "L", "iu"},    {"", "i", "", "i"},
    {"", "ím", "N", "in"},  {"", "ín", "N", "in"},     {"", "íu", "", "iu"},     {"", "íl", "L", "iu"},
    {"", "í", "", "i"},     {"", "j", "", "zh"},       {"", "k", "", "k"},       {"", "lh", "", "ly"},
    {"", "ll", "", "l"},    {"", "l", "", "l"},        {"", "mm", "", "m"},      {"", "m", "", "m"},
    {"", "nh", "", "ny"},   {"", "nn", "", "n"},       {"", "n", "", "n"},       {"", "õe", "", "oin"},
    {"", "õ", "", "on"},    {"", "om", "N", "on"},     {"", "on", "N", "on"},    {"", "o", "z#", "oh"},
    {"", "o", "#", "u"},    {"", "o", "s#", "u"},      {"", "o", "inh", "o"},    {"", "o", "inN", "o"},
    {"", "o", "imN", "o"},  {"", "o", "iR#", "o"},     {"", "oi", "", "oi"},     {"", "ou", "", "ou"},
    {"", "ol", "#", "ohu"}, {"", "ol", "L", "ou"},     {"", "o", "", "o"},       {"", "óm", "N", "on"},
    {"", "ón", "N", "on"},  {"", "ói", "", "ohi"},     {"", "ól", "L", "ohu"},   {"", "ó", "#", "oh"},
    {"", "ó", "s#", "oh"},  {"", "ó", "", "o"},        {"", "ôm", "N", "on"},    {"", "ôn", "N", "on"},
    {"", "ôi", "", "oi"},   {"", "ôu", "", "ou"},      {"", "ôl", "L", "ou"},    {"", "ô", "", "o"},
    {"", "ph", "", "f"},    {"", "pp", "", "p"},       {"", "p", "", "p"},       {"", "qu", "E", "k"},
    {"", "qu'", "", "k"},   {"", "qu", "V", "k w"},    {"", "q", "", "k"},       {"", "rr", "", "rr"},
    {"#", "r", "", "rr"},   {"n", "r", "", "rr"},      {"l", "r", "", "rr"},     {"s", "r", "", "rr"},
    {"", "r", "", "r"},     {"", "ss", "", "s"},       {"", "sc", "E", "s"},     {"", "sç", "", "s"},
    {"", "sh", "", "sh"},   {"V", "s", "V", "z"},      {"", "s", "", "s"},       {"", "tch", "", "ch"},
    {"", "tt", "", "t"},    {"", "th", "", "t"},       {"", "t", "I", "ch"},     {"", "t", "e#", "ch"},
    {"", "t", "es#", "ch"}, {"", "t", "", "t"},        {"#m", "ui", "t", "uin"}, {"", "um", "N", "un"},
    {"", "un", "N", "un"},  {"", "u", "inh", "u"},     {"", "u", "inN", "u"},    {"", "u", "imN", "u"},
    {"", "u", "iR#", "u"},  {"", "ui", "", "ui"},      {"", "ul", "L", "uu"},    {"", "u", "", "u"},
    {"", "úm", "N", "un"},  {"", "ún", "N", "un"},     {"", "úi", "", "ui"},     {"", "úl", "L", "uu"},
    {"", "ú", "", "u"},     {"", "ü", "", "w"},        {"", "v", "", "v"},       {"", "w", "", "w"},
    {"#e", "x", "V", "z"},  {"ine", "x", "V", "z"},    {"", "xc", "E", "s"},     {"tá", "x", "i", "k s"},
    {"se", "x", "", "k s"}, {"#fi", "x", "", "k s"},   {"fle", "x", "", "k s"},  {"ane", "x", "", "k s"},
    {"ne", "x", "", "k s"}, {"ple", "x", "", "k s"},   {"ó", "x", "i", "s"},     {"má", "x", "", "s"},
    {"tó", "x", "", "k s"}, {"trou", "x", "", "s"},    {"au", "x", "", "s"},     {"", "x", "#", "k s"},
    {"", "x", "V", "sh"},   {"#", "x", "", "sh"},      {"", "x", "", "s"},       {"", "y", "V", "y"},
    {"", "y", "", "i"},     {"", "z", "#", "s"},       {"", "zz", "", "z"},      {"", "z", "", "z"},
};

constexpr SoundRules sound_rules(rules, classes);

constexpr OnsetPair pairs[] = {{"p b k g f v", "l r"}, {"t d", "r"}};
constexpr Onsets onsets{.pairs = pairs, .glides = "y w", .never = ""};

constexpr LetterSet accented = "áéíóúâêô";
constexpr LetterSet tildes = "ãõ";
constexpr std::string_view stressed_before[] = {"a", "e", "o", "as", "es", "os", "am", "em", "ens"};

// After an accent, the first of two vowels at the end is a glide: his-tó-ria, má-goa, ó-leo.
void write_final_glide(Letters& letters) {
    const std::string_view word = letters.view();
    const std::size_t end = word.ends_with('s') ? word.size() - 1 : word.size();
    if (end < 4 || word.substr(0, end - 2).find_first_of(accented.view()) == std::string_view::npos) return;
    if (std::string_view("aeo").find(word[end - 1]) == std::string_view::npos) return;
    const char glide = word[end - 2];
    if (glide == 'i' || glide == 'e') letters.replace(end - 2, 'y');
    if (glide == 'u' || glide == 'o') letters.replace(end - 2, 'w');
}

std::size_t stressed_syllable(const Letters& letters, const std::vector<Sound>& sounds) {
    const std::string_view word = letters.view();
    const std::size_t syllables = count_syllables(sounds);
    for (const LetterSet& marks : {accented, tildes}) {
        const std::size_t mark = word.find_last_of(marks.view());
        if (mark != std::string_view::npos) return syllable_of_letter(sounds, mark);
    }
    for (const std::string_view ending : stressed_before)
        if (word.ends_with(ending)) return syllable_from_end(syllables, 2);
    return syllable_from_end(syllables, 1);
}

}  // namespace

Pronunciation pronounce_portuguese(std::string_view word) {
    Letters letters = read_letters(word, alphabet);
    write_final_glide(letters);
    const std::vector<Sound> sounds = sound_rules.sound_out(letters);
    return {cut_syllables(sounds, onsets), stressed_syllable(letters, sounds)};
}

}  // namespace armonica::features::lyrics::spelling
