// What becomes of one, two and more channels.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "audio/downmix.hpp"
#include "support/decoded_file.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using test::decode;
using testing::IsEmpty;

class Channels : public testing::Test {
protected:
    test::DecodedFile decode_wav(const test::Sound& sound) {
        test::write_wav(folder_ / "a.wav", sound, test::WavSamples::float32);
        return decode(folder_ / "a.wav");
    }

    /// A second of silence in all channels but one, which holds 0.5.
    static test::Sound only_channel(std::size_t channel, std::size_t channels) {
        auto sound = test::silence(0.2, 44100, channels);
        sound.channels[channel].assign(sound.samples(), 0.5F);
        return sound;
    }

    test::TemporaryFolder folder_;
};

TEST_F(Channels, OneIsLeftAndRightAndMono) {
    const auto sound = test::sine(440.0, 1.0);
    const auto decoded = decode_wav(sound);
    EXPECT_TRUE(decoded.all_blocks_mono);
    EXPECT_EQ(decoded.mono, sound.channels[0]);
}

TEST_F(Channels, OneStaysOneThroughResampling) {
    EXPECT_TRUE(decode_wav(test::sine(440.0, 1.0, 0.5, 48000)).all_blocks_mono);
}

TEST_F(Channels, TwoStayApartAndMonoIsTheirMean) {
    auto sound = test::noise(1.0, 0.9, 7, 44100, 2);
    const auto decoded = decode_wav(sound);
    EXPECT_FALSE(decoded.all_blocks_mono);
    EXPECT_EQ(decoded.left, sound.channels[0]);
    EXPECT_EQ(decoded.right, sound.channels[1]);
    for (std::size_t i = 0; i < decoded.mono.size(); ++i) {
        ASSERT_FLOAT_EQ(decoded.mono[i], (decoded.left[i] + decoded.right[i]) / 2.0F);
    }
}

TEST_F(Channels, SurroundIsMixedToTheSidesItStandsOn) {
    // 5.1 without a channel mask: front left, front right, centre, low frequencies, surround left, surround right.
    // BS.775 has 1 for the front and 1/√2 for centre and surround; scaled by 1 / (1 + 2/√2), nothing clips.
    const double scale = 1.0 / (1.0 + std::numbers::sqrt2);
    const double front = 0.5 * scale;
    const double other = 0.5 * scale / std::numbers::sqrt2;
    const std::vector<std::pair<double, double>> expected = {{front, 0.0}, {0.0, front}, {other, other},
                                                             {0.0, 0.0},   {other, 0.0}, {0.0, other}};
    for (std::size_t channel = 0; channel < expected.size(); ++channel) {
        const auto decoded = decode_wav(only_channel(channel, 6));
        EXPECT_NEAR(decoded.left.front(), expected[channel].first, 1e-6) << "channel " << channel;
        EXPECT_NEAR(decoded.right.front(), expected[channel].second, 1e-6) << "channel " << channel;
    }
}

TEST_F(Channels, NoChannelIsLostAndNothingClipsForAnyCount) {
    for (std::size_t channels = 3; channels <= 24; ++channels) {
        auto full_scale = test::silence(0.1, 44100, channels);
        for (auto& channel : full_scale.channels) channel.assign(full_scale.samples(), 1.0F);
        const auto loud = decode_wav(full_scale);
        EXPECT_EQ(loud.info.channels, static_cast<int>(channels));
        EXPECT_LE(loud.left.front(), 1.0F + 1e-6F) << channels;
        EXPECT_LE(loud.right.front(), 1.0F + 1e-6F) << channels;
        std::size_t lost = 0;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const auto decoded = decode_wav(only_channel(channel, channels));
            if (decoded.mono.front() == 0.0F) ++lost;
        }
        // 24 channels are taken for 22.2, the one layout with two low-frequency channels.
        EXPECT_LE(lost, channels == 24 ? 2U : 1U) << channels << " channels: only low frequencies may be left out";
    }
}

TEST_F(Channels, EightAt192KilohertzAreRead) {
    const auto decoded = decode_wav(test::sine(440.0, 1.0, 0.5, 192000, 8));
    EXPECT_THAT(decoded.report.warnings, IsEmpty());
    EXPECT_NEAR(decoded.seconds(), 1.0, 0.001);
    EXPECT_NEAR(test::frequency(decoded.mono), 440.0, 0.5);
    EXPECT_GT(test::rms(decoded.mono), 0.2);
}

TEST_F(Channels, MoreThanAnyLayoutKnowsAreRead) {
    const auto decoded = decode_wav(test::sine(440.0, 0.5, 0.5, 44100, 100));
    EXPECT_NEAR(test::frequency(decoded.mono), 440.0, 0.5);
    EXPECT_NEAR(test::rms(decoded.mono), 0.5 / std::numbers::sqrt2, 0.01);
}

TEST_F(Channels, MayChangeOnTheWay) {
    // Two MP3 streams in one file, mono at 32 kHz and then stereo at 44.1 kHz, as broken recorders leave them.
    test::write_wav(folder_ / "mono.wav", test::sine(440.0, 3.0, 0.5, 32000, 1));
    test::write_wav(folder_ / "stereo.wav", test::sine(440.0, 3.0, 0.5, 44100, 2));
    for (const auto* name : {"mono", "stereo"}) {
        test::encode(folder_ / (std::string(name) + ".wav"), folder_ / (std::string(name) + ".mp3"),
                     {"-write_xing", "0", "-id3v2_version", "0"});
    }
    test::write_bytes(folder_ / "both.mp3",
                      test::read_bytes(folder_ / "mono.mp3") + test::read_bytes(folder_ / "stereo.mp3"));
    const auto decoded = decode(folder_ / "both.mp3");
    EXPECT_FALSE(decoded.report.error);
    EXPECT_TRUE(decoded.all_finite);
    EXPECT_NEAR(decoded.seconds(), 6.0, 0.2);
    for (const std::ptrdiff_t second : {1, 4}) {
        const auto start = decoded.mono.begin() + second * audio::sample_rate;
        EXPECT_NEAR(test::frequency({start, start + audio::sample_rate}), 440.0, 0.2) << "from second " << second;
    }
}

TEST(Downmix, KeepsTheBalanceOfLopsidedLayouts) {
    const AVChannelLayout layout = AV_CHANNEL_LAYOUT_2POINT1;
    const auto matrix = audio::stereo_downmix(layout);
    EXPECT_FLOAT_EQ(matrix.weights[0][0], matrix.weights[1][1]);
    EXPECT_FLOAT_EQ(matrix.weights[0][1], 0.0F);
    EXPECT_FLOAT_EQ(matrix.weights[0][2], 0.0F) << "low frequencies are left out";
}

}  // namespace
}  // namespace armonica
