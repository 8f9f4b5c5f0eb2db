#include "audio/mpeg_frame.hpp"

#include <array>

namespace armonica::audio {

namespace {

using BitRates = std::array<int, 16>;  // in kbit/s by index; 0 is "free", −1 forbidden

constexpr BitRates mpeg1_layer1 = {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448, -1};
constexpr BitRates mpeg1_layer2 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, -1};
constexpr BitRates mpeg1_layer3 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, -1};
constexpr BitRates mpeg2_layer1 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256, -1};
constexpr BitRates mpeg2_layer23 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, -1};

constexpr std::array<int, 3> mpeg1_rates = {44100, 48000, 32000};

/// As the header's two bits say it.
enum Version { mpeg2_5 = 0, reserved_version = 1, mpeg2 = 2, mpeg1 = 3 };
enum Layer { reserved_layer = 0, layer3 = 1, layer2 = 2, layer1 = 3 };

const BitRates& bit_rates(int version, int layer) {
    if (version == mpeg1) return layer == layer1 ? mpeg1_layer1 : layer == layer2 ? mpeg1_layer2 : mpeg1_layer3;
    return layer == layer1 ? mpeg2_layer1 : mpeg2_layer23;
}

}  // namespace

std::optional<std::size_t> mpeg_frame_bytes(std::span<const std::uint8_t> frame) {
    if (frame.size() < 4 || frame[0] != 0xFF || (frame[1] & 0xE0) != 0xE0) return std::nullopt;
    const int version = frame[1] >> 3 & 3;
    const int layer = frame[1] >> 1 & 3;
    const std::size_t rate_index = frame[2] >> 2 & 3;
    if (version == reserved_version || layer == reserved_layer || rate_index == 3) return std::nullopt;
    const int kilobits = bit_rates(version, layer)[frame[2] >> 4];
    if (kilobits <= 0) return std::nullopt;
    const int halvings = version == mpeg1 ? 0 : version == mpeg2 ? 1 : 2;
    const int rate = mpeg1_rates[rate_index] >> halvings;
    const int padding = frame[2] >> 1 & 1;
    // A frame holds 384 (layer 1), 1152, or (layer 3 at the low rates) 576 samples; layer 1 counts in slots of 4 bytes.
    if (layer == layer1) return static_cast<std::size_t>(4 * (12 * 1000 * kilobits / rate + padding));
    const int bytes_per_bit_rate = layer == layer3 && version != mpeg1 ? 72 : 144;
    return static_cast<std::size_t>(bytes_per_bit_rate * 1000 * kilobits / rate + padding);
}

}  // namespace armonica::audio
