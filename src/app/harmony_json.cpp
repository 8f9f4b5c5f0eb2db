#include <nlohmann/json.hpp>

#include <armonica/version.hpp>

#include "app/harmony_report.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"
#include "features/harmony/symbols/harte.hpp"
#include "features/harmony/symbols/note_names.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;
using features::harmony::AnalysedChord;
using features::harmony::harte;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(printable(text)); }

Json chord_json(const AnalysedChord& chord) {
    return {{"start", chord.timed.start},
            {"end", chord.timed.end},
            {"chord", harte(chord.timed.chord, chord.key)},
            {"confidence", chord.timed.confidence},
            {"key", key_name(chord.key)},
            {"roman", text_or_null(chord.roman)},
            {"functions", chord.functions.functions},
            {"published_functions", chord.functions.published}};
}

/// One entry for each run of chords in the same key.
Json key_observations(const HarmonyReport& report) {
    Json observations = Json::array();
    const AnalysedChord* first = nullptr;
    for (const AnalysedChord& chord : report.analysis.chords) {
        if (first == nullptr || first->key != chord.key) {
            first = &chord;
            observations.push_back({{"time", chord.timed.start},
                                    {"duration", 0.0},
                                    {"value", tonic_name(chord.key) + (chord.key.minor ? ":minor" : ":major")},
                                    {"confidence", nullptr}});
        }
        observations.back()["duration"] = chord.timed.end - first->timed.start;
    }
    return observations;
}

Json chord_observations(const HarmonyReport& report) {
    Json observations = Json::array();
    for (const AnalysedChord& chord : report.analysis.chords)
        observations.push_back({{"time", chord.timed.start},
                                {"duration", chord.timed.end - chord.timed.start},
                                {"value", harte(chord.timed.chord, chord.key)},
                                {"confidence", chord.timed.confidence}});
    return observations;
}

Json annotation(const char* name, Json observations, double duration) {
    return {{"namespace", name},
            {"annotation_metadata",
             {{"annotation_tools", "Armonica " ARMONICA_VERSION},
              {"data_source", "program"},
              {"version", ARMONICA_VERSION}}},
            {"data", std::move(observations)},
            {"sandbox", Json::object()},
            {"time", 0.0},
            {"duration", duration}};
}

}  // namespace

std::string harmony_json(const HarmonyReport& report) {
    const auto& source = report.source;
    Json chords = Json::array(), reduced = Json::array(), warnings = Json::array();
    for (const AnalysedChord& chord : report.analysis.chords) chords.push_back(chord_json(chord));
    for (const auto& symbol : source.reduced)
        reduced.push_back({{"written", printable(symbol.written)}, {"kept", symbol.kept}, {"times", symbol.times}});
    for (const std::string& warning : source.warnings) warnings.push_back(printable(warning));
    const Json line{{"path", path_text(report.path)},
                    {"error", nullptr},
                    {"format", source.format},
                    {"title", text_or_null(source.title)},
                    {"artist", text_or_null(source.artist)},
                    {"timed", source.timed},
                    {"key", report.analysis.key ? Json(key_name(*report.analysis.key)) : Json(nullptr)},
                    {"chords", std::move(chords)},
                    {"reduced", std::move(reduced)},
                    {"warnings", std::move(warnings)}};
    return line.dump() + "\n";
}

std::string harmony_failure_json(const std::filesystem::path& path, const std::string& problem) {
    const Json line{{"path", path_text(path)},
                    {"error", {{"message", printable(problem)}}},
                    {"key", nullptr},
                    {"chords", Json::array()}};
    return line.dump() + "\n";
}

std::string harmony_jams(const HarmonyReport& report) {
    const double duration = report.analysis.chords.back().timed.end;
    const Json jams{{"file_metadata",
                     {{"title", printable(report.source.title)},
                      {"artist", printable(report.source.artist)},
                      {"release", ""},
                      {"duration", duration},
                      {"identifiers", Json::object()},
                      {"jams_version", "0.3.4"}}},
                    {"annotations",
                     {annotation("chord", chord_observations(report), duration),
                      annotation("key_mode", key_observations(report), duration)}},
                    {"sandbox", Json::object()}};
    return jams.dump(2) + "\n";
}

std::string harmony_lab(const HarmonyReport& report) {
    std::string text;
    for (const AnalysedChord& chord : report.analysis.chords)
        text += exact_number(chord.timed.start) + "\t" + exact_number(chord.timed.end) + "\t" +
                harte(chord.timed.chord, chord.key) + "\n";
    return text;
}

}  // namespace armonica::app
