#include "features/midlevel/window_builder.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "features/midlevel/passed_sound.hpp"
#include "support/signals.hpp"

namespace armonica::features::midlevel {
namespace {

struct Given {
    Window window;
    double start_seconds, new_share;
};

using test::sine;

// The windows of `samples`, cut as a track measurement does.
std::vector<Given> windows_of(const std::vector<float>& samples) {
    std::vector<Given> given;
    WindowBuilder builder([&](const Window& window, double start, double share) {
        given.push_back({window, start, share});
    });
    test::pass(samples, builder);
    builder.finish();
    return given;
}

float pitch_at(const Window& window, int pitch, std::size_t frame) {
    return window.pitch[static_cast<std::size_t>(pitch - lowest_pitch) * pitch_frames + frame];
}

TEST(WindowBuilder, AToneIsTheLoudestInItsSemitoneAndItsBand) {
    for (const int pitch : {40, 57, 69, 90}) {
        SCOPED_TRACE(pitch);
        const double hertz = 440.0 * std::exp2((pitch - 69) / 12.0);
        const auto given = windows_of(sine(hertz, 10.5));
        ASSERT_EQ(given.size(), 1U);
        const Window& window = given.front().window;
        EXPECT_NEAR(pitch_at(window, pitch, 50), 1.0, 0.01);
        for (int other = lowest_pitch; other < lowest_pitch + static_cast<int>(pitches); ++other)
            if (std::abs(other - pitch) > 2) {
                EXPECT_LT(pitch_at(window, other, 50), 0.75F) << other;
            }
        // Bands lie 38.6 mel apart, the first at 47.2 + 38.6.
        const double band = (2595.0 * std::log10(1.0 + hertz / 700.0) - 47.2) / 38.64 - 1.0;
        std::size_t loudest = 0;
        for (std::size_t b = 1; b < mel_bands; ++b)
            if (window.mel[b * mel_frames + 200] > window.mel[loudest * mel_frames + 200]) loudest = b;
        EXPECT_NEAR(static_cast<double>(loudest), band, 1.01);
    }
}

TEST(WindowBuilder, CorrectsTheTuning) {
    for (const double cents : {-40.0, -20.0, 20.0, 40.0}) {
        const auto given = windows_of(sine(440.0 * std::exp2(cents / 1200.0), 10.5));
        ASSERT_EQ(given.size(), 1U);
        EXPECT_GT(pitch_at(given[0].window, 69, 50), 0.99F) << cents;
        EXPECT_LT(pitch_at(given[0].window, 68, 50), 0.9F) << cents;
        EXPECT_LT(pitch_at(given[0].window, 70, 50), 0.9F) << cents;
    }
}

TEST(WindowBuilder, SaysNothingOfTheLevel) {
    const auto loud = windows_of(sine(440.0, 10.5, 0.8)), soft = windows_of(sine(440.0, 10.5, 0.08));
    for (std::size_t i = 0; i < loud[0].window.mel.size(); ++i)
        ASSERT_NEAR(loud[0].window.mel[i], soft[0].window.mel[i], 0.02) << i;
}

TEST(WindowBuilder, AWindowHoldsWhatSoundedThen) {
    // 440 Hz, from 15 s on 880 Hz.
    std::vector<float> samples = sine(440.0, 15.0);
    const std::vector<float> second = sine(880.0, 16.0);
    samples.insert(samples.end(), second.begin(), second.end());
    const auto given = windows_of(samples);
    ASSERT_EQ(given.size(), 3U);
    const double seconds = static_cast<double>(pitch_frames) / LogFrames::rate;
    for (const Given& one : given)
        for (const std::size_t frame : {5UL, 50UL, 100UL}) {
            const double time = one.start_seconds + static_cast<double>(frame) / LogFrames::rate;
            if (time > 14.5 && time < 15.2) continue;  // frames that hold both
            SCOPED_TRACE(time);
            EXPECT_GT(pitch_at(one.window, time < 15.0 ? 69 : 81, frame), 0.9F);
            EXPECT_LT(pitch_at(one.window, time < 15.0 ? 81 : 69, frame), 0.8F);
            const std::size_t mel_frame = 4 * frame;
            float low = 0.0F, high = 0.0F;  // around 440 and 880 Hz
            for (std::size_t b = 11; b < 15; ++b) low = std::max(low, one.window.mel[b * mel_frames + mel_frame]);
            for (std::size_t b = 21; b < 26; ++b) high = std::max(high, one.window.mel[b * mel_frames + mel_frame]);
            EXPECT_EQ(low > high, time < 15.0);
        }
    EXPECT_NEAR(given[1].start_seconds, seconds, 1e-9);
    // The last window overlaps, and says by how much.
    EXPECT_GT(given[2].start_seconds, seconds);
    EXPECT_NEAR(given[2].start_seconds + seconds * (1.0 - given[2].new_share), 2.0 * seconds, 1e-9);
}

TEST(WindowBuilder, WhatIsShorterThanHalfAWindowAtTheEndIsLeftOut) {
    EXPECT_EQ(windows_of(sine(440.0, 9.0)).size(), 0U);
    EXPECT_EQ(windows_of(sine(440.0, 10.4)).size(), 1U);
    EXPECT_EQ(windows_of(sine(440.0, 15.0)).size(), 1U);
    EXPECT_EQ(windows_of(sine(440.0, 15.5)).size(), 2U);
    EXPECT_EQ(windows_of(sine(440.0, 600.0)).size(), 60U);
}

TEST(WindowBuilder, SilenceIsNoWindow) {
    EXPECT_TRUE(windows_of(std::vector<float>(static_cast<std::size_t>(25 * sample_rate))).empty());
    std::vector<float> samples = sine(440.0, 10.0);
    samples.resize(static_cast<std::size_t>(60 * sample_rate));
    EXPECT_EQ(windows_of(samples).size(), 1U);
}

TEST(WindowBuilder, EveryCellIsBetweenZeroAndOne) {
    const auto given = windows_of(sine(3000.0, 21.0));
    for (const Given& one : given) {
        const auto within = [](float cell) { return cell >= 0.0F && cell <= 1.0F; };
        EXPECT_TRUE(std::all_of(one.window.mel.begin(), one.window.mel.end(), within));
        EXPECT_TRUE(std::all_of(one.window.pitch.begin(), one.window.pitch.end(), within));
        EXPECT_EQ(*std::max_element(one.window.mel.begin(), one.window.mel.end()), 1.0F);
    }
}

}  // namespace
}  // namespace armonica::features::midlevel
