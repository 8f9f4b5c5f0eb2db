#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace armonica::features::harmony {

/// What a chord is besides its root: the vocabulary of the Functional Harmony Ontology, by Harte's shorthands
/// (`sus7` is his `sus4(b7)`, written `7sus4`).
enum class Quality : std::uint8_t {
    maj,
    min,
    dim,
    aug,
    dom7,
    maj7,
    min7,
    hdim7,
    dim7,
    minmaj7,
    dom9,
    maj9,
    min9,
    sus2,
    sus4,
    sus7
};

inline constexpr std::array<std::string_view, 16> quality_names = {"maj",  "min",   "dim",  "aug",     "7", "maj7",
                                                                   "min7", "hdim7", "dim7", "minmaj7", "9", "maj9",
                                                                   "min9", "sus2",  "sus4", "7sus4"};

inline constexpr std::string_view name(Quality quality) { return quality_names[static_cast<std::size_t>(quality)]; }

/// A chord; pitch classes count from C = 0 to B = 11, however they are spelt.
struct Chord {
    int root = 0;
    Quality quality = Quality::maj;
    int bass = 0;  ///< the lowest note; the root unless the chord is inverted
    bool operator==(const Chord&) const = default;
};

/// A chord in its time; none (Harte's N) where nothing is played that has a name.
struct TimedChord {
    double start = 0.0;  ///< in seconds; where the source knows no time, chord i lasts from i to i + 1
    double end = 0.0;
    std::optional<Chord> chord;
    double confidence = 1.0;  ///< 0 … 1; 1 where the source is not a recording
};

/// Chords in their order, without overlap. Neighbours may be equal.
using Progression = std::vector<TimedChord>;

/// The key that a part of the music is in.
struct LocalKey {
    int tonic = 0;  ///< pitch class
    bool minor = false;
    bool operator==(const LocalKey&) const = default;
};

}  // namespace armonica::features::harmony
