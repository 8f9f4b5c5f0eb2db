#pragma once

#include <span>
#include <vector>

#include "features/harmony/ontology/chord_functions.hpp"
#include "features/harmony/harmony_figure.hpp"

namespace armonica::features::harmony {

/// What features in the local key are computed from.
struct KeyedProgression {
    const Progression& chords;
    const std::vector<LocalKey>& keys;   ///< one for each token, N too
    double total_seconds = 0.0;          ///< of the whole track, silence too: what "per minute" means
    std::span<const double> beats = {};  ///< times of the beats in seconds, where they are known
};

/// Features in the local key, equal neighbours merged first. Always all, in the same order:
///
/// - `harmony_tonic`, `_predominant`, `_dominant`, `_secondary_dominant`, `_unresolved_dominant`,
///   `_tritone_substitute`, `_two_of_another`, `_borrowed`, `_blues_tonic`, `_outside_key`, `_chromatic_other`: the
///   share of the time with chords that has the function, 0 … 1. By time, since that is how much of it is heard, and
///   short slips of a chord recogniser weigh little;
/// - `harmony_kind_…` for each kind of chord of the ontology: the share of the time with chords, 0 … 1;
/// - `harmony_tonic_dominant` and the eight others: the share of the pairs of adjacent chords in which the one function
///   follows the other, 0 … 1, counted by chords since steps have no duration;
/// - `harmony_cadence_…_rate` and `harmony_cadence_…_share` for each cadence of the ontology: arrivals per minute of
/// the
///   track, and their share in the changes of chord;
/// - `harmony_vocabulary`: how many different chords there are, relative to the tonic of their key, and
///   `harmony_vocabulary_entropy`, the entropy of their frequencies in bits, counted by chords;
/// - `harmony_rhythm`: changes from chord to chord per second of the time with chords, and `harmony_rhythm_beat`: per
/// beat
///   within chords;
/// - `harmony_modulation_rate`: changes of the local key per minute of the track, and `harmony_home_key`: the share of
/// the
///   time with chords in the key that has the most of it, 0 … 1.
///
/// Without a chord (or where all have no duration) none has a value, and without beats the one that counts them has
/// none. Throws std::invalid_argument where the number of keys is not that of the tokens, or the total is not above 0.
HarmonyFigures key_features(const ChordFunctions& functions, const KeyedProgression& track);

}  // namespace armonica::features::harmony
