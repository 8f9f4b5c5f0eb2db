#pragma once

#include <span>
#include <string_view>

namespace armonica::features::lyrics::spelling {

/// Whether `word` ends with `ending`, or is the whole of it where that begins with a blank; an elided word before it
/// does not count ("l'anima"). `ending` must not be empty.
constexpr bool ends_with_ending(std::string_view word, std::string_view ending) {
    // Lists of endings are long: most are told apart by their last letter.
    if (word.empty() || word.back() != ending.back()) return false;
    if (ending.front() != ' ') return word.ends_with(ending);
    const std::string_view whole = ending.substr(1);
    if (!word.ends_with(whole)) return false;
    return word.size() == whole.size() || word[word.size() - whole.size() - 1] == '\'';
}

/// Whether `word` ends with one of `endings` in that sense.
constexpr bool ends_with_any(std::string_view word, std::span<const std::string_view> endings) {
    for (const std::string_view ending : endings)
        if (ends_with_ending(word, ending)) return true;
    return false;
}

}  // namespace armonica::features::lyrics::spelling
