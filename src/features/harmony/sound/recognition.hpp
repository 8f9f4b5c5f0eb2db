#pragma once

#include <vector>

#include "features/harmony/chord.hpp"
#include "features/harmony/sound/note_track.hpp"
#include "features/shared/pulse.hpp"

namespace armonica::features::harmony {

/// The chords of a recording, and the key that each of them stands in.
struct HeardHarmony {
    Progression chords;          ///< from the beginning to the end of the sound; neighbours differ
    std::vector<LocalKey> keys;  ///< one for each of `chords`
    std::vector<double> beats;   ///< in seconds; empty where no pulse is found
};

/// Recognises chords and keys: the notes between one beat and the next are matched with all chords
/// (chord_evidence), the most probable sequence is found (decode_chords), and from it the keys (local_keys). Where
/// beats lie further apart than 0.5 s each is halved, as often as it takes; where there are none, every 0.4 s counts as
/// one. `seconds` is the
/// length of the sound.
HeardHarmony hear_harmony(const NoteTrack& notes, const Pulse& pulse, double seconds);

/// Times at which slots of the sound begin, and the end of the last; what hear_harmony() decodes.
std::vector<double> slot_times(const Pulse& pulse, double seconds);

}  // namespace armonica::features::harmony
