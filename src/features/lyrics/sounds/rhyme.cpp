#include "features/lyrics/sounds/rhyme.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace armonica::features::lyrics {
namespace {

std::string kind_of_consonant(std::string_view sound) {
    struct Kind {
        std::string_view name;
        std::array<std::string_view, 20> sounds;
    };
    static constexpr Kind kinds[] = {
        {"nasal", {"m", "n", "ng", "ny", "gn", "nh"}},
        {"stop", {"p", "t", "k", "b", "d", "g"}},
        {"hiss", {"f", "v", "s", "z", "sh", "zh", "th", "dh", "ch", "jh", "j", "ts", "dz", "pf", "x", "kh", "hh", "h"}},
        {"liquid", {"l", "r", "rr", "ly", "lh"}},
    };
    for (const Kind& kind : kinds)
        if (std::find(kind.sounds.begin(), kind.sounds.end(), sound) != kind.sounds.end())
            return std::string(kind.name);
    return std::string(sound);
}

template <typename Take>
void each_sound(std::string_view sounds, const Take& take) {
    for (std::size_t at = 0; at < sounds.size();) {
        const std::size_t end = std::min(sounds.find(' ', at), sounds.size());
        if (end > at) take(sounds.substr(at, end - at));
        at = end + 1;
    }
}

/// The kinds of consonants, of neighbours of one kind the first.
std::string kinds_of(std::string_view sounds) {
    std::string kinds, last;
    each_sound(sounds, [&](std::string_view sound) {
        std::string kind = kind_of_consonant(sound);
        if (kind != last) kinds += kind + " ";
        last = std::move(kind);
    });
    return kinds;
}

/// The consonants between the vowel of syllable `s` and the next vowel.
std::string consonants_after(const Pronunciation& word, std::size_t s) {
    std::string consonants = word.syllables[s].coda;
    if (s + 1 < word.syllables.size()) consonants += " " + word.syllables[s + 1].onset;
    return consonants;
}

bool has_assonant_rhyme(Language language) {
    return language == Language::spanish || language == Language::italian || language == Language::portuguese;
}

std::string vowels_from(const Pronunciation& word, std::size_t first) {
    std::string vowels;
    for (std::size_t s = first; s < word.syllables.size(); ++s) vowels += word.syllables[s].vowel + "|";
    return vowels;
}

std::string vowel_and_kinds(const Pronunciation& word) {
    std::string text = word.syllables[word.stressed].vowel;
    for (std::size_t s = word.stressed; s < word.syllables.size(); ++s)
        text += "|" + kinds_of(consonants_after(word, s));
    return text;
}

}  // namespace

std::string rhyme_part(const Pronunciation& word) {
    const auto& syllables = word.syllables;
    if (syllables[word.stressed].vowel.empty()) return {};
    std::string part = syllables[word.stressed].vowel + "." + syllables[word.stressed].coda;
    for (std::size_t s = word.stressed + 1; s < syllables.size(); ++s)
        part += "-" + syllables[s].onset + "." + syllables[s].vowel + "." + syllables[s].coda;
    return part;
}

SlantParts slant_parts(const Pronunciation& word, Language language) {
    const auto& syllables = word.syllables;
    SlantParts parts;
    if (syllables[word.stressed].vowel.empty()) return parts;
    parts.vowels = has_assonant_rhyme(language) ? vowels_from(word, word.stressed) : vowel_and_kinds(word);
    std::size_t sounds = 0;
    for (std::size_t s = word.stressed; s < syllables.size(); ++s) {
        each_sound(consonants_after(word, s), [&](std::string_view sound) {
            parts.ending += std::string(sound) + " ";
            ++sounds;
        });
        if (s + 1 == syllables.size()) break;
        parts.ending += syllables[s + 1].vowel + " ";
        ++sounds;
    }
    if (sounds < 2) parts.ending.clear();
    return parts;
}

std::size_t rhyming_syllables(const Pronunciation& word) { return word.syllables.size() - word.stressed; }

}  // namespace armonica::features::lyrics
