// French.
//
// Counted is what is spoken: the mute e at the end of words (-e, -es, and -ent of verbs) makes no syllable, e inside
// words (dou-ce-ment, pe-tit) does, as singers do. ou and u before a vowel are a syllable (jou-er, nu-age), i is a
// glide (pas-sion) but after a consonant with l or r (cri-er); oi, ui and oui are one syllable. -ent: -ment is sounded
// (moment, doucement) but in the verbs listed; else it is sounded in words of one syllable and the nouns and adjectives
// listed, and mute in all others, which are verbs (parlent, chantaient). -er, -é, -ée, -ez and -rai and ai (je
// chanterai, j'ai) sound alike, -ais, -ait, -et, -ès do so too, but not like those. Open and closed o, and those of eu,
// are not told apart, nor â from a, nor un from in. Consonants at the end are silent but for c, f, l, r and the words
// listed. plus and tous end silently, fils sounds its s. Stressed, and rhyming, is the last syllable. Elided words (j',
// qu', l') give their consonant to the word.

#include <algorithm>
#include <span>

#include "features/lyrics/sounds/cut_syllables.hpp"
#include "features/lyrics/sounds/spelled_languages.hpp"

namespace armonica::features::lyrics::spelling {
namespace {

constexpr LetterSet alphabet = "àâçéèêëîïôùûü";

constexpr LetterClass classes[] = {
    {.name = 'V', .letters = "aeiouyàâéèêëîïôùûü", .or_end = false},
    {.name = 'C', .letters = "bcçdfghjklmnpqrstvwxz", .or_end = false},
    {.name = 'E', .letters = "eiyéèêëîï", .or_end = false},           // before them c and g are soft
    {.name = 'N', .letters = "bcçdfgjklpqrstvwxz'", .or_end = true},  // before them n makes a vowel nasal
    {.name = 'B', .letters = "bp", .or_end = false},                  // before them m does
    {.name = 'S', .letters = "dgpstxz", .or_end = false},             // silent at the end
    {.name = 'L', .letters = "lr", .or_end = false},
    {.name = 'O', .letters = "bcdfgptv", .or_end = false},  // with l or r behind, one beginning of a syllable
    {.name = 'U', .letters = "iuéy", .or_end = false},      // after them e inside words is mute (remerciement)
    {.name = 'A', .letters = "aoàâôuùû", .or_end = false},
};

constexpr SoundRule rules[] = {
    {"#", "août", "#", "u t"},    {"", "aoul", "", "u"},
    {"", "aoûl", "", "u"},        {"p", "aon", "", "an"},
    {"f", "aon", "", "an"},       {"", "aie", "#", "eh"},
    {"", "aill", "", "a y"},      {"", "ail", "#", "a y"},
    {"", "ail", "s#", "a y"},     {"", "ain", "N", "en"},
    {"", "aim", "#", "en"},       {"", "aim", "s#", "en"},
    {"", "aî", "", "eh"},         {"#", "ai", "#", "e"},
    {"#vr", "ai", "#", "eh"},     {"r", "ai", "#", "e"},
    {"", "ai", "", "eh"},         {"", "au", "", "o"},
    {"#p", "ays", "#", "eh i"},   {"#p", "ays", "", "eh i z"},
    {"", "aye", "#", "eh y"},     {"", "ay", "V", "eh y"},
    {"", "ay", "", "eh"},         {"", "an", "N", "an"},
    {"d", "am", "n", "a"},        {"", "am", "B", "an"},
    {"", "a", "", "a"},           {"", "à", "", "a"},
    {"", "â", "", "a"},           {"", "bb", "", "b"},
    {"om", "b", "~", ""},         {"", "b", "", "b"},
    {"", "ç", "", "s"},           {"", "cch", "", "k"},
    {"#", "ch", "r", "k"},        {"#", "ch", "l", "k"},
    {"#", "ch", "oeu", "k"},      {"#", "ch", "ao", "k"},
    {"#é", "ch", "o", "k"},       {"or", "ch", "es", "k"},
    {"psy", "ch", "", "k"},       {"te", "ch", "n", "k"},
    {"", "ch", "", "sh"},         {"", "cc", "E", "k s"},
    {"", "cc", "", "k"},          {"", "ck", "", "k"},
    {"#don", "c", "#", "k"},      {"n", "c", "#", ""},
    {"n", "c", "s#", ""},         {"ba", "c", "#", ""},
    {"#taba", "c", "#", ""},      {"stoma", "c", "#", ""},
    {"#por", "c", "#", ""},       {"pe", "ct", "~", ""},
    {"", "cqu", "", "k"},         {"", "c", "E", "s"},
    {"se", "c", "on", "g"},       {"", "c", "'", "s"},
    {"", "c", "", "k"},           {"", "dd", "", "d"},
    {"#su", "d", "#", "d"},       {"", "d", "~", ""},
    {"", "d", "", "d"},           {"", "eaux", "", "o"},
    {"", "eau", "", "o"},         {"#", "eut", "#", "ue"},
    {"#", "eus", "#", "ue"},      {"#", "eu", "#", "ue"},
    {"", "euill", "", "oe y"},    {"", "euil", "#", "oe y"},
    {"", "euil", "s#", "oe y"},   {"", "eû", "", "oe"},
    {"", "eu", "", "oe"},         {"", "eill", "", "eh y"},
    {"", "eil", "#", "eh y"},     {"", "eil", "s#", "eh y"},
    {"", "ein", "N", "en"},       {"", "eim", "B", "en"},
    {"", "ei", "", "eh"},         {"", "ey", "", "eh"},
    {"#", "est", "#", "eh"},      {"#", "et", "#", "e"},
    {"#", "es", "#", "eh"},       {"^", "er", "#", "eh r"},
    {"#hi", "er", "#", "eh r"},   {"#fi", "er", "#", "eh r"},
    {"hiv", "er", "#", "eh r"},   {"enf", "er", "#", "eh r"},
    {"am", "er", "#", "eh r"},    {"sup", "er", "#", "eh r"},
    {"#canc", "er", "#", "eh r"}, {"", "er", "#", "e"},
    {"i", "er", "s#", "e"},       {"g", "er", "s#", "e"},
    {"ch", "er", "s#", "e"},      {"s", "er", "s#", "e"},
    {"", "er", "s#", "eh r"},     {"", "ez", "#", "e"},
    {"i", "ed", "~", "e"},        {"#s", "ept", "#", "eh t"},
    {"#n", "et", "#", "eh t"},    {"tern", "et", "#", "eh t"},
    {"", "et", "~", "eh"},        {"^", "es", "#", "e"},
    {"ori", "en", "t", "an"},     {"pati", "en", "t", "an"},
    {"cli", "en", "t", "an"},     {"véni", "en", "t", "an"},
    {"exam", "en", "~", "en"},    {"#am", "en", "#", "eh n"},
    {"i", "en", "c", "an"},       {"i", "en", "N", "en"},
    {"é", "en", "N", "en"},       {"#", "en", "i", "an n"},
    {"#", "en", "o", "an n"},     {"", "emm", "ent", "a m"},
    {"", "en", "N", "an"},        {"", "em", "B", "an"},
    {"#f", "emm", "", "a m"},     {"#", "emm", "", "an m"},
    {"#", "enn", "ui", "an n"},   {"^", "e", "#", "ax"},
    {"#qu", "e", "#", "ax"},      {"g", "e", "A", ""},
    {"qu", "e", "CV", "ax"},      {"gu", "e", "CV", "ax"},
    {"U", "e", "CV", ""},         {"", "e", "#", ""},
    {"", "e", "s#", ""},          {"#r", "e", "ss", "ax"},
    {"#d", "e", "ss", "ax"},      {"", "e", "OL", "ax"},
    {"", "e", "chV", "ax"},       {"", "e", "phV", "ax"},
    {"", "e", "gnV", "ax"},       {"", "e", "quV", "ax"},
    {"", "e", "guV", "ax"},       {"", "e", "chL", "ax"},
    {"", "e", "CC", "eh"},        {"", "e", "x", "eh"},
    {"", "e", "C#", "eh"},        {"", "e", "Cs#", "eh"},
    {"", "e", "C", "ax"},         {"", "e", "", "ax"},
    {"", "ée", "", "e"},          {"", "é", "", "e"},
    {"", "è", "", "eh"},          {"", "ê", "", "eh"},
    {"", "ë", "", "eh"},          {"", "ff", "", "f"},
    {"cle", "f", "~", ""},        {"ner", "f", "~", ""},
    {"cer", "f", "~", ""},        {"oeu", "fs", "#", ""},
    {"", "f", "", "f"},           {"", "gg", "E", "g zh"},
    {"", "gg", "", "g"},          {"", "gn", "", "ny"},
    {"", "g", "ueil", "g"},       {"", "ge", "A", "zh"},
    {"", "gu", "E", "g"},         {"", "gu", "'", "g"},
    {"", "g", "E", "zh"},         {"", "g", "~", ""},
    {"", "g", "", "g"},           {"", "h", "", ""},
    {"#m", "ill", "e#", "i l"},   {"#m", "ill", "es#", "i l"},
    {"m", "ill", "i", "i l"},     {"b", "ill", "i", "i l"},
    {"v", "ill", "", "i l"},      {"tranqu", "ill", "", "i l"},
    {"#", "ill", "", "i l"},      {"", "ill", "", "i y"},
    {"gent", "il", "~", "i"},     {"gent", "il", "s#", "i"},
    {"fus", "il", "~", "i"},      {"out", "il", "~", "i"},
    {"out", "il", "s#", "i"},     {"sourc", "il", "~", "i"},
    {"#s", "ix", "#", "i s"},     {"#d", "ix", "#", "i s"},
    {"", "in", "N", "en"},        {"", "im", "B", "en"},
    {"", "ing", "#", "i ng"},     {"", "i", "e#", "i"},
    {"", "i", "es#", "i"},        {"", "i", "era", "i"},
    {"", "i", "eron", "i"},       {"", "i", "ement", "i"},
    {"OL", "i", "V", "i y"},      {"", "i", "V", "y"},
    {"", "i", "", "i"},           {"", "î", "", "i"},
    {"", "ï", "en", "y"},         {"", "ï", "", "i"},
    {"", "j", "", "zh"},          {"", "kk", "", "k"},
    {"", "k", "", "k"},           {"#fi", "ls", "#", "s"},
    {"#cu", "l", "#", ""},        {"", "ll", "", "l"},
    {"", "l", "", "l"},           {"#", "messieurs", "#", "m e s y oe"},
    {"", "mm", "", "m"},          {"uto", "m", "n", ""},
    {"", "m", "", "m"},           {"", "nn", "", "n"},
    {"", "n", "", "n"},           {"", "oeufs", "#", "oe"},
    {"", "oeu", "", "oe"},        {"", "oeil", "", "oe y"},
    {"m", "oe", "ll", "w a"},     {"", "oê", "", "w a"},
    {"", "oin", "N", "w en"},     {"#", "oign", "", "o ny"},
    {"", "oign", "", "w a ny"},   {"", "oî", "", "w a"},
    {"", "oi", "", "w a"},        {"", "oy", "V", "w a y"},
    {"", "oy", "", "w a"},        {"", "ouill", "", "u y"},
    {"", "ouil", "#", "u y"},     {"#", "oui", "#", "w i"},
    {"#l", "oui", "s", "w i"},    {"", "ouest", "", "w eh s t"},
    {"", "ouï", "", "w i"},       {"", "oû", "", "u"},
    {"", "où", "", "u"},          {"", "ou", "", "u"},
    {"", "oo", "", "u"},          {"#m", "onsieur", "#", "ax s y oe"},
    {"", "on", "N", "on"},        {"", "om", "B", "on"},
    {"", "om", "t", "on"},        {"n", "om", "~", "on"},
    {"", "o", "", "o"},           {"", "ô", "", "o"},
    {"", "ph", "", "f"},          {"", "pp", "", "p"},
    {"m", "p", "t", ""},          {"ba", "p", "t", ""},
    {"scul", "p", "t", ""},       {"#ca", "p", "#", "p"},
    {"#ra", "p", "#", "p"},       {"hi", "p", "#", "p"},
    {"to", "p", "#", "p"},        {"ho", "p", "#", "p"},
    {"cli", "p", "#", "p"},       {"", "p", "~", ""},
    {"", "p", "", "p"},           {"", "qu", "", "k"},
    {"", "q", "", "k"},           {"", "rr", "", "r"},
    {"", "rh", "", "r"},          {"#ga", "rs", "#", ""},
    {"", "r", "", "r"},           {"", "ss", "", "s"},
    {"", "sch", "", "sh"},        {"", "sc", "E", "s"},
    {"", "sh", "", "sh"},         {"héla", "s", "#", "s"},
    {"#bu", "s", "#", "s"},       {"viru", "s", "#", "s"},
    {"vénu", "s", "#", "s"},      {"#our", "s", "#", "s"},
    {"#mar", "s", "#", "s"},      {"#sen", "s", "#", "s"},
    {"jadi", "s", "#", "s"},      {"#ly", "s", "#", "s"},
    {"iri", "s", "#", "s"},       {"oasi", "s", "#", "s"},
    {"tenni", "s", "#", "s"},     {"grati", "s", "#", "s"},
    {"maï", "s", "#", "s"},       {"#a", "s", "#", "s"},
    {"atla", "s", "#", "s"},      {"#o", "s", "#", "s"},
    {"V", "s", "V", "z"},         {"", "s", "~", ""},
    {"", "s", "", "s"},           {"", "tch", "", "t sh"},
    {"", "th", "", "t"},          {"", "tt", "", "t"},
    {"s", "t", "ion", "t"},       {"#é", "t", "ions", "t"},
    {"", "t", "ion", "s"},        {"pa", "t", "ien", "s"},
    {"", "t", "iel", "s"},        {"", "t", "ial", "s"},
    {"", "t", "ieu", "s"},        {"cra", "t", "ie", "s"},
    {"ini", "t", "ia", "s"},      {"#hui", "t", "#", "t"},
    {"bru", "t", "#", "t"},       {"#bu", "t", "#", "t"},
    {"#zu", "t", "#", "t"},       {"#chu", "t", "#", "t"},
    {"#do", "t", "#", "t"},       {"flir", "t", "#", "t"},
    {"foo", "t", "#", "t"},       {"", "t", "~", ""},
    {"", "t", "", "t"},           {"", "un", "N", "en"},
    {"", "um", "B", "en"},        {"parf", "um", "~", "en"},
    {"parf", "um", "s#", "en"},   {"", "um", "#", "o m"},
    {"", "ueill", "", "oe y"},    {"", "ueil", "#", "oe y"},
    {"", "ueil", "s#", "oe y"},   {"", "uill", "", "hw i y"},
    {"", "uy", "V", "hw i y"},    {"", "uin", "N", "hw en"},
    {"", "uî", "", "hw i"},       {"", "ui", "", "hw i"},
    {"cl", "u", "b#", "oe"},      {"", "u", "", "ue"},
    {"", "ù", "", "ue"},          {"", "û", "", "ue"},
    {"", "ü", "", "ue"},          {"", "v", "", "v"},
    {"", "w", "", "w"},           {"#e", "x", "V", "g z"},
    {"ine", "x", "V", "g z"},     {"di", "x", "iè", "z"},
    {"si", "x", "iè", "z"},       {"eu", "x", "iè", "z"},
    {"soi", "x", "an", "s"},      {"inde", "x", "#", "k s"},
    {"", "xc", "E", "k s"},       {"", "x", "~", ""},
    {"", "x", "", "k s"},         {"#", "y", "#", "i"},
    {"", "yn", "N", "en"},        {"", "ym", "B", "en"},
    {"", "y", "V", "y"},          {"", "y", "", "i"},
    {"ga", "z", "#", "z"},        {"#qui", "z", "#", "z"},
    {"", "zz", "", "z"},          {"", "z", "~", ""},
    {"", "z", "", "z"},
};

constexpr SoundRules sound_rules(rules, classes);

constexpr OnsetPair pairs[] = {{"p b k g f v", "l r"}, {"t d", "r"}};
constexpr Onsets onsets{.pairs = pairs, .glides = "y w hw", .never = "ng"};

using VerbOrNoun = LetterText<11>;

// Verbs in -ment, where it is mute.
constexpr VerbOrNoun mute_in_ment[] = {"aiment",   "dorment", "forment",   "charment", "arment",
                                       "allument", "fument",  "consument", "ferment",  "riment",
                                       "nomment",  "animent", "assument",  "présument"};

// Words in -ent, neither -ment nor of one syllable, where it is sounded; compared from the end.
constexpr VerbOrNoun sounded_ent[] = {
    "souvent",  "argent",   "absent",    "présent",  "accent",    "content",  "serpent",   "torrent",  "talent",
    "violent",  "fférent",  "parent",    "évident",  "innocent",  "urgent",   "récent",    "agent",    "scent",
    "ccident",  "incident", "président", "résident", "couvent",   "insolent", "excellent", "fréquent", "régent",
    "client",   "orient",   "patient",   "valent",   "permanent", "imminent", "tinent",    "lligent",  "gligent",
    "dulgent",  "vénient",  "consent",   "repent",   "fervent",   "ardent",   "prudent",   "décadent", "turbulent",
    "opulent",  "paravent", "auvent",    "dément",   "vient",     "tient",    "quotient",  "décent",   "solvent",
    "éloquent", "ressent",  "pressent"};

bool ends_with_any(std::string_view word, std::span<const VerbOrNoun> endings) {
    return std::ranges::any_of(endings, [&](const VerbOrNoun& ending) { return word.ends_with(ending.view()); });
}

bool has_mute_ent(std::string_view word) {
    if (!word.ends_with("ent")) return false;
    const std::string_view stem = word.substr(0, word.size() - 3).substr(word.rfind('\'') + 1);
    const bool has_vowel = std::ranges::any_of(stem, [](char each) { return sound_rules.is_of_class(each, 'V'); });
    if (!has_vowel) return false;
    return word.ends_with("ment") ? ends_with_any(word, mute_in_ment) : !ends_with_any(word, sounded_ent);
}

}  // namespace

Pronunciation pronounce_french(std::string_view word) {
    Letters letters = read_letters(word, alphabet);
    // A mute -ent sounds as -e does: parlent as parle, chantaient as chantaie.
    if (has_mute_ent(letters.view())) letters.drop_last(2);
    const std::vector<Sound> sounds = sound_rules.sound_out(letters);
    return {cut_syllables(sounds, onsets), count_syllables(sounds) - 1};
}

}  // namespace armonica::features::lyrics::spelling
