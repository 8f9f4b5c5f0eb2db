#pragma once

#include <gtest/gtest.h>

#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "features/lyrics/sounds/spelling.hpp"

namespace armonica::test {

/// A word, how many syllables it has, and which of them is stressed, counted from 1.
struct CountedWord {
    std::string_view word;
    std::size_t syllables;
    std::size_t stressed;
};

using WordPair = std::pair<std::string_view, std::string_view>;

/// The vowel of the stressed syllable and everything after it; two words rhyme where these are the same.
inline std::string sounds_from_stress(std::string_view word, features::lyrics::Language language) {
    const auto pronunciation = features::lyrics::pronounce_by_spelling(word, language);
    std::string sounds;
    for (std::size_t i = pronunciation.stressed; i < pronunciation.syllables.size(); ++i) {
        const features::lyrics::Syllable& syllable = pronunciation.syllables[i];
        if (i > pronunciation.stressed) sounds += " . " + syllable.onset;
        sounds += "(" + syllable.vowel + ")" + syllable.coda;
    }
    return sounds;
}

/// All sounds of a word with its cuts into syllables: "s o . l eh y".
inline std::string all_sounds(std::string_view word, features::lyrics::Language language) {
    std::string sounds;
    for (const features::lyrics::Syllable& syllable :
         features::lyrics::pronounce_by_spelling(word, language).syllables) {
        if (!sounds.empty()) sounds += " . ";
        sounds += syllable.onset + "(" + syllable.vowel + ")" + syllable.coda;
    }
    return sounds;
}

inline void expect_counts(std::span<const CountedWord> words, features::lyrics::Language language) {
    for (const CountedWord& expected : words) {
        const auto found = features::lyrics::pronounce_by_spelling(expected.word, language);
        EXPECT_EQ(found.syllables.size(), expected.syllables)
            << expected.word << ": " << all_sounds(expected.word, language);
        EXPECT_EQ(found.stressed + 1, expected.stressed)
            << expected.word << ": " << all_sounds(expected.word, language);
    }
}

inline void expect_rhymes(std::span<const WordPair> pairs, features::lyrics::Language language) {
    for (const auto& [one, other] : pairs)
        EXPECT_EQ(sounds_from_stress(one, language), sounds_from_stress(other, language)) << one << ", " << other;
}

inline void expect_no_rhymes(std::span<const WordPair> pairs, features::lyrics::Language language) {
    for (const auto& [one, other] : pairs)
        EXPECT_NE(sounds_from_stress(one, language), sounds_from_stress(other, language)) << one << ", " << other;
}

inline void expect_homophones(std::span<const WordPair> pairs, features::lyrics::Language language) {
    for (const auto& [one, other] : pairs) EXPECT_EQ(all_sounds(one, language), all_sounds(other, language));
}

/// What holds of any text whatever: some syllable, a stressed one among them, names of sounds in a to z, always the
/// same.
inline void expect_well_formed(std::string_view word, features::lyrics::Language language) {
    const auto found = features::lyrics::pronounce_by_spelling(word, language);
    ASSERT_GE(found.syllables.size(), 1u);
    ASSERT_LE(found.syllables.size(), 64u);
    ASSERT_LT(found.stressed, found.syllables.size());
    for (const features::lyrics::Syllable& syllable : found.syllables) {
        for (const std::string* part : {&syllable.onset, &syllable.vowel, &syllable.coda}) {
            ASSERT_EQ(part->find_first_not_of("abcdefghijklmnopqrstuvwxyz "), std::string::npos) << *part;
            ASSERT_EQ(part->find("  "), std::string::npos) << *part;
            ASSERT_TRUE(part->empty() || (part->front() != ' ' && part->back() != ' ')) << *part;
        }
        ASSERT_EQ(syllable.vowel.find(' '), std::string::npos) << syllable.vowel;
        ASSERT_TRUE(!syllable.vowel.empty() || found.syllables.size() == 1);
    }
    ASSERT_EQ(all_sounds(word, language), all_sounds(word, language));
}

/// Random words of the language's letters and random bytes, of up to 100 letters.
inline void expect_well_formed_at_random(std::string_view letters, features::lyrics::Language language) {
    std::mt19937 random(1729);
    std::vector<std::string> alphabet;
    for (std::size_t at = 0; at < letters.size();) {
        const std::size_t length = static_cast<unsigned char>(letters[at]) < 0x80 ? 1 : 2;
        alphabet.emplace_back(letters.substr(at, length));
        at += length;
    }
    for (int i = 0; i < 4000; ++i) {
        std::string word, bytes;
        const std::size_t length = random() % (i % 10 == 0 ? 100 : 12);
        for (std::size_t j = 0; j < length; ++j) {
            word += alphabet[random() % alphabet.size()];
            bytes += static_cast<char>(random() % 256);
        }
        expect_well_formed(word, language);
        expect_well_formed(bytes, language);
        if (testing::Test::HasFatalFailure()) FAIL() << word << " or some bytes";
    }
}

}  // namespace armonica::test
