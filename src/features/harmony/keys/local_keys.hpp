#pragma once

#include <optional>
#include <span>
#include <vector>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// The key that each chord stands in, one for each entry of `progression`; a time without a chord has its neighbours'
/// key. The most probable sequence of keys by the Viterbi algorithm, over the 24 keys (36 states, as a major key may be
/// used as in the blues): chords must fit the key (chord_in_idiom), each counting by how long it lasts beside the usual
/// length (a repeated chord is one chord), steps that establish a key count for it (chord_succession), piece and key
/// begin and end gladly with the tonic, and modulations are rare (key_change). The answer turns with the music when all
/// of it is transposed. Empty for an empty progression; the 24 keys are equally likely where there is no chord at all,
/// so C major. Throws std::invalid_argument where a time is not finite or an end lies before its start.
std::vector<LocalKey> local_keys(const Progression& progression);

/// The key of the whole: the local key that lasts longest, without the times that have no chord; the earlier one of
/// equals. None where there is no chord.
std::optional<LocalKey> global_key(const Progression& progression, std::span<const LocalKey> keys);

}  // namespace armonica::features::harmony
