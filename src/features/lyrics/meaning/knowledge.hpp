#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "features/lyrics/language.hpp"
#include "features/lyrics/meaning/affect_lexicon.hpp"
#include "features/lyrics/meaning/themes.hpp"
#include "features/lyrics/meaning/word_lists.hpp"

namespace armonica::features::lyrics {

/// How much of what nouns can mean is a physical thing, 0 … 1.
struct Concreteness {
    std::unordered_map<std::string, double> nouns;  ///< empty where none are shipped
    std::unordered_map<std::string, double> stems;  ///< of the nouns

    /// Of a noun, or of what may be the plural of one: other words that share a stem with a noun are none.
    std::optional<double> find(const Lookup& word) const;
};

/// All that is shipped of one language's words: the folder of its name under data/lyrics.
struct Knowledge {
    WordLists lists;
    AffectLexicon affects;
    Themes themes;
    Concreteness concreteness;

    /// Read when first asked for and kept. Throws InputError where a file is missing or wrong. Thread-safe.
    static const Knowledge& of(Language language);
};

}  // namespace armonica::features::lyrics
