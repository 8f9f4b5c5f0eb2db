#pragma once

#include <span>
#include <vector>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// A progression without equal neighbours, and the key of each of its chords where keys were given.
struct MergedChords {
    Progression chords;
    std::vector<LocalKey> keys;
};

/// Merges neighbours of equal root and quality, whatever their bass, and neighbouring N. A merged chord lasts from the
/// first's start to the last's end, has the first's bass, the mean confidence by duration, and of its keys the one that
/// holds the longest (of equals the later). `keys` is empty or has one for each token; throws std::invalid_argument
/// otherwise.
MergedChords merged(std::span<const TimedChord> progression, std::span<const LocalKey> keys = {});

}  // namespace armonica::features::harmony
