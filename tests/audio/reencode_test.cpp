#include "audio/reencode.hpp"

#include <algorithm>
#include <cmath>
#include <future>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audio/decoder.hpp"
#include "audio/sample_conversion.hpp"
#include "dsp/fft.hpp"
#include "support/decoded_file.hpp"
#include "support/sanitized.hpp"
#include "support/signals.hpp"

namespace armonica::audio {
namespace {

using test::Samples;
using testing::SizeIs;

constexpr int usual_bits = 64'000;

/// What a codec is good at: noise without much treble, never the same twice.
Samples dull_noise(std::size_t samples, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0.0F, 0.1F);
    Samples noise(samples);
    float before = 0.0F;
    for (float& sample : noise) sample = before = 0.9F * before + normal(random);
    return noise;
}

/// By how many samples `late` lags behind `early`: where their correlation, between `from` and `to`, is largest.
int lag(const Samples& early, const Samples& late, std::size_t from, std::size_t to) {
    constexpr int farthest = 3000;
    double best = -1.0;
    int best_lag = 0;
    for (int shift = -farthest; shift <= farthest; ++shift) {
        double sum = 0.0;
        for (std::size_t i = from; i < to; ++i)
            sum += static_cast<double>(early[i]) * late[static_cast<std::size_t>(static_cast<int>(i) + shift)];
        if (sum <= best) continue;
        best = sum;
        best_lag = shift;
    }
    return best_lag;
}

/// Power between two frequencies, in decibels.
double level_between(const Samples& sound, double low, double high) {
    dsp::RealFft fft(4096);
    double sum = 0.0;
    for (std::size_t at = 0; at + fft.size() <= sound.size(); at += fft.size()) {
        for (std::size_t i = 0; i < fft.size(); ++i) {
            const double phase = 2.0 * test::pi * static_cast<double>(i) / static_cast<double>(fft.size());
            fft.time()[i] = sound[at + i] * static_cast<float>(0.5 - 0.5 * std::cos(phase));
        }
        fft.forward();
        for (std::size_t k = 0; k < fft.spectrum().size(); ++k) {
            const double hertz = static_cast<double>(k) * sample_rate / static_cast<double>(fft.size());
            if (hertz >= low && hertz < high) sum += std::norm(fft.spectrum()[k]);
        }
    }
    return 10.0 * std::log10(sum + 1e-30);
}

bool is_sound(const Samples& samples, std::size_t length) {
    return samples.size() == length && std::all_of(samples.begin(), samples.end(), [](float sample) {
               return std::abs(sample) <= largest_magnitude;  // false for what is not a number
           });
}

Samples middle_of(const Samples& sound) { return {sound.begin() + 8820, sound.end() - 8820}; }

class Reencode : public testing::TestWithParam<Codec> {
protected:
    void SetUp() override {
        if (!reencoded({}, {}, GetParam(), usual_bits)) GTEST_SKIP() << "this FFmpeg has no such encoder";
    }

    Sound trip(const Samples& left, const Samples& right, int bits_per_second = usual_bits) const {
        return reencoded(left, right, GetParam(), bits_per_second).value();
    }
};

TEST_P(Reencode, LeavesSoundWhereItLay) {
    const Samples left = dull_noise(88200, 1), right = dull_noise(88200, 2);
    const Sound one = trip(left, left), two = trip(left, right);
    for (const auto& [from, to] : {std::pair{3000UL, 20000UL}, std::pair{60000UL, 85200UL}}) {
        EXPECT_NEAR(lag(left, one.left, from, to), 0, 1);
        EXPECT_NEAR(lag(left, two.left, from, to), 0, 1);
        EXPECT_NEAR(lag(right, two.right, from, to), 0, 1);  // and each side where it was
    }
}

TEST_P(Reencode, ChangesTheSoundALittle) {
    const Samples sound = dull_noise(88200, 3);
    for (const int bits : {32'000, 128'000}) {
        const Sound result = trip(sound, sound, bits);
        Samples difference = result.left;
        for (std::size_t i = 0; i < sound.size(); ++i) difference[i] -= sound[i];
        const double error = test::rms(difference) / test::rms(sound);
        EXPECT_GT(error, 0.001) << bits;  // it was encoded
        EXPECT_LT(error, bits == 32'000 ? 0.6 : 0.2) << bits;
    }
}

TEST_P(Reencode, KeepsFrequencyAndLevelOfASine) {
    for (const double hertz : {110.0, 1000.0, 6000.0}) {
        const Samples sine = test::sine(hertz, 2.0, 0.5);
        const Samples result = middle_of(trip(sine, sine).left);
        EXPECT_NEAR(test::frequency(result), hertz, 0.001 * hertz);
        // LAME turns everything down by 5 % at these bit rates, to avoid clipping.
        EXPECT_NEAR(20.0 * std::log10(test::rms(result) / test::rms(sine)), GetParam() == Codec::mp3 ? -0.45 : 0.0, 0.1)
            << hertz;
    }
}

TEST_P(Reencode, IsAsLongAsItWas) {
    for (const std::size_t length :
         {1, 2, 3, 100, 959, 960, 961, 1023, 1024, 1025, 1151, 1152, 1153, 4096, 4097, 50000}) {
        const Samples left = dull_noise(length, 4), right = dull_noise(length, 5);
        for (const Sound& sound : {trip(left, left), trip(left, right)}) {
            EXPECT_THAT(sound.left, SizeIs(length));
            EXPECT_THAT(sound.right, SizeIs(length));
        }
    }
    EXPECT_THAT(trip({}, {}).left, SizeIs(0));
}

TEST_P(Reencode, KeepsTheEnd) {
    for (const double seconds : {0.1, 0.5, 1.0}) {
        const Samples sine = test::sine(441.0, seconds + 1.0 / 1764.0, 0.5);  // ends at a peak
        const Samples sound = trip(sine, sine).left;
        for (const std::ptrdiff_t count : {8, 600}) {
            const Samples end(sine.end() - count, sine.end()), found(sound.end() - count, sound.end());
            EXPECT_NEAR(test::rms(found) / test::rms(end), 1.0, 0.4) << seconds << " s, " << count << " samples";
        }
    }
}

TEST_P(Reencode, LeavesOneChannelOne) {
    const Samples sound = dull_noise(20000, 6), copy = sound;
    const Sound one = trip(sound, copy);
    EXPECT_EQ(one.left, one.right);
    const Sound two = trip(sound, test::scaled(sound, -0.5));
    EXPECT_NE(two.left, two.right);
    EXPECT_NEAR(test::rms(two.right) / test::rms(two.left), 0.5, 0.05);
}

TEST_P(Reencode, LeavesSilenceSilent) {
    const Samples silence = test::silence(1.0);
    for (const int bits : {fewest_bits_per_second, usual_bits}) {
        const Sound sound = trip(silence, silence, bits);
        EXPECT_LT(test::rms(sound.left), 1e-4) << bits;
        EXPECT_LT(test::rms(sound.right), 1e-4) << bits;
    }
}

TEST_P(Reencode, BearsHostileSound) {
    const Samples square = test::square_wave(441.0, 0.5, 1.0);
    Samples no_numbers = square;
    for (std::size_t i = 0; i < square.size(); i += 3) no_numbers[i] = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t i = 1; i < square.size(); i += 3) no_numbers[i] = std::numeric_limits<float>::infinity();
    const Samples kinds[] = {square, test::scaled(test::white_noise(0.5, 1.0), 20.0), no_numbers,
                             Samples(square.size(), 1e-40F)};
    for (const Samples& left : kinds)
        for (const Samples& right : kinds)
            for (const int bits : {fewest_bits_per_second, most_bits_per_second}) {
                const Sound sound = trip(left, right, bits);
                EXPECT_TRUE(is_sound(sound.left, square.size()));
                EXPECT_TRUE(is_sound(sound.right, square.size()));
            }
    EXPECT_NEAR(test::rms(trip(square, square).left), 1.0, 0.15);  // full scale comes through
}

TEST_P(Reencode, GivesTheSameBitsEveryTime) {
    const Samples left = dull_noise(30000, 7), right = dull_noise(30000, 8);
    const Sound first = trip(left, right);
    std::vector<std::future<Sound>> others;
    for (int i = 0; i < 4; ++i) others.push_back(std::async(std::launch::async, [&] { return trip(left, right); }));
    for (auto& other : others) {
        const Sound sound = other.get();
        EXPECT_EQ(sound.left, first.left);
        EXPECT_EQ(sound.right, first.right);
    }
}

TEST_P(Reencode, DoesNotDriftInTenMinutes) {
    const std::size_t length = static_cast<std::size_t>(sample_rate) * (test::sanitized ? 30 : 600);
    const Samples sound = dull_noise(length, 9);
    const Sound result = trip(sound, sound);
    ASSERT_THAT(result.left, SizeIs(length));
    EXPECT_NEAR(lag(sound, result.left, length - 20000, length - 3000), 0, 1);
}

TEST_P(Reencode, RefusesWhatCannotBe) {
    const Samples sound(10), longer(11);
    EXPECT_THROW(trip(sound, longer), std::invalid_argument);
    EXPECT_THROW(trip(sound, sound, fewest_bits_per_second - 1), std::invalid_argument);
    EXPECT_THROW(trip(sound, sound, most_bits_per_second + 1), std::invalid_argument);
}

std::string name_of(const testing::TestParamInfo<Codec>& codec) {
    return codec.param == Codec::mp3 ? "mp3" : codec.param == Codec::aac ? "aac" : "opus";
}

INSTANTIATE_TEST_SUITE_P(Codecs, Reencode, testing::Values(Codec::mp3, Codec::aac, Codec::opus), name_of);

TEST(ReencodeMp3, LosesTheTreble) {
    const Samples left = test::white_noise(2.0, 0.3, 1), right = test::white_noise(2.0, 0.3, 2);
    const auto few = reencoded(left, right, Codec::mp3, 32'000), usual = reencoded(left, right, Codec::mp3, 64'000);
    if (!few) GTEST_SKIP() << "this FFmpeg has no such encoder";
    // LAME cuts off at 11 kHz where it has 64 kb/s for two channels, and at 17 kHz where it has 128.
    EXPECT_LT(level_between(few->left, 12'000.0, 22'000.0), level_between(left, 12'000.0, 22'000.0) - 40.0);
    EXPECT_NEAR(level_between(few->left, 500.0, 9'000.0), level_between(left, 500.0, 9'000.0), 3.0);
    EXPECT_LT(level_between(usual->left, 18'000.0, 22'000.0), level_between(left, 18'000.0, 22'000.0) - 40.0);
    EXPECT_NEAR(level_between(usual->left, 12'000.0, 15'000.0), level_between(left, 12'000.0, 15'000.0), 3.0);
}

}  // namespace
}  // namespace armonica::audio
