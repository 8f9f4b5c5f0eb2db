// German. What spelling does not tell is decided so:
//
// Stress, which is to say rhyme: the last syllable that is not weak. Weak are the e of -e, -en, -er, -el, -es, -et,
// -est, -em, -end and of be- and ge-. The endings -ung, -ig, -lich, -isch, -heit, -keit, -bar, -sam, -nis, -schaft, -in
// bear a beat only after a weak syllable: Erinnerung rhymes with Veränderung and Ewigkeit with Zeit, but Freiheit with
// nothing but -eiheit. A single a, i, o, u or y at the end is unstressed (Oma, Kino), but for -zu, -so, -wo, -da, -du.
// So of a compound the last stem rhymes, without knowing its parts: Sonnenschein with sein. Length: a vowel is long
// when doubled, before h, before a single consonant with a vowel or the end behind it, and before b, d, g with -t or
// -st behind (lebt, sagst); short before more consonants and in the small words listed in the rules
// (weg is the short one, gone, not the way). Long ä and long e
// sound alike, so do short ones; e and o in final unstressed position, and r after vowels, are kept as written. b, d, g
// are p, t, k at the end; -ig is -ich; chs is ks, but chst (machst) is not; v is f at the beginning of words and stems,
// v between vowels; s is voiced before vowels; st and sp are sht and shp where a word or its stem begins.

#include <algorithm>

#include "features/lyrics/sounds/cut_syllables.hpp"
#include "features/lyrics/sounds/german_endings.hpp"
#include "features/lyrics/sounds/german_lengths.hpp"
#include "features/lyrics/sounds/spelled_languages.hpp"

namespace armonica::features::lyrics::spelling {
namespace {

constexpr LetterSet alphabet = "äöüßé";

// The rules read words as written out by `write_out` in german_lengths.hpp.
constexpr LetterClass classes[] = {
    {.name = 'V', .letters = "aeiouyäöüøáéíóúôû", .or_end = false},
    {.name = 'E', .letters = "eiéíyäöø", .or_end = false},
    {.name = 'Q', .letters = "bcdfgjklmnpqrstvwxzßø'", .or_end = true},  // before them h only lengthens
    {.name = 'D', .letters = "st'fk", .or_end = true},                   // before them b, d, g are p, t, k
};

constexpr SoundRule rules[] = {
    {"", "aa", "", "aa"},       {"", "ah", "Q", "aa"},       {"", "ah", "ig", "aa"},     {"", "ai", "", "ai"},
    {"", "ay", "", "ai"},       {"", "auh", "Q", "au"},      {"", "au", "", "au"},       {"", "a", "", "a"},
    {"#d", "á", "s#", "a"},     {"#w", "á", "s#", "a"},      {"etw", "á", "s#", "a"},    {"#h", "á", "t#", "a"},
    {"#", "á", "n#", "a"},      {"r", "á", "n#", "a"},       {"#m", "á", "n#", "a"},     {"#", "á", "m#", "a"},
    {"#", "á", "b#", "a"},      {"her", "á", "b#", "a"},     {"hin", "á", "b#", "a"},    {"", "á", "", "aa"},
    {"", "äu", "", "oi"},       {"", "äh", "Q", "ee"},       {"", "ä", "", "e"},         {"", "bb", "", "b"},
    {"", "b", "D", "p"},        {"", "b", "lich", "p"},      {"", "b", "", "b"},         {"", "chs", "t", "kh s"},
    {"", "chs", "", "k s"},     {"#", "ch", "r", "k"},       {"#", "ch", "or", "k"},     {"#", "ch", "ór", "k"},
    {"#", "ch", "a", "sh"},     {"#", "ch", "ef", "sh"},     {"#", "ch", "éf", "sh"},    {"", "ch", "", "kh"},
    {"", "ck", "", "k"},        {"n", "c", "ø#", "s"},       {"", "c", "E", "t s"},      {"", "c", "", "k"},
    {"", "dt", "", "t"},        {"", "dd", "", "d"},         {"", "d", "D", "t"},        {"", "d", "lich", "t"},
    {"", "d", "", "d"},         {"", "ee", "", "ee"},        {"", "eh", "Q", "ee"},      {"", "eh", "ung", "ee"},
    {"", "eih", "Q", "ai"},     {"", "ei", "", "ai"},        {"", "ey", "", "ai"},       {"", "eu", "", "oi"},
    {"#", "e", "rst", "ee"},    {"zu", "e", "rst", "ee"},    {"", "e", "", "e"},         {"#", "é", "s#", "e"},
    {"#d", "é", "s#", "e"},     {"#w", "é", "s#", "e"},      {"#w", "é", "g#", "e"},     {"", "é", "", "ee"},
    {"", "ff", "", "f"},        {"", "f", "", "f"},          {"", "gg", "", "g"},        {"i", "g", "#", "kh"},
    {"i", "g", "t#", "kh"},     {"i", "g", "s#", "kh"},      {"", "g", "D", "k"},        {"", "g", "", "g"},
    {"", "h", "", "h"},         {"", "ieh", "Q", "ii"},      {"", "ieh", "ung", "ii"},   {"míl", "ie", "#", "y ax"},
    {"lín", "ie", "#", "y ax"}, {"líl", "ie", "#", "y ax"},  {"sér", "ie", "#", "y ax"}, {"l", "ie", "n#", "y ax"},
    {"n", "ie", "n#", "y ax"},  {"fér", "ie", "n#", "y ax"}, {"", "ie", "", "ii"},       {"", "ih", "Q", "ii"},
    {"t", "i", "ón", "y"},      {"s", "i", "ón", "y"},       {"l", "i", "ón", "y"},      {"", "i", "", "i"},
    {"#b", "í", "n#", "i"},     {"#b", "í", "s#", "i"},      {"n", "í", "s#", "i"},      {"z", "í", "n#", "ii"},
    {"rl", "í", "n#", "ii"},    {"m", "í", "n#", "ii"},      {"", "í", "n#", "i"},       {"", "í", "m#", "i"},
    {"m", "í", "t#", "i"},      {"", "í", "", "ii"},         {"", "j", "", "y"},         {"", "kk", "", "k"},
    {"", "k", "", "k"},         {"", "ll", "", "l"},         {"", "l", "", "l"},         {"", "mm", "", "m"},
    {"", "m", "", "m"},         {"#u", "n", "g", "n"},       {"#a", "n", "gø", "n"},     {"#a", "n", "ge", "n"},
    {"#a", "n", "gé", "n"},     {"#ei", "n", "g", "n"},      {"", "ng", "", "ng"},       {"", "nn", "", "n"},
    {"", "n", "k", "ng"},       {"", "n", "", "n"},          {"", "oo", "", "oo"},       {"", "oh", "Q", "oo"},
    {"", "oi", "", "oi"},       {"", "oy", "", "oi"},        {"", "o", "", "o"},         {"#v", "ó", "n#", "o"},
    {"dav", "ó", "n#", "o"},    {"wov", "ó", "n#", "o"},     {"#v", "ó", "m#", "o"},     {"#", "ó", "b#", "o"},
    {"dar", "ó", "b#", "o"},    {"#p", "ó", "p#", "o"},      {"", "ó", "", "oo"},        {"", "öh", "Q", "oee"},
    {"", "ö", "", "oe"},        {"", "ô", "", "oee"},        {"", "ør", "", "ar"},       {"", "ø", "", "ax"},
    {"", "ph", "", "f"},        {"", "pp", "", "p"},         {"", "p", "", "p"},         {"", "qu", "", "k v"},
    {"", "q", "", "k"},         {"", "rr", "", "r"},         {"", "rh", "V", "r"},       {"", "r", "", "r"},
    {"", "sch", "", "sh"},      {"", "ss", "", "s"},         {"#", "s", "V", "z"},       {"V", "s", "V", "z"},
    {"l", "s", "V", "z"},       {"r", "s", "V", "z"},        {"n", "s", "V", "z"},       {"m", "s", "V", "z"},
    {"", "s", "", "s"},         {"", "tsch", "", "t sh"},    {"", "tzt", "", "t s t"},   {"", "tz", "", "t s"},
    {"", "th", "V", "t"},       {"", "th", "#", "t"},        {"", "tt", "", "t"},        {"a", "t", "ión", "t s"},
    {"á", "t", "ión", "t s"},   {"u", "t", "ión", "t s"},    {"ú", "t", "ión", "t s"},   {"k", "t", "ión", "t s"},
    {"o", "t", "ión", "t s"},   {"ó", "t", "ión", "t s"},    {"n", "t", "ión", "t s"},   {"", "t", "", "t"},
    {"", "uh", "Q", "uu"},      {"", "uh", "ig", "uu"},      {"", "u", "", "u"},         {"", "ú", "m#", "u"},
    {"", "ú", "s#", "u"},       {"", "ú", "", "uu"},         {"", "üh", "Q", "uee"},     {"", "ü", "", "ue"},
    {"", "û", "", "uee"},       {"", "vv", "", "v"},         {"", "v", "or", "f"},       {"", "v", "ór", "f"},
    {"", "v", "on", "f"},       {"", "v", "ón", "f"},        {"", "v", "oll", "f"},      {"ni", "v", "er", "v"},
    {"", "v", "er", "f"},       {"", "v", "iel", "f"},       {"", "v", "øl", "f"},       {"#", "v", "íd", "v"},
    {"#", "v", "is", "v"},      {"#", "v", "ís", "v"},       {"#", "v", "ás", "v"},      {"#", "v", "io", "v"},
    {"#", "v", "ió", "v"},      {"#", "v", "amp", "v"},      {"#", "v", "ill", "v"},     {"#", "v", "", "f"},
    {"d", "v", "ent", "v"},     {"V", "v", "V", "v"},        {"n", "v", "V", "v"},       {"", "v", "", "f"},
    {"", "w", "", "v"},         {"", "x", "", "k s"},        {"", "yh", "Q", "uee"},     {"", "y", "#", "i"},
    {"#", "y", "V", "y"},       {"", "y", "", "ue"},         {"", "zz", "", "t s"},      {"", "z", "", "t s"},
    {"", "ß", "", "s"},         {"", "ç", "", "sh"},
};

constexpr SoundRules sound_rules(rules, classes);

constexpr OnsetPair pairs[] = {
    {"p b k g f v", "l r"}, {"t d", "r"}, {"sh", "t p l r m n v"}, {"k g", "n"}, {"t", "s"}, {"p", "f"}, {"k", "v"}};
constexpr Onsets onsets{.pairs = pairs, .glides = "y", .never = "ng"};

constexpr std::string_view stressed_words[] = {"zu", "so", "wo", "da", "du", "ja"};

// A single a, i, o, u, y after a consonant at the end: Oma, Kino, Party.
bool ends_in_light_vowel(std::string_view word) {
    if (word.size() < 2 || std::string_view("aiouy").find(word.back()) == std::string_view::npos) return false;
    if (is_german_vowel(word[word.size() - 2])) return false;
    return std::ranges::none_of(stressed_words, [&](std::string_view ending) { return word.ends_with(ending); });
}

std::size_t stressed_syllable(const std::vector<Sound>& sounds, const GermanWord& parts) {
    std::size_t stressed = 0, syllable = 0;
    bool after_weak = false, found = false;
    for (const Sound& sound : sounds) {
        if (!is_vowel(sound.name)) continue;
        const Weight weight = parts.weights[sound.first_letter];
        const bool is_weak = sound.name == "ax" || sound.name == "ar" || weight == Weight::weak;
        const bool has_beat = !is_weak && (weight == Weight::full || after_weak);
        // Without any beat, the first syllable that is not weak is the best.
        if (has_beat || (!found && !is_weak)) stressed = syllable;
        found = found || !is_weak;
        after_weak = !has_beat;
        ++syllable;
    }
    return stressed;
}

}  // namespace

Pronunciation pronounce_german(std::string_view word) {
    Letters letters = read_letters(word, alphabet);
    GermanWord parts = take_german_word_apart(letters);
    if (ends_in_light_vowel(letters.view())) parts.weights[letters.size() - 1] = Weight::ending;
    write_out(letters, parts);
    const std::vector<Sound> sounds = sound_rules.sound_out(letters);
    return {cut_syllables(sounds, onsets, parts.stem_letter), stressed_syllable(sounds, parts)};
}

}  // namespace armonica::features::lyrics::spelling
