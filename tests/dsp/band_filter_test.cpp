#include "dsp/band_filter.hpp"

#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

namespace armonica::dsp {
namespace {

constexpr double rate = 44100.0;

std::vector<float> sine(double hertz, std::size_t samples) {
    std::vector<float> sound(samples);
    for (std::size_t n = 0; n < samples; ++n)
        sound[n] = static_cast<float>(0.5 * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(n) / rate));
    return sound;
}

double rms(const std::vector<float>& sound) {
    double sum = 0.0;
    for (const float sample : sound) sum += sample * sample;
    return std::sqrt(sum / static_cast<double>(sound.size()));
}

TEST(BandFilter, PassesWhatLiesInsideAndStopsWhatLiesOutside) {
    for (const double hertz : {60.0, 300.0, 1000.0, 4000.0, 12000.0}) {
        const std::vector<float> sound = sine(hertz, 60000);
        const double whole = rms(sound);
        const bool lies_inside = hertz > 500.0 && hertz < 1500.0;
        EXPECT_NEAR(rms(filtered(sound, rate, 500.0, 1500.0, BandPart::inside)), lies_inside ? whole : 0.0,
                    0.02 * whole)
            << hertz;
        EXPECT_NEAR(rms(filtered(sound, rate, 500.0, 1500.0, BandPart::outside)), lies_inside ? 0.0 : whole,
                    0.02 * whole)
            << hertz;
    }
}

TEST(BandFilter, BothPartsAddUpToTheSoundWithoutDelay) {
    std::mt19937 random(3);
    std::normal_distribution<float> normal(0.0F, 0.2F);
    for (const std::size_t samples : {std::size_t{0}, std::size_t{1}, std::size_t{5000}, std::size_t{30001}}) {
        std::vector<float> sound(samples);
        for (float& sample : sound) sample = normal(random);
        const auto inside = filtered(sound, rate, 150.0, 5000.0, BandPart::inside);
        const auto outside = filtered(sound, rate, 150.0, 5000.0, BandPart::outside);
        ASSERT_EQ(inside.size(), samples);
        for (std::size_t n = 0; n < samples; ++n) EXPECT_NEAR(inside[n] + outside[n], sound[n], 1e-5);
    }
}

}  // namespace
}  // namespace armonica::dsp
