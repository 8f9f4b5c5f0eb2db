#include "features/lyrics/sounds/cut_syllables.hpp"

#include <algorithm>
#include <string>

namespace armonica::features::lyrics::spelling {
namespace {

bool names_sound(std::string_view names, std::string_view sound) {
    for (std::size_t at = names.find(sound); at != std::string_view::npos; at = names.find(sound, at + 1)) {
        const std::size_t end = at + sound.size();
        if ((at == 0 || names[at - 1] == ' ') && (end == names.size() || names[end] == ' ')) return true;
    }
    return false;
}

bool may_begin(const Onsets& onsets, std::string_view first, std::string_view second) {
    if (names_sound(onsets.never, first)) return false;
    if (names_sound(onsets.glides, second)) return !names_sound(onsets.glides, first);
    return std::ranges::any_of(onsets.pairs, [&](const OnsetPair& pair) {
        return names_sound(pair.first, first) && names_sound(pair.second, second);
    });
}

void append_sound(std::string& part, std::string_view sound) {
    if (!part.empty()) part += ' ';
    part += sound;
}

// Of the consonants [begin, end) between two vowels, the first that goes to the second.
std::size_t onset_begin(std::span<const Sound> sounds, std::size_t begin, std::size_t end, const Onsets& onsets,
                        std::size_t stem_letter) {
    const bool prefix_ends_here =
        sounds[begin - 1].last_letter < stem_letter && sounds[end].first_letter >= stem_letter;
    if (prefix_ends_here) {
        while (begin < end && sounds[begin].last_letter < stem_letter) ++begin;
        return begin;
    }
    if (begin == end || names_sound(onsets.never, sounds[end - 1].name)) return end;
    std::size_t cut = end - 1;
    while (cut > begin && may_begin(onsets, sounds[cut - 1].name, sounds[cut].name)) --cut;
    return cut;
}

std::size_t next_vowel(std::span<const Sound> sounds, std::size_t from) {
    while (from < sounds.size() && !is_vowel(sounds[from].name)) ++from;
    return from;
}

}  // namespace

std::vector<Syllable> cut_syllables(std::span<const Sound> sounds, const Onsets& onsets, std::size_t stem_letter) {
    std::vector<Syllable> syllables(1);
    syllables.reserve(count_syllables(sounds));
    std::size_t vowel = next_vowel(sounds, 0);
    for (std::size_t i = 0; i < vowel; ++i) append_sound(syllables.back().onset, sounds[i].name);
    while (vowel < sounds.size()) {
        syllables.back().vowel = sounds[vowel].name;
        const std::size_t next = next_vowel(sounds, vowel + 1);
        const bool is_last = next == sounds.size();
        const std::size_t cut = is_last ? next : onset_begin(sounds, vowel + 1, next, onsets, stem_letter);
        for (std::size_t i = vowel + 1; i < cut; ++i) append_sound(syllables.back().coda, sounds[i].name);
        if (!is_last) syllables.emplace_back();
        for (std::size_t i = cut; i < next; ++i) append_sound(syllables.back().onset, sounds[i].name);
        vowel = next;
    }
    return syllables;
}

std::size_t syllable_of_letter(std::span<const Sound> sounds, std::size_t letter_index) {
    std::size_t syllable = 0;
    for (const Sound& sound : sounds) {
        if (!is_vowel(sound.name)) continue;
        if (sound.last_letter >= letter_index) return sound.first_letter <= letter_index ? syllable : 0;
        ++syllable;
    }
    return 0;
}

std::size_t count_syllables(std::span<const Sound> sounds) {
    const auto vowels = std::ranges::count_if(sounds, [](const Sound& sound) { return is_vowel(sound.name); });
    return vowels == 0 ? 1 : static_cast<std::size_t>(vowels);
}

}  // namespace armonica::features::lyrics::spelling
