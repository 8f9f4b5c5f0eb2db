// Spanish: spelling tells sound, syllables and stress almost without exception.
//
// Chosen where it leaves a choice: c before e and i and z sound like s (seseo, as most singers do), ll like y, b like
// v. Syllables are those of spelling: i or u beside another vowel makes one syllable with it (via-je, cruel, rui-do)
// unless it bears the accent (dí-a, ma-íz); a, e and o make two (po-e-ta); h between vowels parts them (a-ho-ra).
// Stressed is the vowel with the accent; else the last but one syllable of words that end in a vowel, n or s, else the
// last. Adverbs in -mente rhyme on their ending. Lyrics are often typed without accents: the last syllable is stressed
// in -cion, -sion, -zon and the listed words, which do not exist without one; dia is día; final -eir, -oir are two
// syllables (re-ir).

#include "features/lyrics/sounds/cut_syllables.hpp"
#include "features/lyrics/sounds/spelled_languages.hpp"
#include "features/lyrics/sounds/stress_endings.hpp"

namespace armonica::features::lyrics::spelling {
namespace {

constexpr LetterSet alphabet = "áéíóúüñ";

constexpr LetterClass classes[] = {
    {.name = 'V', .letters = "aeiouyáéíóúü", .or_end = false},
    {.name = 'A', .letters = "aeoáéóíú", .or_end = false},  // before them i and u are glides
    {.name = 'E', .letters = "eiéí", .or_end = false},      // before them c and g are soft
    {.name = 'K', .letters = "bcdfghjklmnñpqrstvwxzy'", .or_end = true},
    {.name = 'W', .letters = "iuü", .or_end = false},
    {.name = 'B', .letters = "bpv", .or_end = false},
};

constexpr SoundRule rules[] = {
    {"", "ai", "K", "ai"},    {"", "ay", "#", "ai"},       {"", "au", "K", "au"},      {"", "a", "", "a"},
    {"", "ái", "K", "ai"},    {"", "áu", "K", "au"},       {"", "á", "", "a"},         {"", "bb", "", "b"},
    {"", "b", "", "b"},       {"", "cch", "", "ch"},       {"", "ch", "", "ch"},       {"", "cc", "E", "k s"},
    {"", "cc", "", "k"},      {"", "ck", "", "k"},         {"", "c", "E", "s"},        {"", "c", "", "k"},
    {"", "dd", "", "d"},      {"", "d", "", "d"},          {"", "ei", "r#", "e i"},    {"", "ei", "K", "ei"},
    {"", "ey", "#", "ei"},    {"", "eu", "K", "eu"},       {"", "e", "", "e"},         {"", "éi", "K", "ei"},
    {"", "éu", "K", "eu"},    {"", "é", "", "e"},          {"", "ff", "", "f"},        {"", "f", "", "f"},
    {"", "gg", "", "g"},      {"", "gu", "E", "g"},        {"", "gü", "", "g w"},      {"", "g", "E", "kh"},
    {"", "g", "", "g"},       {"#", "hie", "", "j e"},     {"#", "hié", "", "j e"},    {"", "h", "", ""},
    {"#d", "ia", "#", "i a"}, {"#d", "ias", "#", "i a s"}, {"legr", "ia", "#", "i a"}, {"todav", "ia", "#", "i a"},
    {"", "i", "A", "y"},      {"", "iu", "K", "y u"},      {"", "i", "", "i"},         {"", "í", "", "i"},
    {"", "j", "", "kh"},      {"", "k", "", "k"},          {"", "ll", "", "j"},        {"", "l", "", "l"},
    {"", "mm", "", "m"},      {"", "m", "", "m"},          {"", "n", "B", "m"},        {"", "n", "", "n"},
    {"", "ñ", "", "ny"},      {"", "oi", "r#", "o i"},     {"", "oi", "K", "oi"},      {"", "oy", "#", "oi"},
    {"", "ou", "K", "ou"},    {"", "o", "", "o"},          {"", "ói", "K", "oi"},      {"", "óu", "K", "ou"},
    {"", "ó", "", "o"},       {"", "ph", "", "f"},         {"", "pp", "", "p"},        {"#", "ps", "", "s"},
    {"", "p", "", "p"},       {"", "qu", "E", "k"},        {"", "q", "", "k"},         {"", "rr", "", "rr"},
    {"#", "r", "", "rr"},     {"n", "r", "", "rr"},        {"s", "r", "", "rr"},       {"l", "r", "", "rr"},
    {"", "r", "", "r"},       {"", "sc", "E", "s"},        {"", "sh", "", "sh"},       {"", "ss", "", "s"},
    {"", "s", "", "s"},       {"", "tt", "", "t"},         {"", "th", "", "t"},        {"", "t", "", "t"},
    {"", "u", "A", "w"},      {"", "uy", "#", "w i"},      {"", "ui", "K", "w i"},     {"", "u", "", "u"},
    {"", "ú", "", "u"},       {"", "ü", "E", "w"},         {"", "ü", "", "u"},         {"", "v", "", "b"},
    {"", "w", "", "w"},       {"mé", "x", "", "kh"},       {"#te", "x", "as", "kh"},   {"#me", "x", "ic", "kh"},
    {"#", "x", "", "s"},      {"", "xc", "E", "k s"},      {"", "x", "", "k s"},       {"", "y", "A", "j"},
    {"", "y", "W", "j"},      {"", "y", "", "i"},          {"", "zz", "", "s"},        {"", "z", "", "s"},
};

constexpr SoundRules sound_rules(rules, classes);

constexpr OnsetPair pairs[] = {{"p b k g f", "l r"}, {"t d", "r"}};
constexpr Onsets onsets{.pairs = pairs, .glides = "y w", .never = ""};

constexpr LetterSet accented = "áéíóú";

// What is often typed without its accent.
constexpr std::string_view stressed_last[] = {"cion",     "sion",   "zon",     " asi",     " aqui",  " alli",
                                              " ahi",     " atras", " detras", " jamas",   " demas", " ademas",
                                              " tambien", " adios", " quizas", " despues", " segun", " ningun",
                                              " algun",   " ojala", " jardin", " perdon",  " cafe"};

std::size_t stressed_syllable(const Letters& letters, const std::vector<Sound>& sounds) {
    const std::string_view word = letters.view();
    const std::size_t syllables = count_syllables(sounds);
    if (word.empty() || (word.ends_with("mente") && syllables > 3)) return syllable_from_end(syllables, 2);
    const std::size_t accent = word.find_first_of(accented.view());
    if (accent != std::string_view::npos) return syllable_of_letter(sounds, accent);
    if (ends_with_any(word, stressed_last)) return syllable_from_end(syllables, 1);
    const bool last_but_one = std::string_view("aeiouns").find(word.back()) != std::string_view::npos;
    return syllable_from_end(syllables, last_but_one ? 2 : 1);
}

}  // namespace

Pronunciation pronounce_spanish(std::string_view word) {
    const Letters letters = read_letters(word, alphabet);
    const std::vector<Sound> sounds = sound_rules.sound_out(letters);
    return {cut_syllables(sounds, onsets), stressed_syllable(letters, sounds)};
}

}  // namespace armonica::features::lyrics::spelling
