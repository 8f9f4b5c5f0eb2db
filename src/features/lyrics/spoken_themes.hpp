#pragma once

#include <cstddef>
#include <vector>

#include "features/lyrics/meaning/themes.hpp"
#include "features/lyrics/song.hpp"

namespace armonica::features::lyrics {

/// How much of a song speaks of one theme.
struct SpokenTheme {
    const Theme* theme = nullptr;
    std::size_t words = 0;       ///< those of the theme, and those of phrases for it
    const Line* line = nullptr;  ///< that with the most of them, the first of several; null where there are none
};

/// All themes of the ontology, in its order. The song's language must be known.
std::vector<SpokenTheme> spoken_themes(const Song& song);

}  // namespace armonica::features::lyrics
