#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "features/shared/equal_loudness.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

constexpr double bin = 44100.0 / 2048.0;
const std::vector<std::string> bands = {"energy_low", "energy_middle_low", "energy_middle_high", "energy_high"};

// What the equal-loudness filter makes of a bin, in decibels.
double heard_db(std::size_t k) { return 20.0 * std::log10(features::equal_loudness_gains()[k]); }

TEST(EnergyBands, ASineIsInItsBandByWhatTheEarLeavesOut) {
    // The loud level is that of the sine as the ear weighs it.
    const std::vector<std::size_t> bins = {4, 19, 93, 418};
    for (std::size_t own = 0; own < bands.size(); ++own) {
        const auto track = measure_mono(sine(static_cast<double>(bins[own]) * bin, 2.0, 0.1), bands);
        for (std::size_t band = 0; band < bands.size(); ++band) {
            if (band == own)
                EXPECT_NEAR(value_of(track, bands[band]), -heard_db(bins[own]), own == 0 ? 1.5 : 0.2) << bands[band];
            else
                EXPECT_LT(value_of(track, bands[band]), -heard_db(bins[own]) - 30.0) << bands[band] << " of " << own;
        }
    }
}

TEST(EnergyBands, WhiteNoiseFillsThemByTheirWidth) {
    const auto track = measure_mono(white_noise(10.0, 0.5), bands);
    const std::vector<double> width = {130.0, 650.0, 3200.0, 16000.0};
    for (std::size_t band = 0; band < 3; ++band)
        EXPECT_NEAR(value_of(track, bands[band]) - value_of(track, "energy_high"),
                    10.0 * std::log10(width[band] / width[3]), band == 0 ? 0.6 : 0.2);
}

TEST(EnergyBands, GainDoesNotMatter) {
    // −12 dB, whole steps of the loud level's histogram.
    const auto noise = mixed(note(40, 2.0), white_noise(2.0, 0.05));
    const auto loud = measure_mono(noise), quiet = measure_mono(scaled(noise, std::pow(10.0, -0.6)));
    for (const auto* id : {"energy_low", "energy_high", "spectral_rms_mean", "spectral_rms_deviation"})
        EXPECT_NEAR(value_of(loud, id), value_of(quiet, id), 0.05) << id;
}

TEST(EnergyBands, SilenceAroundDoesNotMatter) {
    // But for two frames that are half empty, and a step of the loud level's histogram.
    const auto noise = white_noise(4.0);
    const auto alone = measure_mono(noise), padded = measure_mono(silence(2.0) + noise + silence(2.0));
    for (const auto* id : {"energy_low", "energy_high", "spectral_rms_mean"})
        EXPECT_NEAR(value_of(alone, id), value_of(padded, id), 0.2) << id;
}

TEST(EnergyBands, RootMeanSquareOfLoudAndSoftIsMeasuredAgainstTheLoud) {
    // Half the frames at the sine's level, half 20 dB below: the mean of the amplitudes is 0.55 of the loud one's.
    const auto tone = sine(93 * bin, 4.0, 0.5);
    const auto track = measure_mono(tone + scaled(tone, 0.1));
    EXPECT_NEAR(value_of(track, "spectral_rms_mean"), 20.0 * std::log10(0.55) - heard_db(93), 0.2);
    EXPECT_NEAR(value_of(track, "spectral_rms_deviation"), 10.0, 0.2);
}

}  // namespace
}  // namespace armonica::test
