#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// What a chord does, by the labels of the ontology.
struct FunctionNames {
    std::vector<std::string> functions;  ///< in its local key: functions, then the cadences that arrive at it
    std::vector<std::string> published;  ///< of the publication's seven, which know no key: "dom", "sub" …
};

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
/// not the same, and nowhere where the music pauses) and functions by the shipped ontology. Equal neighbours count as
/// one chord, as they do for the features. Throws std::invalid_argument for times that are none.
HarmonyAnalysis analyse(const Progression& progression);

/// The same, where the key of each chord is known.
HarmonyAnalysis analyse(const Progression& progression, const std::vector<LocalKey>& keys);

}  // namespace armonica::features::harmony
