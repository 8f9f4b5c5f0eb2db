#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace armonica::features::harmony {

/// The lines of a text without their ends, whether those are \n, \r\n or \r.
std::vector<std::string_view> lines_of(std::string_view text);

/// Without blanks at both ends.
std::string_view trimmed(std::string_view text);

/// The parts of `text` that stand between blanks.
std::vector<std::string_view> words_of(std::string_view text);

/// The finite number that `word` is from its first to its last character; empty for all else.
std::optional<double> number_in(std::string_view word);

}  // namespace armonica::features::harmony
