#include "audio/wav_file.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/error.hpp>

#include "audio/decoder.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::audio {
namespace {

TEST(WavFile, IsReadAsItWasWritten) {
    const test::TemporaryFolder folder;
    std::vector<float> left(10001), right(10001);
    for (std::size_t n = 0; n < left.size(); ++n) {
        left[n] = static_cast<float>(0.9 * std::sin(0.01 * static_cast<double>(n)));
        right[n] = static_cast<float>(static_cast<double>(n) / 10001.0 - 0.5);
    }
    left[5] = 3.0F;  // limited
    write_wav_file(folder / "s.wav", left, right);
    left[5] = 1.0F;
    auto decoder = std::get<Decoder>(Decoder::open(folder / "s.wav"));
    EXPECT_EQ(decoder.info().channels, 2);
    EXPECT_EQ(decoder.info().source_rate, sample_rate);
    std::size_t at = 0;
    while (const Block* block = decoder.next())
        for (std::size_t i = 0; i < block->left.size(); ++i, ++at) {
            EXPECT_NEAR(block->left[i], left[at], 1.0 / 16384.0);
            EXPECT_NEAR(block->right[i], right[at], 1.0 / 16384.0);
        }
    EXPECT_EQ(at, left.size());
    EXPECT_FALSE(std::filesystem::exists(folder / "s.wav.part"));
    write_wav_file(folder / "s.wav", {}, {});  // replaced
    EXPECT_EQ(std::filesystem::file_size(folder / "s.wav"), 44U);
}

TEST(WavFile, ThatCannotBeWrittenIsNotThere) {
    const test::TemporaryFolder folder;
    const std::vector<float> sound(10, 0.0F), longer(11, 0.0F);
    EXPECT_THROW(write_wav_file(folder / "no/s.wav", sound, sound), InputError);
    EXPECT_THROW(write_wav_file(folder / "s.wav", sound, longer), std::invalid_argument);
    EXPECT_FALSE(std::filesystem::exists(folder / "s.wav"));
}

}  // namespace
}  // namespace armonica::audio
