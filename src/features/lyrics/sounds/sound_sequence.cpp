#include "features/lyrics/sounds/sound_sequence.hpp"

#include <algorithm>
#include <array>

namespace armonica::features::lyrics {
namespace {

constexpr std::array<std::string_view, 40> names = {"aa", "ae", "ah", "ao", "aw", "ax", "ay", "b",  "ch", "d",
                                                    "dh", "eh", "er", "ey", "f",  "g",  "hh", "ih", "iy", "jh",
                                                    "k",  "l",  "m",  "n",  "ng", "ow", "oy", "p",  "r",  "s",
                                                    "sh", "t",  "th", "uh", "uw", "v",  "w",  "y",  "z",  "zh"};
static_assert(std::is_sorted(names.begin(), names.end()));

bool one_of(std::string_view name, std::initializer_list<std::string_view> which) {
    return std::find(which.begin(), which.end(), name) != which.end();
}

void append_sound(Sounds& sounds, std::string_view written) {
    const bool stressed = written.ends_with('1');
    while (!written.empty() && written.back() >= '0' && written.back() <= '9') written.remove_suffix(1);
    const auto* const name = std::lower_bound(names.begin(), names.end(), written);
    if (name != names.end() && *name == written) sounds.push_back({.name = *name, .stressed = stressed});
}

void merge_before_r(Sound& vowel) {
    if (vowel.name == "iy") vowel.name = "ih";
    if (vowel.name == "uw") vowel.name = "uh";
    if (vowel.name == "ow") vowel.name = "ao";
}

}  // namespace

void append_sounds(Sounds& sounds, std::string_view written) {
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t end = std::min(written.find(' ', at), written.size());
        append_sound(sounds, written.substr(at, end - at));
        at = end + 1;
    }
}

void merge_equal_sounds(Sounds& sounds) {
    for (std::size_t s = 0; s < sounds.size(); ++s) {
        Sound& sound = sounds[s];
        const std::string_view next = s + 1 < sounds.size() ? sounds[s + 1].name : std::string_view();
        if (next == "r") {
            merge_before_r(sound);
            const bool vowel_follows = s + 2 < sounds.size() && sounds[s + 2].is_vowel();
            if (one_of(sound.name, {"ay", "aw"}) && !vowel_follows) sounds[s + 1].name = "er";
        }
        if (sound.stressed) continue;
        if (sound.name == "ah") sound.name = "ax";
        if (sound.name == "ih" && s + 2 == sounds.size() && one_of(next, {"d", "z"})) sound.name = "ax";
    }
}

}  // namespace armonica::features::lyrics
