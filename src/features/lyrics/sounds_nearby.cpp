#include <algorithm>
#include <string>

#include "features/families.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr FeaturesLike share{share_of_words("sounds_nearby", no_language_too_short)};

#define PAIRS \
    "Of the pairs of different words that stand side by side in a line, or with one word between, the share that "
#define SOUNDS " Sounds as pronounced (docs/lyrics.md)."

constexpr FeatureInfo infos[] = {
    share("lyrics_alliteration", "alliteration", "words begin with different sounds",
          "words nearby begin with the same consonant", "less alliterating", "more alliterating",
          PAIRS "begin with the same consonant." SOUNDS),
    share("lyrics_assonance", "assonance", "vowels change from word to word", "words nearby share their vowel",
          "less assonant", "more assonant",
          PAIRS
          "have the same vowel in their stressed syllables; the weak vowel of \"the\" is not counted as one." SOUNDS),
    share("lyrics_consonance", "consonance", "words end in different sounds", "words nearby end in the same consonants",
          "less consonant in its words", "more consonant in its words",
          PAIRS "end in the same consonants, after different vowels." SOUNDS),
};
#undef SOUNDS
#undef PAIRS

std::string first_consonant(const Pronunciation& word) {
    const std::string& onset = word.syllables.front().onset;
    return onset.substr(0, onset.find(' '));
}

bool alliterate(const Pronunciation& a, const Pronunciation& b) {
    const std::string first = first_consonant(a);
    return !first.empty() && first == first_consonant(b);
}

bool assonant(const Pronunciation& a, const Pronunciation& b) {
    const std::string& vowel = a.syllables[a.stressed].vowel;
    return !vowel.empty() && vowel != "ax" && vowel == b.syllables[b.stressed].vowel;
}

bool consonant(const Pronunciation& a, const Pronunciation& b) {
    const Syllable &x = a.syllables.back(), &y = b.syllables.back();
    return !x.coda.empty() && x.coda == y.coda && x.vowel != y.vowel;
}

struct PairCounts {
    double pairs = 0.0, alliterating = 0.0, assonant = 0.0, consonant = 0.0;
};

/// A quotation of the line with the most of what is counted.
class BestLine {
public:
    void offer(const Line& line, double count) {
        if (count > most_) most_ = count, line_ = &line;
    }
    std::vector<std::string> quotes() const { return quote_of(line_); }

private:
    const Line* line_ = nullptr;
    double most_ = 0.0;
};

PairCounts count_pairs(const Song& song, const Line& line) {
    constexpr std::size_t reach = 2;
    PairCounts counts;
    const std::vector<Word>& words = line.words;
    for (std::size_t w = 0; w < words.size(); ++w)
        for (std::size_t v = w + 1; v <= std::min(w + reach, words.size() - 1); ++v) {
            if (words[w] == words[v]) continue;
            const Pronunciation &a = song.sound(words[w]).pronunciation, &b = song.sound(words[v]).pronunciation;
            ++counts.pairs;
            if (lyrics::alliterate(a, b)) ++counts.alliterating;
            if (lyrics::assonant(a, b)) ++counts.assonant;
            if (lyrics::consonant(a, b)) ++counts.consonant;
        }
    return counts;
}

void measure(const Song& song, double, FeatureVector& result) {
    PairCounts all;
    BestLine alliteration, assonance, consonance;
    for (const Line* line : song.lines()) {
        const PairCounts counts = count_pairs(song, *line);
        all.pairs += counts.pairs;
        all.alliterating += counts.alliterating;
        all.assonant += counts.assonant;
        all.consonant += counts.consonant;
        alliteration.offer(*line, counts.alliterating);
        assonance.offer(*line, counts.assonant);
        consonance.offer(*line, counts.consonant);
    }
    set_share(result, "lyrics_alliteration", all.alliterating, all.pairs, alliteration.quotes());
    set_share(result, "lyrics_assonance", all.assonant, all.pairs, assonance.quotes());
    set_share(result, "lyrics_consonance", all.consonant, all.pairs, consonance.quotes());
}

}  // namespace

constinit const Family sounds_nearby = text_family<infos, measure, LanguageNeed::known>("sounds_nearby");

}  // namespace armonica::features::lyrics
