#include "features/lyrics/sounds/rhyme.hpp"

#include <gtest/gtest.h>

namespace armonica::features::lyrics {
namespace {

Pronunciation english(const char* word) { return pronounce(word, Language::english); }

bool rhyme(const char* a, const char* b) { return rhyme_part(english(a)) == rhyme_part(english(b)); }

bool nearly(const char* a, const char* b) {
    const SlantParts x = slant_parts(english(a), Language::english), y = slant_parts(english(b), Language::english);
    return x.vowels == y.vowels || (!x.ending.empty() && x.ending == y.ending);
}

TEST(Rhyme, IsTheSameFromTheStressedVowelOn) {
    EXPECT_TRUE(rhyme("night", "light"));
    EXPECT_TRUE(rhyme("station", "nation"));
    EXPECT_TRUE(rhyme("above", "love"));
    EXPECT_FALSE(rhyme("love", "move"));
    EXPECT_FALSE(rhyme("night", "lights"));
}

TEST(Rhyme, CountsSyllablesFromTheStressedOne) {
    EXPECT_EQ(rhyming_syllables(english("night")), 1u);
    EXPECT_EQ(rhyming_syllables(english("above")), 1u);
    EXPECT_EQ(rhyming_syllables(english("nation")), 2u);
    EXPECT_EQ(rhyming_syllables(english("tenderly")), 3u);
}

TEST(Rhyme, TakesTheLastSyllableWhereItIsSungWithStress) {
    EXPECT_TRUE(rhyme("yesterday", "away"));
    EXPECT_TRUE(rhyme("butterfly", "sky"));
    EXPECT_TRUE(rhyme("everywhere", "there"));
    EXPECT_TRUE(rhyme("ok", "say"));
    EXPECT_FALSE(rhyme("moonlight", "night"));  // no weak syllable between
}

TEST(SlantRhyme, HasTheSameVowelBeforeConsonantsOfOneKind) {
    EXPECT_TRUE(nearly("time", "line"));
    EXPECT_TRUE(nearly("leaving", "reason"));
    EXPECT_FALSE(nearly("time", "like"));
    EXPECT_FALSE(nearly("time", "lime's"));
}

TEST(SlantRhyme, OrTheSameSoundsAfterAnotherVowel) {
    EXPECT_TRUE(nearly("past", "lost"));
    EXPECT_TRUE(nearly("running", "winning"));
    EXPECT_FALSE(nearly("cat", "bit"));  // one sound alone is too little
}

TEST(SlantRhyme, HasTheSameVowelsInLanguagesWithAssonantRhyme) {
    const auto vowels = [](const char* word, Language language) {
        return slant_parts(pronounce(word, language), language).vowels;
    };
    EXPECT_EQ(vowels("casa", Language::spanish), vowels("alma", Language::spanish));
    EXPECT_EQ(vowels("mano", Language::italian), vowels("gatto", Language::italian));
    EXPECT_NE(vowels("casa", Language::spanish), vowels("cosa", Language::spanish));
    EXPECT_NE(vowels("hand", Language::german), vowels("tat", Language::german));
}

TEST(Rhyme, IsNothingWithoutAVowel) {
    const Pronunciation hum{{{"hh m", "", ""}}, 0};
    EXPECT_EQ(rhyme_part(hum), "");
    EXPECT_EQ(slant_parts(hum, Language::english).vowels, "");
    EXPECT_EQ(slant_parts(hum, Language::english).ending, "");
}

}  // namespace
}  // namespace armonica::features::lyrics
