#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <armonica/error.hpp>

#include "features/lyrics/files/lyrics_texts.hpp"

namespace armonica::features::lyrics {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

WrittenLyrics srt(std::string_view content) { return read("song.srt", content); }

TEST(Srt, CuesHaveTheirTimes) {
    const WrittenLyrics lyrics =
        srt("1\r\n00:00:02,500 --> 00:00:05,000\r\nhello\r\n\r\n2\r\n00:01:00.000 --> 00:01:01.000 X1:5\r\nyou\r\n");
    EXPECT_EQ(told(lyrics), "hello / you");
    EXPECT_EQ(times(lyrics), "2.5-5 / 60-61");
    EXPECT_EQ(lyrics.format, "srt");
}

TEST(Srt, ACuesLinesDivideItsTimeByTheirLetters) {
    const WrittenLyrics lyrics = srt("1\n00:00:00,000 --> 00:00:04,000\nabc\nd\n");
    EXPECT_EQ(told(lyrics), "abc|d");
    EXPECT_EQ(times(lyrics), "0-3 3-4");
}

TEST(Srt, MarkupIsTakenOut) {
    EXPECT_EQ(told(srt("1\n00:00:00,000 --> 00:00:04,000\n<i>{\\an8}la</i> ♪ <font color=\"x\">lu</font> a < b {x}\n")),
              "la lu a < b {x}");
}

TEST(Srt, GapsOfSilenceSeparateSections) {
    EXPECT_EQ(told(srt("1\n00:00:00,000 --> 00:00:04,000\na\n\n2\n00:00:12,000 --> 00:00:13,000\nb\n\n"
                       "3\n00:00:21,100 --> 00:00:22,000\nc\n")),
              "a|b / c");
}

TEST(Srt, DamagedCuesAreLeftOut) {
    const WrittenLyrics lyrics =
        srt("1\n00:00:00,000 --> 00:00:01,000\na\n\n2\n00:00:xx --> 00:00:03,000\nlost\n\n"
            "3\n00:00:09,000 --> 00:00:03,000\nbackwards\n\n4\n00:00:04,000 --> 00:00:05,000\nb\n");
    EXPECT_EQ(told(lyrics), "a|b");
    EXPECT_EQ(notes(lyrics), "2 damaged cues were left out");
}

TEST(Srt, CuesWithoutEmptyLinesBetweenAreRead) {
    EXPECT_EQ(told(srt("1\n00:00:00,000 --> 00:00:01,000\na\n2\n00:00:01,000 --> 00:00:02,000\nb\n")), "a|b");
}

TEST(Srt, CuesOutOfOrderAreSorted) {
    const WrittenLyrics lyrics = srt("1\n00:00:05,000 --> 00:00:06,000\nb\n\n2\n00:00:01,000 --> 00:00:02,000\na\n");
    EXPECT_EQ(told(lyrics), "a|b");
    EXPECT_THAT(notes(lyrics), HasSubstr("not in order"));
}

TEST(Srt, RefusesATextWithoutCues) {
    EXPECT_THAT([] { srt("hello\nthere\n"); }, ThrowsMessage<InputError>(HasSubstr("not one cue")));
    EXPECT_TRUE(srt("").instrumental);
    EXPECT_TRUE(srt("1\n00:00:01,000 --> 00:00:02,000\n♪\n").instrumental);
}

}  // namespace
}  // namespace armonica::features::lyrics
