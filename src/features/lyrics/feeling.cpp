#include <algorithm>
#include <cmath>
#include <vector>

#include "features/families.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t least_words = 5;
constexpr std::size_t least_words_a_third = 3;
constexpr double clear_feeling = 0.25;

// VADER's: a negation turns the feeling round and takes a quarter of it, and reaches over the next three words.
constexpr double negated = -0.74;
constexpr std::size_t negation_reach = 3;

constexpr std::string_view few_words = ARMONICA_NO_LANGUAGE "; too_short: fewer than five words of feeling.";
constexpr std::string_view vader =
    "After Hutto & Gilbert, VADER, ICWSM 2014 (English valences, negation); data/lyrics (the other words)";

constexpr FeaturesLike share{cited(share_of_words("feeling", no_language), vader)};
constexpr FeaturesLike mean{measured_in("1", missing_where(share.shared, few_words), -1.0, 1.0)};

#define WORDS                                                                                                     \
    " Words of feeling are those of the language's list; a negation among the three words before (in German and " \
    "French also behind) turns the feeling round."

constexpr FeatureInfo infos[] = {
    mean("lyrics_sentiment", "sentiment", "sad, bitter words", "happy, kind words", "sadder in its words",
         "happier in its words", "Mean valence of the words of feeling, -1 to 1." WORDS),
    mean("lyrics_arousal", "excitement of the words", "calm words", "excited words", "calmer in its words",
         "more excited in its words", "Mean arousal of the words of feeling, -1 to 1, as listed."),
    share("lyrics_positive", "happy words", "hardly a happy word", "happy words throughout", "poorer in happy words",
          "richer in happy words", "Share of the words whose valence is 0.25 or more." WORDS),
    share("lyrics_negative", "sad words", "hardly a sad word", "sad, angry words throughout", "poorer in sad words",
          "richer in sad words", "Share of the words whose valence is -0.25 or less." WORDS),
    measured_in("1",
                mean("lyrics_sentiment_contrast", "mixed feelings", "one feeling throughout",
                     "happy and sad words mixed", "less mixed in its feelings", "more mixed in its feelings",
                     "Standard deviation of the valences of the words of feeling." WORDS),
                0.0, 1.0),
    measured_in(
        "1",
        missing_where(mean("lyrics_sentiment_turn", "turn of sentiment", "ends sadder than it begins",
                           "ends happier than it begins", "sadder towards its end", "happier towards its end",
                           "Mean valence of the words of feeling in the last third of the words minus that in the "
                           "first third." WORDS),
                      ARMONICA_NO_LANGUAGE "; too_short: fewer than three words of feeling in one of the thirds."),
        -2.0, 2.0),
};
#undef WORDS

/// A word of feeling where it stands.
struct Felt {
    std::size_t place = 0;  // which word of the song
    double valence = 0.0;
};

/// German and French negate behind the verb as well: "ich liebe dich nicht", "j'aime pas".
bool negates_behind(std::optional<Language> language) {
    return language == Language::german || language == Language::french;
}

bool is_negated(const Song& song, const std::vector<Word>& words, std::size_t at) {
    for (std::size_t back = 1; back <= std::min(negation_reach, at); ++back)
        if (song.meaning(words[at - back]).negation) return true;
    if (!negates_behind(song.text().types[words[at]].language)) return false;
    for (std::size_t next = at + 1; next <= std::min(at + negation_reach, words.size() - 1); ++next)
        if (song.meaning(words[next]).negation) return true;
    return false;
}

double valence_in_line(const Song& song, const std::vector<Word>& words, std::size_t at) {
    double valence = *song.meaning(words[at]).affect->valence;
    if (at > 0) valence *= song.meaning(words[at - 1]).intensity;
    return std::clamp(is_negated(song, words, at) ? valence * negated : valence, -1.0, 1.0);
}

double mean_of(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double deviation_of(const std::vector<double>& values) {
    const double middle = mean_of(values);
    double squares = 0.0;
    for (const double value : values) squares += (value - middle) * (value - middle);
    return std::sqrt(squares / static_cast<double>(values.size()));
}

/// What was felt, word by word, and the lines with the most of it.
struct Feelings {
    std::vector<Felt> felt;
    std::vector<double> arousals;
    const Line *happiest = nullptr, *saddest = nullptr;
};

Feelings feelings_of(const Song& song) {
    Feelings feelings;
    std::size_t place = 0;
    double highest = 0.0, lowest = 0.0;
    for (const Line* line : song.lines()) {
        double of_line = 0.0;
        for (std::size_t w = 0; w < line->words.size(); ++w, ++place) {
            const Affect* affect = song.meaning(line->words[w]).affect;
            if (affect == nullptr) continue;
            if (affect->arousal) feelings.arousals.push_back(*affect->arousal);
            if (!affect->valence) continue;
            feelings.felt.push_back({place, valence_in_line(song, line->words, w)});
            of_line += feelings.felt.back().valence;
        }
        if (of_line > highest) highest = of_line, feelings.happiest = line;
        if (of_line < lowest) lowest = of_line, feelings.saddest = line;
    }
    return feelings;
}

std::vector<double> valences_between(const std::vector<Felt>& felt, std::size_t from, std::size_t to) {
    std::vector<double> valences;
    for (const Felt& each : felt)
        if (each.place >= from && each.place < to) valences.push_back(each.valence);
    return valences;
}

void set_turn(const Song& song, const std::vector<Felt>& felt, FeatureVector& result) {
    const std::size_t words = song.word_count();
    const auto first = valences_between(felt, 0, words / 3), last = valences_between(felt, words - words / 3, words);
    if (std::min(first.size(), last.size()) < least_words_a_third)
        return result.set_missing("lyrics_sentiment_turn", MissingReason::too_short);
    result.set("lyrics_sentiment_turn", mean_of(last) - mean_of(first));
}

void measure(const Song& song, double, FeatureVector& result) {
    const Feelings feelings = feelings_of(song);
    const auto valences = valences_between(feelings.felt, 0, song.word_count());
    const auto words = static_cast<double>(song.word_count());
    const auto happy = std::count_if(valences.begin(), valences.end(), [](double v) { return v >= clear_feeling; });
    const auto sad = std::count_if(valences.begin(), valences.end(), [](double v) { return v <= -clear_feeling; });
    result.set("lyrics_positive", static_cast<double>(happy) / words, {}, quote_of(feelings.happiest));
    result.set("lyrics_negative", static_cast<double>(sad) / words, {}, quote_of(feelings.saddest));
    set_turn(song, feelings.felt, result);
    if (feelings.arousals.size() < least_words)
        result.set_missing("lyrics_arousal", MissingReason::too_short);
    else
        result.set("lyrics_arousal", mean_of(feelings.arousals));
    if (valences.size() < least_words) {
        result.set_missing("lyrics_sentiment", MissingReason::too_short);
        return result.set_missing("lyrics_sentiment_contrast", MissingReason::too_short);
    }
    const double sentiment = mean_of(valences);
    result.set("lyrics_sentiment", sentiment, {}, quote_of(sentiment >= 0.0 ? feelings.happiest : feelings.saddest));
    result.set("lyrics_sentiment_contrast", deviation_of(valences));
}

}  // namespace

constinit const Family feeling = text_family<infos, measure, LanguageNeed::known>("feeling");

}  // namespace armonica::features::lyrics
