#include <algorithm>
#include <string>
#include <vector>

#include "features/families.hpp"
#include "features/lyrics/chorus.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr FeaturesLike share{share_of_words("structure", no_words)};
constexpr FeaturesLike number{measured_in("lines", share.shared)};

constexpr FeatureInfo infos[] = {
    number("lyrics_lines", "number of lines", "few lines", "many lines", "shorter in its lines", "longer in its lines",
           "Number of lines that are sung, repeats included."),
    measured_in("words",
                number("lyrics_words_per_line", "words a line", "short lines", "long lines", "shorter in its lines",
                       "longer in its lines", "Mean number of words of a line."),
                1.0),
    measured_in("stanzas",
                number("lyrics_stanzas", "number of stanzas", "in one piece", "in many stanzas", "poorer in stanzas",
                       "richer in stanzas",
                       "Number of stanzas: lines between blank lines, marks or, where times are known and no "
                       "blank lines, pauses of more than eight seconds."),
                1.0),
    measured_in("verses",
                number("lyrics_verses", "number of verses", "hardly a verse", "many verses", "poorer in verses",
                       "richer in verses",
                       "Number of stanzas that are no chorus: those marked as verses; where no mark says it, those "
                       "of whose lines at least half lie outside the chorus.")),
    share(
        "lyrics_chorus_share", "share of the chorus", "no chorus", "nothing but chorus", "poorer in chorus",
        "richer in chorus",
        "Share of the words that are sung in choruses: as marks say, else those of the block of 2 to 16 lines that is "
        "sung at least twice, or of the single line sung at least three times, whose repeats take the most words, "
        "and at least a twentieth of them all (of the first 1000 lines). 0 where nothing comes again so."),
    measured_in("times", number("lyrics_choruses", "number of choruses", "no chorus", "the chorus again and again",
                                "poorer in choruses", "richer in choruses", "How often the chorus is sung.")),
    number(
        "lyrics_longest_repeat", "longest repeated block", "no lines come again", "whole stanzas come again",
        "shorter in its repeats", "longer in its repeats",
        "Number of lines of the longest block of lines that is sung twice or more, without overlap (of the first 1000 "
        "lines)."),
};

/// Which lines are chorus, and how often it is sung.
struct Choruses {
    std::vector<bool> is_chorus;  // by line
    std::size_t times = 0;
    const Line* first = nullptr;
    std::vector<double> sung_at;  // seconds, where times are known
    bool marked = false;
};

void begin_chorus(Choruses& choruses, const Line& line) {
    ++choruses.times;
    if (choruses.first == nullptr) choruses.first = &line;
    if (line.start) choruses.sung_at.push_back(*line.start);
}

Choruses marked_choruses(const Song& song) {
    Choruses choruses;
    for (const Stanza& stanza : song.text().stanzas) {
        const bool chorus = stanza.kind == SectionKind::chorus;
        if (chorus) begin_chorus(choruses, stanza.lines.front());
        choruses.is_chorus.insert(choruses.is_chorus.end(), stanza.lines.size(), chorus);
    }
    choruses.marked = choruses.times > 0;
    return choruses;
}

Choruses find_choruses(const Song& song) {
    Choruses choruses = marked_choruses(song);
    if (choruses.marked) return choruses;
    const std::optional<RepeatedBlock> block = chorus_of(song.lines());
    if (!block) return choruses;
    for (const std::size_t start : block->starts) {
        begin_chorus(choruses, *song.lines()[start]);
        for (std::size_t line = start; line < start + block->lines; ++line) choruses.is_chorus[line] = true;
    }
    return choruses;
}

std::size_t count_verses(const Song& song, const Choruses& choruses) {
    const auto& stanzas = song.text().stanzas;
    const auto marked = [](const Stanza& stanza) { return stanza.kind == SectionKind::verse; };
    if (std::any_of(stanzas.begin(), stanzas.end(), marked))
        return static_cast<std::size_t>(std::count_if(stanzas.begin(), stanzas.end(), marked));
    std::size_t verses = 0, at = 0;
    for (const Stanza& stanza : stanzas) {
        std::size_t outside = 0;
        for (std::size_t line = at; line < at + stanza.lines.size(); ++line)
            outside += choruses.is_chorus[line] ? 0 : 1;
        at += stanza.lines.size();
        const bool may_be_verse = !stanza.kind || stanza.kind == SectionKind::other;
        if (may_be_verse && 2 * outside >= stanza.lines.size()) ++verses;
    }
    return verses;
}

double chorus_words(const Song& song, const Choruses& choruses) {
    double words = 0.0;
    for (std::size_t line = 0; line < song.lines().size(); ++line)
        if (choruses.is_chorus[line]) words += static_cast<double>(song.lines()[line]->words.size());
    return words;
}

void measure(const Song& song, double, FeatureVector& result) {
    const auto lines = static_cast<double>(song.lines().size());
    const auto words = static_cast<double>(song.word_count());
    const Choruses choruses = find_choruses(song);
    const double share_of_chorus = chorus_words(song, choruses) / words;
    std::vector<std::string> quotes;
    if (choruses.first != nullptr)
        quotes.push_back("the chorus beginning " + Song::quoted(choruses.first->text) + " takes " +
                         std::to_string(std::lround(100.0 * share_of_chorus)) + " % of the words");
    result.set("lyrics_lines", lines);
    result.set("lyrics_words_per_line", words / lines);
    result.set("lyrics_stanzas", static_cast<double>(song.text().stanzas.size()));
    result.set("lyrics_verses", static_cast<double>(count_verses(song, choruses)));
    result.set("lyrics_chorus_share", share_of_chorus, choruses.sung_at, quotes);
    result.set("lyrics_choruses", static_cast<double>(choruses.times), choruses.sung_at);
    const auto longest = longest_repeated_block(song.lines());
    result.set("lyrics_longest_repeat", longest ? static_cast<double>(longest->lines) : 0.0);
}

}  // namespace

constinit const Family structure = text_family<infos, measure, LanguageNeed::none>("structure");

}  // namespace armonica::features::lyrics
