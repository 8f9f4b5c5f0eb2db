#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "features/lyrics/language.hpp"
#include "features/lyrics/meaning/affect_lexicon.hpp"
#include "features/lyrics/meaning/themes.hpp"
#include "features/lyrics/meaning/word_lists.hpp"

namespace armonica::features::lyrics {

/// All that is shipped of one language's words: the folder of its name under data/lyrics.
struct Knowledge {
    WordLists lists;
    AffectLexicon affects;
    Themes themes;
    std::unordered_map<std::string, double> concreteness;  ///< of nouns, 0 … 1; empty where none is shipped

    /// Read when first asked for and kept. Throws InputError where a file is missing or wrong. Thread-safe.
    static const Knowledge& of(Language language);
};

}  // namespace armonica::features::lyrics
