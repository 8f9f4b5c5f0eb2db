#pragma once

#include <optional>
#include <string_view>

#include "features/lyrics/sounds/sound_sequence.hpp"

namespace armonica::features::lyrics {

/// What is tied to the end of an English word by an apostrophe, and the word before it.
struct Tied {
    std::string_view base;    ///< "could" of "couldn't", "they" of "they'll"
    std::string_view clitic;  ///< "n't", "'ll"
};

/// Cuts off the last of m, s, d, ll, ve, re, em, n and n't that an apostrophe ties to the word; empty where there is
/// none.
std::optional<Tied> cut_clitic(std::string_view letters);

/// Appends the sounds of a clitic, which depend on the sounds it follows: "he'd" and "it'd", "cat's" and "horse's".
void append_clitic(Sounds& sounds, std::string_view clitic);

}  // namespace armonica::features::lyrics
