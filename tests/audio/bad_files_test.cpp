// What bad input gets: a stable code for that file, or what sound there is with a warning.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "support/decoded_file.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

namespace fs = std::filesystem;
using test::decode;
using test::error_of;
using test::write_bytes;
using testing::IsEmpty;

class BadFiles : public testing::Test {
protected:
    void expect_error(const fs::path& file, ErrorCode expected) {
        const auto code = error_of(file);
        ASSERT_TRUE(code) << file << " gives no error";
        EXPECT_EQ(*code, expected) << file << " gives " << to_string(*code);
    }

    fs::path encoded(const char* name, const test::Sound& sound, const std::vector<std::string>& options = {}) {
        test::write_wav(folder_ / "source.wav", sound);
        test::encode(folder_ / "source.wav", folder_ / name, options);
        return folder_ / name;
    }

    test::TemporaryFolder folder_;
};

// ---- things that are not files of sound

TEST_F(BadFiles, Absent) {
    expect_error(folder_ / "absent.mp3", ErrorCode::file_not_found);
    expect_error("", ErrorCode::file_not_found);
    expect_error(folder_ / std::string(5000, 'x'), ErrorCode::file_not_found);
    write_bytes(folder_ / "file", "x");
    expect_error(folder_ / "file" / "below.mp3", ErrorCode::file_not_found);
    fs::create_symlink("circle.mp3", folder_ / "circle.mp3");
    expect_error(folder_ / "circle.mp3", ErrorCode::file_not_found);
}

TEST_F(BadFiles, Empty) {
    write_bytes(folder_ / "a.mp3", "");
    expect_error(folder_ / "a.mp3", ErrorCode::empty_file);
}

TEST_F(BadFiles, PipeFolderDeviceSocket) {
    ASSERT_EQ(::mkfifo((folder_ / "pipe.mp3").c_str(), 0600), 0);
    expect_error(folder_ / "pipe.mp3", ErrorCode::not_a_regular_file);  // opening it would wait for ever
    expect_error(folder_.path(), ErrorCode::not_a_regular_file);
    expect_error("/dev/zero", ErrorCode::not_a_regular_file);
    expect_error("/dev/null", ErrorCode::not_a_regular_file);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, (folder_ / "socket.mp3").c_str(), sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    expect_error(folder_ / "socket.mp3", ErrorCode::not_a_regular_file);
    ::close(socket);
}

/// The code a process without privileges gets, as an exit status: a superuser may read everything.
int unprivileged_code(const fs::path& file) {
    const pid_t child = ::fork();
    if (child == 0) {
        const uid_t nobody = 65534;
        if (::getuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) ::_exit(200);
        const auto code = error_of(file);
        ::_exit(code ? static_cast<int>(*code) : 201);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(BadFiles, WithoutPermission) {
    ::chmod(folder_.path().c_str(), 0755);
    write_bytes(folder_ / "locked.mp3", "x");
    ::chmod((folder_ / "locked.mp3").c_str(), 0);
    fs::create_directory(folder_ / "locked");
    write_bytes(folder_ / "locked" / "a.mp3", "x");
    ::chmod((folder_ / "locked").c_str(), 0);
    const int file_code = unprivileged_code(folder_ / "locked.mp3");
    const int folder_code = unprivileged_code(folder_ / "locked" / "a.mp3");
    ::chmod((folder_ / "locked").c_str(), 0700);
    if (file_code == 200) GTEST_SKIP() << "privileges cannot be dropped here";
    EXPECT_EQ(file_code, static_cast<int>(ErrorCode::permission_denied));
    EXPECT_EQ(folder_code, static_cast<int>(ErrorCode::permission_denied));
}

TEST_F(BadFiles, Text) {
    std::string prose;
    for (int i = 0; i < 2000; ++i)
        prose += "It was a bright cold day in April, and " + std::to_string(i) + " clocks.\n";
    write_bytes(folder_ / "long.mp3", prose);
    write_bytes(folder_ / "short.mp3", "hello\n");
    write_bytes(folder_ / "byte.wav", "x");
    write_bytes(folder_ / "page.flac", "<!DOCTYPE html><html><body>404 Not Found</body></html>");
    write_bytes(folder_ / "tag.mp3", "ID3 is what this text is about, and ID3 tags are older than one thinks.");
    write_bytes(folder_ / "titles.mp3",
                "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nYou\n");
    for (const auto* name : {"long.mp3", "short.mp3", "byte.wav", "page.flac", "tag.mp3", "titles.mp3"}) {
        expect_error(folder_ / name, ErrorCode::not_audio);
    }
}

TEST_F(BadFiles, TextThatPointsElsewhere) {
    // Formats that make FFmpeg open further files or addresses; the target is sound, to show that it is not reached.
    test::write_wav(folder_ / "target.wav", test::sine(440.0, 1.0));
    const auto target = (folder_ / "target.wav").string();
    write_bytes(folder_ / "hls.mp3",
                "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n" + target + "\n#EXT-X-ENDLIST\n");
    write_bytes(folder_ / "concat.mp3", "ffconcat version 1.0\nfile '" + target + "'\n");
    write_bytes(folder_ / "meta.mp3", ";FFMETADATA1\ntitle=x\n");
    write_bytes(folder_ / "sdp.mp3", "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n");
    for (const auto* name : {"hls.mp3", "concat.mp3", "meta.mp3", "sdp.mp3"}) {
        expect_error(folder_ / name, ErrorCode::not_audio);
    }
}

TEST_F(BadFiles, RandomBytesAreNeverSound) {
    std::mt19937 random(11);
    for (int i = 0; i < 300; ++i) {
        std::string bytes(std::size_t{1} << (4 + i % 13), '\0');
        for (char& byte : bytes) byte = static_cast<char>(random());
        write_bytes(folder_ / "a.mp3", bytes);
        const auto code = error_of(folder_ / "a.mp3");
        ASSERT_TRUE(code) << "case " << i << ", " << bytes.size() << " bytes";
        EXPECT_THAT(*code, testing::AnyOf(ErrorCode::not_audio, ErrorCode::damaged_audio)) << "case " << i;
    }
}

TEST_F(BadFiles, ZerosAreNotSound) {
    write_bytes(folder_ / "a.mp3", std::string(100000, '\0'));
    expect_error(folder_ / "a.mp3", ErrorCode::not_audio);
}

TEST_F(BadFiles, PictureAndSilentFilm) {
    test::run_ffmpeg({"-f", "lavfi", "-i", "testsrc=s=64x64:d=1", "-frames:v", "1", (folder_ / "a.png").string()});
    test::run_ffmpeg({"-f", "lavfi", "-i", "testsrc=s=64x64:d=1", (folder_ / "a.mp4").string()});
    expect_error(folder_ / "a.png", ErrorCode::no_audio_stream);
    expect_error(folder_ / "a.mp4", ErrorCode::no_audio_stream);
}

// ---- lying WAV headers

/// Overwrites a number in the 44-byte header that write_wav makes.
template <class Number>
void patch(const fs::path& file, std::size_t offset, Number number) {
    auto bytes = test::read_bytes(file);
    std::memcpy(bytes.data() + offset, &number, sizeof number);
    write_bytes(file, bytes);
}

constexpr std::size_t format_tag = 20, channel_count = 22, frame_rate = 24, block_align = 32, bits = 34, data_size = 40;

class LyingWav : public BadFiles {
protected:
    LyingWav() { test::write_wav(file_, test::sine(440.0, 3.0)); }
    fs::path file_ = folder_ / "a.wav";
};

TEST_F(LyingWav, DataSizeOfStreamsMeansUpToTheEnd) {
    for (const std::uint32_t size : {0U, 0xFFFFFFFFU}) {
        patch(file_, data_size, size);
        const auto decoded = decode(file_);
        EXPECT_NEAR(decoded.seconds(), 3.0, 0.01) << size;
        EXPECT_THAT(decoded.report.warnings, IsEmpty()) << size;
    }
}

TEST_F(LyingWav, DataSizeBeyondTheFileIsATruncation) {
    for (const std::uint32_t size : {3U * 44100 * 4, 0x10000000U, 0x7FFFFFFFU, 0xFFFFFFFEU}) {
        patch(file_, data_size, size);
        const auto decoded = decode(file_);
        EXPECT_FALSE(decoded.report.error);
        EXPECT_NEAR(decoded.seconds(), 3.0, 0.01) << size;
        EXPECT_TRUE(decoded.warns_of(WarningCode::truncated)) << size;
    }
}

TEST_F(LyingWav, ImpossibleHeadersAreDamage) {
    const auto expect_damage = [&](std::size_t offset, auto number) {
        test::write_wav(file_, test::sine(440.0, 3.0));
        patch(file_, offset, number);
        expect_error(file_, ErrorCode::damaged_audio);
    };
    expect_damage(channel_count, std::uint16_t{0});
    expect_damage(frame_rate, std::uint32_t{0});
    expect_damage(frame_rate, std::uint32_t{1});
    expect_damage(frame_rate, std::uint32_t{999});
    expect_damage(frame_rate, std::uint32_t{0x7FFFFFFF});
    expect_damage(frame_rate, std::uint32_t{0xFFFFFFFF});
    expect_damage(channel_count, std::uint16_t{0xFFFF});
}

TEST_F(LyingWav, UnknownCodecs) {
    for (const std::uint16_t tag : {std::uint16_t{0x7777}, std::uint16_t{0x0004}}) {
        patch(file_, format_tag, tag);
        expect_error(file_, ErrorCode::unsupported_codec);
    }
}

TEST_F(LyingWav, OddFieldsNeverGiveNonsense) {
    for (const int number : {0, 1, 3, 5, 7, 0x7FFF, 0xFFFF}) {
        for (const auto offset : {block_align, bits}) {
            test::write_wav(file_, test::sine(440.0, 1.0));
            patch(file_, offset, static_cast<std::uint16_t>(number));
            try {
                const auto decoded = decode(file_);
                EXPECT_TRUE(decoded.all_finite);
                EXPECT_LT(decoded.seconds(), 20.0) << "field " << offset << " = " << number;
            } catch (const std::runtime_error& error) {
                EXPECT_THAT(error.what(), testing::AnyOf(testing::StartsWith("damaged_audio"),
                                                         testing::StartsWith("unsupported_codec")));
            }
        }
    }
}

TEST_F(LyingWav, WithoutSamples) {
    test::write_wav(file_, test::silence(0.0));
    expect_error(file_, ErrorCode::no_samples);
}

TEST_F(LyingWav, EndsInItsHeader) {
    for (const std::size_t bytes : {12U, 20U, 36U, 43U}) {
        test::write_wav(file_, test::sine(440.0, 1.0));
        fs::resize_file(file_, bytes);
        const auto code = error_of(file_);
        ASSERT_TRUE(code) << bytes;
        EXPECT_THAT(*code, testing::AnyOf(ErrorCode::damaged_audio, ErrorCode::not_audio, ErrorCode::no_samples))
            << bytes;
    }
}

// ---- files that were cut off

struct Cut {
    const char* name;
    const char* extension;
    std::vector<std::string> options;
};

void PrintTo(const Cut& cut, std::ostream* out) { *out << cut.name; }

class CutFiles : public BadFiles, public testing::WithParamInterface<Cut> {};

TEST_P(CutFiles, GiveWhatTheyHaveWithAWarning) {
    const auto name = std::string("a.") + GetParam().extension;
    const auto file = encoded(name.c_str(), test::noise(10.0, 0.5, 3), GetParam().options);
    test::truncate_to_share(file, 0.6);
    const auto decoded = decode(file);
    EXPECT_FALSE(decoded.report.error);
    EXPECT_TRUE(decoded.all_finite);
    EXPECT_GT(decoded.seconds(), 4.0);
    EXPECT_LT(decoded.seconds(), 8.0);
    EXPECT_TRUE(decoded.warns_of(WarningCode::truncated));
    EXPECT_FALSE(decoded.warns_of(WarningCode::damaged_packets)) << decoded.report.warnings.back().message;
}

INSTANTIATE_TEST_SUITE_P(All, CutFiles,
                         testing::Values(Cut{"Mp3", "mp3", {"-b:a", "128k"}},
                                         Cut{"Mp3WithoutLength", "mp3", {"-b:a", "128k", "-write_xing", "0"}},
                                         Cut{"Flac", "flac", {}}, Cut{"OggVorbis", "ogg", {"-c:a", "libvorbis"}},
                                         Cut{"Opus", "opus", {"-c:a", "libopus", "-b:a", "96k"}},
                                         Cut{"AacInMp4", "m4a", {"-b:a", "128k", "-movflags", "+faststart"}},
                                         Cut{"BareAac", "aac", {"-b:a", "128k"}}, Cut{"Wav", "wav", {}},
                                         Cut{"Aiff", "aiff", {}}, Cut{"Wma", "wma", {"-b:a", "128k"}}),
                         [](const auto& param) { return param.param.name; });

TEST_F(BadFiles, Mp4CutBeforeItsIndex) {
    const auto file = encoded("a.m4a", test::noise(5.0, 0.5));
    test::truncate_to_share(file, 0.6);
    expect_error(file, ErrorCode::damaged_audio);
}

TEST_F(BadFiles, TagWithoutSound) {
    write_bytes(folder_ / "a.mp3", std::string("ID3\x04\0\0\0\0\x01\0", 10) + std::string(128, '\0'));
    expect_error(folder_ / "a.mp3", ErrorCode::damaged_audio);
}

TEST_F(BadFiles, FormatsWithoutSamples) {
    test::write_wav(folder_ / "source.wav", test::silence(0.0));
    for (const auto* name : {"a.flac", "a.m4a", "a.aiff"}) {
        try {
            test::encode(folder_ / "source.wav", folder_ / name);
        } catch (const std::runtime_error&) {
            continue;  // not every encoder can write such a file
        }
        const auto code = error_of(folder_ / name);
        ASSERT_TRUE(code) << name;
        EXPECT_THAT(*code, testing::AnyOf(ErrorCode::no_samples, ErrorCode::damaged_audio, ErrorCode::empty_file))
            << name;
    }
}

// ---- damage inside

TEST_F(BadFiles, DamagedMiddleIsLeftOutAndSaid) {
    const auto file = encoded("a.flac", test::noise(10.0, 0.5));
    auto bytes = test::read_bytes(file);
    for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 2000; ++i) bytes[i] = static_cast<char>(i * 37);
    write_bytes(file, bytes);
    const auto decoded = decode(file);
    EXPECT_FALSE(decoded.report.error);
    EXPECT_GT(decoded.seconds(), 9.0);
    ASSERT_TRUE(decoded.warns_of(WarningCode::damaged_packets));
    EXPECT_NEAR(decoded.report.warnings.back().second.value_or(0.0), 5.0, 0.5);
}

TEST_F(BadFiles, NothingButDamageBehindTheHeader) {
    const auto file = encoded("a.flac", test::noise(5.0, 0.5));
    auto bytes = test::read_bytes(file);
    for (std::size_t i = 200; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * i * 31 >> 3);
    write_bytes(file, bytes);
    expect_error(file, ErrorCode::damaged_audio);
}

TEST_F(BadFiles, ImpossibleSamplesBecomeZeroAndAreSaid) {
    auto sound = test::sine(440.0, 2.0, 0.5, 48000, 2);  // resampled: a NaN must not smear
    sound.channels[0][48000] = std::numeric_limits<float>::quiet_NaN();
    sound.channels[1][48001] = std::numeric_limits<float>::infinity();
    sound.channels[1][48002] = -std::numeric_limits<float>::infinity();
    sound.channels[0][48003] = 1e30F;
    test::write_wav(folder_ / "a.wav", sound, test::WavSamples::float32);
    const auto decoded = decode(folder_ / "a.wav");
    EXPECT_FALSE(decoded.report.error);
    EXPECT_TRUE(decoded.all_finite);
    EXPECT_NEAR(test::rms(decoded.mono), 0.5 / std::numbers::sqrt2, 0.001);
    ASSERT_TRUE(decoded.warns_of(WarningCode::damaged_packets));
    EXPECT_THAT(decoded.report.warnings[0].message, testing::HasSubstr("4 impossible samples"));
    EXPECT_NEAR(decoded.report.warnings[0].second.value_or(0.0), 1.0, 0.1);
}

TEST_F(BadFiles, DoublesBeyondFloatBecomeZero) {
    test::write_wav(folder_ / "a.wav", test::sine(440.0, 1.0), test::WavSamples::float64);
    patch(folder_ / "a.wav", 44 + 8 * 1000, 1e300);
    const auto decoded = decode(folder_ / "a.wav");
    EXPECT_EQ(decoded.mono[1000], 0.0F);
    EXPECT_TRUE(decoded.warns_of(WarningCode::damaged_packets));
}

TEST_F(BadFiles, MostlyImpossibleSamplesAreAnError) {
    auto sound = test::noise(1.0, 30000.0);  // 16-bit numbers in a float file
    test::write_wav(folder_ / "a.wav", sound, test::WavSamples::float32);
    expect_error(folder_ / "a.wav", ErrorCode::damaged_audio);
}

TEST_F(BadFiles, OvershootsOfLossyCodersStay) {
    const auto sound = test::sine(440.0, 1.0, 4.0);
    test::write_wav(folder_ / "a.wav", sound, test::WavSamples::float32);
    const auto decoded = decode(folder_ / "a.wav");
    EXPECT_THAT(decoded.report.warnings, IsEmpty());
    EXPECT_EQ(decoded.mono, sound.channels[0]);
}

TEST_F(BadFiles, FinishBeforeTheEndIsAProgrammingError) {
    test::write_wav(folder_ / "a.wav", test::sine(440.0, 1.0));
    auto opened = audio::Decoder::open(folder_ / "a.wav");
    EXPECT_THROW(std::get<audio::Decoder>(opened).finish(), std::logic_error);
}

}  // namespace
}  // namespace armonica
