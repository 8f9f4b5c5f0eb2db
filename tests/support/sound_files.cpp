#include "support/sound_files.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <numbers>
#include <random>
#include <stdexcept>

#include "support/temporary_folder.hpp"

namespace armonica::test {

namespace {

std::size_t sample_count(double seconds, int rate) { return static_cast<std::size_t>(std::llround(seconds * rate)); }

/// WAV is little-endian, as are the machines that Armonica is built for.
static_assert(std::endian::native == std::endian::little);

template <class Number>
void put(std::string& bytes, Number number) {
    char raw[sizeof(Number)];
    std::memcpy(raw, &number, sizeof(Number));
    bytes.append(raw, sizeof(Number));
}

std::uint16_t bits_of(WavSamples samples) {
    switch (samples) {
        case WavSamples::pcm8:
            return 8;
        case WavSamples::pcm16:
            return 16;
        case WavSamples::pcm24:
            return 24;
        case WavSamples::pcm32:
        case WavSamples::float32:
            return 32;
        case WavSamples::float64:
            return 64;
    }
    throw std::invalid_argument("not a WavSamples");
}

void put_sample(std::string& bytes, float sample, WavSamples format) {
    if (format == WavSamples::float32) return put(bytes, sample);
    if (format == WavSamples::float64) return put(bytes, static_cast<double>(sample));
    const auto bits = bits_of(format);
    const double full_scale = std::ldexp(1.0, bits - 1);
    const double scaled = std::clamp(std::round(sample * full_scale), -full_scale, full_scale - 1.0);
    const auto number = static_cast<std::int32_t>(scaled) + (format == WavSamples::pcm8 ? 128 : 0);
    char raw[4];
    std::memcpy(raw, &number, 4);
    bytes.append(raw, bits / 8U);
}

}  // namespace

Sound sine(double hertz, double seconds, double amplitude, int rate, std::size_t channels) {
    std::vector<float> samples(sample_count(seconds, rate));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double turns = hertz * static_cast<double>(i) / rate;
        samples[i] = static_cast<float>(amplitude * std::sin(2.0 * std::numbers::pi * turns));
    }
    return {rate, std::vector(channels, samples)};
}

Sound silence(double seconds, int rate, std::size_t channels) {
    return {rate, std::vector(channels, std::vector<float>(sample_count(seconds, rate)))};
}

Sound noise(double seconds, double amplitude, std::uint32_t seed, int rate, std::size_t channels) {
    std::mt19937 random(seed);
    Sound sound = silence(seconds, rate, channels);
    for (auto& channel : sound.channels) {
        // The standard's distributions differ between libraries; its generators do not.
        for (float& sample : channel)
            sample = static_cast<float>(amplitude * (static_cast<double>(random()) * 0x1p-31 - 1.0));
    }
    return sound;
}

void write_wav(const std::filesystem::path& file, const Sound& sound, WavSamples samples) {
    const bool is_float = samples == WavSamples::float32 || samples == WavSamples::float64;
    const auto channels = static_cast<std::uint16_t>(sound.channels.size());
    const auto frame_bytes = static_cast<std::uint16_t>(channels * bits_of(samples) / 8U);
    const auto data_bytes = static_cast<std::uint32_t>(sound.samples() * frame_bytes);
    std::string bytes = "RIFF";
    put<std::uint32_t>(bytes, 36 + data_bytes);
    bytes += "WAVEfmt ";
    put<std::uint32_t>(bytes, 16);
    put<std::uint16_t>(bytes, is_float ? 3 : 1);
    put<std::uint16_t>(bytes, channels);
    put<std::uint32_t>(bytes, static_cast<std::uint32_t>(sound.rate));
    put<std::uint32_t>(bytes, static_cast<std::uint32_t>(sound.rate) * frame_bytes);
    put<std::uint16_t>(bytes, frame_bytes);
    put<std::uint16_t>(bytes, bits_of(samples));
    bytes += "data";
    put<std::uint32_t>(bytes, data_bytes);
    for (std::size_t i = 0; i < sound.samples(); ++i) {
        for (const auto& channel : sound.channels) put_sample(bytes, channel[i], samples);
    }
    write_bytes(file, bytes);
}

void run_ffmpeg(const std::vector<std::string>& arguments) {
    const TemporaryFolder folder;
    const auto log = folder / "log";
    std::vector<std::string> words = {"ffmpeg", "-y", "-nostdin", "-hide_banner", "-loglevel", "error"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT, 0600);
    pid_t child = 0;
    const int failure = ::posix_spawnp(&child, "ffmpeg", &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) throw std::runtime_error(std::string("cannot run ffmpeg: ") + std::strerror(failure));
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    if (status != 0) throw std::runtime_error("ffmpeg failed: " + read_bytes(log));
}

void encode(const std::filesystem::path& source, const std::filesystem::path& target,
            const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {"-i", "file:" + source.string()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.push_back("file:" + target.string());
    run_ffmpeg(arguments);
}

std::string read_bytes(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_bytes(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
}

void truncate_to_share(const std::filesystem::path& file, double share) {
    const auto bytes = static_cast<double>(std::filesystem::file_size(file));
    std::filesystem::resize_file(file, static_cast<std::uintmax_t>(bytes * share));
}

}  // namespace armonica::test
