#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>

#include "features/lyrics/meaning/lookup.hpp"

namespace armonica::features::lyrics {

/// What a word feels like.
struct Affect {
    std::optional<double> valence;  ///< −1 unpleasant … 1 pleasant; empty where it is neither
    std::optional<double> arousal;  ///< −1 calm … 1 excited; empty where it is neither, or not known
};

/// The words of feeling of one language: affect.tsv, where 0 and an empty cell say that a word has none.
class AffectLexicon {
public:
    /// Throws InputError, with file and line, for a line that is not a word and two numbers of −1 … 1.
    AffectLexicon(const std::filesystem::path& file, Language language);

    /// The feeling of a word: as it is written, else of the words with its stem. Null where it is not known. A word
    /// that is listed with 0 is known to feel like nothing, so that its stem does not give it another word's feeling.
    const Affect* find(const Lookup& word) const;

private:
    /// The mean of all words of one stem.
    struct StemAffect {
        Affect affect;
        std::size_t shortest = 0;  ///< how many bytes a word of the text must have at least
    };

    std::unordered_map<std::string, Affect> words_;
    std::unordered_map<std::string, StemAffect> stems_;
};

}  // namespace armonica::features::lyrics
