#include <algorithm>
#include <map>
#include <string_view>

#include <armonica/catalogue.hpp>

#include "app/lyrics_report.hpp"
#include "app/text.hpp"
#include "explain/words.hpp"
#include "features/lyrics/rhyme_scheme.hpp"
#include "features/lyrics/spoken_themes.hpp"
#include "features/lyrics/text/language_name.hpp"

namespace armonica::app {
namespace {

using namespace features::lyrics;

constexpr std::size_t title_width = 34, value_width = 8;

std::string count(std::size_t number, const char* one, const char* many) {
    return count_in_words(number) + " " + (number == 1 ? one : many);
}

std::string languages(const LanguageGuess& guess) {
    if (guess.code.empty()) return "language not recognised";
    std::string text = language_name(guess.code) + " (" + percent(guess.share);
    if (guess.second_share >= 0.05)
        text += "; " + language_name(guess.second_code) + ": " + percent(guess.second_share);
    return text + ")" + (guess.reliable() ? "" : ", not sure");
}

std::string head(const LyricsReport& report) {
    const SongText& text = report.song.text();
    if (report.song.absent() == MissingReason::no_lyrics) return "no lyrics were found";
    if (report.song.absent()) return "an instrumental: its lyrics say that there are no words";
    std::string line = languages(text.language) + ", " + count(text.stanzas.size(), "stanza", "stanzas") + ", " +
                       count(text.line_count(), "line", "lines") + ", " +
                       count(report.song.word_count(), "word", "words") + " (" + printable(text.source) + ": " +
                       text.format;
    if (!text.encoding.empty()) line += ", " + text.encoding;
    return line + (text.timed ? ", with times)" : ")");
}

std::string_view name_of(SectionKind kind) {
    switch (kind) {
        case SectionKind::verse:
            return "verse";
        case SectionKind::pre_chorus:
            return "pre-chorus";
        case SectionKind::chorus:
            return "chorus";
        case SectionKind::bridge:
            return "bridge";
        case SectionKind::intro:
            return "intro";
        case SectionKind::outro:
            return "outro";
        case SectionKind::other:
            break;
    }
    return "stanza";
}

/// `text` cut at its end to `width` columns.
std::string cut(std::string text, std::size_t width) {
    if (display_width(text) <= width) return text;
    while (!text.empty() && display_width(text) + 1 > width) {
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
        if (!text.empty()) text.pop_back();
    }
    return text + "…";
}

/// "   1  verse       AABB…      “The first line”"
std::string stanza_line(const LyricsReport& report, std::size_t number, std::size_t width) {
    constexpr std::size_t scheme_width = 18;
    const Stanza& stanza = report.song.text().stanzas[number];
    std::string line = right_aligned(std::to_string(number + 1), 4) + "  " +
                       padded(stanza.kind ? name_of(*stanza.kind) : "stanza", 12);
    const std::string scheme =
        report.song.language() ? rhyme_scheme(report.song, stanza) : count(stanza.lines.size(), "line", "lines");
    line += padded(shortened(scheme, scheme_width), scheme_width);
    if (report.quotes) line += "  " + printable(Song::quoted(stanza.lines.front().text));
    return cut(line, width) + "\n";
}

std::string stanzas(const LyricsReport& report, std::size_t width) {
    std::string text;
    for (std::size_t s = 0; s < report.song.text().stanzas.size(); ++s) text += stanza_line(report, s, width);
    return text.empty() ? text : "\n" + text;
}

std::string feature_line(const FeatureInfo& info, const LyricsReport& report, std::size_t width) {
    std::string line = "  " + padded(shortened(info.title, title_width), title_width) +
                       right_aligned(value_in_words(*report.features.value(info.id), info), value_width);
    if (const std::string unit = unit_in_words(*report.features.value(info.id), info); !unit.empty())
        line += " " + unit;
    const auto& quotes = report.features.quotes(info.id);
    if (!quotes.empty()) line = padded(line, title_width + value_width + 4) + printable(quotes.front());
    return cut(line, width) + "\n";
}

std::string measured(const LyricsReport& report, std::size_t width) {
    std::string text;
    std::string_view family;
    for (const FeatureInfo& info : catalogue()) {
        if (info.modality != Modality::lyrics || !report.features.value(info.id)) continue;
        if (info.family != family) text += "\n";
        family = info.family;
        text += feature_line(info, report, width);
    }
    return text;
}

/// Themes that the user has added to the ontology: they have no feature, but are told all the same.
std::string own_themes(const LyricsReport& report, std::size_t width) {
    std::string text;
    if (!report.song.language()) return text;
    for (const SpokenTheme& spoken : spoken_themes(report.song)) {
        if (find_feature("lyrics_theme_" + spoken.theme->id) != nullptr) continue;
        const double share = static_cast<double>(spoken.words) / static_cast<double>(report.song.word_count());
        std::string line = "  " +
                           padded(shortened("theme: " + printable(spoken.theme->label), title_width), title_width) +
                           right_aligned(number_in_words(share), value_width);
        if (report.quotes && spoken.line != nullptr)
            line = padded(line, title_width + value_width + 4) + printable(Song::quoted(spoken.line->text));
        text += (text.empty() ? "\n" : "") + cut(line, width) + "\n";
    }
    return text;
}

std::string not_measured(const LyricsReport& report, std::size_t width) {
    std::map<std::string, std::string> titles_by_reason;
    for (const FeatureInfo& info : catalogue()) {
        if (info.modality != Modality::lyrics || report.features.value(info.id)) continue;
        std::string& titles = titles_by_reason[std::string(to_string(*report.features.missing(info.id)))];
        titles += (titles.empty() ? "" : ", ") + std::string(info.title);
    }
    std::string text;
    for (const auto& [reason, titles] : titles_by_reason)
        for (const std::string& line : wrapped("Not measured (" + reason + "): " + titles, width))
            text += (line.starts_with("Not measured") ? "\n" : "") + line + "\n";
    return text;
}

}  // namespace

std::string lyrics_text(const LyricsReport& report, std::size_t width) {
    std::string text = path_text(report.path.filename()) + "\n";
    for (const std::string& line : wrapped(head(report), width)) text += line + "\n";
    if (report.song.absent()) return text;
    return text + stanzas(report, width) + measured(report, width) + own_themes(report, width) +
           not_measured(report, width);
}

}  // namespace armonica::app
