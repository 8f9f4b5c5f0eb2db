#include "app/figure_text.hpp"
#include "app/harmony_report.hpp"
#include "app/text.hpp"
#include "features/harmony/key_features.hpp"
#include "features/harmony/published_features.hpp"
#include "tables/csv.hpp"

namespace armonica::app {
namespace {

using namespace features::harmony;

HarmonyFigures all_figures(const KeyedProgression& piece) {
    const ChordFunctions& ontology = ChordFunctions::shipped();
    HarmonyFigures figures = key_features(ontology, piece);
    const HarmonyFigures published = published_features(ontology, piece.chords);
    figures.insert(figures.end(), published.begin(), published.end());
    return figures;
}

bool needs_time(const std::string& name) { return name.ends_with("_rate") || name == "harmony_rhythm"; }

}  // namespace

std::string harmony_csv(const HarmonyReport& report) {
    std::vector<LocalKey> keys;
    for (const AnalysedChord& chord : report.analysis.chords) keys.push_back(chord.key);
    const Progression& chords = report.source.chords;
    std::string row = csv_cell(path_text(report.path));
    for (const HarmonyFigure& figure : all_figures({chords, keys, chords.back().end, report.beats}))
        row += csv_figure(needs_time(figure.name) && !report.source.timed ? std::nullopt : figure.value);
    return row + "\n";
}

std::string harmony_csv_header() {
    std::string header = "path";
    const Progression one = {{0.0, 1.0, std::nullopt}};
    const std::vector<LocalKey> key(1);
    for (const HarmonyFigure& figure : all_figures({one, key, 1.0})) header += "," + csv_cell(figure.name);
    return header + "\n";
}

}  // namespace armonica::app
