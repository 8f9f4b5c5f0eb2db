#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <armonica/error.hpp>

#include "features/lyrics/files/lyrics_texts.hpp"
#include "features/lyrics/files/ttml_time.hpp"

namespace armonica::features::lyrics {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

WrittenLyrics ttml(const std::string& body, const std::string& attributes = "") {
    return read("song.ttml", "<?xml version=\"1.0\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\" " + attributes +
                                 "><head><metadata>no words</metadata></head><body>" + body + "</body></tt>");
}

TEST(TtmlTime, IsOfSeveralShapes) {
    const TtmlRates rates{25.0, 1000.0};
    const std::pair<const char*, double> known[] = {{"00:01:02.500", 62.5}, {"01:00:00", 3600.0}, {"00:00:01:05", 1.2},
                                                    {"12.3s", 12.3},        {"500ms", 0.5},       {"2m", 120.0},
                                                    {"1h", 3600.0},         {"10f", 0.4},         {"100t", 0.1},
                                                    {"9.731", 9.731},       {"1:05.25", 65.25}};
    for (const auto& [written, seconds] : known) {
        EXPECT_NEAR(ttml_seconds(written, rates).value_or(-1.0), seconds, 1e-9) << written;
    }
    for (const char* const garbage : {"", "s", "-1s", "1x", "1:2:3:4:5", "1e9s", "nan", "inf", "::", "11h", "1..2s"})
        EXPECT_FALSE(ttml_seconds(garbage, rates)) << garbage;
}

TEST(Ttml, DivisionsAreSectionsAndParagraphsLines) {
    const WrittenLyrics lyrics = ttml(
        "<div itunes:song-part=\"Verse\"><p begin=\"1s\" end=\"2s\">one &amp;  two</p>\n"
        "<p begin=\"00:00:03.000\" dur=\"1s\">three</p></div>"
        "<div itunes:songPart=\"PreChorus\"><p begin=\"5s\">four</p></div><div><p>five</p></div>",
        "xml:lang=\"en-GB\"");
    EXPECT_EQ(told(lyrics), "verse: one & two|three / pre-chorus: four / five");
    EXPECT_EQ(times(lyrics), "1-2 3-4 / 5 / ?");
    EXPECT_EQ(lyrics.declared_language, "en");
    EXPECT_EQ(lyrics.format, "ttml");
}

TEST(Ttml, SpansOfWordsAreJoined) {
    const WrittenLyrics lyrics = ttml(
        "<div begin=\"9.5\"><p><span begin=\"9.5\" end=\"10\">Hel</span><span begin=\"10\" end=\"11\">lo</span> "
        "<span begin=\"11\" end=\"12\">you</span> <span ttm:role=\"x-bg\">(<span begin=\"12\" "
        "end=\"13\">ooh</span>)</span>"
        "<span ttm:role=\"x-translation\">Hallo</span></p></div>");
    EXPECT_EQ(told(lyrics), "Hello you (ooh)");
    EXPECT_EQ(times(lyrics), "9.5-13");
    EXPECT_EQ(notes(lyrics), "1 translation or transcription was left out");
}

TEST(Ttml, TimesWithinAnElementCountFromItsBegin) {
    EXPECT_EQ(times(ttml("<div begin=\"10s\"><p begin=\"0s\" end=\"2s\">a</p><p begin=\"12s\">b</p></div>")),
              "10-12 22");
    EXPECT_EQ(times(ttml("<div begin=\"10s\"><p begin=\"10s\" end=\"12s\">a</p></div>")), "10-12");
}

TEST(Ttml, BreaksSplitLines) {
    const WrittenLyrics lyrics = ttml("<p begin=\"0s\" end=\"4s\">abc<br/>d<br/></p>");
    EXPECT_EQ(told(lyrics), "abc|d");
    EXPECT_EQ(times(lyrics), "0-3 3-4");
}

TEST(Ttml, FramesAndTicksHaveRates) {
    EXPECT_EQ(times(ttml("<p begin=\"00:00:01:05\">a</p>", "ttp:frameRate=\"10\"")), "1.5");
    EXPECT_EQ(times(ttml("<p begin=\"500t\">a</p>", "ttp:tickRate=\"1000\"")), "0.5");
}

TEST(Ttml, TimesOutOfOrderAreSorted) {
    const WrittenLyrics lyrics = ttml("<div><p begin=\"5s\">b</p></div><div><p begin=\"1s\">a</p></div>");
    EXPECT_EQ(told(lyrics), "a / b");
    EXPECT_THAT(notes(lyrics), HasSubstr("not in order"));
}

TEST(Ttml, EntitiesOfADoctypeAreNotExpanded) {
    const WrittenLyrics lyrics = read("song.ttml",
                                      "<!DOCTYPE tt [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                                      "<tt><body><p>x &b; &#65; &#xD800; y</p></body></tt>");
    EXPECT_EQ(told(lyrics), "x &b; A y");
}

TEST(Ttml, RefusesWhatIsNone) {
    EXPECT_THAT([] { read("song.ttml", "<tt><body>\n<p>x</tt>"); },
                ThrowsMessage<InputError>(HasSubstr("song.ttml:2: this is not well-formed XML")));
    EXPECT_THAT([] { read("song.ttml", "<html/>"); }, ThrowsMessage<InputError>(HasSubstr("not TTML")));
    std::string deep;
    for (int level = 0; level < 100'000; ++level) deep += "<div>";
    for (int level = 0; level < 100'000; ++level) deep += "</div>";
    EXPECT_THAT([&] { ttml(deep); }, ThrowsMessage<InputError>(HasSubstr("too deep")));
    EXPECT_TRUE(ttml("").instrumental);
    EXPECT_TRUE(read("song.ttml", "").instrumental);
}

}  // namespace
}  // namespace armonica::features::lyrics
