#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <taglib/apetag.h>
#include <taglib/asffile.h>
#include <taglib/asftag.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2tag.h>
#include <taglib/mp4file.h>
#include <taglib/mp4tag.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/synchronizedlyricsframe.h>
#include <taglib/textidentificationframe.h>
#include <taglib/unsynchronizedlyricsframe.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavfile.h>
#include <taglib/wavpackfile.h>
#include <taglib/xiphcomment.h>

#include <functional>

#include "features/lyrics/files/lyrics_texts.hpp"

namespace armonica::features::lyrics {
namespace {

using TagLib::String;
using TagLib::ID3v2::SynchronizedLyricsFrame;
using TagLib::ID3v2::UnsynchronizedLyricsFrame;

String utf8(const char* text) { return {text, String::UTF8}; }

class Embedded : public testing::Test {
protected:
    /// A short sound in the format that the name's ending says.
    std::filesystem::path sound(const std::string& name) {
        const auto wave = folder_ / "made.wav", file = folder_ / name;
        test::write_wav(wave, test::sine(440.0, 0.3));
        if (file != wave) test::encode(wave, file);
        return file;
    }
    std::string told_of(const std::filesystem::path& file) {
        const auto lyrics = read_embedded_lyrics(file);
        if (!lyrics) return "none";
        expect_valid(*lyrics);
        return lyrics->source + " " + lyrics->format + ": " + told(*lyrics);
    }

    test::TemporaryFolder folder_;
};

UnsynchronizedLyricsFrame* uslt(const String& text, const char* language, String::Type encoding = String::UTF8) {
    auto* const frame = new UnsynchronizedLyricsFrame(encoding);
    frame->setText(text);
    frame->setLanguage(language);
    return frame;
}

/// Of pairs of milliseconds and words.
SynchronizedLyricsFrame* sylt(const std::vector<std::pair<unsigned, const char*>>& chunks) {
    SynchronizedLyricsFrame::SynchedTextList list;
    for (const auto& [milliseconds, words] : chunks) list.append({milliseconds, words});
    auto* const frame = new SynchronizedLyricsFrame(String::UTF8);
    frame->setTimestampFormat(SynchronizedLyricsFrame::AbsoluteMilliseconds);
    frame->setType(SynchronizedLyricsFrame::Lyrics);
    frame->setLanguage("deu");
    frame->setSynchedText(list);
    return frame;
}

/// Opens the file, lets `change` work on its tags, and saves and closes it.
template <typename File>
void retag(const std::filesystem::path& path, const std::function<void(File&)>& change) {
    File file(path.c_str(), false);
    change(file);
    ASSERT_TRUE(file.save());
}

void add_to_mp3(const std::filesystem::path& path, TagLib::ID3v2::Frame* frame) {
    retag<TagLib::MPEG::File>(path, [&](auto& file) { file.ID3v2Tag(true)->addFrame(frame); });
}

TEST_F(Embedded, Uslt) {
    const auto mp3 = sound("song.mp3");
    EXPECT_EQ(told_of(mp3), "none");
    add_to_mp3(mp3, uslt(utf8("Grüße (x2)\n\n[Chorus]\nla"), "ger"));
    EXPECT_EQ(told_of(mp3), "USLT text: Grüße|Grüße / chorus: la");
    EXPECT_EQ(read_embedded_lyrics(mp3)->declared_language, "de");
    EXPECT_EQ(read_embedded_lyrics(mp3)->encoding, "UTF-8");
}

TEST_F(Embedded, UsltWithoutALanguage) {
    const auto mp3 = sound("song.mp3");
    add_to_mp3(mp3, uslt("la", "XXX"));
    EXPECT_EQ(read_embedded_lyrics(mp3)->declared_language, "");
}

TEST_F(Embedded, LatinFramesAreReadAsTheirBytesAre) {
    const auto mp3 = sound("song.mp3");
    add_to_mp3(mp3, uslt(String("caf\xE9 don\x92t stop", String::Latin1), "eng", String::Latin1));
    EXPECT_EQ(told_of(mp3), "USLT text: café don't stop");
    EXPECT_EQ(read_embedded_lyrics(mp3)->encoding, "windows-1252");
}

TEST_F(Embedded, UsltWithStampsIsLrc) {
    const auto mp3 = sound("song.mp3");
    add_to_mp3(mp3, uslt("[00:01.00]a\n[00:02.00]b", "eng"));
    EXPECT_EQ(told_of(mp3), "USLT lrc: a|b");
}

TEST_F(Embedded, SyltWinsOverLongerTextWithoutTimes) {
    const auto mp3 = sound("song.mp3");
    add_to_mp3(mp3, uslt("a much longer text than the one with times\nof two lines", "eng"));
    add_to_mp3(mp3, sylt({{1000, "Hel"}, {1500, "lo"}, {2000, "\nyou"}, {3000, "\n"}, {20000, "\nback"}}));
    EXPECT_EQ(told_of(mp3), "SYLT sylt: Hello|you / back");
    EXPECT_EQ(times(*read_embedded_lyrics(mp3)), "1 2-3 / 20");
    EXPECT_EQ(read_embedded_lyrics(mp3)->declared_language, "de");
}

TEST_F(Embedded, SyltWithoutEndsOfLinesHasALineInEachPart) {
    const auto mp3 = sound("song.mp3");
    add_to_mp3(mp3, sylt({{2000, "two"}, {1000, "one"}, {3000, ""}, {4000, "three"}}));
    EXPECT_EQ(told_of(mp3), "SYLT sylt: one|two / three");
    EXPECT_EQ(times(*read_embedded_lyrics(mp3)), "1 2-3 / 4");
}

TEST_F(Embedded, SyltOfChordsOrMpegFramesHasNoTimes) {
    const auto mp3 = sound("song.mp3");
    auto* const chords = sylt({{1000, "Am"}});
    chords->setType(SynchronizedLyricsFrame::Chord);
    add_to_mp3(mp3, chords);
    EXPECT_EQ(told_of(mp3), "none");
    auto* const frames = sylt({{10, "one"}, {20, "two"}});
    frames->setTimestampFormat(SynchronizedLyricsFrame::AbsoluteMpegFrames);
    add_to_mp3(mp3, frames);
    EXPECT_EQ(told_of(mp3), "SYLT sylt: one|two");
    EXPECT_EQ(times(*read_embedded_lyrics(mp3)), "? ?");
    EXPECT_THAT(notes(*read_embedded_lyrics(mp3)), testing::HasSubstr("MPEG frames"));
}

TEST_F(Embedded, Txxx) {
    const auto mp3 = sound("song.mp3");
    auto* const frame = new TagLib::ID3v2::UserTextIdentificationFrame(String::UTF8);
    frame->setDescription("SyncedLyrics");
    frame->setText("[00:01.00]a\n[00:02.00]b");
    add_to_mp3(mp3, frame);
    EXPECT_EQ(told_of(mp3), "TXXX:SYNCEDLYRICS lrc: a|b");
}

TEST_F(Embedded, ApeTagOfAnMp3) {
    const auto mp3 = sound("song.mp3");
    retag<TagLib::MPEG::File>(mp3, [](auto& file) { file.APETag(true)->addValue("Lyrics", "la la"); });
    EXPECT_EQ(told_of(mp3), "LYRICS text: la la");
}

TEST_F(Embedded, WavHasId3) {
    const auto wave = sound("made.wav");
    retag<TagLib::RIFF::WAV::File>(wave, [](auto& file) { file.ID3v2Tag()->addFrame(uslt("la", "eng")); });
    EXPECT_EQ(told_of(wave), "USLT text: la");
}

TEST_F(Embedded, Flac) {
    const auto flac = sound("song.flac");
    retag<TagLib::FLAC::File>(flac, [](auto& file) {
        file.xiphComment(true)->addField("LYRICS", "la la la");
        file.xiphComment(true)->addField("unsyncedlyrics", "la");
    });
    EXPECT_EQ(told_of(flac), "LYRICS text: la la la");
    retag<TagLib::FLAC::File>(flac, [](auto& file) { file.xiphComment(true)->addField("SYNCEDLYRICS", "[00:01]a"); });
    EXPECT_EQ(told_of(flac), "SYNCEDLYRICS lrc: a");
}

TEST_F(Embedded, OggVorbisAndOpus) {
    const auto ogg = sound("song.ogg"), opus = sound("song.opus");
    retag<TagLib::Ogg::Vorbis::File>(ogg, [](auto& file) { file.tag()->addField("UNSYNCED LYRICS", "la"); });
    EXPECT_EQ(told_of(ogg), "UNSYNCED LYRICS text: la");
    retag<TagLib::Ogg::Opus::File>(opus, [](auto& file) { file.tag()->addField("UNSYNCEDLYRICS", "lu"); });
    EXPECT_EQ(told_of(opus), "UNSYNCEDLYRICS text: lu");
}

TEST_F(Embedded, Mp4) {
    const auto m4a = sound("song.m4a");
    retag<TagLib::MP4::File>(m4a,
                             [](auto& file) { file.tag()->setItem("\251lyr", TagLib::StringList(utf8("señor"))); });
    EXPECT_EQ(told_of(m4a), "©lyr text: señor");
}

TEST_F(Embedded, WavPack) {
    const auto pack = sound("song.wv");
    retag<TagLib::WavPack::File>(pack, [](auto& file) { file.APETag(true)->addValue("UNSYNCEDLYRICS", "la"); });
    EXPECT_EQ(told_of(pack), "UNSYNCEDLYRICS text: la");
}

TEST_F(Embedded, Wma) {
    const auto wma = sound("song.wma");
    retag<TagLib::ASF::File>(
        wma, [](auto& file) { file.tag()->setAttribute("WM/Lyrics", TagLib::ASF::Attribute(String("la"))); });
    EXPECT_EQ(told_of(wma), "WM/Lyrics text: la");
}

TEST_F(Embedded, BlankTagsAreNoneAndInstrumentalOnesSaySo) {
    const auto mp3 = sound("song.mp3");
    add_to_mp3(mp3, uslt(" \n\t", "eng"));
    EXPECT_EQ(told_of(mp3), "none");
    add_to_mp3(mp3, uslt("(Instrumental)", "eng"));
    ASSERT_TRUE(read_embedded_lyrics(mp3));
    EXPECT_TRUE(read_embedded_lyrics(mp3)->instrumental);
}

TEST_F(Embedded, WhatCannotBeReadHasNone) {
    test::write_bytes(folder_ / "junk.mp3", std::string("ID3\x04\0\0\x7F\x7F\x7F\x7F"
                                                        "junk",
                                                        14));
    EXPECT_EQ(told_of(folder_ / "junk.mp3"), "none");
    EXPECT_EQ(told_of(folder_ / "missing.mp3"), "none");
    EXPECT_EQ(told_of(folder_.path()), "none");
}

TEST_F(Embedded, TruncatedFilesNeverCrash) {
    for (const char* const name : {"song.mp3", "song.flac", "song.ogg", "song.m4a"}) {
        const auto path = sound(name);
        if (path.extension() == ".mp3") add_to_mp3(path, sylt({{1000, "one"}, {2000, "two"}}));
        const std::string bytes = test::read_bytes(path);
        for (std::size_t part = 0; part < 40; ++part) {
            test::write_bytes(path, std::string_view(bytes).substr(0, bytes.size() * part / 40));
            told_of(path);
        }
    }
}

}  // namespace
}  // namespace armonica::features::lyrics
