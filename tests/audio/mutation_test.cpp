// Whatever bytes a file holds, decoding ends, without a crash, a NaN or endless sound.
#include <gtest/gtest.h>

#include <random>
#include <span>

#include "support/decoded_file.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

constexpr int mutants_per_format = 40;

/// Flips a few bytes, sets a stretch to one value, cuts the file, or cuts a piece out of it.
std::string mutant_of(std::string bytes, std::mt19937& random) {
    const auto position = [&] { return random() % bytes.size(); };
    // Half of all damage goes to the first bytes, where the headers are.
    const auto spot = [&] {
        return random() % 2 == 0 ? position() : position() % std::min<std::size_t>(bytes.size(), 200);
    };
    const auto flips = random() % 8;
    for (std::size_t i = 0; i < flips; ++i) bytes[spot()] = static_cast<char>(random());
    const auto kind = random() % 4;
    if (kind == 0) bytes.resize(1 + position());
    if (kind == 1) bytes.erase(spot(), random() % 300);
    if (kind == 2) {
        const auto start = spot();
        const auto length = std::min<std::size_t>(bytes.size() - start, random() % 500);
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(start), length, static_cast<char>(random()));
    }
    return bytes.empty() ? "x" : bytes;
}

/// What must hold of any file at all.
void expect_survival(const std::filesystem::path& file) {
    auto opened = audio::Decoder::open(file);
    if (std::holds_alternative<TrackError>(opened)) {
        EXPECT_NE(std::get<TrackError>(opened).code, ErrorCode::internal_error);
        return;
    }
    auto& decoder = std::get<audio::Decoder>(opened);
    std::size_t samples = 0;
    while (const auto* block = decoder.next()) {
        ASSERT_EQ(block->left.size(), block->right.size());
        for (const auto channel : {block->left, block->right})
            for (const float sample : channel) ASSERT_LE(std::abs(sample), 16.0F);  // false for NaN
        samples += block->left.size();
        ASSERT_LT(samples, std::size_t{3600} * audio::sample_rate) << "an hour of sound out of a second";
    }
    const auto report = decoder.finish();
    EXPECT_EQ(report.samples, samples);
    EXPECT_TRUE(report.error || samples > 0);
}

class Mutation : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Mutation, IsSurvived) {
    const test::TemporaryFolder folder;
    const auto [extension, codec] = GetParam();
    test::write_wav(folder / "source.wav", test::noise(0.7, 0.3, 9, 44100, 2));
    const auto valid = folder / (std::string("valid.") + extension);
    test::encode(folder / "source.wav", valid, {"-c:a", codec});
    const auto bytes = test::read_bytes(valid);
    std::mt19937 random(20);
    for (int i = 0; i < mutants_per_format; ++i) {
        SCOPED_TRACE(std::string(extension) + " mutant " + std::to_string(i));
        test::write_bytes(folder / "mutant", mutant_of(bytes, random));
        expect_survival(folder / "mutant");
    }
}

INSTANTIATE_TEST_SUITE_P(EveryFormat, Mutation,
                         testing::Values(std::pair{"mp3", "libmp3lame"}, std::pair{"flac", "flac"},
                                         std::pair{"ogg", "libvorbis"}, std::pair{"opus", "libopus"},
                                         std::pair{"m4a", "aac"}, std::pair{"aac", "aac"},
                                         std::pair{"wav", "pcm_s16le"}, std::pair{"wav", "pcm_f32le"},
                                         std::pair{"aiff", "pcm_s16be"}, std::pair{"wma", "wmav2"},
                                         std::pair{"mkv", "ac3"}, std::pair{"caf", "alac"}));

}  // namespace
}  // namespace armonica
