#pragma once

#include <string_view>

namespace armonica::features::lyrics {

/// A line, or a mark, and how often it says to be sung.
struct Repeated {
    std::string_view text;   ///< what stands before the count, without blanks at its end
    int times = 1;           ///< 1 … most_times
    bool too_often = false;  ///< the file says more than most_times
};

/// No count is believed beyond this: what is more is a slip, or meant to fill memory.
inline constexpr int most_times = 8;

/// Takes the count from the end of `line`: "(x2)", "[x3]", "(2x)", "x2", "2x", "×2", "(bis)", "(ter)", "(2 fois)". The
/// text is empty where the line is nothing but a count.
Repeated without_count(std::string_view line);

}  // namespace armonica::features::lyrics
