#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// What a chord does, by the names of the ontology.
struct FunctionNames {
    std::vector<std::string> functions;  ///< in its local key
    std::vector<std::string> published;  ///< of the published ontology, which knows no key
};

/// Finds the functions of every chord: one entry for each of the progression. `keys` are their local keys.
using FunctionFinder =
    std::function<std::vector<FunctionNames>(const Progression& progression, std::span<const LocalKey> keys)>;

/// A chord with all that is known of it.
struct AnalysedChord {
    TimedChord timed;
    LocalKey key;
    std::string roman;  ///< empty where there is no chord
    FunctionNames functions;
};

/// A progression with keys, Roman numerals and functions.
struct HarmonyAnalysis {
    std::optional<LocalKey> key;  ///< of the whole; none where there is no chord
    std::vector<AnalysedChord> chords;
};

/// Analyses a progression: its local keys (local_keys), Roman numerals (roman; a chord leads to the next one that is
/// not the same, and nowhere where the music pauses) and functions, none without a `find_functions`. Throws
/// std::invalid_argument for times that are none, or where `find_functions` gives another number of entries.
HarmonyAnalysis analyse(const Progression& progression, const FunctionFinder& find_functions = {});

}  // namespace armonica::features::harmony
