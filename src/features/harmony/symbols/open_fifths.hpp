#pragma once

#include <cstddef>
#include <span>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// Gives chords of root and fifth alone (power chords) the third that the music around them implies, one for each root:
/// that of the other chords on this root, of those that last longer in sum; without any, the more probable one in the
/// key that fits all chords best (chord_in_key), whose tonic the music gladly begins and ends with. `open` are their
/// places in `progression`; there they are major or minor when this returns.
void settle_open_fifths(Progression& progression, std::span<const std::size_t> open);

}  // namespace armonica::features::harmony
