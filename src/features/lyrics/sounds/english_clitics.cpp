#include "features/lyrics/sounds/english_clitics.hpp"

#include <algorithm>
#include <array>

namespace armonica::features::lyrics {
namespace {

bool ends_in_one_of(const Sounds& sounds, std::initializer_list<std::string_view> which) {
    return !sounds.empty() && std::find(which.begin(), which.end(), sounds.back().name) != which.end();
}

/// A vowel before "'re" takes the r into its syllable, as "you're", "they're" and "we're" do; any other sound is
/// followed by a syllable of its own.
void append_are(Sounds& sounds) {
    struct Colour {
        std::string_view before, after;
    };
    static constexpr Colour colours[] = {{"uw", "uh"}, {"iy", "ih"}, {"ey", "eh"}, {"ow", "ao"}};
    for (const Colour& colour : colours) {
        if (!ends_in_one_of(sounds, {colour.before})) continue;
        sounds.back().name = colour.after;
        append_sounds(sounds, "r");
        return;
    }
    append_sounds(sounds, "er");
}

std::string_view possessive_after(const Sounds& sounds) {
    if (ends_in_one_of(sounds, {"s", "z", "sh", "zh", "ch", "jh"})) return "ax z";
    return ends_in_one_of(sounds, {"p", "t", "k", "f", "th"}) ? "s" : "z";
}

}  // namespace

std::optional<Tied> cut_clitic(std::string_view letters) {
    static constexpr std::array<std::string_view, 8> clitics = {"n't", "'m", "'s", "'d", "'ll", "'ve", "'re", "'em"};
    for (const std::string_view clitic : clitics)
        if (letters.size() > clitic.size() && letters.ends_with(clitic))
            return Tied{.base = letters.substr(0, letters.size() - clitic.size()), .clitic = clitic};
    return std::nullopt;
}

void append_clitic(Sounds& sounds, std::string_view clitic) {
    const bool after_vowel = !sounds.empty() && sounds.back().is_vowel() && sounds.back().name != "er";
    if (clitic == "n't") append_sounds(sounds, "ax n t");
    if (clitic == "'m") append_sounds(sounds, after_vowel ? "m" : "ax m");
    if (clitic == "'s") append_sounds(sounds, possessive_after(sounds));
    if (clitic == "'d") append_sounds(sounds, ends_in_one_of(sounds, {"t", "d"}) ? "ax d" : "d");
    if (clitic == "'ll") append_sounds(sounds, after_vowel ? "l" : "ax l");
    if (clitic == "'ve") append_sounds(sounds, after_vowel ? "v" : "ax v");
    if (clitic == "'re") append_are(sounds);
    if (clitic == "'em") append_sounds(sounds, "ax m");
}

}  // namespace armonica::features::lyrics
