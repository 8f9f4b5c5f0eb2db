#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "features/families.hpp"
#include "features/lyrics/rhyme_scheme.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr FeaturesLike share{share_of_words("rhymes", no_language)};
constexpr std::string_view rhymes_only = ARMONICA_NO_LANGUAGE "; no_rhymes: no line rhymes.";

#define REACH \
    " Lines look at the four lines before and after them in their stanza; sounds as pronounced (docs/lyrics.md)."
#define RHYMED "Of the lines that rhyme perfectly, the share whose nearest rhyme is "

constexpr FeatureInfo infos[] = {
    cited(share("lyrics_rhyme_density", "rhyme density", "hardly a rhyme", "rhyme upon rhyme", "poorer in rhymes",
                "richer in rhymes",
                "Share of the words that rhyme perfectly with a different word: at the end of a line as "
                "lyrics_end_rhyme, anywhere as lyrics_internal_rhyme."),
          published),
    share("lyrics_end_rhyme", "end rhymes", "lines do not rhyme", "every line rhymes", "poorer in end rhymes",
          "richer in end rhymes",
          "Share of the lines whose last word rhymes perfectly with the different last word of another line: the same "
          "sounds from the stressed vowel on." REACH),
    share("lyrics_slant_rhyme", "slant rhymes", "no half rhymes", "many half rhymes", "poorer in slant rhymes",
          "richer in slant rhymes",
          "Share of the lines that do not rhyme perfectly or end on the same word, but nearly rhyme: the same stressed "
          "vowel before consonants of the same kind, or the same two or more sounds after it; in Spanish, Italian and "
          "Portuguese also the same vowels from the stressed one on." REACH),
    share("lyrics_same_word_rhyme", "lines ending on the same word", "lines end on different words",
          "lines end on the same word", "poorer in lines ending on the same word",
          "richer in lines ending on the same word",
          "Share of the lines that do not rhyme perfectly, but end on the same word as another line." REACH),
    missing_where(
        share("lyrics_internal_rhyme", "internal rhymes", "no rhymes within lines", "rhymes within lines, as in rap",
              "poorer in internal rhymes", "richer in internal rhymes",
              "Of the words that do not end a line, the share that rhymes perfectly with a different word of the "
              "same line or of the line before or after it in its stanza. Rhymes of an open vowel alone (my, "
              "by) do not count here."),
        no_language_too_short),
    missing_where(measured_in("syllables",
                              share("lyrics_rhyme_syllables", "syllables that rhyme", "rhymes of one syllable",
                                    "rhymes of several syllables", "shorter in its rhymes", "longer in its rhymes",
                                    "Mean number of syllables in which the lines that rhyme perfectly do so: from the "
                                    "stressed one on."),
                              1.0),
                  rhymes_only),
    missing_where(share("lyrics_rhyme_adjacent", "rhymes of neighbouring lines", "rhymes lie apart", "couplets",
                        "poorer in couplets", "richer in couplets", RHYMED "the line before or after: AABB."),
                  rhymes_only),
    missing_where(
        share("lyrics_rhyme_alternate", "alternate rhymes", "rhymes do not alternate", "every second line rhymes",
              "poorer in alternate rhymes", "richer in alternate rhymes", RHYMED "two lines away: ABAB, ABCB."),
        rhymes_only),
    missing_where(share("lyrics_rhyme_distant", "distant rhymes", "rhymes lie close together", "rhymes lie far apart",
                        "poorer in distant rhymes", "richer in distant rhymes",
                        RHYMED "three or four lines away: the outer lines of ABBA."),
                  rhymes_only),
};
#undef RHYMED
#undef REACH

/// The first two different words of a line for every rhyme in it: enough to know of any word whether it has a partner.
using Rhymes = std::unordered_map<std::uint32_t, std::array<Word, 2>>;

Rhymes rhymes_of(const Song& song, const Line& line) {
    Rhymes rhymes;
    for (const Word word : line.words) {
        const WordSound& sound = song.sound(word);
        if (!sound.strong) continue;
        const auto [at, fresh] = rhymes.try_emplace(sound.rhyme, std::array{word, word});
        if (!fresh && at->second[0] == at->second[1] && at->second[0] != word) at->second[1] = word;
    }
    return rhymes;
}

bool has_partner(const Rhymes& rhymes, std::uint32_t rhyme, Word word) {
    const auto found = rhymes.find(rhyme);
    return found != rhymes.end() && (found->second[0] != word || found->second[1] != word);
}

struct RhymeCounts {
    double lines = 0.0, inner_words = 0.0;
    double inner_rhymed = 0.0, end_words_rhymed = 0.0;
    double perfect = 0.0, slant = 0.0, same_word = 0.0;
    double rhyme_syllables = 0.0, adjacent = 0.0, alternate = 0.0, distant = 0.0;
    std::string example;  ///< “night” and “light”
};

void count_end(const Song& song, const Stanza& stanza, std::size_t line, const EndRhyme& end, RhymeCounts& counts) {
    ++counts.lines;
    counts.slant += end.kind == LineEnd::slant ? 1.0 : 0.0;
    counts.same_word += end.kind == LineEnd::same_word ? 1.0 : 0.0;
    if (end.kind != LineEnd::rhymed) return;
    ++counts.perfect;
    const Word word = stanza.lines[line].words.back(), partner = stanza.lines[*end.partner].words.back();
    counts.rhyme_syllables +=
        static_cast<double>(song.sound(word).pronunciation.syllables.size() - song.sound(word).pronunciation.stressed);
    const std::size_t distance = *end.partner > line ? *end.partner - line : line - *end.partner;
    ++(distance == 1 ? counts.adjacent : distance == 2 ? counts.alternate : counts.distant);
    if (counts.example.empty())
        counts.example = "“" + song.text().types[word].form + "” and “" + song.text().types[partner].form + "”";
}

/// Whether a word of line `line` rhymes with a different one of that line or its neighbours.
bool rhymes_within(const Song& song, const std::vector<Rhymes>& rhymes, std::size_t line, Word word) {
    const WordSound& sound = song.sound(word);
    if (!sound.strong) return false;
    const std::size_t last = std::min(line + 1, rhymes.size() - 1);
    for (std::size_t near = line == 0 ? 0 : line - 1; near <= last; ++near)
        if (has_partner(rhymes[near], sound.rhyme, word)) return true;
    return false;
}

void count_stanza(const Song& song, const Stanza& stanza, RhymeCounts& counts) {
    const std::vector<EndRhyme> ends = end_rhymes(song, stanza);
    std::vector<Rhymes> rhymes;
    for (const Line& line : stanza.lines) rhymes.push_back(rhymes_of(song, line));
    for (std::size_t l = 0; l < stanza.lines.size(); ++l) {
        const std::vector<Word>& words = stanza.lines[l].words;
        count_end(song, stanza, l, ends[l], counts);
        if (ends[l].kind == LineEnd::rhymed || rhymes_within(song, rhymes, l, words.back())) ++counts.end_words_rhymed;
        for (std::size_t w = 0; w + 1 < words.size(); ++w) {
            ++counts.inner_words;
            if (rhymes_within(song, rhymes, l, words[w])) ++counts.inner_rhymed;
        }
    }
}

void measure(const Song& song, double, FeatureVector& result) {
    RhymeCounts counts;
    for (const Stanza& stanza : song.text().stanzas) count_stanza(song, stanza, counts);
    std::vector<std::string> example;
    if (!counts.example.empty()) example.push_back(counts.example);
    set_share(result, "lyrics_rhyme_density", counts.inner_rhymed + counts.end_words_rhymed,
              static_cast<double>(song.word_count()), example);
    set_share(result, "lyrics_end_rhyme", counts.perfect, counts.lines, example);
    set_share(result, "lyrics_slant_rhyme", counts.slant, counts.lines);
    set_share(result, "lyrics_same_word_rhyme", counts.same_word, counts.lines);
    set_share(result, "lyrics_internal_rhyme", counts.inner_rhymed, counts.inner_words);
    for (const auto& [id, part] : {std::pair{"lyrics_rhyme_syllables", counts.rhyme_syllables},
                                   {"lyrics_rhyme_adjacent", counts.adjacent},
                                   {"lyrics_rhyme_alternate", counts.alternate},
                                   {"lyrics_rhyme_distant", counts.distant}}) {
        if (counts.perfect > 0.0)
            result.set(id, part / counts.perfect);
        else
            result.set_missing(id, MissingReason::no_rhymes);
    }
}

}  // namespace

constinit const Family rhymes = text_family<infos, measure, LanguageNeed::known>("rhymes");

}  // namespace armonica::features::lyrics
