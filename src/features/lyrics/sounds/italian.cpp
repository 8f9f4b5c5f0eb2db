// Italian: spelling tells the sounds, but neither which i and u are stressed beside a vowel nor, without an accent,
// where a word of three syllables or more is stressed.
//
// Syllables: i before a vowel is a glide (fio-re), silent in cia, gio, scia, glia; u is one after q and g and before o
// (cuo-re); ai, ei, oi, ui, au, eu are one syllable (mai, lui); two of a, e, o are two (pa-e-se). Where the i or u is
// stressed it is a syllable (mi-o, fol-li-a, pa-u-ra): short words, and the endings listed in italian_stress.cpp.
// Stressed is the vowel with an accent, the last syllable of shortened words (amor, anda') and of those ending in a
// diphthong (vorrei, andai), else the last but one. The last but two are words and endings listed there, which common
// words of songs need: infinitives like vivere, third persons plural like amano and vivono (-ano and -ono of three
// syllables or more count as verbs unless listed as nouns), -issimo, -abile, -ico.
// Open and closed e and o, and the two sounds of s and z, are not told apart, as rhymes in Italian do not either.

#include "features/lyrics/sounds/cut_syllables.hpp"
#include "features/lyrics/sounds/italian_stress.hpp"
#include "features/lyrics/sounds/spelled_languages.hpp"

namespace armonica::features::lyrics::spelling {
namespace {

constexpr LetterSet alphabet = "àèéìíòóùú";

constexpr LetterClass classes[] = {
    {.name = 'V', .letters = "aeiouàèéìíòóùú", .or_end = false},
    {.name = 'A', .letters = "aeouàèéòóùú", .or_end = false},  // before them i is a glide
    {.name = 'E', .letters = "eièéìí", .or_end = false},       // before them c and g are soft
    {.name = 'K', .letters = "bcdfghjklmnpqrstvwxyz'", .or_end = true},
};

constexpr SoundRule rules[] = {
    {"", "ai", "K", "ai"},    {"", "au", "K", "au"},   {"#ci", "ao", "#", "ao"},  {"", "a", "", "a"},
    {"", "à", "", "a"},       {"", "b", "", "b"},      {"", "cch", "", "k k"},    {"", "ch", "", "k"},
    {"", "cci", "A", "t ch"}, {"", "cc", "E", "t ch"}, {"", "ci", "A", "ch"},     {"", "c", "E", "ch"},
    {"", "c", "'E", "ch"},    {"", "c", "", "k"},      {"", "d", "", "d"},        {"", "ei", "K", "ei"},
    {"", "eu", "K", "eu"},    {"", "e", "", "e"},      {"", "è", "", "e"},        {"", "é", "", "e"},
    {"", "f", "", "f"},       {"", "ggh", "", "g g"},  {"", "ggi", "A", "d dj"},  {"", "gg", "E", "d dj"},
    {"", "gg", "", "g g"},    {"", "gh", "", "g"},     {"ne", "gl", "ig", "g l"}, {"#", "gl", "ic", "g l"},
    {"", "gli", "A", "ly"},   {"", "gl", "i", "ly"},   {"", "gl", "ì", "ly"},     {"", "gni", "A", "ny"},
    {"", "gn", "", "ny"},     {"", "gi", "A", "dj"},   {"", "g", "E", "dj"},      {"", "gu", "V", "g w"},
    {"", "g", "", "g"},       {"", "h", "", ""},       {"", "ii", "#", "i"},      {"", "i", "A", "y"},
    {"", "i", "", "i"},       {"", "ì", "", "i"},      {"", "í", "", "i"},        {"", "j", "", "y"},
    {"", "k", "", "k"},       {"", "l", "", "l"},      {"", "m", "", "m"},        {"", "n", "", "n"},
    {"", "oi", "K", "oi"},    {"", "ou", "K", "ou"},   {"", "o", "", "o"},        {"", "ò", "", "o"},
    {"", "ó", "", "o"},       {"", "ph", "", "f"},     {"", "p", "", "p"},        {"", "qu", "V", "k w"},
    {"", "q", "", "k"},       {"", "r", "", "r"},      {"", "sch", "", "s k"},    {"", "sci", "A", "sh"},
    {"", "sc", "E", "sh"},    {"", "sh", "", "sh"},    {"", "s", "", "s"},        {"", "t", "", "t"},
    {"", "ui", "K", "ui"},    {"", "u", "o", "w"},     {"", "u", "ò", "w"},       {"", "u", "", "u"},
    {"", "ù", "", "u"},       {"", "ú", "", "u"},      {"", "v", "", "v"},        {"", "w", "", "w"},
    {"", "x", "", "k s"},     {"", "y", "V", "y"},     {"", "y", "", "i"},        {"", "zz", "", "t ts"},
    {"", "z", "", "ts"},
};

constexpr SoundRules sound_rules(rules, classes);

constexpr OnsetPair pairs[] = {{"p b k g f v", "l r"}, {"t d", "r"}, {"s", "p t k f m n l r b d g v"}};
constexpr Onsets onsets{.pairs = pairs, .glides = "y w", .never = ""};

constexpr LetterSet accented = "àèéìíòóùú";

bool ends_in_diphthong(const std::vector<Sound>& sounds) {
    return !sounds.empty() && is_vowel(sounds.back().name) && sounds.back().name.size() == 2;
}

std::size_t stressed_syllable(const Letters& letters, const std::vector<Sound>& sounds) {
    const std::string_view word = letters.view();
    const std::size_t syllables = count_syllables(sounds);
    const std::size_t accent = word.find_last_of(accented.view());
    if (accent != std::string_view::npos) return syllable_of_letter(sounds, accent);
    const std::size_t listed = syllables >= 3 ? listed_italian_stress(word) : 0;
    if (listed > 0) return syllable_from_end(syllables, listed);
    const bool ends_in_vowel = !word.empty() && sound_rules.is_of_class(word.back(), 'V');
    const bool on_last = letters.cut_short() || !ends_in_vowel || ends_in_diphthong(sounds);
    return syllable_from_end(syllables, on_last ? 1 : 2);
}

}  // namespace

Pronunciation pronounce_italian(std::string_view word) {
    Letters letters = read_letters(word, alphabet);
    write_stressed_glide(letters);
    const std::vector<Sound> sounds = sound_rules.sound_out(letters);
    return {cut_syllables(sounds, onsets), stressed_syllable(letters, sounds)};
}

}  // namespace armonica::features::lyrics::spelling
