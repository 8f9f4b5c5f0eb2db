#pragma once

#include "features/harmony/chord.hpp"
#include "features/harmony/chord_tones.hpp"

namespace armonica::features::harmony {

/// Whether a chord has notes that the key's scale has not; a minor key has both forms of its sixth and seventh degree.
inline bool leaves_scale(const Chord& chord, LocalKey key) {
    constexpr unsigned major_scale = 0b101010110101, minor_scales = 0b111110101101;
    const auto shift = static_cast<unsigned>((chord.root - key.tonic + 12) % 12);
    const unsigned notes = static_cast<unsigned>(tones_of(chord.quality)) << shift;
    return (((notes | notes >> 12U) & 0xFFFU) & ~(key.minor ? minor_scales : major_scale)) != 0;
}

/// Whether the third and the fifth are both small.
inline bool is_diminished(Quality quality) {
    return quality == Quality::dim || quality == Quality::hdim7 || quality == Quality::dim7;
}

}  // namespace armonica::features::harmony
