#include "features/lyrics/chorus.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace armonica::features::lyrics {
namespace {

using testing::ElementsAre;

/// A line for every letter: the letter repeated as often as it stands in the alphabet ("c" is a line of three words).
struct Lines {
    explicit Lines(const std::string& letters) {
        for (const char letter : letters)
            own.push_back(
                {"", std::vector<Word>(static_cast<std::size_t>(letter - 'a' + 1), static_cast<Word>(letter)), {}, {}});
        for (const Line& line : own) all.push_back(&line);
    }
    std::vector<Line> own;
    std::vector<const Line*> all;
};

TEST(Chorus, IsTheBlockWhoseRepeatsTakeTheMostWords) {
    const Lines song("abcxyabdxyabexy");
    const auto chorus = chorus_of(song.all);
    ASSERT_TRUE(chorus.has_value());
    EXPECT_EQ(chorus->lines, 2u);
    EXPECT_THAT(chorus->starts, ElementsAre(3, 8, 13));
    EXPECT_EQ(chorus->words, 24u + 25u);
}

TEST(Chorus, IsNothingWhereNothingComesAgain) {
    EXPECT_FALSE(chorus_of(Lines("abcdefg").all).has_value());
    EXPECT_FALSE(chorus_of(Lines("abcadef").all).has_value());  // one line twice is too little
    EXPECT_FALSE(longest_repeated_block(Lines("abc").all).has_value());
    EXPECT_FALSE(chorus_of({}).has_value());
}

TEST(Chorus, MayBeOneLineSungThreeTimes) {
    const auto chorus = chorus_of(Lines("abcadefa").all);
    ASSERT_TRUE(chorus.has_value());
    EXPECT_THAT(chorus->starts, ElementsAre(0, 3, 7));
}

TEST(Chorus, TakesATwentiethOfTheWords) {
    EXPECT_TRUE(chorus_of(Lines("abcadefa").all).has_value());    // 3 of 23 words
    EXPECT_FALSE(chorus_of(Lines("auvawxayz").all).has_value());  // 3 of 144
}

TEST(Chorus, RepeatsDoNotOverlap) {
    const auto chorus = chorus_of(Lines("aaaaaa").all);
    ASSERT_TRUE(chorus.has_value());
    EXPECT_EQ(chorus->lines * chorus->starts.size(), 6u);
    const auto longest = longest_repeated_block(Lines("aaaaaa").all);
    EXPECT_EQ(longest->lines, 3u);
    EXPECT_THAT(longest->starts, ElementsAre(0, 3));
}

TEST(LongestRepeat, IsTheLongestBlock) {
    const auto longest = longest_repeated_block(Lines("abcdexabcdfxex").all);
    ASSERT_TRUE(longest.has_value());
    EXPECT_EQ(longest->lines, 4u);
    EXPECT_THAT(longest->starts, ElementsAre(0, 6));
}

// Against a search that tries every block at every place.
TEST(Chorus, IsTheBestOfAllBlocks) {
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        std::string letters(2 + random() % 14, 'a');
        for (char& letter : letters) letter = static_cast<char>('a' + random() % 4);
        const Lines song(letters);
        std::size_t best = 0, longest = 0, all_words = 0;
        for (const Line& line : song.own) all_words += line.words.size();
        for (std::size_t start = 0; start < letters.size(); ++start)
            for (std::size_t length = 1; start + length <= letters.size(); ++length) {
                std::size_t times = 0, words = 0;
                for (std::size_t i = start; i < start + length; ++i) words += song.own[i].words.size();
                for (std::size_t at = start; at + length <= letters.size();)
                    if (letters.compare(at, length, letters, start, length) == 0)
                        ++times, at += length;
                    else
                        ++at;
                if (times >= 2) longest = std::max(longest, length);
                if (times >= (length == 1 ? 3u : 2u) && 20 * times * words >= all_words)
                    best = std::max(best, times * words);
            }
        const auto chorus = chorus_of(song.all);
        EXPECT_EQ(chorus ? chorus->words * chorus->starts.size() : 0u, best) << letters;
        const auto block = longest_repeated_block(song.all);
        EXPECT_EQ(block ? block->lines : 0u, longest) << letters;
    }
}

TEST(Chorus, LooksAtAThousandLinesOnly) {
    std::string letters;
    for (int i = 0; i < 3000; ++i) letters += static_cast<char>('a' + i % 3);
    const auto chorus = chorus_of(Lines(letters).all);
    ASSERT_TRUE(chorus.has_value());
    EXPECT_LE(chorus->starts.back() + chorus->lines, most_lines_searched);
}

}  // namespace
}  // namespace armonica::features::lyrics
