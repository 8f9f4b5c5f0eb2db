#pragma once

#include "features/lyrics/sounds/german_endings.hpp"
#include "features/lyrics/sounds/letters.hpp"

namespace armonica::features::lyrics::spelling {

/// Writes out what German spelling leaves to the reader, for the rules to read: á é í ó ú ô û for long a e i o u ö ü
/// where their length is not written (long ä becomes é, which sounds alike), ø for the weak e, ç for s before t or p
/// where the word or its stem begins.
void write_out(Letters& letters, const GermanWord& parts);

}  // namespace armonica::features::lyrics::spelling
