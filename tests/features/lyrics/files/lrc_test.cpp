#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/lyrics/files/lrc_stamps.hpp"
#include "features/lyrics/files/lyrics_texts.hpp"

namespace armonica::features::lyrics {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

WrittenLyrics lrc(std::string_view content) { return read("song.lrc", content); }

TEST(LrcStamps, AreOfSeveralShapes) {
    EXPECT_DOUBLE_EQ(lrc_seconds("01:02.50").value(), 62.5);
    EXPECT_DOUBLE_EQ(lrc_seconds("01:02:50").value(), 62.5);
    EXPECT_DOUBLE_EQ(lrc_seconds("1:02.5").value(), 62.5);
    EXPECT_DOUBLE_EQ(lrc_seconds("01:02.123").value(), 62.123);
    EXPECT_DOUBLE_EQ(lrc_seconds("01:02").value(), 62.0);
    EXPECT_DOUBLE_EQ(lrc_seconds("01:01:02.25").value(), 3662.25);
    EXPECT_DOUBLE_EQ(lrc_seconds("-00:01.00").value(), 0.0);
    for (const char* const garbage : {"", ":", "1", "a:b", "01:60.00", "01:02.", "01:02.1234", "9999:00.00", "1:2:3:4",
                                      "11:00:00.00", "01:02.5x", "1e1:00", " 1:00"})
        EXPECT_FALSE(lrc_seconds(garbage)) << garbage;
}

TEST(Lrc, LinesHaveTheirTimes) {
    const WrittenLyrics lyrics =
        lrc("[ti:Song]\n[ar:Me]\n[by:You]\n[re:x]\n[ve:1]\n[length:3:00]\n[la:de]\n\n"
            "[00:01.00]eins\n[00:02.50] zwei\n");
    EXPECT_EQ(told(lyrics), "eins|zwei");
    EXPECT_EQ(times(lyrics), "1 2.5");
    EXPECT_EQ(lyrics.format, "lrc");
    EXPECT_EQ(lyrics.declared_language, "de");
    EXPECT_THAT(lyrics.notes, IsEmpty());
}

TEST(Lrc, ALineWithSeveralStampsIsSungAtEach) {
    const WrittenLyrics lyrics = lrc("[00:01.00][00:05.00]la\n[00:03.00]lu\n");
    EXPECT_EQ(told(lyrics), "la|lu|la");
    EXPECT_EQ(times(lyrics), "1 3 5");
    EXPECT_THAT(lyrics.notes, IsEmpty());
}

TEST(Lrc, ThePositiveOffsetIsEarlier) {
    EXPECT_EQ(times(lrc("[offset:+500]\n[00:00.20]a\n[00:02.00]b\n")), "0 1.5");
    EXPECT_EQ(times(lrc("[offset:-500]\n[00:01.00]a\n")), "1.5");
    const WrittenLyrics garbage = lrc("[offset:abc]\n[00:01.00]a\n");
    EXPECT_EQ(times(garbage), "1");
    EXPECT_THAT(notes(garbage), HasSubstr("offset"));
}

TEST(Lrc, WordStampsAreTakenOut) {
    const WrittenLyrics lyrics =
        lrc("[00:01.00]<00:01.00>Hel<00:01.20>lo <00:01.50>you <00:02.00>\n"
            "[00:03.00][00:03.00]so[00:03.50] what\n[00:04.00]1 < 2 <i>\n");
    EXPECT_EQ(told(lyrics), "Hello you|so what|1 < 2 <i>");
    EXPECT_EQ(times(lyrics), "1-2 3 4");
}

TEST(Lrc, SignsOfSingersAreTakenOff) {
    EXPECT_EQ(told(lrc("[00:01.00]F: she\n[00:02.00]M:he\n[00:03.00]D:both\n[00:04.00]X: what\n")),
              "she|he|both|X: what");
}

TEST(Lrc, PausesEndLinesAndSections) {
    const WrittenLyrics lyrics =
        lrc("[00:01.00]a\n[00:02.00]\n[00:03.00]b\n\n[00:04.00]c\n[00:12.50]d\n[00:13.00]♪\n[00:14.00]e\n");
    EXPECT_EQ(told(lyrics), "a / b / c / d / e");
    EXPECT_EQ(times(lyrics), "1-2 / 3 / 4 / 12.5-13 / 14");
}

TEST(Lrc, AGapOfEightSecondsIsNone) { EXPECT_EQ(told(lrc("[00:01.00]a\n[00:09.00]b\n")), "a|b"); }

TEST(Lrc, TimesOutOfOrderAreSorted) {
    const WrittenLyrics lyrics = lrc("[00:05.00]b\n[00:01.00]a\n[-00:03.00]z\n");
    EXPECT_EQ(told(lyrics), "z|a|b");
    EXPECT_EQ(times(lyrics), "0 1 5");
    EXPECT_THAT(notes(lyrics), HasSubstr("not in order"));
}

TEST(Lrc, ImpossibleTimesAreNone) {
    const WrittenLyrics lyrics = lrc("[00:01.00]a\n[00:99.00]b\n[9999:00.00]c\n");
    EXPECT_EQ(told(lyrics), "a|b|c");
    EXPECT_EQ(times(lyrics), "1 ? ?");
    EXPECT_THAT(notes(lyrics), HasSubstr("2 impossible times"));
}

TEST(Lrc, TheSecondLineAtOneTimeIsATranslation) {
    const WrittenLyrics lyrics = lrc("[00:01.00]hello\n[00:01.00]hallo\n[00:02.00]you\n[00:02.00]you\n");
    EXPECT_EQ(told(lyrics), "hello|you");
    EXPECT_THAT(notes(lyrics), HasSubstr("translations"));
    EXPECT_EQ(lyrics.notes.size(), 1U);
}

TEST(Lrc, AFileWithoutGoodTimesKeepsItsLines) {
    EXPECT_EQ(told(lrc("[00:00.00]a\n[00:00.00]b\n[00:00.00]c\n[00:00.00]d\n")), "a|b|c|d");
}

TEST(Lrc, CreditsAndMarksAreNotWords) {
    const WrittenLyrics lyrics =
        lrc("[00:00.00]作词 : 某人\n[00:00.00]Lyrics by: Me\n[00:00.00]first\n"
            "[00:01.00][Chorus]\n[00:02.00]la x2\n");
    EXPECT_EQ(told(lyrics), "first / chorus: la");
    EXPECT_EQ(times(lyrics), "0 / 2");
}

TEST(Lrc, RepeatsAreNotWrittenOut) {
    EXPECT_EQ(told(lrc("[00:01.00][Chorus x2]\n[00:02.00]la (x3)\n[00:03.00][Verse]\n[00:04.00]b\n[00:05.00][Chorus]\n"
                       "[00:06.00]la\n")),
              "chorus: la / verse: b / chorus: la");
}

TEST(Lrc, LinesWithoutATimeStayInTheirPlace) {
    const WrittenLyrics lyrics = lrc("[00:01.00]a\nb\n[00:02.00]c\n");
    EXPECT_EQ(told(lyrics), "a|b|c");
    EXPECT_EQ(times(lyrics), "1 ? 2");
}

TEST(Lrc, WhatTheContentSaysIsRead) {
    EXPECT_EQ(read("song.txt", "[ti:x]\n[00:01.00]a\n[00:02.00]b\n").format, "lrc");
    EXPECT_EQ(read("song.txt", "a\nb\n[00:02.00]c\nd\n").format, "text");
    const WrittenLyrics plain = lrc("[ti:x]\n[la:es]\nuno\ndos (x2)\n");
    EXPECT_EQ(plain.format, "text");
    EXPECT_EQ(told(plain), "uno|dos|dos");
    EXPECT_EQ(plain.declared_language, "es");
}

TEST(Lrc, InstrumentalsSaySo) {
    EXPECT_TRUE(lrc("[00:00.00]Instrumental\n").instrumental);
    EXPECT_TRUE(lrc("[ti:x]\n[ar:y]\n").instrumental);
    EXPECT_TRUE(lrc("[00:01.00]\n[00:02.00]♪\n").instrumental);
}

}  // namespace
}  // namespace armonica::features::lyrics
