#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// A chord that lasts from one time slot to before another.
struct DecodedChord {
    std::size_t first = 0, end = 0;  ///< slots
    std::size_t chord = 0;           ///< in heard_chords()
    double confidence = 0.0;  ///< how probable root and quality are beside all other chords in their place, 0 … 1
};

/// What a slot of time is.
enum class Slots {
    beats,   ///< chords last two, four, eight beats rather than one or three
    seconds  ///< slots are not beats: one length is as good as another
};

/// Finds the chords that explain the sound best and that a musician would play: a hidden semi-Markov model whose states
/// are pairs of a key and a chord. A state lasts a number of slots, some more likely than others; the next chord is
/// drawn from the key (chord_in_key); keys change seldom (key_change). The most probable sequence by the Viterbi
/// algorithm,
///
///   F(t, k) = max over chords c and lengths d of  G(t − d, k) + Σ evidence(c) + log P(d) + log P(c) + α·log P(c | k),
///   G(t, k) = max over keys k′ of  F(t, k′) + κ(k′, k).
///
/// `evidence_of(slot, evidence)` fills the chord_evidence() of one of `slots` slots, the more of it the longer the slot
/// lasts; each is asked for in order, some more than once. Memory is bounded: after a thousand slots what lies more than a hundred back is settled.
std::vector<DecodedChord> decode_chords(std::size_t slots, Slots kind,
                                        const std::function<void(std::size_t, std::span<float>)>& evidence_of);

}  // namespace armonica::features::harmony
