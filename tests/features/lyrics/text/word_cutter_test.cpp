#include "features/lyrics/text/word_cutter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "features/lyrics/text/base_letters.hpp"

namespace armonica::features::lyrics {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(WordCutter, KeepsApostrophesWithinWords) {
    EXPECT_THAT(cut_words("Don't you, l'amour -- it's 'fine'!"),
                ElementsAre("don't", "you", "l'amour", "it's", "fine"));
}

TEST(WordCutter, TakesTypographicApostrophesForPlainOnes) {
    EXPECT_THAT(cut_words("don’t j’aime"), ElementsAre("don't", "j'aime"));
}

TEST(WordCutter, KeepsApostrophesThatStandForLetters) {
    EXPECT_THAT(cut_words("'Cause we're livin' 'til dawn, rock 'n' roll"),
                ElementsAre("'cause", "we're", "livin'", "'til", "dawn", "rock", "'n", "roll"));
    EXPECT_THAT(cut_words("he said 'in' and 'boys' night'"), ElementsAre("he", "said", "in'", "and", "boys", "night"));
}

TEST(WordCutter, CutsAtHyphensAndKeepsNumbers) {
    EXPECT_THAT(cut_words("La-la-la, 24 hours in 1999"), ElementsAre("la", "la", "la", "24", "hours", "in", "1999"));
}

TEST(WordCutter, CutsScriptsWithoutSpacesByDictionary) {
    EXPECT_THAT(cut_words("私は東京で歌う"), ElementsAre("私", "は", "東京", "で", "歌う"));
    EXPECT_EQ(cut_words("ฉันรักเธอ").size(), 3u);  // I love you
}

TEST(WordCutter, FindsNoWordInSigns) {
    EXPECT_THAT(cut_words(""), IsEmpty());
    EXPECT_THAT(cut_words(" ♪ … !? -- ''"), IsEmpty());
    EXPECT_THAT(cut_words("🎵🔥"), IsEmpty());
}

TEST(WordCutter, LowersCaseOfEveryScript) {
    EXPECT_THAT(cut_words("ÄRGER Ñandú ΑΓΆΠΗ ЛЮБОВЬ"), ElementsAre("ärger", "ñandú", "αγάπη", "любовь"));
}

TEST(WordCutter, TakesAnyBytes) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::string bytes(random() % 300, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random());
        for (const std::string& word : cut_words(bytes)) EXPECT_FALSE(word.empty());
    }
}

TEST(LetterCount, TellsLatinFromOtherScripts) {
    const LetterCount mixed = count_letters("Abc éß 歌う 12");
    EXPECT_EQ(mixed.letters, 7u);
    EXPECT_EQ(mixed.latin, 5u);
}

TEST(BaseLetters, LeavesAccentsOut) {
    EXPECT_EQ(base_letters("Düsenjäger"), "dusenjager");
    EXPECT_EQ(base_letters("cœur"), "coeur");
    EXPECT_EQ(base_letters("Straße"), "strasse");
    EXPECT_EQ(base_letters("j'aime 24"), "jaime");
    EXPECT_EQ(base_letters("歌う"), "");
}

}  // namespace
}  // namespace armonica::features::lyrics
