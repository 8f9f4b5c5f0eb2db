#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "features/lyrics/language.hpp"

namespace armonica::features::lyrics {

/// How a word of a text is looked up in lists of words: under each of its forms, the first that is found.
struct Lookup {
    /// The word as it is written; without letters repeated for effect ("loooove"); without what is tied to it by an
    /// apostrophe ("l'amour", "love's"); with the g that English leaves out ("lovin'").
    std::vector<std::string> forms;
    std::vector<std::string> stems;  ///< of the forms, in their order
    std::string clitic;  ///< what is tied to its front by an apostrophe: "j'" of "j'aime"; empty where there is nothing

    Lookup(std::string_view word, Language language);
};

/// How long a word of a text must be at least, in bytes, to be taken for an inflection of a listed word of `listed`
/// bytes that has the same stem. English inflections are never shorter than their base: "even" is not of "evening".
std::size_t shortest_inflection(std::size_t listed, Language language);

}  // namespace armonica::features::lyrics
