#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "features/lyrics/files/written_lyrics.hpp"
#include "features/lyrics/language.hpp"

namespace armonica::features::lyrics {

/// A word as a dictionary counts words: however often it is sung, it is one.
struct WordType {
    std::string form;  ///< lower case, NFC, ' for apostrophes: what counts as the same word
    std::optional<Language> language =
        {};  ///< that of the line it was first seen in; empty for those Armonica knows not
};

/// A word where it stands: an index into SongText::types.
using Word = std::uint32_t;

/// A line as it is sung; it has at least one word.
struct Line {
    std::string text;
    std::vector<Word> words;
    std::optional<double> start;  ///< in seconds
    std::optional<double> end;    ///< in seconds
};

/// A stanza: lines between blank lines or marks.
struct Stanza {
    std::optional<SectionKind> kind;
    std::vector<Line> lines;  ///< at least one
};

/// What language a text is in.
struct LanguageGuess {
    std::string code;         ///< ISO 639-1 where there is one, else 639-3; empty where none was recognised
    double share = 0.0;       ///< of the text that is in it, 0 … 1
    double confidence = 0.0;  ///< 0 … 1: from 0.5 on, by the share, where the detector calls itself reliable; else below
    std::string second_code;  ///< the second language's; empty where there is one only
    double second_share = 0.0;

    /// Whether the guess can be relied on.
    bool reliable() const { return confidence >= 0.5; }

    /// The language, where Armonica knows it and the guess can be relied on.
    std::optional<Language> known() const { return reliable() ? language_of(code) : std::nullopt; }
};

/// The words of a song, cut into lines and words.
struct SongText {
    std::vector<Stanza> stanzas;
    std::vector<WordType> types;  ///< every word once, in the order of their first places
    LanguageGuess language;
    bool latin_script = false;  ///< nine tenths of the letters, at least, are Latin
    bool timed = false;         ///< every line has a start
    std::string source;
    std::string format;
    std::string encoding;
    std::vector<std::string> notes;

    /// All lines in their order.
    std::vector<const Line*> lines() const;
    std::size_t word_count() const;
    std::size_t line_count() const;
};

}  // namespace armonica::features::lyrics
