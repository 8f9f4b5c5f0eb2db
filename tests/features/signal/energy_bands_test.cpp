#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

const std::vector<std::string> bands = {"energy_low", "energy_middle_low", "energy_middle_high", "energy_high"};

TEST(EnergyBands, ASineIsInItsBandAtItsLevel) {
    const std::vector<double> hertz = {80.0, 400.0, 2000.0, 9000.0};
    for (std::size_t own = 0; own < bands.size(); ++own) {
        const auto track = measure_mono(sine(hertz[own], 2.0, 0.1), bands);
        for (std::size_t band = 0; band < bands.size(); ++band) {
            if (band == own)
                EXPECT_NEAR(value_of(track, bands[band]), -23.01, 0.15) << bands[band];
            else
                EXPECT_LT(value_of(track, bands[band]), -55.0) << bands[band] << " of " << hertz[own];
        }
    }
}

TEST(EnergyBands, WhiteNoiseFillsThemByTheirWidth) {
    // Evenly distributed over ±a: mean square a²/3 over 22,050 Hz.
    const auto track = measure_mono(white_noise(10.0, 0.5), bands);
    const std::vector<double> width = {130.0, 650.0, 3200.0, 16000.0};
    for (std::size_t band = 0; band < bands.size(); ++band)
        EXPECT_NEAR(value_of(track, bands[band]), 10.0 * std::log10(0.25 / 3.0 * width[band] / 22050.0),
                    band == 0 ? 0.6 : 0.2);
}

TEST(EnergyBands, GainMovesThemByItsDecibels) {
    const auto noise = white_noise(2.0);
    const auto loud = measure_mono(noise, bands), quiet = measure_mono(scaled(noise, 0.1), bands);
    for (const auto& band : bands) EXPECT_NEAR(value_of(loud, band) - value_of(quiet, band), 20.0, 1e-3);
}

}  // namespace
}  // namespace armonica::test
