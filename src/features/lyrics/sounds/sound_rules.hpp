#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "features/lyrics/sounds/letters.hpp"

namespace armonica::features::lyrics::spelling {

/// One sound of a word. It is a vowel exactly where its name begins with a, e, i, o or u.
struct Sound {
    std::string_view name;
    std::size_t first_letter = 0;  ///< of the letters it is written with
    std::size_t last_letter = 0;
};

constexpr bool is_vowel(std::string_view sound_name) {
    return std::string_view("aeiou").find(sound_name.front()) != std::string_view::npos;
}

/// "These letters, between these neighbours, sound so." In the neighbours a capital stands for any letter of that
/// class,
/// `#` for the beginning (or an apostrophe) on the left and for the end on the right, `^` on the left for "no letter of
/// class V since the beginning or the last apostrophe", `~` on the right for "only letters of class S up to the end".
struct SoundRule {
    Spelling before;
    Spelling letters;
    Spelling after;
    std::string_view sounds;  ///< names with blanks between; empty where the letters are silent
};

/// A capital for use in rules, and the letters it stands for.
struct LetterClass {
    char name;
    LetterSet letters;
    bool or_end = false;  ///< whether the end of the word belongs to it too
};

/// The rules of one language. At each letter the first rule that fits is taken; a letter that none fits is silent.
class SoundRules {
public:
    /// `rules` must stand together by their first letter, and outlive this object. Throws std::invalid_argument else.
    constexpr SoundRules(std::span<const SoundRule> rules, std::span<const LetterClass> classes) : rules_(rules) {
        for (const LetterClass& letter_class : classes) add_class(letter_class);
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (rules[i].letters.view().empty()) throw std::invalid_argument("a rule without letters");
            Range& range = of_letter_[index_of(rules[i].letters.view().front())];
            if (range.end != range.begin && range.end != i)
                throw std::invalid_argument("rules of a letter stand apart");
            if (range.end == range.begin) range.begin = static_cast<std::uint16_t>(i);
            range.end = static_cast<std::uint16_t>(i + 1);
        }
    }

    /// The sounds of `letters`, in order.
    std::vector<Sound> sound_out(const Letters& letters) const;

    /// Whether `letter` is of the class named by the capital `class_name`.
    constexpr bool is_of_class(char letter, char class_name) const {
        return (classes_[index_of(letter)] >> (class_name - 'A') & 1u) != 0;
    }

private:
    struct Range {
        std::uint16_t begin = 0, end = 0;
    };

    static constexpr std::size_t index_of(char letter) { return static_cast<unsigned char>(letter); }
    constexpr void add_class(const LetterClass& letter_class) {
        const std::uint32_t bit = 1u << (letter_class.name - 'A');
        for (const char member : letter_class.letters.view()) classes_[index_of(member)] |= bit;
        if (letter_class.or_end) classes_[0] |= bit;
    }
    const SoundRule* rule_at(std::string_view word, std::size_t at) const;
    bool fits_before(std::string_view pattern, std::string_view left) const;
    bool fits_after(std::string_view pattern, std::string_view right) const;

    std::span<const SoundRule> rules_;
    std::array<Range, 256> of_letter_{};
    std::array<std::uint32_t, 256> classes_{};  // bit 0 is class A; letter 0 is the end of the word
};

}  // namespace armonica::features::lyrics::spelling
