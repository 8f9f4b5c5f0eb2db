#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/lyrics/files/lyrics_texts.hpp"
#include "features/lyrics/files/section_marks.hpp"

namespace armonica::features::lyrics {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string text(std::string_view content) { return told(read("song.txt", content)); }

TEST(PlainText, EmptyLinesSeparateSections) {
    const WrittenLyrics lyrics = read("song.txt", "one\ntwo\n\n \t\n\nthree\n");
    EXPECT_EQ(told(lyrics), "one|two / three");
    EXPECT_EQ(lyrics.source, "song.txt");
    EXPECT_EQ(lyrics.format, "text");
    EXPECT_EQ(lyrics.encoding, "UTF-8");
    EXPECT_THAT(lyrics.notes, IsEmpty());
    EXPECT_FALSE(lyrics.instrumental);
    EXPECT_EQ(text("one\n-----\ntwo"), "one / two");
}

TEST(PlainText, MarksOfSixLanguages) {
    const std::pair<const char*, const char*> marks[] = {{"[Chorus]", "chorus"},
                                                         {"(Chorus)", "chorus"},
                                                         {"Chorus:", "chorus"},
                                                         {"CHORUS", "chorus"},
                                                         {"Refrain", "chorus"},
                                                         {"Ref.:", "chorus"},
                                                         {"Ref.", "chorus"},
                                                         {"Coro", "chorus"},
                                                         {"Estribillo", "chorus"},
                                                         {"Ritornello", "chorus"},
                                                         {"Refrão", "chorus"},
                                                         {"Hook", "chorus"},
                                                         {"[Verse 1: Artist]", "verse"},
                                                         {"Strophe 2", "verse"},
                                                         {"Couplet", "verse"},
                                                         {"Strofa", "verse"},
                                                         {"2nd Verse", "verse"},
                                                         {"Verse II", "verse"},
                                                         {"Estrofa 3:", "verse"},
                                                         {"Pont", "bridge"},
                                                         {"Bridge", "bridge"},
                                                         {"Brücke:", "bridge"},
                                                         {"[Middle 8]", "bridge"},
                                                         {"Pre-Chorus", "pre-chorus"},
                                                         {"Intro", "intro"},
                                                         {"*** Outro ***", "outro"},
                                                         {"[Verse 2 - Somebody & Co]", "verse"},
                                                         {"[Spoken]", "other"},
                                                         {"[Final Chorus]", "chorus"},
                                                         {"[Post-Chorus]", "other"}};
    for (const auto& [mark, kind] : marks)
        EXPECT_EQ(text("first\n\n" + std::string(mark) + "\nla la\n"), "first / " + std::string(kind) + ": la la")
            << mark;
}

TEST(PlainText, SungLinesAreNoMarks) {
    for (const char* const line : {"(oh oh)", "(chorus of angels sings)", "bridge over the river", "bis morgen",
                                   "hook me up", "chorus girl", "intro to you", "my verse is yours", "parte de mi",
                                   "teil 2", "part two", "von hier bis dort", "(bis morgen)"})
        EXPECT_EQ(text("first\n" + std::string(line) + "\nlast"), "first|" + std::string(line) + "|last");
    // In the middle of a stanza a short word is sung; alone, where a stanza starts, it is a mark.
    EXPECT_EQ(text("todo el dia\nsolo\ncoro\npuente\nsin ti"), "todo el dia|solo|coro|puente|sin ti");
    EXPECT_EQ(text("one\n\nsolo\ncontigo"), "one / solo|contigo");
    EXPECT_EQ(text("one\n\nSolo\n\ntwo"), "one / two");
}

TEST(PlainText, AMarkMayHaveWordsBehindIt) {
    EXPECT_EQ(text("Refrain: la la\nlu lu\n\n[Verse] so what\n"), "chorus: la la|lu lu / verse: so what");
}

TEST(PlainText, AMarkMayStandBeforeAnEmptyLine) {
    EXPECT_EQ(text("[Verse]\n\nfirst\n\n[Chorus]\n\nla\n\n[Verse]\n\nsecond\n\n[Chorus]\n\nlu\n"),
              "verse: first / chorus: la / verse: second / chorus: lu");
    EXPECT_EQ(text("[Chorus]\nla\n\n[Chorus]\n\nunmarked\n"), "chorus: la / chorus: la / unmarked");
}

TEST(PlainText, ABareMarkSingsTheSectionAgain) {
    EXPECT_EQ(text("Chorus\nla\nlu\n\n[Verse]\none\n\n[Chorus]\n"), "chorus: la|lu / verse: one / chorus: la|lu");
    EXPECT_EQ(text("[Chorus 1]\na\n\n[Chorus 2]\nb\n\n[Chorus 1]\n\n[Refrain]\n"),
              "chorus: a / chorus: b / chorus: a / chorus: b");
    EXPECT_EQ(text("[Chorus]\na\n\n[Verse]\nb\n\n[Chorus x2]\n"), "chorus: a / verse: b / chorus: a / chorus: a");
    const WrittenLyrics missing = read("song.txt", "[Chorus]\n\n[Verse]\nb\n\n[Bridge]\n");
    EXPECT_EQ(told(missing), "verse: b");
    EXPECT_EQ(notes(missing), "2 marks without lines, here or earlier, were left out");
    // "Verse 2" is no other name of verse 1.
    EXPECT_EQ(text("[Verse 1]\na\n\n[Verse 2]\n"), "verse: a");
}

TEST(PlainText, CountsAreWrittenOut) {
    for (const char* const count : {"(x2)", "x2", "(2x)", "2x", "[x2]", "(bis)", "×2", "(2 fois)", "(X 2)", "(2 mal)"})
        EXPECT_EQ(text("la la " + std::string(count) + "\nend"), "la la|la la|end") << count;
    EXPECT_EQ(text("oh (ter)"), "oh|oh|oh");
    EXPECT_EQ(text("a\nb\n(x3)\nc"), "a|b / a|b / a|b / c");
    EXPECT_EQ(text("a\nb\n\nx2\n\nc"), "a|b / a|b / c");
    EXPECT_EQ(text("[Chorus x2]\na\n\n[Verse]\nb"), "chorus: a / chorus: a / verse: b");
    EXPECT_EQ(text("[Chorus] (x2)\na"), "chorus: a / chorus: a");
    EXPECT_EQ(text("Chorus (x2):\na"), "chorus: a / chorus: a");
    EXPECT_EQ(text("(Refrain x2)\na"), "chorus: a / chorus: a");
    EXPECT_EQ(text("max\n4x4\nx\nbis"), "max|4x4|x|bis");
}

TEST(PlainText, CountsAreBelievedUpToEight) {
    const WrittenLyrics lyrics = read("song.txt", "la (x500)\nend");
    EXPECT_EQ(told(lyrics), "la|la|la|la|la|la|la|la|end");
    EXPECT_THAT(notes(lyrics), HasSubstr("more than 8 times"));
}

TEST(PlainText, CreditsAreLeftOut) {
    const WrittenLyrics lyrics =
        read("song.txt",
             "Title: Song\nArtist: Me\nWords and Music by Joe Writer\nParoles et musique : Jean\n"
             "Letra y música: Juan\nTesto di Mario\nText: Hans\nProduced by Dr. Who\n\n"
             "one\ntwo\nthree\nfour\nfive\nwww.lyrics.example\n"
             "******* This Lyrics is NOT for Commercial use *******\nsix\nYou might also like\n"
             "Written by: somebody\nseven\neight\nnine\nten\neleven\n\n© 1999 Label\n"
             "Copyright Label\nAll rights reserved\n123Embed\n");
    EXPECT_EQ(told(lyrics), "one|two|three|four|five|six|seven|eight|nine|ten|eleven");
    EXPECT_EQ(notes(lyrics), "15 credits and notices were left out");
    EXPECT_EQ(text("love you12Embed"), "love you");
}

TEST(PlainText, SungLinesAreNoCredits) {
    const std::string sung =
        "music by the river\nwritten by the stars\nText me tonight\nletra de amor\nmusic is my life";
    EXPECT_EQ(text(sung), "music by the river|written by the stars|Text me tonight|letra de amor|music is my life");
    EXPECT_EQ(text("a\nb\nc\nd\nMusic: my only friend\ne\nf\ng\nh"), "a|b|c|d|Music: my only friend|e|f|g|h");
    EXPECT_EQ(text("he said: come on\ncopyright on my heart\nembed me"),
              "he said: come on|copyright on my heart|embed me");
}

TEST(PlainText, ChordsAreLeftOut) {
    EXPECT_EQ(text("Am  F  C  G\nhello there\nE\nagain"), "hello there|again");
    EXPECT_EQ(text("| Dm7 | G7 | Cmaj7 % |\nhello"), "hello");
    EXPECT_EQ(text("[Am]Hel[F#m7b5/C#]lo [C]there\n[G] [D]\n[Chorus]\nla"), "Hello there / chorus: la");
    EXPECT_EQ(text("A B C\neasy as\nA"), "A B C|easy as|A");
    EXPECT_EQ(text("{title: Song}\n{soc}\n[C]la\n{eoc}\nlu\n{c: Bridge}\nda"), "chorus: la / lu / bridge: da");
}

TEST(PlainText, InstrumentalsSaySo) {
    for (const char* const content : {"", " \n\t\n", "(instrumental)", "[Instrumental]", "Instrumental\n", "♪",
                                      "♪ ♫\n\n", "no lyrics", "(sin letra)", "Music by Joe\n\n(Instrumental)", "***"}) {
        const WrittenLyrics lyrics = read("song.txt", content);
        EXPECT_TRUE(lyrics.instrumental) << content;
        EXPECT_THAT(lyrics.sections, IsEmpty()) << content;
    }
    const WrittenLyrics song = read("song.txt", "la\n\n[Instrumental]\n\nlu\n(Guitar solo)\nlo");
    EXPECT_FALSE(song.instrumental);
    EXPECT_EQ(told(song), "la / lu / lo");
}

TEST(PlainText, MarksAloneAreNoWordsAndNoInstrumental) {
    const WrittenLyrics lyrics = read("song.txt", "[Verse]\n\n[Chorus]\n");
    EXPECT_FALSE(lyrics.instrumental);
    EXPECT_THAT(lyrics.sections, IsEmpty());
    EXPECT_THAT(notes(lyrics), HasSubstr("no words"));
}

TEST(SectionKindName, OfMarkup) {
    EXPECT_EQ(section_kind("Chorus"), SectionKind::chorus);
    EXPECT_EQ(section_kind("pre-chorus"), SectionKind::pre_chorus);
    EXPECT_EQ(section_kind("nothing"), std::nullopt);
}

}  // namespace
}  // namespace armonica::features::lyrics
