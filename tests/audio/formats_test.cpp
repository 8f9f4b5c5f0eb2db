// Every format of the house gives back the sine that went in: length, pitch, level.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "support/decoded_file.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using test::decode;
using testing::IsEmpty;

constexpr double sine_rms = 0.5 / std::numbers::sqrt2;

struct Format {
    const char* name;
    const char* extension;
    std::vector<std::string> options;
    const char* codec;
    int source_rate = 44100;
    double level = 1.0;  ///< what the encoder multiplies the sound with
};

void PrintTo(const Format& format, std::ostream* out) { *out << format.name; }

class Formats : public testing::TestWithParam<Format> {
protected:
    std::filesystem::path encoded(const test::Sound& sound) {
        test::write_wav(folder_ / "source.wav", sound);
        const auto target = folder_ / (std::string("target.") + GetParam().extension);
        test::encode(folder_ / "source.wav", target, GetParam().options);
        return target;
    }

    test::TemporaryFolder folder_;
};

TEST_P(Formats, GivesBackASine) {
    const auto decoded = decode(encoded(test::sine(440.0, 10.0, 0.5, 44100, 2)));
    EXPECT_FALSE(decoded.report.error) << decoded.report.error->message;
    EXPECT_THAT(decoded.report.warnings, IsEmpty());
    EXPECT_EQ(decoded.info.codec, GetParam().codec);
    EXPECT_EQ(decoded.info.source_rate, GetParam().source_rate);
    EXPECT_EQ(decoded.info.channels, 2);
    EXPECT_EQ(decoded.report.samples, decoded.mono.size());
    EXPECT_NEAR(decoded.seconds(), 10.0, 0.1);
    if (decoded.info.declared_seconds) {
        EXPECT_NEAR(*decoded.info.declared_seconds, 10.0, 0.1);
    }
    // Away from the edges, where lossy encoders fade in and out.
    const std::vector<float> middle(decoded.mono.begin() + 44100, decoded.mono.end() - 44100);
    EXPECT_NEAR(test::frequency(middle), 440.0, 0.05);
    EXPECT_NEAR(test::rms(middle), GetParam().level * sine_rms, 0.02 * sine_rms);
}

TEST_P(Formats, GivesBackATenthOfASecond) {
    const auto decoded = decode(encoded(test::sine(440.0, 0.1, 0.5, 44100, 2)));
    EXPECT_FALSE(decoded.report.error) << decoded.report.error->message;
    EXPECT_THAT(decoded.report.warnings, IsEmpty());
    EXPECT_NEAR(decoded.seconds(), 0.1, 0.1);
    EXPECT_GT(decoded.seconds(), 0.05);
    EXPECT_NEAR(test::frequency(decoded.mono), 440.0, 20.0);
}

TEST_P(Formats, IsNotToldByItsName) {
    const auto file = encoded(test::sine(440.0, 1.0));
    for (const auto* name : {"lie.mp3", "lie.wav", "lie.txt", "lie"}) {
        std::filesystem::copy_file(file, folder_ / name);
        EXPECT_EQ(decode(folder_ / name).info.codec, GetParam().codec) << name;
        std::filesystem::remove(folder_ / name);
    }
}

INSTANTIATE_TEST_SUITE_P(
    All, Formats,
    testing::Values(Format{"Mp3", "mp3", {"-b:a", "128k"}, "mp3", 44100, 0.95}, Format{"Flac", "flac", {}, "flac"},
                    Format{"OggVorbis", "ogg", {"-c:a", "libvorbis"}, "vorbis"},
                    Format{"Opus", "opus", {"-c:a", "libopus"}, "opus", 48000},
                    Format{"AacInMp4", "m4a", {"-b:a", "128k"}, "aac"},
                    Format{"BareAac", "aac", {"-b:a", "128k"}, "aac"}, Format{"Wav", "wav", {}, "pcm_s16le"},
                    Format{"Aiff", "aiff", {}, "pcm_s16be"}, Format{"Wma", "wma", {"-b:a", "128k"}, "wmav2"},
                    Format{"Alac", "m4a", {"-c:a", "alac"}, "alac"}, Format{"WavPack", "wv", {}, "wavpack"},
                    Format{"Matroska", "mka", {"-c:a", "flac"}, "flac"}),
    [](const auto& param) { return param.param.name; });

TEST(Formats, EverySampleFormatOfWavHasTheSameLevel) {
    const test::TemporaryFolder folder;
    const auto sound = test::sine(440.0, 1.0, 0.5);
    using enum test::WavSamples;
    for (const auto samples : {pcm8, pcm16, pcm24, pcm32, float32, float64}) {
        test::write_wav(folder / "a.wav", sound, samples);
        const auto decoded = decode(folder / "a.wav");
        ASSERT_EQ(decoded.mono.size(), sound.samples());
        const float tolerance = samples == pcm8 ? 0x1p-7F : 0x1p-15F;
        for (std::size_t i = 0; i < decoded.mono.size(); ++i) {
            ASSERT_NEAR(decoded.mono[i], sound.channels[0][i], tolerance) << "sample " << i;
        }
    }
}

TEST(Formats, EveryRateKeepsPitchLevelAndLength) {
    const test::TemporaryFolder folder;
    for (const int rate : {8000, 11025, 22050, 32000, 44099, 48000, 88200, 96000, 192000, 384000}) {
        test::write_wav(folder / "a.wav", test::sine(440.0, 2.0, 0.5, rate, 2));
        const auto decoded = decode(folder / "a.wav");
        EXPECT_EQ(decoded.info.source_rate, rate);
        EXPECT_NEAR(decoded.seconds(), 2.0, 0.002) << rate;
        const std::vector<float> middle(decoded.mono.begin() + 4410, decoded.mono.end() - 4410);
        EXPECT_NEAR(test::frequency(middle), 440.0, 0.1) << rate;
        EXPECT_NEAR(test::rms(middle), sine_rms, 0.01 * sine_rms) << rate;
    }
}

}  // namespace
}  // namespace armonica
