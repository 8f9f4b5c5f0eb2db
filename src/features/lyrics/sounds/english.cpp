#include "features/lyrics/sounds/english.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "features/lyrics/sounds/english_clitics.hpp"
#include "features/lyrics/sounds/english_dictionary.hpp"
#include "features/lyrics/sounds/english_forms.hpp"
#include "features/lyrics/sounds/english_letters.hpp"
#include "features/lyrics/sounds/english_stress.hpp"
#include "features/lyrics/sounds/sound_sequence.hpp"
#include "features/lyrics/sounds/syllabify.hpp"

namespace armonica::features::lyrics {
namespace {

/// The sounds of a word and which of its vowels, counted from 0, has the stress.
struct Spoken {
    Sounds sounds;
    std::size_t stressed = 0;
};

/// The vowels among the first `count` sounds.
std::size_t count_vowels(const Sounds& sounds, std::size_t count) {
    return static_cast<std::size_t>(std::count_if(sounds.begin(), sounds.begin() + static_cast<std::ptrdiff_t>(count),
                                                  [](const Sound& sound) { return sound.is_vowel(); }));
}

/// Where the vowel with that number, counted from 0, is among the sounds; 0 where there are not that many.
std::size_t position_of_vowel(const Sounds& sounds, std::size_t number) {
    for (std::size_t s = 0; s < sounds.size(); ++s)
        if (sounds[s].is_vowel() && number-- == 0) return s;
    return 0;
}

bool is_vowel_letter(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }

/// Whether a word is a syllable of two letters said three times or more: "lalala".
bool repeats_a_syllable(std::string_view letters) {
    return letters.size() >= 6 && letters.size() % 2 == 0 && !is_vowel_letter(letters[0]) &&
           is_vowel_letter(letters[1]) && letters.substr(2) == letters.substr(0, letters.size() - 2);
}

Sounds repeated_syllable(std::string_view letters) {
    static constexpr std::pair<char, std::string_view> vowels[] = {
        {'a', "aa"}, {'e', "eh"}, {'i', "iy"}, {'o', "ow"}, {'u', "uw"}};
    Sounds consonants = look_up_english(std::string(letters.substr(0, 2)));
    std::erase_if(consonants, [](const Sound& sound) { return sound.is_vowel(); });
    Sounds sounds;
    for (std::size_t at = 0; at < letters.size(); at += 2) {
        sounds.insert(sounds.end(), consonants.begin(), consonants.end());
        for (const auto& [letter, name] : vowels)
            if (letter == letters[1]) append_sounds(sounds, name);
    }
    sounds.back().stressed = true;
    return sounds;
}

bool has_vowel_letter(std::string_view letters) { return letters.find_first_of("aeiouy") != std::string_view::npos; }

/// An abbreviation such as "tv", letter by letter; empty for what is too long to be one.
Sounds spelled(std::string_view letters) {
    Sounds sounds;
    if (letters.size() > 4) return sounds;
    for (const char letter : letters) {
        const Sounds name = look_up_english(std::string(1, letter));
        for (Sound& sound : sounds) sound.stressed = false;
        sounds.insert(sounds.end(), name.begin(), name.end());
    }
    return sounds;
}

/// The consonants of a noise, such as "bzzz": what its letters stand for before a vowel.
Sounds noise(const std::string& letters) {
    Sounds sounds = look_up_english(letters + "a");
    std::erase_if(sounds, [](const Sound& sound) { return sound.is_vowel(); });
    return sounds;
}

/// Whether a word ending in "in" has its g left out where no apostrophe says so. Own words that flite's rules get wrong
/// are listed, which most of them are; those in -ain, -ein, -oin and -uin (train, vein, join, ruin) are seldom verbs.
bool has_dropped_g(const std::string& letters) {
    if (letters.size() < 4 || !letters.ends_with("in") || ends_in_without_g(letters)) return false;
    if (is_name_with_dropped_g(letters)) return true;
    if (letters.size() < 5 || is_vowel_letter(letters[letters.size() - 3])) return false;
    return !english_lists(letters);
}

Sounds with_dropped_g(const std::string& letters) {
    Sounds sounds = look_up_english(letters + "g");
    if (!sounds.empty() && sounds.back().name == "ng") sounds.back().name = "n";
    return sounds;
}

/// The sounds of letters without an apostrophe. `g_left_out` says that one stood at the end, after "in".
Sounds sounds_of(const std::string& letters, bool g_left_out) {
    if (repeats_a_syllable(letters)) return repeated_syllable(letters);
    if ((g_left_out && !ends_in_without_g(letters)) || has_dropped_g(letters)) return with_dropped_g(letters);
    Sounds sounds = look_up_english(letters);
    if (count_vowels(sounds, sounds.size()) > 0 || has_vowel_letter(letters)) return sounds;
    Sounds names = spelled(letters);
    return names.empty() ? sounds : names;
}

/// A word that has neither a form of its own nor anything tied to it.
Spoken speak_base(std::string_view written) {
    std::string letters(written);
    const bool g_left_out = letters.ends_with("in'") && letters.size() > 4;
    std::erase(letters, '\'');
    Spoken spoken{.sounds = sounds_of(letters, g_left_out), .stressed = 0};
    spoken.stressed = stressed_syllable(letters, spoken.sounds);
    return spoken;
}

/// Two words said as one, with the stress of the second: "o'brien", "rock'n'roll".
Spoken joined(Spoken first, const Spoken& second) {
    first.stressed = count_vowels(first.sounds, first.sounds.size()) + second.stressed;
    first.sounds.insert(first.sounds.end(), second.sounds.begin(), second.sounds.end());
    return first;
}

/// Each call cuts something off the word, which has no more than 64 letters.
Spoken speak(std::string_view letters) {
    if (const std::string_view form = english_form(letters); !form.empty()) {
        Spoken spoken;
        append_sounds(spoken.sounds, form);
        spoken.stressed = stressed_syllable(letters, spoken.sounds);
        return spoken;
    }
    if (letters.find('\'') == std::string_view::npos) return speak_base(letters);
    if (letters.starts_with('\'')) return speak(letters.substr(1));
    if (letters.ends_with('\'') && !letters.ends_with("in'")) return speak(letters.substr(0, letters.size() - 1));
    if (const auto tied = cut_clitic(letters)) {
        Spoken spoken = speak(tied->base);
        append_clitic(spoken.sounds, tied->clitic);
        return spoken;
    }
    if (letters.ends_with("'n")) return speak(std::string(letters.substr(0, letters.size() - 2)) + "en");
    if (const std::size_t at = letters.find("'n'"); at != std::string_view::npos)
        return joined(joined(speak(letters.substr(0, at)), speak("'n'")), speak(letters.substr(at + 3)));
    if (letters.starts_with("o'"))
        return joined({.sounds = {{.name = "ow", .stressed = false}}, .stressed = 0}, speak(letters.substr(2)));
    return speak_base(letters);
}

}  // namespace

Pronunciation pronounce_english(std::string_view word) {
    const std::string written = english_letters(word), letters = without_stretching(written);
    const bool is_noise =
        letters.size() < written.size() && !has_vowel_letter(letters) && english_form(letters).empty();
    Spoken spoken = is_noise ? Spoken{.sounds = noise(letters), .stressed = 0} : speak(letters);
    // Merging makes vowels of some consonants, so it is the sound that keeps the stress, not its number.
    const std::size_t stressed_sound = position_of_vowel(spoken.sounds, spoken.stressed);
    merge_equal_sounds(spoken.sounds);
    return {.syllables = syllables_of(spoken.sounds), .stressed = count_vowels(spoken.sounds, stressed_sound)};
}

}  // namespace armonica::features::lyrics
