#include "audio/mpeg_frame.hpp"

#include <gtest/gtest.h>

#include <array>

namespace armonica::audio {
namespace {

std::optional<std::size_t> bytes_of(std::uint32_t header) {
    const std::array<std::uint8_t, 4> bytes = {
        static_cast<std::uint8_t>(header >> 24), static_cast<std::uint8_t>(header >> 16),
        static_cast<std::uint8_t>(header >> 8), static_cast<std::uint8_t>(header)};
    return mpeg_frame_bytes(bytes);
}

TEST(MpegFrame, StatesItsLength) {
    EXPECT_EQ(bytes_of(0xFFFB9000), 417U);  // MPEG-1 layer 3, 128 kbit/s, 44.1 kHz: 144 · 128000 / 44100
    EXPECT_EQ(bytes_of(0xFFFB9200), 418U);  // the same, padded
    EXPECT_EQ(bytes_of(0xFFFBE400), 960U);  // 320 kbit/s, 48 kHz
    EXPECT_EQ(bytes_of(0xFFF38000), 208U);  // MPEG-2 layer 3, 64 kbit/s, 22.05 kHz: 72 · 64000 / 22050
    EXPECT_EQ(bytes_of(0xFFE38000), 417U);  // MPEG-2.5 layer 3, 64 kbit/s, 11.025 kHz
    EXPECT_EQ(bytes_of(0xFFFDA400), 576U);  // MPEG-1 layer 2, 192 kbit/s, 48 kHz
    EXPECT_EQ(bytes_of(0xFFFFC400), 384U);  // MPEG-1 layer 1, 384 kbit/s, 48 kHz: 4 · 12 · 384000 / 48000
}

TEST(MpegFrame, StatesNoneWithoutAHeader) {
    EXPECT_FALSE(bytes_of(0xFFFB0000)) << "free format";
    EXPECT_FALSE(bytes_of(0xFFFBF000)) << "forbidden bit rate";
    EXPECT_FALSE(bytes_of(0xFFFB9C00)) << "forbidden rate";
    EXPECT_FALSE(bytes_of(0xFFEB9000)) << "reserved version";
    EXPECT_FALSE(bytes_of(0xFFF99000)) << "reserved layer";
    EXPECT_FALSE(bytes_of(0x54414700)) << "no header";
    EXPECT_FALSE(mpeg_frame_bytes({}));
}

}  // namespace
}  // namespace armonica::audio
