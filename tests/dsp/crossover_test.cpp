#include "dsp/crossover.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

constexpr std::size_t cell = 4410;

std::vector<dsp::Pair> pairs_of(const Samples& first, const Samples& second) {
    std::vector<dsp::Pair> pairs(first.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = dsp::Pair{first[i], second[i]};
    return pairs;
}

template <typename Splitter>
dsp::SplitEnergy energy_after_settling(Splitter splitter, const std::vector<dsp::Pair>& input) {
    std::vector<dsp::Pair> below(input.size());
    std::vector<dsp::SplitEnergy> energies(input.size() / cell);
    splitter.split(input, cell, below.data(), energies.data());
    return energies.back();
}

// |H|² of a Butterworth low-pass of order n with cut-off c, after the bilinear transform, is 1/(1 + (tan πf/tan πc)²ⁿ).
double low_pass(double frequency, double cutoff, int order) {
    return 1.0 / (1.0 + std::pow(std::tan(pi * frequency) / std::tan(pi * cutoff), 2.0 * order));
}

TEST(Crossover, SplitsSinesAsButterworthFiltersDo) {
    for (const double cutoff : {0.05, 0.136, 0.3})
        for (const double frequency : {0.02, 0.05, 0.1, 0.136, 0.2, 0.3, 0.45}) {
            const auto tone = sine(frequency * 44100.0, 1.0), other = sine(frequency * 44100.0, 1.0, 0.25);
            const auto energy = energy_after_settling(dsp::Crossover(cutoff, 1), pairs_of(tone, other));
            const double whole = cell * 0.125, below = low_pass(frequency, cutoff, 3);
            EXPECT_NEAR(energy.below[0] / whole, below, 2e-3) << frequency << " at " << cutoff;
            EXPECT_NEAR(energy.above[0] / whole, 1.0 - below, 2e-3) << frequency << " at " << cutoff;
            EXPECT_NEAR(energy.below[1] / energy.below[0], 0.25, 1e-3);
            EXPECT_NEAR(energy.above[1] / energy.above[0], 0.25, 1e-3);
        }
}

TEST(HalfBandCrossover, SplitsSinesAsAButterworthFilterDoes) {
    for (const double frequency : {0.01, 0.1, 0.2, 0.24, 0.26, 0.3, 0.4, 0.49}) {
        const auto tone = sine(frequency * 44100.0, 1.0), nothing = silence(1.0);
        const auto energy = energy_after_settling(dsp::HalfBandCrossover(), pairs_of(tone, nothing));
        const double whole = 0.5 * cell * 0.125, below = low_pass(frequency, 0.25, 5);
        EXPECT_NEAR(energy.below[0] / whole, below, 4e-3) << frequency;
        EXPECT_NEAR(energy.above[0] / whole, 1.0 - below, 4e-3) << frequency;
        EXPECT_EQ(energy.below[1] + energy.above[1], 0.0F);
    }
}

TEST(Crossover, GivesThePartBelow) {
    // Far below the crossover all passes, late by the filters' delay: rms, and every second sample of it, are the
    // input's.
    const auto tone = sine(100.0, 1.0);
    for (const std::size_t keep_every : {1U, 2U}) {
        std::vector<dsp::Pair> below(tone.size());
        std::vector<dsp::SplitEnergy> energies(tone.size() / cell);
        dsp::Crossover(0.2, keep_every).split(pairs_of(tone, tone), cell, below.data(), energies.data());
        double squares = 0.0;
        const std::size_t kept = tone.size() / keep_every, from = kept / 2;
        for (std::size_t i = from; i < kept; ++i) squares += static_cast<double>(below[i][0]) * below[i][0];
        EXPECT_NEAR(squares / static_cast<double>(kept - from), 0.125, 1e-4);
    }
}

TEST(Crossover, OfSilenceAfterSoundIsNothingAtLast) {
    const auto energy =
        energy_after_settling(dsp::Crossover(0.01, 1), pairs_of(white_noise(0.1), white_noise(0.1, 1, 2)));
    EXPECT_GT(energy.below[0], 0.0F);
    const auto sound = white_noise(0.1) + silence(2.0);
    const auto after = energy_after_settling(dsp::Crossover(0.01, 1), pairs_of(sound, sound));
    EXPECT_LT(after.below[0] + after.above[1], 1e-25F);
}

TEST(Crossover, RefusesWhatItCannotDo) {
    EXPECT_THROW(dsp::Crossover(0.0, 1), std::invalid_argument);
    EXPECT_THROW(dsp::Crossover(0.5, 1), std::invalid_argument);
    EXPECT_THROW(dsp::Crossover(0.1, 3), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::test
