#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/unsynchronizedlyricsframe.h>

#include <armonica/error.hpp>

#include "features/lyrics/files/lyrics_texts.hpp"

namespace armonica::features::lyrics {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::ThrowsMessage;

class FindLyrics : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directory(folder_ / "music");
        fs::create_directory(folder_ / "words");
        test::write_bytes(track_, "");
    }
    void write(const std::string& name, const std::string& content) { test::write_bytes(folder_ / name, content); }
    void tag_track(const char* text) {
        test::write_wav(folder_ / "made.wav", test::sine(440.0, 0.3));
        test::encode(folder_ / "made.wav", track_);
        TagLib::MPEG::File file(track_.c_str(), false);
        auto* const frame = new TagLib::ID3v2::UnsynchronizedLyricsFrame(TagLib::String::UTF8);
        frame->setText(text);
        file.ID3v2Tag(true)->addFrame(frame);
        ASSERT_TRUE(file.save());
    }
    std::string found(const std::optional<fs::path>& place = std::nullopt) {
        const auto lyrics = find_lyrics(track_, {place});
        return lyrics ? lyrics->source + ": " + told(*lyrics) : "none";
    }

    test::TemporaryFolder folder_;
    fs::path track_ = folder_ / "music" / "my.song.mp3";
};

TEST_F(FindLyrics, NoneIsNone) { EXPECT_EQ(found(), "none"); }

TEST_F(FindLyrics, BesideTheTrackInOrder) {
    write("music/other.txt", "other");
    EXPECT_EQ(found(), "none");
    write("music/my.song.TXT", "text");
    EXPECT_EQ(found(), "my.song.TXT: text");
    write("music/my.song.srt", "1\n00:00:01,000 --> 00:00:02,000\nsrt\n");
    EXPECT_EQ(found(), "my.song.srt: srt");
    write("music/my.song.ttml", "<tt><body><p>ttml</p></body></tt>");
    EXPECT_EQ(found(), "my.song.ttml: ttml");
    write("music/my.song.LrC", "[00:01.00]lrc");
    EXPECT_EQ(found(), "my.song.LrC: lrc");
}

TEST_F(FindLyrics, AFileGivenIsForEveryTrack) {
    write("music/my.song.lrc", "[00:01.00]lrc");
    write("given.txt", "given");
    EXPECT_EQ(found(folder_ / "given.txt"), "given.txt: given");
}

TEST_F(FindLyrics, AFolderGivenComesFirst) {
    write("music/my.song.txt", "beside");
    EXPECT_EQ(found(folder_ / "words"), "my.song.txt: beside");
    write("words/my.song.txt", "given");
    EXPECT_EQ(found(folder_ / "words"), "my.song.txt: given");
}

TEST_F(FindLyrics, APlaceThatIsNotThereIsRefused) {
    EXPECT_THAT([&] { found(folder_ / "missing"); }, ThrowsMessage<InputError>(HasSubstr("no such file or folder")));
}

TEST_F(FindLyrics, TagsAreRead) {
    tag_track("tagged");
    EXPECT_EQ(found(), "USLT: tagged");
    EXPECT_EQ(found(folder_ / "words"), "USLT: tagged");
    write("music/my.song.txt", "beside");
    EXPECT_EQ(found(), "my.song.txt: beside");
}

TEST_F(FindLyrics, TimesWin) {
    tag_track("[00:01.00]timed");
    write("music/my.song.txt", "beside");
    EXPECT_EQ(found(), "USLT: timed");
    write("music/my.song.lrc", "[00:02.00]beside");
    EXPECT_EQ(found(), "my.song.lrc: beside");
}

TEST_F(FindLyrics, AnInstrumentalIsAnAnswer) {
    tag_track("[00:01.00]timed");
    write("music/my.song.txt", "(instrumental)");
    const auto lyrics = find_lyrics(track_, {});
    ASSERT_TRUE(lyrics);
    EXPECT_TRUE(lyrics->instrumental);
}

TEST_F(FindLyrics, AFileThatCannotBeReadIsRefused) {
    write("music/my.song.txt", std::string(1000, '\0'));
    EXPECT_THAT([&] { found(); }, ThrowsMessage<InputError>(HasSubstr("is not text")));
    fs::remove(folder_ / "music/my.song.txt");
    fs::create_directory(folder_ / "music/my.song.txt");
    EXPECT_EQ(found(), "none");
}

TEST(ReadLyricsFile, RefusesWhatIsNoFile) {
    const test::TemporaryFolder folder;
    EXPECT_THAT([&] { read_lyrics_file(folder / "none.txt"); }, ThrowsMessage<InputError>(HasSubstr("no such file")));
    EXPECT_THAT([&] { read_lyrics_file(folder.path()); }, ThrowsMessage<InputError>(HasSubstr("no regular file")));
    test::write_bytes(folder / "long.txt", std::string(longest_lyrics_bytes + 1, 'a'));
    EXPECT_THAT([&] { read_lyrics_file(folder / "long.txt"); }, ThrowsMessage<InputError>(HasSubstr("16 MiB")));
}

TEST(ReadLyricsFile, EndingsTellFilesOfLyrics) {
    for (const char* const name : {"a.lrc", "a.TXT", "a.b.srt", "a.Ttml"}) {
        EXPECT_TRUE(is_lyrics_file(name)) << name;
    }
    for (const char* const name : {"a.mp3", "lrc", ".txt", "a.txt.gz", ""}) {
        EXPECT_FALSE(is_lyrics_file(name)) << name;
    }
}

}  // namespace
}  // namespace armonica::features::lyrics
