#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "features/lyrics/song.hpp"

namespace armonica::features::lyrics {

/// A run of lines that comes again with the same words.
struct RepeatedBlock {
    std::size_t lines = 0;            ///< how long it is
    std::vector<std::size_t> starts;  ///< where it is sung, by line from 0, ascending, without overlap; two at least
    std::size_t words = 0;            ///< of one time
};

/// The longest block of lines that is sung twice or more; of equally long ones that sung first. Empty where no line
/// comes again. Looks at the first `most_lines_searched` lines.
std::optional<RepeatedBlock> longest_repeated_block(const std::vector<const Line*>& lines);

/// What is taken for the chorus where no mark says it: of the blocks of 2 to 16 lines that are sung twice or more, and
/// of the single lines sung three times or more, the one whose repeats take the most words, and at least a twentieth of
/// them all; of equals the longer, then the earlier. Empty where there is none.
std::optional<RepeatedBlock> chorus_of(const std::vector<const Line*>& lines);

inline constexpr std::size_t most_lines_searched = 1000;

}  // namespace armonica::features::lyrics
