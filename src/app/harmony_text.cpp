#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/harmony_report.hpp"
#include "app/text.hpp"
#include "explain/words.hpp"
#include "features/harmony/symbols/harte.hpp"
#include "features/harmony/symbols/note_names.hpp"

namespace armonica::app {
namespace {

using features::harmony::AnalysedChord;

constexpr std::size_t time_width = 10, chord_width = 17, key_width = 10, roman_width = 12;
constexpr std::size_t left_width = time_width + 2 + chord_width + key_width + roman_width;

/// "1:02:07.25"; where times are counted, the number of the unit from 1 on.
std::string time_text(double time, bool timed) {
    char text[48];
    if (!timed) {
        std::snprintf(text, sizeof text, "%.0f", time + 1.0);
        return text;
    }
    const auto hundredths = std::llround(time * 100.0);
    const long long minutes = hundredths / 6000;
    if (minutes >= 60)
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld.%02lld", minutes / 60, minutes % 60, hundredths / 100 % 60,
                      hundredths % 100);
    else
        std::snprintf(text, sizeof text, "%lld:%02lld.%02lld", minutes, hundredths / 100 % 60, hundredths % 100);
    return text;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string head(const HarmonyReport& report) {
    const auto& source = report.source;
    std::string song = printable(source.title);
    if (!source.artist.empty()) song += (song.empty() ? "" : ", ") + printable(source.artist);
    std::string text = path_text(report.path.filename()) + (song.empty() ? "" : ": " + song) + "\n";
    const auto sounding = std::count_if(report.analysis.chords.begin(), report.analysis.chords.end(),
                                        [](const AnalysedChord& chord) { return chord.timed.chord.has_value(); });
    text += (report.analysis.key ? key_name(*report.analysis.key) : "no key") + ", " + std::to_string(sounding) +
            (sounding == 1 ? " chord" : " chords");
    if (source.timed) text += ", " + minutes_and_seconds(report.analysis.chords.back().timed.end);
    return text + " (" + source.format + ")\n\n";
}

/// The functions in the local key, wrapped within what is left of the width.
std::string function_lines(const AnalysedChord& chord, std::size_t width) {
    std::string text;
    for (const std::string& line : wrapped(joined(chord.functions.functions), std::max<std::size_t>(width, 20)))
        text += (text.empty() ? "" : "\n" + std::string(left_width, ' ')) + line;
    return text;
}

std::string without_end_blanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

std::string row(const AnalysedChord& chord, bool new_key, bool timed, std::size_t width) {
    const std::string line = right_aligned(time_text(chord.timed.start, timed), time_width) + "  " +
                             padded(features::harmony::harte(chord.timed.chord, chord.key), chord_width) +
                             padded(new_key ? key_name(chord.key) : "", key_width) + padded(chord.roman, roman_width);
    return without_end_blanks(line + function_lines(chord, width - std::min(width, left_width))) + "\n";
}

std::string reductions(const features::harmony::ChordFile& source) {
    if (source.reduced.empty()) return {};
    std::string text = "Read as simpler chords:";
    for (const auto& reduced : source.reduced)
        text += std::string(&reduced == source.reduced.data() ? " " : ", ") + printable(reduced.written) + " as " +
                reduced.kept + (reduced.times > 1 ? " (" + std::to_string(reduced.times) + " times)" : "");
    return text;
}

}  // namespace

std::string harmony_text(const HarmonyReport& report, std::size_t width) {
    std::string text = head(report);
    text += without_end_blanks(right_aligned(report.source.timed ? "time" : "number", time_width) + "  " +
                               padded("chord", chord_width) + padded("key", key_width) +
                               padded("numeral", roman_width) + "functions") +
            "\n";
    const AnalysedChord* previous = nullptr;
    for (const AnalysedChord& chord : report.analysis.chords) {
        const bool new_key = chord.timed.chord && (previous == nullptr || previous->key != chord.key);
        text += row(chord, new_key, report.source.timed, width);
        if (chord.timed.chord) previous = &chord;
    }
    if (const std::string reduced = reductions(report.source); !reduced.empty())
        for (const std::string& line : wrapped(reduced, width))
            text += (line.starts_with("Read as") ? "\n" : "") + line + "\n";
    return text;
}

}  // namespace armonica::app
