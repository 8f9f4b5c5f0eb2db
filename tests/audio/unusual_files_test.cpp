// Files that are odd but sound.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/decoded_file.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

namespace fs = std::filesystem;
using test::decode;
using testing::IsEmpty;

class UnusualFiles : public testing::Test {
protected:
    UnusualFiles() { test::write_wav(wav_, test::sine(440.0, 2.0)); }

    void expect_sine(const fs::path& file, double seconds = 2.0) {
        const auto decoded = decode(file);
        EXPECT_FALSE(decoded.report.error);
        EXPECT_THAT(decoded.report.warnings, IsEmpty()) << decoded.report.warnings.front().message;
        EXPECT_NEAR(decoded.seconds(), seconds, 0.1);
        // Away from the edges, where lossy encoders fade in and out.
        const std::vector<float> middle(decoded.mono.begin() + 8820, decoded.mono.end() - 8820);
        EXPECT_NEAR(test::frequency(middle), 440.0, 0.2);
    }

    fs::path picture() {
        test::run_ffmpeg(
            {"-f", "lavfi", "-i", "testsrc=s=200x200", "-frames:v", "1", (folder_ / "cover.png").string()});
        return folder_ / "cover.png";
    }

    test::TemporaryFolder folder_;
    fs::path wav_ = folder_ / "source.wav";
};

TEST_F(UnusualFiles, NamesAreOnlyNames) {
    for (const auto* name : {"http:x.mp3", "concat:a|b", "file:x.wav", "caf\xE9.mp3", "a%20b.wav", "-i",
                             "new\nline.mp3", "pipe:0", "%d.wav", " "}) {
        fs::copy_file(wav_, folder_ / name);
        expect_sine(folder_ / name);
    }
    const auto before = fs::current_path();
    fs::current_path(folder_.path());  // without a folder before them, names look even more like addresses
    for (const auto* name : {"http:x.mp3", "concat:a|b", "pipe:0", "-i"}) expect_sine(name);
    fs::current_path(before);
}

TEST_F(UnusualFiles, CoverPictures) {
    const auto cover = picture().string();
    for (const auto* name : {"a.mp3", "a.flac", "a.m4a"}) {
        test::run_ffmpeg({"-i", wav_.string(), "-i", cover, "-map", "0:a", "-map", "1:v", "-c:v", "copy",
                          "-disposition:v", "attached_pic", (folder_ / name).string()});
        expect_sine(folder_ / name);
    }
}

TEST_F(UnusualFiles, TagLargerThanAnyProbe) {
    // An ID3v2.4 tag of 3 MiB of padding before MP3, FLAC and bare AAC.
    const std::string tag = std::string("ID3\x04\0\0\x01\x40\0\0", 10) + std::string(std::size_t{3} << 20, '\0');
    for (const auto* name : {"a.mp3", "a.flac", "a.aac"}) {
        test::encode(wav_, folder_ / name);
        test::write_bytes(folder_ / name, tag + test::read_bytes(folder_ / name));
        expect_sine(folder_ / name);
    }
}

TEST_F(UnusualFiles, TagsBehindTheSound) {
    const std::string ape = "APETAGEX" + std::string("\xD0\x07\0\0\x3E\0\0\0\x01\0\0\0\0\0\0\xA0", 16) +
                            std::string(8, '\0') + std::string(30, 'x') + "APETAGEX" +
                            std::string("\xD0\x07\0\0\x3E\0\0\0\x01\0\0\0\0\0\0\x80", 16) + std::string(8, '\0');
    const std::string id3v1 = "TAG" + std::string(125, 'x');
    test::encode(wav_, folder_ / "source.mp3");
    const auto sound = test::read_bytes(folder_ / "source.mp3");
    for (const auto& tags : {ape, id3v1, ape + id3v1}) {
        test::write_bytes(folder_ / "a.mp3", sound + tags);
        expect_sine(folder_ / "a.mp3");
    }
}

TEST_F(UnusualFiles, FilmsWithSound) {
    for (const auto* name : {"a.mp4", "a.mkv", "a.avi", "a.mpg", "a.ts", "a.webm"}) {
        const auto* codec = std::string_view(name) == "a.webm" ? "libopus" : "mp2";
        // Pictures run longer than the sound: that must not look like a truncation.
        test::run_ffmpeg({"-f", "lavfi", "-i", "testsrc=s=64x64:d=6", "-i", wav_.string(), "-c:a", codec, "-ar",
                          "48000", (folder_ / name).string()});
        expect_sine(folder_ / name);
    }
}

TEST_F(UnusualFiles, TheMainOfSeveralStreamsIsTaken) {
    test::write_wav(folder_ / "other.wav", test::sine(1000.0, 2.0));
    test::run_ffmpeg({"-i", (folder_ / "other.wav").string(), "-i", wav_.string(), "-map", "0", "-map", "1", "-c:a",
                      "flac", "-disposition:a:0", "0", "-disposition:a:1", "default", (folder_ / "a.mka").string()});
    expect_sine(folder_ / "a.mka");
}

TEST_F(UnusualFiles, SilenceIsSound) {
    test::write_wav(wav_, test::silence(30.0));
    const auto decoded = decode(wav_);
    EXPECT_FALSE(decoded.report.error);
    EXPECT_THAT(decoded.report.warnings, IsEmpty());
    EXPECT_EQ(decoded.mono, std::vector<float>(30 * 44100, 0.0F));
}

TEST_F(UnusualFiles, FullScaleNoise) {
    test::write_wav(wav_, test::noise(5.0, 1.0, 5, 44100, 2));
    test::encode(wav_, folder_ / "a.mp3", {"-b:a", "64k"});
    for (const auto& file : {wav_, folder_ / "a.mp3"}) {
        const auto decoded = decode(file);
        EXPECT_FALSE(decoded.report.error);
        EXPECT_THAT(decoded.report.warnings, IsEmpty());
        EXPECT_TRUE(decoded.all_finite);
    }
}

TEST_F(UnusualFiles, OneSample) {
    test::write_wav(wav_, test::Sound{44100, {{0.5F}}});
    EXPECT_EQ(decode(wav_).mono, std::vector<float>{0.5F});
}

TEST_F(UnusualFiles, ContentHashTellsSoundFromSound) {
    const auto hash_of = [](const fs::path& file) { return decode(file).report.content_hash; };
    const auto hash = hash_of(wav_);
    EXPECT_EQ(hash.size(), 32U);
    EXPECT_EQ(hash, hash_of(wav_));
    for (const auto* name : {"a.flac", "a.aiff", "a.wv"}) {
        test::encode(wav_, folder_ / name);
        EXPECT_EQ(hash_of(folder_ / name), hash) << "the same sound in " << name;
    }
    auto bytes = test::read_bytes(wav_);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    test::write_bytes(folder_ / "b.wav", bytes);
    EXPECT_NE(hash_of(folder_ / "b.wav"), hash);
    auto swapped = test::noise(1.0, 0.5, 1, 44100, 2);
    test::write_wav(folder_ / "c.wav", swapped);
    std::swap(swapped.channels[0], swapped.channels[1]);
    test::write_wav(folder_ / "d.wav", swapped);
    EXPECT_NE(hash_of(folder_ / "c.wav"), hash_of(folder_ / "d.wav"));
}

TEST_F(UnusualFiles, BlocksDoNotOverlapAndAreAllOfOneSizeButTheLast) {
    auto opened = audio::Decoder::open(wav_);
    auto& decoder = std::get<audio::Decoder>(opened);
    std::vector<std::size_t> sizes;
    while (const auto* block = decoder.next()) sizes.push_back(block->left.size());
    EXPECT_EQ(decoder.next(), nullptr);
    ASSERT_GT(sizes.size(), 2U);
    EXPECT_TRUE(std::all_of(sizes.begin(), sizes.end() - 1, [&](std::size_t size) { return size == sizes.front(); }));
    EXPECT_LE(sizes.back(), sizes.front());
}

}  // namespace
}  // namespace armonica
