#include "app/text.hpp"

#include <clocale>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "explain/words.hpp"

namespace armonica::app {
namespace {

using testing::ElementsAre;

class Text : public testing::Test {
protected:
    void SetUp() override { std::setlocale(LC_CTYPE, "C.UTF-8"); }
};

TEST_F(Text, PrintableEscapesWhatIsNoUtf8AndWhatSteersATerminal) {
    EXPECT_EQ(printable("Möhre – 音楽"), "Möhre – 音楽");
    EXPECT_EQ(printable("caf\xE9"), "caf\\xE9");
    EXPECT_EQ(printable("a\x1B[31mb\nc"), "a\\x1B[31mb\\x0Ac");
    EXPECT_EQ(printable("\xC2\x9B"), "\\xC2\\x9B");           // a control character of ISO 8859
    EXPECT_EQ(printable("\xC0\xAF"), "\\xC0\\xAF");           // overlong
    EXPECT_EQ(printable("\xED\xA0\x80"), "\\xED\\xA0\\x80");  // half of a surrogate pair
    EXPECT_EQ(printable("\xF0\x9F\x8E"), "\\xF0\\x9F\\x8E");  // cut off
    EXPECT_EQ(printable("🎵"), "🎵");
}

TEST_F(Text, WidthsAreThoseOfATerminal) {
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("Möhre"), 5U);
    EXPECT_EQ(display_width("音楽"), 4U);
    EXPECT_EQ(display_width("e\u0301"), 1U);  // a combining accent
    EXPECT_EQ(padded("音", 4), "音  ");
    EXPECT_EQ(right_aligned("é", 3), "  é");
}

TEST_F(Text, ShortenedKeepsBeginningAndEnding) {
    EXPECT_EQ(shortened("short", 10), "short");
    EXPECT_EQ(shortened("a very long name.mp3", 12), "a very l…mp3");
    for (std::size_t width = 1; width < 24; ++width)
        for (const char* name : {"a very long name.mp3", "音楽音楽音楽音楽音楽音楽.mp3", "éééééééééééééééé"})
            EXPECT_LE(display_width(shortened(name, width)), width);
}

TEST_F(Text, WrappedBreaksAtSpaces) {
    EXPECT_THAT(wrapped("one two  three", 8), ElementsAre("one two", "three"));
    EXPECT_THAT(wrapped("incomprehensible", 4), ElementsAre("incomprehensible"));
    EXPECT_THAT(wrapped("", 4), ElementsAre(""));
}

TEST_F(Text, NumbersAreWrittenForPeople) {
    EXPECT_EQ(number_in_words(0.0), "0");
    EXPECT_EQ(number_in_words(-14.2), "−14.2");
    EXPECT_EQ(number_in_words(2310.4), "2,310");
    EXPECT_EQ(number_in_words(1234567.0), "1,234,567");
    EXPECT_EQ(number_in_words(172.3), "172");
    EXPECT_EQ(number_in_words(999.7), "1,000");
    EXPECT_EQ(number_in_words(9.999), "10.0");
    EXPECT_EQ(number_in_words(0.0312), "0.031");
    EXPECT_EQ(number_in_words(-0.00001), "−1.00e-05");
    EXPECT_EQ(count_in_words(10), "10");
    EXPECT_EQ(count_in_words(13500), "13,500");
    EXPECT_EQ(minutes_and_seconds(187), "3:07");
    EXPECT_EQ(minutes_and_seconds(3765), "1:02:45");
    EXPECT_EQ(signed_number(0.844), "+0.84");
    EXPECT_EQ(signed_number(-0.2), "−0.20");
    EXPECT_EQ(signed_number(-0.001), "0.00");
}

TEST_F(Text, NeitherCertaintyNorImpossibilityIsClaimedByRounding) {
    EXPECT_EQ(percent(0.706), "71 %");
    EXPECT_EQ(percent(0.9999), ">99 %");
    EXPECT_EQ(percent(0.0001), "<1 %");
    EXPECT_EQ(percent(1.0), "100 %");
    EXPECT_EQ(percent(0.0), "0 %");
}

}  // namespace
}  // namespace armonica::app
