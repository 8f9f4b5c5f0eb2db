#pragma once

#include "features/harmony/chord.hpp"
#include "features/harmony/symbols/chord_tones.hpp"

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

/// Whether the third is minor and the fifth perfect.
inline bool is_minor(Quality quality) {
    return quality == Quality::min || quality == Quality::min7 || quality == Quality::min9 ||
           quality == Quality::minmaj7;
}

/// Whether a chord rests in itself as the tonic of a major key does.
inline bool is_stable_major(Quality quality) {
    return quality == Quality::maj || quality == Quality::maj7 || quality == Quality::maj9;
}

}  // namespace armonica::features::harmony
