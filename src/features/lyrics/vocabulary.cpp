#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "features/families.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t window = 50;

constexpr FeaturesLike share{share_of_words("vocabulary", no_words)};

constexpr FeatureInfo infos[] = {
    measured_in("words", share("lyrics_words", "number of words", "few words", "many words", "shorter in its words",
                               "longer in its words", "Number of words that are sung, repeats included.")),
    cited(share("lyrics_repetition_rate", "repetition", "hardly a word comes again", "the same words again and again",
                "less repetitive", "more repetitive", "Share of the words that were sung before in the song."),
          published),
    cited(share("lyrics_lexical_diversity", "lexical diversity", "few different words", "ever new words",
                "poorer in words", "richer in words",
                "Number of different words divided by the number of words: 1 - lyrics_repetition_rate."),
          published),
    cited(
        missing_where(share("lyrics_vocabulary_variety", "variety of words", "the same words within a few lines",
                            "ever new words within a few lines", "less varied in its words", "more varied in its words",
                            "Mean share of different words in all stretches of 50 words, which unlike the diversity of "
                            "the whole does not fall with its length."),
                      ARMONICA_NO_WORDS "; too_short: less than 50 words."),
        "Covington & McFall, Cutting the Gordian Knot: The Moving-Average Type-Token Ratio, Journal of Quantitative "
        "Linguistics 17 (2010)"),
    share("lyrics_repeated_lines", "repeated lines", "every line is new", "the same lines again and again",
          "poorer in repeated lines", "richer in repeated lines",
          "Share of the lines whose words were sung before as a line."),
    missing_where(share("lyrics_repeated_phrases", "repeated phrases", "hardly a phrase comes again",
                        "the same phrases again and again", "poorer in repeated phrases", "richer in repeated phrases",
                        "Of the runs of three words within a line, the share that was sung before."),
                  no_words_too_short),
};

/// Counts what is seen again.
template <typename Key>
class Recurrence {
public:
    /// Whether `key` was added before.
    bool add(Key key) {
        ++all_;
        const bool again = !seen_.insert(std::move(key)).second;
        if (again) ++repeated_;
        return again;
    }
    double all() const { return all_; }
    double repeated() const { return repeated_; }

private:
    std::unordered_set<Key> seen_;
    double all_ = 0.0, repeated_ = 0.0;
};

std::string key_of(std::span<const Word> words) {
    return {reinterpret_cast<const char*>(words.data()), words.size_bytes()};
}

double mean_variety(const std::vector<Word>& words, std::size_t types) {
    std::vector<std::size_t> counts(types, 0);
    std::size_t different = 0;
    double sum = 0.0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (counts[words[i]]++ == 0) ++different;
        if (i >= window && --counts[words[i - window]] == 0) --different;
        if (i + 1 >= window) sum += static_cast<double>(different) / window;
    }
    return sum / static_cast<double>(words.size() - window + 1);
}

/// "“Keep on” 9 times"
std::vector<std::string> most_repeated_line(const std::vector<const Line*>& lines) {
    std::unordered_map<std::string, std::size_t> counts;
    const Line* best = nullptr;
    std::size_t most = 1;
    for (const Line* line : lines)
        if (const std::size_t count = ++counts[key_of(line->words)]; count > most) most = count, best = line;
    if (best == nullptr) return {};
    return {Song::quoted(best->text) + " " + std::to_string(most) + " times"};
}

void measure(const Song& song, double, FeatureVector& result) {
    std::vector<Word> words;
    Recurrence<Word> repeated_words;
    Recurrence<std::string> lines, phrases;
    for (const Line* line : song.lines()) {
        for (const Word word : line->words) repeated_words.add(word);
        words.insert(words.end(), line->words.begin(), line->words.end());
        lines.add(key_of(line->words));
        for (std::size_t w = 0; w + 3 <= line->words.size(); ++w)
            phrases.add(key_of(std::span(line->words).subspan(w, 3)));
    }
    const auto quotes = most_repeated_line(song.lines());
    result.set("lyrics_words", static_cast<double>(words.size()));
    set_share(result, "lyrics_repetition_rate", repeated_words.repeated(), repeated_words.all(), quotes);
    set_share(result, "lyrics_lexical_diversity", repeated_words.all() - repeated_words.repeated(),
              repeated_words.all());
    set_share(result, "lyrics_repeated_lines", lines.repeated(), lines.all(), quotes);
    set_share(result, "lyrics_repeated_phrases", phrases.repeated(), phrases.all());
    if (words.size() < window)
        result.set_missing("lyrics_vocabulary_variety", MissingReason::too_short);
    else
        result.set("lyrics_vocabulary_variety", mean_variety(words, song.text().types.size()));
}

}  // namespace

constinit const Family vocabulary = text_family<infos, measure, LanguageNeed::none>("vocabulary");

}  // namespace armonica::features::lyrics
