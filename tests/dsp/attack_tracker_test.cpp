#include "dsp/attack_tracker.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace armonica::test {
namespace {

// Energies: `low` for 100 steps, a rise of the amplitude over `rise` steps to 1, held for 60 and then falling by
// `fall_db` a step; `phase` is a part of a step by which all is late.
std::vector<float> note(double low, double rise, double fall_db, double phase) {
    std::vector<float> energies;
    for (int step = 0; step < 300; ++step) {
        const double time = step - 100.0 - phase;
        double amplitude = std::clamp(time / rise, 0.0, 1.0);
        amplitude = low + (1.0 - low) * amplitude;
        if (time > rise + 60.0) amplitude *= std::pow(10.0, -fall_db * (time - rise - 60.0) / 20.0);
        energies.push_back(static_cast<float>(amplitude * amplitude));
    }
    return energies;
}

std::vector<dsp::Attack> attacks_of(const std::vector<float>& energies, std::size_t smoothing) {
    dsp::AttackTracker tracker(smoothing);
    std::vector<dsp::Attack> attacks;
    for (const float energy : energies)
        if (const auto attack = tracker.add(energy, 1e-9F)) attacks.push_back(*attack);
    return attacks;
}

TEST(AttackTracker, MeasuresLinearRises) {
    for (const std::size_t smoothing : {4U, 8U, 16U})
        for (const double rise : {10.0, 20.0, 40.0, 70.0})
            for (const double phase : {0.0, 0.3, 0.7}) {
                if (rise < static_cast<double>(smoothing)) continue;
                const auto attacks = attacks_of(note(0.05, rise, 0.0, phase), smoothing);
                ASSERT_EQ(attacks.size(), 1U);
                // From 10 to 90 % of it.
                EXPECT_NEAR(attacks[0].time, 0.8 * rise, 0.1 * rise) << rise << " smoothed by " << smoothing;
                EXPECT_NEAR(attacks[0].rise_db, 26.02, 0.1);
                EXPECT_NEAR(attacks[0].fall_db, 0.0, 0.01);
            }
}

TEST(AttackTracker, OfAStepIsShorterThanTheSmoothing) {
    for (const std::size_t smoothing : {4U, 8U, 16U}) {
        const auto attacks = attacks_of(note(0.05, 1e-3, 0.0, 0.5), smoothing);
        ASSERT_EQ(attacks.size(), 1U);
        EXPECT_LT(attacks[0].time, 0.5 * static_cast<double>(smoothing));
        EXPECT_GE(attacks[0].time, 0.2 * dsp::AttackTracker(smoothing).shortest());
    }
}

TEST(AttackTracker, MeasuresTheFallAfterThePeak) {
    // Held for 60 steps of the 86 after the peak, then 26 steps of falling, less the smoothing's delay.
    const auto attacks = attacks_of(note(0.05, 10.0, 0.5, 0.0), 4);
    ASSERT_EQ(attacks.size(), 1U);
    EXPECT_NEAR(attacks[0].fall_db, 13.0, 1.5);
}

TEST(AttackTracker, SmallRisesAreNone) {
    EXPECT_TRUE(attacks_of(note(std::pow(10.0, -7.5 / 20.0), 10.0, 0.0, 0.0), 4).empty());
    EXPECT_EQ(attacks_of(note(std::pow(10.0, -8.5 / 20.0), 10.0, 0.0, 0.0), 4).size(), 1U);
    EXPECT_TRUE(attacks_of(std::vector<float>(1000, 0.0F), 4).empty());
}

TEST(AttackTracker, SlowSwellsAreNone) {
    std::vector<float> energies;  // 40 dB in 3,000 steps: 1.7 dB in 128
    for (int i = 0; i < 3000; ++i) energies.push_back(static_cast<float>(std::pow(10.0, -4.0 + i / 750.0)));
    EXPECT_TRUE(attacks_of(energies, 8).empty());
}

TEST(AttackTracker, WhatCountsAsNothingDoesNotRise) {
    auto energies = note(0.05, 10.0, 0.0, 0.0);
    for (float& energy : energies) energy *= 1e-9F;
    EXPECT_TRUE(attacks_of(energies, 4).empty());
}

TEST(AttackTracker, FindsEveryNoteOfASeries) {
    std::vector<float> energies;
    for (int i = 0; i < 10; ++i) {
        const auto one = note(0.05, 10.0, 0.15, 0.0);
        energies.insert(energies.end(), one.begin(), one.end());
    }
    EXPECT_EQ(attacks_of(energies, 8).size(), 10U);
}

}  // namespace
}  // namespace armonica::test
