// What bad input gets, through the whole program: a clear error with a stable code for that track alone, or a result
// where there is sound to measure; never a crash, never a NaN, nothing else in the batch lost.
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::AnyOf;
using testing::HasSubstr;

/// A chord with a beat: enough of music to be tagged.
Sound music(double seconds) {
    Sound sound = sine(220.0, seconds, 0.2);
    const Sound third = sine(277.18, seconds, 0.2);
    const Sound hiss = noise(seconds, 0.5, 7);
    for (std::size_t i = 0; i < sound.samples(); ++i) {
        sound.channels[0][i] += third.channels[0][i];
        if (i % 22050 < 1500) sound.channels[0][i] += hiss.channels[0][i];
    }
    return sound;
}

class BadInput : public testing::Test {
protected:
    /// Tags `bad` together with a good file before and after it, and gives the line of `bad`.
    json tag_between_good_ones(const std::filesystem::path& bad, int expected_status) {
        write_wav(folder_ / "a good one.wav", music(8));
        write_wav(folder_ / "z good one.wav", music(9));
        run_ = armonica({"tag", "--format", "json", folder_ / "a good one.wav", bad, folder_ / "z good one.wav"});
        EXPECT_EQ(run_.status, expected_status) << run_.err;
        const auto lines = run_.json_lines();
        if (lines.size() != 3) {
            ADD_FAILURE() << "expected three lines:\n" << run_.out;
            return {};
        }
        EXPECT_TRUE(lines[0]["error"].is_null());
        EXPECT_TRUE(lines[2]["error"].is_null());
        EXPECT_FALSE(lines[0]["tags"].empty());
        EXPECT_FALSE(lines[2]["tags"].empty());
        return lines[1];
    }

    void expect_error(const std::filesystem::path& bad, const std::string& code) {
        const json line = tag_between_good_ones(bad, 3);
        ASSERT_TRUE(line["error"].is_object()) << bad << ": " << line;
        EXPECT_EQ(line["error"]["code"], code);
        EXPECT_GT(line["error"]["message"].get<std::string>().size(), 10U);
        EXPECT_TRUE(line["tags"].empty());
        EXPECT_TRUE(line["bpm"].is_null());
        EXPECT_TRUE(line["key"].is_null());
        EXPECT_THAT(run_.err, HasSubstr(": " + code + ": "));
    }

    /// A result of finite numbers, with or without a warning.
    json expect_result(const std::filesystem::path& file) {
        const json line = tag_between_good_ones(file, 0);
        EXPECT_TRUE(line["error"].is_null()) << line;
        EXPECT_FALSE(line["tags"].empty());
        for (const json& tag : line["tags"]) {
            EXPECT_TRUE(tag["probability"].is_number()) << tag;
            EXPECT_GE(tag["probability"], 0.0);
            EXPECT_LE(tag["probability"], 1.0);
        }
        return line;
    }

    TemporaryFolder folder_;
    ProgramRun run_;
};

TEST_F(BadInput, EmptyFile) {
    write_bytes(folder_ / "empty.mp3", "");
    expect_error(folder_ / "empty.mp3", "empty_file");
}

TEST_F(BadInput, MissingFile) { expect_error(folder_ / "nothing.mp3", "file_not_found"); }

TEST_F(BadInput, TextNamedMp3) {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "This is a shopping list, not a song: " + std::to_string(i * 7919) + "\n";
    write_bytes(folder_ / "list.mp3", text);
    expect_error(folder_ / "list.mp3", "not_audio");
}

TEST_F(BadInput, TruncatedMp3GivesWhatItHasWithAWarning) {
    write_wav(folder_ / "whole.wav", music(20));
    encode(folder_ / "whole.wav", folder_ / "cut.mp3", {"-b:a", "128k"});
    truncate_to_share(folder_ / "cut.mp3", 0.5);
    const json line = expect_result(folder_ / "cut.mp3");
    ASSERT_TRUE(line.contains("warnings"));
    EXPECT_EQ(line["warnings"][0]["code"], "truncated");
    EXPECT_THAT(run_.err, HasSubstr("truncated"));
}

TEST_F(BadInput, WavWithALyingHeaderGivesWhatItHasWithAWarning) {
    write_wav(folder_ / "lies.wav", music(10));
    std::string bytes = read_bytes(folder_ / "lies.wav");
    bytes.replace(40, 4, std::string("\x00\x00\x00\x10", 4));  // 268 million bytes of sound, says the header
    write_bytes(folder_ / "lies.wav", bytes);
    const json line = expect_result(folder_ / "lies.wav");
    ASSERT_TRUE(line.contains("warnings"));
    EXPECT_EQ(line["warnings"][0]["code"], "truncated");
}

TEST_F(BadInput, NoSamples) {
    write_wav(folder_ / "none.wav", silence(0));
    expect_error(folder_ / "none.wav", "no_samples");
}

TEST_F(BadInput, ATenthOfASecond) {
    write_wav(folder_ / "short.wav", sine(440, 0.1));
    expect_error(folder_ / "short.wav", "too_short");
}

TEST_F(BadInput, TenMinutesOfSilence) {
    write_wav(folder_ / "silence.wav", silence(600));
    expect_error(folder_ / "silence.wav", "silent");
}

TEST_F(BadInput, FullScaleNoiseIsMeasured) {
    write_wav(folder_ / "noise.wav", noise(10, 1.0, 3, 44100, 2));
    expect_result(folder_ / "noise.wav");
}

TEST_F(BadInput, EightChannelsAt192Kilohertz) {
    Sound sound = noise(12, 0.1, 5, 192000, 8);
    write_wav(folder_ / "studio.wav", sound, WavSamples::pcm24);
    expect_result(folder_ / "studio.wav");
}

TEST_F(BadInput, FolderWithoutPermission) {
    if (geteuid() == 0) {
        // Permissions do not bind root; the discovery tests drop privileges to check this.
        GTEST_SKIP() << "running as root";
    }
    std::filesystem::create_directory(folder_ / "locked");
    chmod((folder_ / "locked").c_str(), 0);
    expect_error(folder_ / "locked", "permission_denied");
}

TEST_F(BadInput, ANameThatIsNotUtf8) {
    const std::filesystem::path name = folder_ / "caf\xE9.wav";
    write_wav(name, music(8));
    const json line = expect_result(name);
    EXPECT_THAT(line["path"].get<std::string>(), HasSubstr("caf\\xE9.wav"));
}

TEST_F(BadInput, APipeIsRefusedAtOnce) {
    ASSERT_EQ(mkfifo((folder_ / "pipe.wav").c_str(), 0600), 0);
    expect_error(folder_ / "pipe.wav", "not_a_regular_file");
}

TEST_F(BadInput, ABatchOfNothingButFailuresEndsWithStatus1) {
    write_bytes(folder_ / "empty.mp3", "");
    const ProgramRun run = armonica({"tag", folder_ / "empty.mp3", folder_ / "nothing.mp3"});
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("empty_file"));
    EXPECT_THAT(run.err, HasSubstr("file_not_found"));
}

TEST_F(BadInput, AnEmptyFolderSaysSo) {
    std::filesystem::create_directory(folder_ / "empty");
    const ProgramRun run = armonica({"tag", folder_ / "empty"});
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("no sound files"));
}

TEST_F(BadInput, ExplainRefusesWithTheSameCodes) {
    write_wav(folder_ / "silence.wav", silence(5));
    const ProgramRun run = armonica({"explain", folder_ / "silence.wav"});
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("silence.wav: silent: "));
    EXPECT_EQ(run.out, "");
}

TEST_F(BadInput, ExtractKeepsWhatCouldBeMeasured) {
    write_wav(folder_ / "silence.wav", silence(5));
    write_wav(folder_ / "short.wav", sine(440, 0.1));
    write_bytes(folder_ / "empty.mp3", "");
    const ProgramRun run = armonica({"extract", folder_ / "silence.wav", folder_ / "short.wav", folder_ / "empty.mp3",
                                     "--out", folder_ / "x.jsonl"});
    EXPECT_EQ(run.status, 3);
    ProgramRun file;
    file.out = read_bytes(folder_ / "x.jsonl");
    const auto lines = file.json_lines();
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0]["missing"]["spectral_centroid_mean"], "silent");
    EXPECT_TRUE(lines[0]["features"]["spectral_centroid_mean"].is_null());
    EXPECT_NEAR(lines[0]["features"]["length"], 5.0, 1e-9);
    EXPECT_EQ(lines[1]["missing"]["bpm"], "too_short");
    EXPECT_NEAR(lines[1]["features"]["spectral_centroid_mean"], 440.0, 20.0);
    EXPECT_EQ(lines[2]["error"]["code"], "empty_file");
}

}  // namespace
}  // namespace armonica::test
