#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "features/lyrics/text/song_text.hpp"

namespace armonica::features::lyrics {

/// A part of a text in one language.
struct LanguageSpan {
    std::size_t start = 0;  ///< in bytes
    std::size_t length = 0;
    std::string code;  ///< as LanguageGuess::code; empty where none was recognised
};

struct GuessedText {
    LanguageGuess whole;
    std::vector<LanguageSpan> spans;  ///< in their order; they may leave gaps
};

/// What language `text` (UTF-8) is in, by Compact Language Detector 2, and which parts of it. `declared` is what the
/// file says of itself, ISO 639-1 or empty: it helps, but does not decide.
GuessedText guess_language(std::string_view text, std::string_view declared);

}  // namespace armonica::features::lyrics
