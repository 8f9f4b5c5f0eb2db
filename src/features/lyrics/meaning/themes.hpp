#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "features/lyrics/meaning/lookup.hpp"

namespace armonica::features::lyrics {

/// Something songs are about.
struct Theme {
    std::string id;     ///< "love"
    std::string label;  ///< "love"
    std::string definition;
};

/// The themes of data/lyrics/themes.ttl, with the words of one language for them. What a narrower theme's words say,
/// the broader theme is said by, too.
class Themes {
public:
    /// Reads the themes in `folder`/themes.ttl and their words in `folder`/LANGUAGE/themes.ttl. Throws InputError, with
    /// file and line, for what is not Turtle and for words of a theme that is not described.
    Themes(const std::filesystem::path& folder, Language language);

    const std::vector<Theme>& all() const { return themes_; }

    /// What speaks of a theme: a word, or a phrase that begins with it.
    struct Phrase {
        std::vector<std::string> following;  ///< the stems of the words that must follow; empty for a single word
        std::vector<std::uint16_t> themes;   ///< indices into all(), ascending
    };

    /// The phrases that begin with a word: as it is written, else however it is inflected. Null where there are none.
    const std::vector<Phrase>* beginning_with(const Lookup& word) const;

private:
    void add(const std::string& text, const std::vector<std::uint16_t>& themes, Language language);

    std::vector<Theme> themes_;
    std::unordered_map<std::string, std::vector<Phrase>> by_form_;  // of the first word
    std::unordered_map<std::string, std::vector<Phrase>> by_stem_;
    std::unordered_map<std::string, std::size_t> shortest_;  // by stem: how long a word of the text must be at least
};

}  // namespace armonica::features::lyrics
