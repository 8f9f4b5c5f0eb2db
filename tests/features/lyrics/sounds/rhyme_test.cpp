#include "features/lyrics/sounds/rhyme.hpp"

#include <gtest/gtest.h>

namespace armonica::features::lyrics {
namespace {

Pronunciation english(const char* word) { return pronounce(word, Language::english); }

bool rhyme(const char* a, const char* b) { return rhyme_part(english(a)) == rhyme_part(english(b)); }

bool nearly(const char* a, const char* b) {
    const SlantParts x = slant_parts(english(a)), y = slant_parts(english(b));
    return x.vowel == y.vowel || (!x.ending.empty() && x.ending == y.ending);
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

TEST(Rhyme, IsNothingWithoutAVowel) {
    const Pronunciation hum{{{"hh m", "", ""}}, 0};
    EXPECT_EQ(rhyme_part(hum), "");
    EXPECT_EQ(slant_parts(hum).vowel, "");
    EXPECT_EQ(slant_parts(hum).ending, "");
}

}  // namespace
}  // namespace armonica::features::lyrics
