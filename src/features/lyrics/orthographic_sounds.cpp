#include <string>
#include <unordered_set>

#include "features/families.hpp"
#include "features/lyrics/text/base_letters.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr FeaturesLike share{cited(share_of_words("orthographic_sounds", ARMONICA_NO_WORDS
                                                  "; language_not_supported: fewer than nine letters in ten are "
                                                  "Latin; too_short: too few words for it."),
                                   published)};

#define LETTERS " Accents are left out; y is a vowel but at the start of a word."
#define PAIRS "Of the pairs of neighbouring words in a line, the share that "

constexpr FeatureInfo infos[] = {
    share("lyrics_alliteration_orthographic", "alliteration by spelling", "words begin differently",
          "neighbours begin with the same letter", "less alliterating in spelling", "more alliterating in spelling",
          PAIRS "begin with the same letter." LETTERS),
    share("lyrics_assonance_orthographic", "assonance by spelling", "vowels differ",
          "neighbours share their first vowel", "less assonant in spelling", "more assonant in spelling",
          PAIRS "have the same first vowel letter." LETTERS),
    share("lyrics_consonance_orthographic", "consonance by spelling", "endings differ",
          "neighbours share their last consonant", "less consonant in spelling", "more consonant in spelling",
          PAIRS "have the same last consonant letter, after different vowels." LETTERS),
    share("lyrics_rhyme_density_orthographic", "rhyme density by spelling", "words end differently",
          "the same endings again and again", "poorer in endings that recur", "richer in endings that recur",
          "Of the words with two letters or more, the share whose last two letters are those of an earlier "
          "word." LETTERS),
    measured_in("syllables",
                share("lyrics_syllables_per_word_orthographic", "syllables a word by spelling", "short words",
                      "long words", "shorter in its words by spelling", "longer in its words by spelling",
                      "Mean number of groups of vowel letters in a word, at least one." LETTERS),
                1.0),
    measured_in("syllables",
                share("lyrics_total_syllables_orthographic", "number of syllables by spelling", "few words",
                      "many words", "shorter by spelling", "longer by spelling",
                      "Number of groups of vowel letters in all words, at least one in each." LETTERS),
                1.0),
};
#undef LETTERS
#undef PAIRS

/// What the definitions look at in a word; 0 for what it has not.
struct Spelling {
    char first = 0, first_vowel = 0, last_consonant = 0, vowel_before = 0;
    std::string last_two;
    std::size_t vowel_groups = 0;
};

bool is_vowel(const std::string& letters, std::size_t at) {
    const char letter = letters[at];
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' ||
           (letter == 'y' && at > 0);
}

Spelling spelling_of(const std::string& form) {
    const std::string letters = base_letters(form);
    Spelling spelling;
    if (!letters.empty()) spelling.first = letters.front();
    if (letters.size() >= 2) spelling.last_two = letters.substr(letters.size() - 2);
    char vowel = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (!is_vowel(letters, i)) {
            spelling.last_consonant = letters[i];
            spelling.vowel_before = vowel;
            continue;
        }
        if (spelling.first_vowel == 0) spelling.first_vowel = letters[i];
        if (i == 0 || !is_vowel(letters, i - 1)) ++spelling.vowel_groups;
        vowel = letters[i];
    }
    spelling.vowel_groups = std::max<std::size_t>(spelling.vowel_groups, 1);
    return spelling;
}

/// Counts over the pairs of neighbouring words of all lines.
struct PairCounts {
    double pairs = 0.0, alliterating = 0.0, assonant = 0.0, consonant = 0.0;

    void add(const Spelling& a, const Spelling& b) {
        ++pairs;
        if (a.first != 0 && a.first == b.first) ++alliterating;
        if (a.first_vowel != 0 && a.first_vowel == b.first_vowel) ++assonant;
        if (a.last_consonant != 0 && a.last_consonant == b.last_consonant && a.vowel_before != b.vowel_before)
            ++consonant;
    }
};

void measure(const Song& song, double, FeatureVector& result) {
    if (!song.text().latin_script) return set_all_missing(infos, MissingReason::language_not_supported, result);
    std::vector<Spelling> spellings;
    for (const WordType& type : song.text().types) spellings.push_back(spelling_of(type.form));
    PairCounts counts;
    std::unordered_set<std::string> endings;
    double words = 0.0, ending_words = 0.0, recurring = 0.0, syllables = 0.0;
    for (const Line* line : song.lines())
        for (std::size_t w = 0; w < line->words.size(); ++w) {
            const Spelling& spelling = spellings[line->words[w]];
            if (w > 0) counts.add(spellings[line->words[w - 1]], spelling);
            ++words;
            syllables += static_cast<double>(spelling.vowel_groups);
            if (spelling.last_two.empty()) continue;
            ++ending_words;
            if (!endings.insert(spelling.last_two).second) ++recurring;
        }
    set_share(result, "lyrics_alliteration_orthographic", counts.alliterating, counts.pairs);
    set_share(result, "lyrics_assonance_orthographic", counts.assonant, counts.pairs);
    set_share(result, "lyrics_consonance_orthographic", counts.consonant, counts.pairs);
    set_share(result, "lyrics_rhyme_density_orthographic", recurring, ending_words);
    set_share(result, "lyrics_syllables_per_word_orthographic", syllables, words);
    result.set("lyrics_total_syllables_orthographic", syllables);
}

}  // namespace

constinit const Family orthographic_sounds = text_family<infos, measure, LanguageNeed::none>("orthographic_sounds");

}  // namespace armonica::features::lyrics
