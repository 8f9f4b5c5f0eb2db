#include "audio/wav_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>

#include <armonica/error.hpp>

#include "audio/decoder.hpp"

namespace armonica::audio {
namespace {

constexpr std::uint32_t channels = 2, bytes_of_a_sample = 2, header_bytes = 44;
constexpr std::size_t most_frames = (0xFFFFFFFFU - header_bytes) / (channels * bytes_of_a_sample);

/// Numbers as RIFF has them, the lowest byte first.
class Bytes {
public:
    void text(const char* four) { bytes_.append(four, 4); }
    void number(std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) bytes_ += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    void sample(float value) {
        const auto level = static_cast<std::int16_t>(std::lround(32767.0F * std::clamp(value, -1.0F, 1.0F)));
        number(static_cast<std::uint16_t>(level), bytes_of_a_sample);
    }
    const std::string& all() const { return bytes_; }

private:
    std::string bytes_;
};

void add_header(Bytes& bytes, std::size_t frames) {
    const auto data = static_cast<std::uint32_t>(frames) * channels * bytes_of_a_sample;
    constexpr auto rate = static_cast<std::uint32_t>(sample_rate);
    bytes.text("RIFF");
    bytes.number(header_bytes - 8 + data, 4);
    bytes.text("WAVE");
    bytes.text("fmt ");
    bytes.number(16, 4);
    bytes.number(1, 2);  // plain numbers
    bytes.number(channels, 2);
    bytes.number(rate, 4);
    bytes.number(rate * channels * bytes_of_a_sample, 4);
    bytes.number(channels * bytes_of_a_sample, 2);
    bytes.number(8 * bytes_of_a_sample, 2);
    bytes.text("data");
    bytes.number(data, 4);
}

}  // namespace

void write_wav_file(const std::filesystem::path& file, std::span<const float> left, std::span<const float> right) {
    if (left.size() != right.size()) throw std::invalid_argument("left and right must be equally long");
    if (left.size() > most_frames) throw std::invalid_argument("a WAV file cannot hold so much sound");
    Bytes bytes;
    add_header(bytes, left.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
        bytes.sample(left[i]);
        bytes.sample(right[i]);
    }
    std::filesystem::path part = file;
    part += ".part";
    std::ofstream stream(part, std::ios::binary);
    stream.write(bytes.all().data(), static_cast<std::streamsize>(bytes.all().size()));
    stream.close();
    std::error_code problem;
    if (stream) std::filesystem::rename(part, file, problem);
    if (stream && !problem) return;
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw InputError(file.string(), std::nullopt, "cannot be written: is there room, and may you write there?");
}

}  // namespace armonica::audio
