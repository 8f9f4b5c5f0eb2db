#include "library/discover.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::library {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::IsEmpty;

void touch(const fs::path& file) {
    fs::create_directories(file.parent_path());
    test::write_bytes(file, "x");
}

TEST(Discover, SearchesAFolderInByteOrder) {
    const TemporaryFolder folder;
    for (const auto* name : {"b.mp3", "a/z.flac", "B.OGG", "a/sub/1.Wav", "c.txt", "cover.jpg", "a.m4a"}) {
        touch(folder / name);
    }
    const auto found = discover({folder.path()});
    EXPECT_THAT(found.tracks, ElementsAre(folder / "B.OGG", folder / "a/sub/1.Wav", folder / "a/z.flac",
                                          folder / "a.m4a", folder / "b.mp3"));
    EXPECT_THAT(found.failures, IsEmpty());
}

TEST(Discover, PassesOverHiddenFilesAndFoldersAndPlaylists) {
    const TemporaryFolder folder;
    for (const auto* name : {".hidden.mp3", ".trash/a.mp3", "seen.mp3"}) touch(folder / name);
    test::write_bytes(folder / "list.m3u", "seen.mp3\n");
    EXPECT_THAT(discover({folder.path()}).tracks, ElementsAre(folder / "seen.mp3"));
}

TEST(Discover, TakesANamedFileWhateverItsExtension) {
    const TemporaryFolder folder;
    touch(folder / "song.txt");
    touch(folder / ".hidden");
    const auto found = discover({folder / "song.txt", folder / ".hidden", folder / "absent"});
    EXPECT_THAT(found.tracks, ElementsAre(folder / "song.txt", folder / ".hidden", folder / "absent"));
}

TEST(Discover, KeepsTheOrderOfTheArgumentsAndListsAPathOnce) {
    const TemporaryFolder folder;
    touch(folder / "a.mp3");
    touch(folder / "b.mp3");
    const auto found = discover({folder / "b.mp3", folder.path(), folder / "." / "b.mp3", folder.path()});
    EXPECT_THAT(found.tracks, ElementsAre(folder / "b.mp3", folder / "a.mp3"));
}

TEST(Discover, SurvivesLinksThatLeadInCircles) {
    const TemporaryFolder folder;
    touch(folder / "album/a.mp3");
    fs::create_directory_symlink("..", folder / "album/up");
    fs::create_directory_symlink("album", folder / "same");
    fs::create_symlink("self.mp3", folder / "self.mp3");
    const auto found = discover({folder.path()});
    EXPECT_THAT(found.tracks, ElementsAre(folder / "album/a.mp3", folder / "self.mp3"));
}

TEST(Discover, FollowsLinksToFilesAndFolders) {
    const TemporaryFolder elsewhere;
    touch(elsewhere / "x/far.mp3");
    const TemporaryFolder folder;
    fs::create_directory_symlink(elsewhere / "x", folder / "linked");
    fs::create_symlink(elsewhere / "x/far.mp3", folder / "z.mp3");
    EXPECT_THAT(discover({folder.path()}).tracks, ElementsAre(folder / "linked/far.mp3", folder / "z.mp3"));
}

TEST(Discover, KeepsNamesThatAreNotUtf8) {
    const TemporaryFolder folder;
    const fs::path name("caf\xE9.mp3");
    touch(folder / name);
    EXPECT_THAT(discover({folder.path()}).tracks, ElementsAre(folder / name));
}

/// What a process without privileges finds in `folder`, as an exit status: a superuser may read every folder.
int exit_status_of_unprivileged_search(const fs::path& folder) {
    const pid_t child = ::fork();
    if (child == 0) {
        const uid_t nobody = 65534;
        if (::getuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) ::_exit(10);
        const auto found = discover({folder});
        if (found.tracks != std::vector{folder / "a.mp3", folder / "z/c.mp3"}) ::_exit(11);
        if (found.failures.size() != 1 || found.failures[0].first != folder / "locked") ::_exit(12);
        if (found.failures[0].second.code != ErrorCode::permission_denied) ::_exit(13);
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Discover, ReportsAnUnreadableFolderAndGoesOn) {
    const TemporaryFolder folder;
    for (const auto* name : {"a.mp3", "locked/b.mp3", "z/c.mp3"}) touch(folder / name);
    ::chmod(folder.path().c_str(), 0755);
    ::chmod((folder / "locked").c_str(), 0);
    const int status = exit_status_of_unprivileged_search(folder.path());
    ::chmod((folder / "locked").c_str(), 0700);
    if (status == 10) GTEST_SKIP() << "privileges cannot be dropped here";
    EXPECT_EQ(status, 0);
}

TEST(Discover, KnowsExtensionsOfSoundAndVideo) {
    for (const auto* name : {"a.mp3", "a.MP3", "a.Flac", "a.ogg", "a.opus", "a.m4a", "a.aac", "a.wav", "a.aiff",
                             "a.aif", "a.wma", "a.mp4", "a.mkv", "a.webm", "a.b.wv"}) {
        EXPECT_TRUE(has_media_extension(name)) << name;
    }
    for (const auto* name : {"a", "mp3", "a.txt", "a.jpg", "a.mp3.part", "a.cue", "a."}) {
        EXPECT_FALSE(has_media_extension(name)) << name;
    }
}

}  // namespace
}  // namespace armonica::library
