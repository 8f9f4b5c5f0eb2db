#include "library/playlist.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "library/discover.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::library {
namespace {

namespace fs = std::filesystem;
using test::write_bytes;
using testing::ElementsAre;
using testing::IsEmpty;

class Playlist : public testing::Test {
protected:
    void touch(const fs::path& name) {
        fs::create_directories((folder_ / name).parent_path());
        write_bytes(folder_ / name, "x");
    }

    Discovery search(std::string_view text, const char* name = "list.m3u8") {
        write_bytes(folder_ / name, text);
        return discover({folder_ / name});
    }

    test::TemporaryFolder folder_;
};

TEST_F(Playlist, GivesItsEntriesInItsOwnOrder) {
    touch("z.mp3");
    touch("sub/a b.flac");
    const auto found = search("#EXTM3U\n#EXTINF:123,Artist - Title\nz.mp3\n\n  sub/a b.flac\t\n# end");
    EXPECT_THAT(found.tracks, ElementsAre(folder_ / "z.mp3", folder_ / "sub/a b.flac"));
    EXPECT_THAT(found.failures, IsEmpty());
}

TEST_F(Playlist, ReadsByteOrderMarkAndAnyLineEnding) {
    for (const auto* name : {"a.mp3", "b.mp3", "c.mp3"}) touch(name);
    const auto found = search(
        "\xEF\xBB\xBF"
        "a.mp3\r\nb.mp3\rc.mp3");
    EXPECT_THAT(found.tracks, ElementsAre(folder_ / "a.mp3", folder_ / "b.mp3", folder_ / "c.mp3"));
}

TEST_F(Playlist, ListsATrackOnce) {
    touch("a.mp3");
    EXPECT_THAT(search("a.mp3\n./a.mp3\nsub/../a.mp3\n").tracks, ElementsAre(folder_ / "a.mp3"));
}

TEST_F(Playlist, ResolvesAbsolutePathsAndFileAddresses) {
    touch("a b%.mp3");
    touch("é.mp3");
    const auto base = folder_.path().string();
    const auto found =
        search(base + "/a b%.mp3\nfile://" + base + "/%c3%A9.mp3\nFILE://localhost" + base + "/a%20b%25.mp3\n");
    EXPECT_THAT(found.tracks, ElementsAre(folder_ / "a b%.mp3", folder_ / "é.mp3"));
    EXPECT_THAT(found.failures, IsEmpty());
}

TEST_F(Playlist, FindsLatin1NamesAsBytesAndAsUtf8) {
    touch("as_bytes_\xE9.mp3");
    touch("as_utf8_\xC3\xA9.mp3");
    const auto found = search("as_bytes_\xE9.mp3\nas_utf8_\xE9.mp3\n", "list.M3U");
    EXPECT_THAT(found.tracks, ElementsAre(folder_ / "as_bytes_\xE9.mp3", folder_ / "as_utf8_\xC3\xA9.mp3"));
}

TEST_F(Playlist, TurnsBackslashesOnlyWhereTheNameDoesNotExist) {
    touch("sub/a.mp3");
    touch("b\\c.mp3");
    const auto found = search("sub\\a.mp3\nb\\c.mp3\n");
    EXPECT_THAT(found.tracks, ElementsAre(folder_ / "sub/a.mp3", folder_ / "b\\c.mp3"));
}

TEST_F(Playlist, NamesTheLineOfEntriesThatCannotBeUsed) {
    touch("a.mp3");
    touch("other.m3u");
    fs::create_directory(folder_ / "album");
    const auto found = search("#EXTM3U\nmissing.mp3\na.mp3\nhttp://example.com/x.mp3\nother.m3u\nalbum\na.mp3%00\n");
    EXPECT_THAT(found.tracks, ElementsAre(folder_ / "a.mp3"));
    ASSERT_EQ(found.failures.size(), 5U);
    const auto list = (folder_ / "list.m3u8").string();
    const auto expect_failure = [&](std::size_t index, const char* line, ErrorCode code) {
        EXPECT_EQ(found.failures[index].first, list + ":" + line);
        EXPECT_EQ(found.failures[index].second.code, code) << line;
        EXPECT_FALSE(found.failures[index].second.message.empty());
    };
    expect_failure(0, "2", ErrorCode::file_not_found);
    expect_failure(1, "4", ErrorCode::not_audio);
    expect_failure(2, "5", ErrorCode::not_a_regular_file);
    expect_failure(3, "6", ErrorCode::not_a_regular_file);
    expect_failure(4, "7", ErrorCode::file_not_found);
}

TEST_F(Playlist, RefusesANameWithANulInside) {
    touch("a.mp3");
    const auto found = search("file:a.mp3%00.txt\n" + std::string("a.mp3\0b\n", 8));
    EXPECT_THAT(found.tracks, IsEmpty());
    EXPECT_EQ(found.failures.size(), 2U);
}

TEST_F(Playlist, MayBeEmpty) {
    const auto found = search("");
    EXPECT_THAT(found.tracks, IsEmpty());
    EXPECT_THAT(found.failures, IsEmpty());
}

}  // namespace
}  // namespace armonica::library
