#include <algorithm>
#include <cmath>
#include <vector>

#include "features/families.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::string_view needs_sound = ARMONICA_NO_WORDS "; no_sound: only a text was read.";
constexpr std::string_view needs_times = ARMONICA_NO_WORDS "; no_times: not every line has a time.";
constexpr double longest_word_seconds = 1.0;
constexpr double peak_seconds = 10.0;
constexpr std::size_t least_lines = 4;

constexpr FeatureInfo rate(FeatureInfo info) { return measured_in("words/s", info); }
constexpr FeaturesLike share{share_of_words("pace", needs_times)};

#define SUNG                                                                                                          \
    " A line is sung from its start to its end where that is known, else to the next line's start, but then at most " \
    "a "                                                                                                              \
    "second a word."

constexpr FeatureInfo infos[] = {
    cited(missing_where(rate(share("lyrics_words_per_second", "words a second", "few words for its length",
                                   "many words for its length", "sparser in words", "denser in words",
                                   "Number of words divided by the length of the track.")),
                        needs_sound),
          published),
    missing_where(measured_in("1",
                              share("lyrics_sung_share", "share of singing", "mostly without words", "words throughout",
                                    "less filled with words", "more filled with words",
                                    "Share of the track's time in which words are sung." SUNG),
                              0.0, 1.0),
                  ARMONICA_NO_WORDS "; no_times: not every line has a time; no_sound: only a text was read."),
    rate(share("lyrics_pace", "pace of the words", "words drawn out", "words in quick succession",
               "slower in its words", "quicker in its words",
               "Words a second of the time in which words are sung." SUNG)),
    rate(share("lyrics_pace_peak", "quickest words", "never quick", "very quick in places",
               "slower where it is quickest", "quicker where it is quickest",
               "The most words in any stretch of ten seconds, divided by ten; the words of a line are spread evenly "
               "over it." SUNG)),
    missing_where(measured_in("1",
                              share("lyrics_pace_variation", "variation of pace", "one pace throughout",
                                    "slow and quick in turn", "more even in its pace", "less even in its pace",
                                    "Standard deviation over the lines of their words a second, weighed by the "
                                    "time they take, divided by the mean." SUNG),
                              0.0),
                  ARMONICA_NO_WORDS "; no_times: not every line has a time; too_short: fewer than four lines."),
    measured_in("s", share("lyrics_entry", "first words", "words from the start", "a long introduction",
                           "earlier in its first words", "later in its first words",
                           "Time from the start of the track to the first words.")),
};
#undef SUNG

/// Lines that begin together, as they are sung.
struct SungLine {
    double start = 0.0, seconds = 0.0, words = 0.0;
};

/// In the order in which they are sung.
std::vector<SungLine> sung_lines(const Song& song) {
    std::vector<const Line*> lines = song.lines();
    std::stable_sort(lines.begin(), lines.end(), [](const Line* a, const Line* b) { return *a->start < *b->start; });
    std::vector<SungLine> sung;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto words = static_cast<double>(lines[i]->words.size());
        double seconds = words * longest_word_seconds;
        if (lines[i]->end) seconds = *lines[i]->end - *lines[i]->start;
        if (i + 1 < lines.size()) seconds = std::min(seconds, *lines[i + 1]->start - *lines[i]->start);
        if (!sung.empty() && sung.back().start == *lines[i]->start) {
            sung.back().words += words;
            sung.back().seconds = seconds;
        } else {
            sung.push_back({*lines[i]->start, seconds, words});
        }
    }
    return sung;
}

/// The most words in any `peak_seconds`. Such a stretch begins with a line or ends with one.
double most_words(const std::vector<SungLine>& sung) {
    // Words sung until a time: piecewise linear, rising over each line.
    std::vector<double> before{0.0};
    for (const SungLine& line : sung) before.push_back(before.back() + line.words);
    const auto until = [&](double time) {
        const auto after = std::upper_bound(sung.begin(), sung.end(), time,
                                            [](double t, const SungLine& line) { return t < line.start; });
        if (after == sung.begin()) return 0.0;
        const auto index = static_cast<std::size_t>(after - sung.begin()) - 1;
        const SungLine& line = sung[index];
        const double sung_part = line.seconds > 0.0 ? std::min((time - line.start) / line.seconds, 1.0) : 1.0;
        return before[index] + sung_part * line.words;
    };
    double most = 0.0;
    for (const SungLine& line : sung) {
        const double end = line.start + line.seconds;
        most = std::max({most, until(line.start + peak_seconds) - until(std::nextafter(line.start, -1.0)),
                         until(end) - until(end - peak_seconds)});
    }
    return most;
}

double pace_variation(const std::vector<SungLine>& sung, double words, double seconds) {
    const double mean = words / seconds;
    double squares = 0.0;
    for (const SungLine& line : sung)
        if (line.seconds > 0.0) squares += line.seconds * std::pow(line.words / line.seconds - mean, 2);
    return std::sqrt(squares / seconds) / mean;
}

void set_times(const Song& song, double track_seconds, FeatureVector& result) {
    const std::vector<SungLine> sung = sung_lines(song);
    double seconds = 0.0;
    for (const SungLine& line : sung) seconds += line.seconds;
    const auto words = static_cast<double>(song.word_count());
    result.set("lyrics_entry", sung.front().start);
    result.set("lyrics_pace_peak", most_words(sung) / peak_seconds);
    if (track_seconds > 0.0)
        result.set("lyrics_sung_share", std::min(seconds / track_seconds, 1.0));
    else
        result.set_missing("lyrics_sung_share", MissingReason::no_sound);
    if (seconds <= 0.0) {
        result.set_missing("lyrics_pace", MissingReason::no_times);
        return result.set_missing("lyrics_pace_variation", MissingReason::no_times);
    }
    result.set("lyrics_pace", words / seconds);
    if (sung.size() < least_lines)
        result.set_missing("lyrics_pace_variation", MissingReason::too_short);
    else
        result.set("lyrics_pace_variation", pace_variation(sung, words, seconds));
}

void measure(const Song& song, double track_seconds, FeatureVector& result) {
    set_all_missing(infos, MissingReason::no_times, result);
    if (track_seconds > 0.0)
        result.set("lyrics_words_per_second", static_cast<double>(song.word_count()) / track_seconds);
    else
        result.set_missing("lyrics_words_per_second", MissingReason::no_sound);
    if (song.text().timed) set_times(song, track_seconds, result);
}

}  // namespace

constinit const Family pace = text_family<infos, measure, LanguageNeed::none>("pace");

}  // namespace armonica::features::lyrics
