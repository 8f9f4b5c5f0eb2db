#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "features/lyrics/song.hpp"

namespace armonica::features::lyrics {

/// How the end of a line sounds beside the ends of the lines around it.
enum class LineEnd {
    unrhymed,
    slant,      ///< like another, but not rhyming
    same_word,  ///< on the same word as another
    rhymed      ///< rhyming perfectly with a different word
};

/// One line's end.
struct EndRhyme {
    LineEnd kind = LineEnd::unrhymed;
    std::optional<std::size_t> partner;  ///< the nearest line of the stanza that `kind` speaks of; of two the earlier
};

/// Lines further apart than this are not heard as rhyming.
inline constexpr std::size_t rhyme_reach = 4;

/// For every line of a stanza what its last word does with the last words of the lines up to `rhyme_reach` before and
/// after it. Where several things are true of a line, the last in the order of LineEnd counts.
std::vector<EndRhyme> end_rhymes(const Song& song, const Stanza& stanza);

/// The stanza's rhyme scheme: a letter a line, the same for lines that end in a perfect rhyme or in the same word, and
/// - for lines that do not: "AABBA". Beyond Z it goes on with a to z, then begins again.
std::string rhyme_scheme(const Song& song, const Stanza& stanza);

}  // namespace armonica::features::lyrics
