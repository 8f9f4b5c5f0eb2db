#include "features/lyrics/sounds/syllabify.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace armonica::features::lyrics {
namespace {

/// The clusters of consonants that English words begin with.
constexpr std::array<std::string_view, 58> clusters = {
    "p l",   "p r",   "p y",   "b l",   "b r",   "b y",   "t r",   "t w",   "t y",   "d r", "d w", "d y",
    "k l",   "k r",   "k w",   "k y",   "g l",   "g r",   "g w",   "g y",   "f l",   "f r", "f y", "v y",
    "th r",  "th w",  "th y",  "s l",   "s w",   "s p",   "s t",   "s k",   "s m",   "s n", "s f", "s v",
    "sh r",  "sh w",  "sh m",  "sh n",  "sh l",  "hh w",  "hh y",  "m y",   "n y",   "l y", "z l", "v r",
    "s p l", "s p r", "s p y", "s t r", "s t y", "s k l", "s k r", "s k w", "s k y", "v w"};

std::string joined(const Sounds& sounds, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t s = begin; s < end; ++s) {
        if (s > begin) text += ' ';
        text += sounds[s].name;
    }
    return text;
}

bool can_begin(const Sounds& sounds, std::size_t begin, std::size_t end) {
    if (begin == end) return true;
    if (end - begin == 1) return sounds[begin].name != "ng" && sounds[begin].name != "zh";
    if (end - begin > 3) return false;
    return std::find(clusters.begin(), clusters.end(), joined(sounds, begin, end)) != clusters.end();
}

std::size_t next_vowel(const Sounds& sounds, std::size_t from) {
    while (from < sounds.size() && !sounds[from].is_vowel()) ++from;
    return from;
}

/// Where between the vowels at `vowel` and `next` the later syllable begins.
std::size_t onset_before(const Sounds& sounds, std::size_t vowel, std::size_t next) {
    std::size_t begin = vowel + 1;
    while (!can_begin(sounds, begin, next)) ++begin;
    return begin;
}

}  // namespace

std::vector<Syllable> syllables_of(const Sounds& sounds) {
    std::size_t begin = 0, vowel = next_vowel(sounds, 0);
    if (vowel == sounds.size()) return {{.onset = joined(sounds, 0, sounds.size()), .vowel = "", .coda = ""}};
    std::vector<Syllable> syllables;
    while (vowel < sounds.size()) {
        const std::size_t next = next_vowel(sounds, vowel + 1);
        const std::size_t end = next == sounds.size() ? next : onset_before(sounds, vowel, next);
        syllables.push_back({.onset = joined(sounds, begin, vowel),
                             .vowel = std::string(sounds[vowel].name),
                             .coda = joined(sounds, vowel + 1, end)});
        begin = end;
        vowel = next;
    }
    return syllables;
}

}  // namespace armonica::features::lyrics
