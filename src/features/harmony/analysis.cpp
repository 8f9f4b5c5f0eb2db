#include "features/harmony/analysis.hpp"

#include "features/harmony/ontology/chord_functions.hpp"
#include "features/harmony/keys/local_keys.hpp"
#include "features/harmony/merged_chords.hpp"
#include "features/harmony/symbols/roman.hpp"

namespace armonica::features::harmony {

namespace {

constexpr std::string_view in_key = "in_key";  // goes without saying

// A cadence arrives with the first of equal neighbours.
FunctionNames names_of(const ChordFunctions& ontology, const Classification& classes, std::size_t token, bool arrives) {
    FunctionNames names;
    for (const HarmonyClass* function : ontology.classes_of(classes, token, ClassRole::function))
        if (function->id != in_key) names.functions.push_back(function->label);
    if (arrives)
        for (const HarmonyClass* cadence : ontology.classes_of(classes, token, ClassRole::cadence))
            names.functions.push_back(cadence->label);
    for (const HarmonyClass* label : ontology.classes_of(classes, token, ClassRole::published_label))
        names.published.push_back(label->id);
    return names;
}

// One entry for each chord of `progression`: those that were merged share theirs.
std::vector<FunctionNames> functions_of(const Progression& progression, const std::vector<LocalKey>& keys) {
    const MergedChords together = merged(progression, keys);
    const ChordFunctions& ontology = ChordFunctions::shipped();
    const Classification classes = ontology.classify(together.chords, together.keys);
    std::vector<FunctionNames> names;
    std::size_t token = 0;
    for (const TimedChord& timed : progression) {
        while (token + 1 < together.chords.size() && together.chords[token].end <= timed.start) ++token;
        names.push_back(names_of(ontology, classes, token, timed.start <= together.chords[token].start));
    }
    return names;
}

}  // namespace

HarmonyAnalysis analyse(const Progression& progression) { return analyse(progression, local_keys(progression)); }

HarmonyAnalysis analyse(const Progression& progression, const std::vector<LocalKey>& keys) {
    std::vector<FunctionNames> functions = functions_of(progression, keys);
    HarmonyAnalysis analysis{global_key(progression, keys), {}};
    analysis.chords.resize(progression.size());
    std::optional<Chord> next;  // the chord that the current one leads to
    for (std::size_t i = progression.size(); i-- > 0;) {
        const std::optional<Chord>& chord = progression[i].chord;
        const bool repeated = i + 1 < progression.size() && progression[i + 1].chord == chord;
        if (!repeated) next = i + 1 < progression.size() ? progression[i + 1].chord : std::nullopt;
        analysis.chords[i] = {progression[i], keys[i], chord ? roman(*chord, keys[i], next) : "",
                              std::move(functions[i])};
    }
    return analysis;
}

}  // namespace armonica::features::harmony
