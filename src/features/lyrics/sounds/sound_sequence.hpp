#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace armonica::features::lyrics {

/// One sound of an English word.
struct Sound {
    std::string_view name;  ///< of ARPAbet, in lower case, and "ax" for the reduced vowel; lives as long as the program
    bool stressed = false;  ///< vowels only: whether the dictionary gives the vowel any stress

    bool is_vowel() const { return std::string_view("aeiou").find(name.front()) != std::string_view::npos; }
    friend bool operator==(const Sound&, const Sound&) = default;
};

using Sounds = std::vector<Sound>;

/// Appends the sounds written in `written`, names with blanks between: "l ah1 v". A vowel's name is followed by its
/// stress: 1 or 0, or nothing, which is 0. Names that English does not have are passed over.
void append_sounds(Sounds& sounds, std::string_view written);

/// Gives sounds that English rhymes do not tell apart one name. Before r: "iy" and "ih" are "ih" (hear), "uw" and "uh"
/// "uh" (sure), "ow" and "ao" "ao" (more). "r" after "ay" and "aw" is "er" where no vowel follows (fire, hour). Without
/// stress "ah" is "ax", and so is "ih" before a d or z that ends the word, since the dictionary writes the endings of
/// "waited" and "roses" either way.
void merge_equal_sounds(Sounds& sounds);

}  // namespace armonica::features::lyrics
