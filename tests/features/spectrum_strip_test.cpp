#include "features/spectrum_strip.hpp"

#include <cmath>
#include <numbers>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dsp/mel.hpp"

namespace armonica::features {
namespace {

std::vector<float> sine(double hertz, double seconds, double level = 1.0) {
    std::vector<float> sound(static_cast<std::size_t>(seconds * sample_rate));
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] =
            static_cast<float>(level * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / sample_rate));
    return sound;
}

SpectrumStrip drawn(const std::vector<float>& left, const std::vector<float>& right, std::size_t block = 4096) {
    StripDrawing drawing;
    for (std::size_t at = 0; at < left.size(); at += block) {
        const std::size_t count = std::min(block, left.size() - at);
        drawing.add(std::span(left).subspan(at, count), std::span(right).subspan(at, count));
    }
    return drawing.finish();
}

float cell(const SpectrumStrip& strip, std::size_t band, std::size_t column) {
    return strip.decibels[band * strip.columns + column];
}

/// The middle of a band, which is where its filter is 1.
double centre_of(const SpectrumStrip& strip, std::size_t band) {
    const double low = dsp::hertz_to_mel(strip.low_hertz), high = dsp::hertz_to_mel(strip.high_hertz);
    return dsp::mel_to_hertz(low + (high - low) * static_cast<double>(band + 1) / static_cast<double>(strip.bands + 1));
}

TEST(SpectrumStrip, ASineIsHeardInItsBandAtItsLevel) {
    for (const std::size_t band : {std::size_t{10}, std::size_t{25}, std::size_t{44}}) {
        const double hertz = centre_of(drawn({}, {}), band);
        for (const double level : {1.0, 0.1}) {
            const auto sound = sine(hertz, 3.0, level);
            const SpectrumStrip strip = drawn(sound, sound);
            ASSERT_EQ(strip.columns, 65U);  // 3 s are 64.6 frames
            for (std::size_t column = 0; column + 1 < strip.columns; ++column) {
                // A Hann window spreads a sine of level 1 over three bins, whose powers sum to 1.5 (−1.25 dB in the
                // narrowest band, which holds only some of it).
                EXPECT_NEAR(cell(strip, band, column), 20.0 * std::log10(level) + 1.0, 2.5) << hertz;
                for (std::size_t other = 0; other < strip.bands; ++other)
                    if (other + 2 < band || other > band + 2) {
                        EXPECT_LT(cell(strip, other, column), cell(strip, band, column) - 25.0F) << other;
                    }
            }
        }
    }
}

TEST(SpectrumStrip, ChannelsCountAlikeAndDoNotCancelEachOther) {
    const auto sound = sine(1000.0, 2.0);
    auto turned = sound;
    for (float& sample : turned) sample = -sample;
    const SpectrumStrip same = drawn(sound, sound), opposite = drawn(sound, turned);
    const SpectrumStrip one = drawn(sound, std::vector<float>(sound.size(), 0.0F));
    for (std::size_t i = 0; i < same.decibels.size(); ++i) {
        if (same.decibels[i] < -60.0F) continue;
        EXPECT_NEAR(opposite.decibels[i], same.decibels[i], 0.01);
        EXPECT_NEAR(one.decibels[i], same.decibels[i] - 3.01, 0.05);
    }
}

TEST(SpectrumStrip, HasEnoughColumnsAndNeverTooMany) {
    EXPECT_EQ(drawn({}, {}).columns, 0U);
    std::mt19937 random(3);
    std::normal_distribution<float> normal(0.0F, 0.1F);
    for (const double seconds : {0.01, 1.0, 46.0, 48.0, 200.0, 600.0}) {
        std::vector<float> noise(static_cast<std::size_t>(seconds * sample_rate));
        for (float& sample : noise) sample = normal(random);
        const SpectrumStrip strip = drawn(noise, noise, 100000);
        EXPECT_LT(strip.columns, StripDrawing::most_columns) << seconds;
        if (seconds > 47.6) {
            EXPECT_GE(strip.columns, StripDrawing::most_columns / 2) << seconds;
        }
        ASSERT_EQ(strip.decibels.size(), strip.bands * strip.columns);
        const double covered = strip.column_seconds * static_cast<double>(strip.columns);
        EXPECT_GE(covered, seconds - 1e-6);
        EXPECT_LT(covered - seconds, strip.column_seconds + 0.05);
    }
}

TEST(SpectrumStrip, TellsWhenSomethingIsHeard) {
    std::vector<float> sound(static_cast<std::size_t>(120.0 * sample_rate), 0.0F);
    const auto burst = sine(440.0, 10.0, 0.5);
    std::copy(burst.begin(), burst.end(), sound.begin() + static_cast<std::ptrdiff_t>(60.0 * sample_rate));
    const SpectrumStrip strip = drawn(sound, sound);
    for (std::size_t column = 0; column < strip.columns; ++column) {
        const double from = static_cast<double>(column) * strip.column_seconds, to = from + strip.column_seconds;
        float loudest = -200.0F;
        for (std::size_t band = 0; band < strip.bands; ++band) loudest = std::max(loudest, cell(strip, band, column));
        if (from > 60.1 && to < 69.9) {
            EXPECT_GT(loudest, -12.0F) << from;
        } else if (to < 59.9 || from > 70.1) {
            EXPECT_EQ(loudest, static_cast<float>(StripDrawing::floor_decibels)) << from;
        }
    }
}

TEST(SpectrumStrip, DoesNotDependOnBlocks) {
    const auto sound = sine(777.0, 60.0);
    EXPECT_EQ(drawn(sound, sound, 1).decibels, drawn(sound, sound, 50000).decibels);
}

TEST(SpectrumStrip, WhatIsNoNumberIsDrawnAsNothing) {
    std::vector<float> sound(44100, std::nanf(""));
    for (const float level : drawn(sound, sound).decibels) EXPECT_TRUE(std::isfinite(level));
}

}  // namespace
}  // namespace armonica::features
