#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "features/harmony/chord.hpp"
#include "features/harmony/ontology/chord_functions.hpp"

namespace armonica::test {

/// Chords in the plain notation of the reference ("C:maj7", "Bb:7sus4", "N"), one second each, separated by spaces.
/// A chord may be followed by "*2.5" to last 2.5 s. Throws std::invalid_argument for what it cannot read.
features::harmony::Progression progression(const std::string& chords);

/// One chord in the same notation.
std::optional<features::harmony::Chord> chord_named(const std::string& name);

/// "C:Ionian" and the like.
features::harmony::SongTonality song_tonality(const std::string& name);

/// "C" or "Bb minor".
features::harmony::LocalKey key_named(const std::string& name);

/// The same, `semitones` higher.
features::harmony::Progression transposed(features::harmony::Progression progression, int semitones);

/// `length` tokens, some of them N, with many equal roots and fifths in a row so that functions occur.
features::harmony::Progression random_progression(std::uint32_t seed, std::size_t length);

/// The ids of a token's classes of one role, joined by "+", sorted; "-" for none.
std::string ids_of(const features::harmony::ChordFunctions& functions,
                   const features::harmony::Classification& classification, std::size_t token,
                   features::harmony::ClassRole role);

}  // namespace armonica::test
