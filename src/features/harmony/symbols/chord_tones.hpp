#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// Notes above a root: bit i stands for i semitones, modulo the octave.
using Tones = std::uint16_t;

/// The notes of a quality, the root among them.
Tones tones_of(Quality quality);

/// One note of a chord as a symbol names it: degree 1 … 13 of the major scale, so many semitones raised or lowered.
struct Degree {
    int number = 1;
    int alteration = 0;
    bool operator==(const Degree&) const = default;
};

/// Semitones above the root, modulo the octave.
int semitones(Degree degree);

/// What is left of a chord when it is told in the sixteen qualities.
struct Reduction {
    std::optional<Quality> quality;  ///< none for a single note, which is no chord
    bool exact = true;               ///< false where notes were left out, added or changed
    bool open_fifth = false;         ///< root and fifth alone: major for want of better knowledge
};

/// The quality of the chord of these `degrees`. Where the notes are not exactly those of a quality:
/// - sixths and added notes are left out: maj6, add9 → maj, min6 → min;
/// - elevenths and thirteenths leave the seventh chord, and so do altered ninths: 13 → 7, min11 → min7, 7(b9) → 7;
/// - an altered fifth gives way to the seventh: 7(#5), 7(b5) → 7; but maj7(#5) → aug, the chord of its function;
/// - a missing fifth counts as a perfect one, a missing third beside a second or fourth makes a suspended chord, and
///   beside neither it counts as major, the third that sounds among the overtones: 5 → maj (but see open_fifths.hpp);
/// - a suspended chord with a minor seventh is 7sus4 whatever else is in it.
Reduction reduced(std::span<const Degree> degrees);

}  // namespace armonica::features::harmony
