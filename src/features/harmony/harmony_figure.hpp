#pragma once

#include <optional>
#include <string>
#include <vector>

namespace armonica::features::harmony {

/// Why a figure of harmony has no value.
enum class NoFigure {
    no_chords,  ///< there is no chord in the progression
    no_beats    ///< no beats are known within the chords
};

/// One number that is a feature of a progression: finite, or nothing with a reason.
struct HarmonyFigure {
    std::string name;                        ///< as the feature is called
    std::optional<double> value;             ///< empty where there is nothing to measure
    NoFigure missing = NoFigure::no_chords;  ///< why, where there is no value
    std::vector<double> heard_at = {};  ///< seconds, ascending: where what is counted is heard
};

using HarmonyFigures = std::vector<HarmonyFigure>;

}  // namespace armonica::features::harmony
