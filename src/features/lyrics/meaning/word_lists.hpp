#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "features/lyrics/meaning/lookup.hpp"

namespace armonica::features::lyrics {

using WordSet = std::unordered_set<std::string>;

/// Words that do something in a text, whatever it is about: what stands in words.toml of a language.
struct WordLists {
    WordSet first, first_plural, second, third;            ///< whom it speaks of
    WordSet negations;                                     ///< turn what follows into its opposite
    std::unordered_map<std::string, double> intensifiers;  ///< strengthen (over 1) or weaken what follows
    WordSet vocables;                                      ///< are sung without meaning: "la", "oh"
    WordSet profanity;
    WordSet past, present, future, not_past;  ///< marks of tense; empty where the language has none listed

    /// Throws InputError, with file and line, for what is not TOML or not such a list.
    static WordLists read(const std::filesystem::path& file);
};

/// Whether `list` has the word, under any of its lookup forms or by the clitic before it.
bool is_in(const WordSet& list, const Lookup& word);

}  // namespace armonica::features::lyrics
