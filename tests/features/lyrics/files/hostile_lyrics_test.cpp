#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include <armonica/error.hpp>

#include "features/lyrics/files/lyrics_texts.hpp"
#include "features/lyrics/files/read_lines.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr const char* endings[] = {"song.lrc", "song.txt", "song.srt", "song.ttml"};

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t time = 0; time < times; ++time) text += part;
    return text;
}

std::size_t lines_of(const WrittenLyrics& lyrics) {
    std::size_t lines = 0;
    for (const WrittenSection& section : lyrics.sections) lines += section.lines.size();
    return lines;
}

/// Reads it as every format; each gives valid lyrics or says what is wrong.
void expect_an_answer(const std::string& content) {
    static const test::TemporaryFolder folder;
    for (const char* const name : endings) {
        try {
            test::write_bytes(folder / name, content);
            expect_valid(read_lyrics_file(folder / name));
        } catch (const InputError& error) {
            EXPECT_NE(std::string(error.what()).find(name), std::string::npos);
        }
    }
}

/// Each format reads `content` in a second or less; were one not linear, the suite would run out of its time.
void expect_an_end(const std::string& content) {
    for (const char* const name : endings) {
        try {
            EXPECT_LE(lines_of(read(name, content)), most_sung_lines);
        } catch (const InputError& error) {
            EXPECT_NE(std::string(error.what()).find(name), std::string::npos);
        }
    }
}

TEST(HostileLyrics, LongTextsComeToAnEnd) {
    expect_an_end(repeated("one line of many words and more\n", 160'000));
    expect_an_end(repeated("word ", 200'000));
    expect_an_end(repeated("a\n", 1'000'000));
    expect_an_end(repeated("\n", 5'000'000));
    expect_an_end(repeated("[00:01.00]", 100'000) + repeated("words ", 100'000));
    expect_an_end(repeated("[00:01.00]a\n", 400'000));
    expect_an_end(repeated("[", 3'000'000));
    expect_an_end(repeated("<", 3'000'000));
    expect_an_end(repeated("(x8", 1'000'000));
    expect_an_end(repeated("[Chorus x8]\nla (x8)\n(x8)\n\n", 100'000));
    expect_an_end(repeated("1\n00:00:01,000 --> 00:00:02,000\na\n\n", 100'000));
    expect_an_end("<tt><body>" + repeated("<p begin='1s'>a</p>", 200'000) + "</body></tt>");
    expect_an_end(repeated("<a>", 900'000));
    expect_an_end(repeated("e\xCC\x81\xCC\x82\xCC\x83", 500'000));
}

TEST(HostileLyrics, WhatIsSungIsBounded) {
    const WrittenLyrics many = read("song.txt", repeated("a\n", 300'000));
    EXPECT_EQ(lines_of(many), most_sung_lines);
    EXPECT_THAT(notes(many), testing::HasSubstr("more to sing than in any song"));
    const WrittenLyrics again = read("song.txt", repeated("[Chorus x8]\nla (x8)\n\n", 3000));
    EXPECT_EQ(lines_of(again), most_sung_lines);
    const WrittenLyrics long_lines =
        read("song.txt", repeated("[Chorus x8]\n" + repeated("la ", 700'000) + "(x8)\n\n", 3));
    EXPECT_LE(lines_of(long_lines) * 2'100'000, most_sung_bytes);
    expect_valid(read("song.lrc", repeated("[00:01.00]", 100'000) + repeated("words ", 100'000)));
}

TEST(HostileLyrics, RandomBytesGetAnAnswer) {
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        std::string content(random() % 400, '\0');
        const auto mask = round % 2 == 0 ? 0xFFU : 0x7FU;
        for (char& c : content) c = static_cast<char>(random() & mask);
        expect_an_answer(content);
    }
}

TEST(HostileLyrics, RandomPiecesOfFormatsGetAnAnswer) {
    constexpr std::string_view pieces[] = {"[00:01.00]",
                                           "[01:02:03]",
                                           "[-00:05.00]",
                                           "[00:99.99]",
                                           "<00:02.00>",
                                           "[offset:-99999999]",
                                           "[offset:1e300]",
                                           "[Chorus]",
                                           "[Verse 1: x]",
                                           "(x2)",
                                           "x8",
                                           "\n",
                                           "\n\n",
                                           " ",
                                           "la",
                                           "Chorus:",
                                           "Am C",
                                           "[Am]",
                                           "{soc}",
                                           "{eoc}",
                                           "00:00:01,000 --> 00:00:02,000",
                                           "1",
                                           "<i>",
                                           "{\\an8}",
                                           "♪",
                                           "é",
                                           "e\xCC\x81",
                                           "\xFF",
                                           "\xED\xA0\x80",
                                           "©",
                                           "Music: x",
                                           "<p begin=\"1s\" end=\"0s\">",
                                           "</p>",
                                           "<br/>",
                                           "<tt>",
                                           "</tt>",
                                           "<body>",
                                           "</body>",
                                           "<div>",
                                           "</div>",
                                           "&#xD800;",
                                           "&#0;",
                                           "\xE2\x80\xA8",
                                           "[la:xx]",
                                           "F:",
                                           "(bis)",
                                           "\t",
                                           "\x01",
                                           "123Embed",
                                           "Instrumental"};
    std::mt19937 random(2);
    for (int round = 0; round < 1500; ++round) {
        std::string content;
        for (std::size_t piece = random() % 30; piece > 0; --piece) content += pieces[random() % std::size(pieces)];
        expect_an_answer(content);
        expect_an_answer("<tt><body>" + content + "</body></tt>");
    }
}

TEST(HostileLyrics, TruncationsGetAnAnswer) {
    const std::string lrc =
        "[ti:x]\n[offset:100]\n[00:01.00][00:09.00]lá <00:02.00>lu\n[00:03.00]\n[00:04.00][Chorus]\nüber\n";
    const std::string srt = "1\n00:00:01,000 --> 00:00:02,000\n<i>lá</i>\nlu\n\n2\n00:00:12,000 --> 00:00:13,000\nbä\n";
    const std::string ttml =
        "<?xml version=\"1.0\"?><tt xml:lang=\"de\"><body><div><p begin=\"1s\">lá<br/>"
        "<span begin=\"2s\" end=\"3s\">&amp;</span></p></div></body></tt>";
    for (const std::string& whole : {lrc, srt, ttml})
        for (std::size_t length = 0; length <= whole.size(); ++length) expect_an_answer(whole.substr(0, length));
}

TEST(HostileLyrics, OffsetsAreBounded) {
    const WrittenLyrics lyrics = read("song.lrc", "[offset:1e300]\n[00:01.00]a\n");
    EXPECT_EQ(times(lyrics), "1");
}

}  // namespace
}  // namespace armonica::features::lyrics
