#include "features/harmony/files/chord_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include <armonica/error.hpp>

#include "features/harmony/symbols/harte.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::features::harmony {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// "0-1.5 C:maj, 1.5-2 N"
std::string told(const Progression& chords) {
    std::ostringstream text;
    for (const TimedChord& timed : chords)
        text << (&timed == chords.data() ? "" : ", ") << timed.start << "-" << timed.end << " " << harte(timed.chord);
    return text.str();
}

/// Only the chords: "C:maj F:maj".
std::string names(const Progression& chords) {
    std::string text;
    for (const TimedChord& timed : chords) text += (text.empty() ? "" : " ") + harte(timed.chord);
    return text;
}

ChordFile read(const std::string& name, const std::string& content) {
    const test::TemporaryFolder folder;
    test::write_bytes(folder / name, content);
    return read_chord_file(folder / name);
}

/// "LINE: problem", without a line "0: problem".
std::string complaint(const std::string& name, const std::string& content) {
    try {
        read(name, content);
    } catch (const InputError& error) {
        return std::to_string(error.line().value_or(0)) + ": " + error.what();
    }
    return "no complaint";
}

// --- .lab ---

TEST(ReadLab, HasTimesAndChords) {
    const ChordFile file = read("a.lab", "0.0 1.5 C:maj\n1.5\t2.25\tF:min7/b3\n\n# a note\n2.25 3 N\n");
    EXPECT_EQ(file.format, "lab");
    EXPECT_TRUE(file.timed);
    EXPECT_EQ(told(file.chords), "0-1.5 C:maj, 1.5-2.25 F:min7/b3, 2.25-3 N");
    EXPECT_THAT(file.reduced, ElementsAre());
}

TEST(ReadLab, GapsBecomeTimesWithoutChord) {
    EXPECT_EQ(told(read("a.lab", "0.5 1 C\n2 3 G\n").chords), "0-0.5 N, 0.5-1 C:maj, 1-2 N, 2-3 G:maj");
}

TEST(ReadLab, RoundingIsNoOverlap) {
    EXPECT_EQ(told(read("a.lab", "0 1.004 C\n1 2 G\n2.003 3 C\n3 3 N\n").chords),
              "0-1.004 C:maj, 1.004-2 G:maj, 2-3 C:maj");
}

TEST(ReadLab, UnderstandsLineEndsByteOrderMarksAndEnglishNames) {
    EXPECT_EQ(told(read("a.lab",
                        "\xEF\xBB\xBF"
                        "0 1 C\r\n1 2 Am7\r\n")
                       .chords),
              "0-1 C:maj, 1-2 A:min7");
    EXPECT_EQ(told(read("a.txt", "0 1 C\r1 2 F#m7b5\r").chords), "0-1 C:maj, 1-2 F#:hdim7");
}

TEST(ReadLab, WhatIsReducedIsTold) {
    const ChordFile file = read("a.lab", "0 1 C:maj6\n1 2 G:13\n2 3 C:maj6\n3 4 X\n");
    ASSERT_EQ(file.reduced.size(), 3U);
    EXPECT_EQ(file.reduced[0].written, "C:maj6");
    EXPECT_EQ(file.reduced[0].kept, "C:maj");
    EXPECT_EQ(file.reduced[0].times, 2U);
    EXPECT_EQ(file.reduced[1].kept, "G:7");
    EXPECT_EQ(file.reduced[2].kept, "N");
}

TEST(ReadLab, NonsenseIsNamedWithItsLine) {
    EXPECT_THAT(complaint("a.lab", "0 2 C\n1 3 G\n"),
                testing::AllOf(HasSubstr("2: "), HasSubstr("a.lab:2: it starts before the end")));
    const std::vector<std::pair<std::string, std::string>> complaint_of_text = {
        {"5 6 C\n1 2 G\n", "a.lab:2: it starts before the end"},
        {"2 1 C\n", "a.lab:1: it ends before it starts"},
        {"-1 1 C\n", "negative"},
        {"0 nan C\n", "`nan` is no time"},
        {"0 inf C\n", "`inf` is no time"},
        {"0 1e999 C\n", "`1e999` is no time"},
        {"0 1e300 C\n", "four months"},
        {"0 1,5 C\n", "`1,5` is no time"},
        {"0 1\n", "three parts"},
        {"0 1 C maj\n", "three parts"},
        {"0 1 C\n1 2 H:maj\n", "a.lab:2: `H:maj` is no chord"},
        {"0 1 what\n", "`what` is no chord"},
        {"# nothing\n", "not one chord"}};
    for (const auto& [text, expected] : complaint_of_text)
        EXPECT_THAT(complaint("a.lab", text), HasSubstr(expected)) << text;
}

// --- JAMS ---

std::string jams(const std::string& annotations) {
    return R"({"file_metadata": {"title": "Song", "artist": "Someone", "duration": 4}, "annotations": [)" +
           annotations + "]}";
}

TEST(ReadJams, HasObservations) {
    const ChordFile file = read("a.jams", jams(R"({"namespace": "beat", "data": []},
        {"namespace": "chord", "data": [{"time": 1.5, "duration": 2.5, "value": "G:7", "confidence": 0.5},
                                        {"time": 0, "duration": 1.5, "value": "C:maj", "confidence": null}]},
        {"namespace": "chord_harte", "data": []})"));
    EXPECT_EQ(file.format, "JAMS");
    EXPECT_EQ(file.title, "Song");
    EXPECT_EQ(file.artist, "Someone");
    EXPECT_EQ(told(file.chords), "0-1.5 C:maj, 1.5-4 G:7");
    EXPECT_EQ(file.chords[0].confidence, 1.0);
    EXPECT_EQ(file.chords[1].confidence, 0.5);
    EXPECT_THAT(file.warnings, ElementsAre(HasSubstr("2 annotations of chords; the first is used")));
}

TEST(ReadJams, KnowsTheFirstVersionToo) {
    const ChordFile file = read("a.jams", jams(R"({"namespace": "chord_harte", "data":
        {"time": [0, 1], "duration": [1, 1], "value": ["C", "N"], "confidence": [7, 0.2]}})"));
    EXPECT_EQ(told(file.chords), "0-1 C:maj, 1-2 N");
    EXPECT_EQ(file.chords[0].confidence, 1.0);  // 7 is no share
}

TEST(ReadJams, IsRecognisedByItsContent) {
    EXPECT_EQ(
        read("a.txt", jams(R"({"namespace": "chord", "data": [{"time": 0, "duration": 1, "value": "C"}]})")).format,
        "JAMS");
}

TEST(ReadJams, NonsenseIsNamed) {
    EXPECT_THAT(complaint("a.jams", "{\n\"a\": 1,\n}"), testing::AllOf(HasSubstr("3: "), HasSubstr("not valid JSON")));
    EXPECT_THAT(complaint("a.jams", "[]"), HasSubstr("no list of `annotations`"));
    EXPECT_THAT(complaint("a.jams", "{}"), HasSubstr("no list of `annotations`"));
    EXPECT_THAT(complaint("a.jams", jams("")), HasSubstr("namespace `chord`"));
    EXPECT_THAT(complaint("a.jams", jams("1, null, {\"namespace\": 3}")), HasSubstr("namespace `chord`"));
    EXPECT_THAT(complaint("a.jams", jams(R"({"namespace": "chord"})")), HasSubstr("neither a list"));
    EXPECT_THAT(complaint("a.jams", jams(R"({"namespace": "chord", "data": []})")), HasSubstr("not one chord"));
    EXPECT_THAT(complaint("a.jams", jams(R"({"namespace": "chord", "data": [{"time": 0}]})")),
                HasSubstr("observation 1"));
    EXPECT_THAT(
        complaint("a.jams", jams(R"({"namespace": "chord", "data": [{"time": 1e999, "duration": 1, "value": "C"}]})")),
        HasSubstr("too large"));
    EXPECT_THAT(
        complaint("a.jams",
                  jams(R"({"namespace": "chord", "data": [{"time": 1e308, "duration": 1e308, "value": "C"}]})")),
        HasSubstr("not finite"));
    EXPECT_THAT(
        complaint("a.jams", jams(R"({"namespace": "chord", "data": [{"time": 0, "duration": 1, "value": "Q"}]})")),
        HasSubstr("the chord `Q` at 0"));
    EXPECT_THAT(
        complaint("a.jams", jams(R"({"namespace": "chord", "data": [{"time": 0, "duration": NaN, "value": "C"}]})")),
        HasSubstr("not valid JSON"));
    EXPECT_THAT(complaint("a.jams", std::string(1000000, '[')), HasSubstr("not valid JSON"));
    EXPECT_THAT(complaint("a.jams",
                          jams(R"({"namespace": "chord", "data": {"time": [0], "duration": [1, 2], "value": ["C"]}})")),
                HasSubstr("differ in length"));
}

// --- chord charts ---

TEST(ReadChordChart, LinesOfChordsAreReadAndLyricsLeftOut) {
    const ChordFile file =
        read("song.txt",
             "Title: My Song\nArtist: Me\n\n[Verse 1]\nC        Am7\nA lyric line about you\nF  G/B\nsings on\n");
    EXPECT_EQ(file.format, "chord chart");
    EXPECT_FALSE(file.timed);
    EXPECT_EQ(file.title, "My Song");
    EXPECT_EQ(file.artist, "Me");
    EXPECT_EQ(told(file.chords), "0-1 C:maj, 1-2 A:min7, 2-3 F:maj, 3-4 G:maj/3");
}

TEST(ReadChordChart, BarsBeatsAndRepeats) {
    EXPECT_EQ(names(read("a.txt", "| C | F C | % | G7 |").chords), "C:maj F:maj C:maj F:maj C:maj G:7");
    EXPECT_EQ(told(read("a.txt", "| C / / / | G . |").chords), "0-4 C:maj, 4-6 G:maj");
    EXPECT_EQ(names(read("a.txt", "C % F %").chords), "C:maj C:maj F:maj F:maj");
    EXPECT_EQ(names(read("a.txt", "|: C F :| G ||").chords), "C:maj F:maj C:maj F:maj G:maj");
    EXPECT_EQ(names(read("a.txt", "|: C :| x3").chords), "C:maj C:maj C:maj");
    EXPECT_EQ(names(read("a.txt", "|:C F:|:G:|").chords), "C:maj F:maj C:maj F:maj G:maj G:maj");
    EXPECT_EQ(names(read("a.txt", "C G x2").chords), "C:maj G:maj C:maj G:maj");
    EXPECT_EQ(names(read("a.txt", "Intro: C G (x2)").chords), "C:maj G:maj C:maj G:maj");
    EXPECT_EQ(names(read("a.txt", "|: C F\n G :|\n").chords), "C:maj F:maj G:maj C:maj F:maj G:maj");
    EXPECT_EQ(names(read("a.txt", "C - G - Am, F-Bb-Dm  (E7)*\n").chords), "C:maj G:maj A:min F:maj Bb:maj D:min E:7");
    EXPECT_EQ(names(read("a.txt", "[Chorus] C G\n").chords), "C:maj G:maj");
    EXPECT_EQ(names(read("a.txt", "C7 N.C. C7").chords), "C:7 N C:7");
}

TEST(ReadChordChart, ALineThatIsNearlyOneIsToldOf) {
    const ChordFile file = read("a.txt", "C F Hm7 G\nC G\n");
    EXPECT_EQ(names(file.chords), "C:maj G:maj");
    EXPECT_THAT(file.warnings, ElementsAre(HasSubstr("line 1 is passed over: `Hm7`")));
}

TEST(ReadChordChart, TablatureIsNotTakenForChords) {
    EXPECT_THAT(complaint("a.txt", "e|---0---|\nB|---1---|\nG|--------|\nD|---2---|\nA|---3---|\nE|--------|\n"),
                HasSubstr("not one chord"));
}

TEST(ReadChordChart, RepeatsDoNotGrowWithoutBound) {
    EXPECT_THAT(complaint("a.txt", "|: C x64 x64 x64 x64 :| x64"), HasSubstr("more than 100000 chords"));
    EXPECT_EQ(read("a.txt", "C :| :| :| :| :| :|").chords.size(), 2U);  // nothing left to repeat after the first
}

TEST(ReadChordChart, ATextWithoutChordsIsAnError) {
    EXPECT_THAT(complaint("a.txt", "Nothing here\nbut words\n"), HasSubstr("not one chord"));
    EXPECT_THAT(complaint("a.txt", "\n\n"), HasSubstr("not one chord"));
}

TEST(ReadChordChart, OpenFifthsTakeTheThirdOfTheirSurroundings) {
    EXPECT_EQ(names(read("a.txt", "F5 Bb5 Ab5 Db5 F5 Bb5 Ab5 Db5").chords),
              "F:min Bb:min Ab:maj C#:maj F:min Bb:min Ab:maj C#:maj");
    EXPECT_EQ(names(read("a.txt", "A5 D5 E5 A5").chords), "A:maj D:maj E:maj A:maj");
    EXPECT_EQ(names(read("a.txt", "Em7 A5 E5 G5 A7").chords), "E:min7 A:maj E:min G:maj A:7");
    EXPECT_EQ(names(read("a.txt", "C5").chords), "C:maj");
    const ChordFile lab = read("a.lab", "0 1 E:min\n1 2 E:5/5\n2 3 N\n4 5 E:(1,5)\n");
    EXPECT_EQ(told(lab.chords), "0-1 E:min, 1-2 E:min/5, 2-3 N, 3-4 N, 4-5 E:min");
    ASSERT_EQ(lab.reduced.size(), 2U);
    EXPECT_EQ(lab.reduced[0].kept, "E:min/5");
    EXPECT_EQ(read("a.txt", "Db5 Gb5 Ab5 Db5").reduced[0].kept, "Db:maj");
}

// --- ChordPro ---

TEST(ReadChordPro, ChordsStandInBrackets) {
    const ChordFile file =
        read("song.cho",
             "{title: Song of Songs}\n{t:ignored}\n{artist: Somebody}\n{key: G}\n# a comment [D]\n"
             "[G]Swing [C/G]low, [*quietly]sweet [Bm7]cha[N.C.]riot\r\n{sot}\ne|--[A]--\n{eot}\n[Coda]\n");
    EXPECT_EQ(file.format, "ChordPro");
    EXPECT_EQ(file.title, "ignored");  // the last one holds
    EXPECT_EQ(file.artist, "Somebody");
    EXPECT_EQ(names(file.chords), "G:maj C:maj/5 B:min7 N");
    EXPECT_THAT(file.warnings, ElementsAre(HasSubstr("`[Coda]` is no chord")));
}

TEST(ReadChordPro, GridsAreCharts) {
    const ChordFile file =
        read("a.txt", "{start_of_grid}\n|| Am . . . | C . D . |\n| %  . . . |\n{end_of_grid}\nWords without chords\n");
    EXPECT_EQ(file.format, "ChordPro");
    EXPECT_EQ(names(file.chords), "A:min C:maj D:maj C:maj D:maj");
    EXPECT_EQ(file.chords.front().end, 4.0);
}

TEST(ReadChordPro, ASongWithoutDirectivesIsRecognised) {
    const ChordFile file = read("a.txt", "[C]La la [G7]la\n");
    EXPECT_EQ(file.format, "ChordPro");
    EXPECT_EQ(names(file.chords), "C:maj G:7");
}

TEST(ReadChordPro, NoChordIsAnError) {
    EXPECT_THAT(complaint("a.cho", "{title: x}\n[Verse]\nla\n"), HasSubstr("not one chord"));
    EXPECT_THAT(complaint("a.cho", "{"), HasSubstr("not one chord"));
    EXPECT_THAT(complaint("a.cho", "[[[[C"), HasSubstr("not one chord"));
}

// --- what is none of these ---

TEST(ReadChordFile, WhatIsNoChordFileIsSaidPlainly) {
    EXPECT_THAT(complaint("a.lab", ""), HasSubstr("the file is empty"));
    EXPECT_THAT(complaint("a.txt", std::string("\xFF\xFE"
                                               "C\0 \0",
                                               6)),
                HasSubstr("UTF-16"));
    EXPECT_THAT(complaint("a.txt", std::string("ab\0cd", 5)), HasSubstr("neither text nor MIDI"));
    EXPECT_THAT(complaint("a.mp3", "whatever"), HasSubstr("sound file"));
    EXPECT_THAT(complaint("a.dat", "ID3\x04"), HasSubstr("sound file"));
    EXPECT_THAT(complaint("a.wav", "RIFF....WAVEfmt "), HasSubstr("sound file"));
    const test::TemporaryFolder folder;
    EXPECT_THROW(read_chord_file(folder / "none.lab"), InputError);
    EXPECT_THROW(read_chord_file(folder.path()), InputError);
}

}  // namespace
}  // namespace armonica::features::harmony
