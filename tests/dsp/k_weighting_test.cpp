#include "dsp/k_weighting.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <span>

#include "dsp/extremes.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

void expect_coefficients(const dsp::Biquad& filter, double b0, double b1, double b2, double a1, double a2) {
    EXPECT_NEAR(filter.b0, b0, 1e-13);
    EXPECT_NEAR(filter.b1, b1, 1e-13);
    EXPECT_NEAR(filter.b2, b2, 1e-13);
    EXPECT_NEAR(filter.a1, a1, 1e-13);
    EXPECT_NEAR(filter.a2, a2, 1e-13);
}

// ITU-R BS.1770-4, tables 1 and 2.
TEST(KWeighting, HasTheStandardsCoefficientsAt48000) {
    expect_coefficients(dsp::k_weighting_shelf(48000.0), 1.53512485958697, -2.69169618940638, 1.19839281085285,
                        -1.69065929318241, 0.73248077421585);
    expect_coefficients(dsp::k_weighting_low_cut(48000.0), 1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621);
}

double gain_of(const dsp::Biquad& filter, double hertz) {
    const std::complex<double> z = std::polar(1.0, -2.0 * pi * hertz / 44100.0);
    return std::norm((filter.b0 + z * (filter.b1 + z * filter.b2)) / (1.0 + z * (filter.a1 + z * filter.a2)));
}

TEST(KWeighting, PassesSinesWithTheGainOfItsSections) {
    for (const double hertz : {30.0, 100.0, 1000.0, 3000.0, 12000.0, 20000.0}) {
        const auto left = sine(hertz, 3.0, 0.5), right = sine(hertz, 3.0, 0.25);
        dsp::KWeighting weighting(44100.0);
        weighting.energy_of(std::span(left).first(44100), std::span(right).first(44100));  // until it has settled
        const double energy = weighting.energy_of(std::span(left).subspan(44100), std::span(right).subspan(44100));
        const double gain =
            gain_of(dsp::k_weighting_shelf(44100.0), hertz) * gain_of(dsp::k_weighting_low_cut(44100.0), hertz);
        EXPECT_NEAR(energy / (88200.0 * gain * 0.5 * (0.25 + 0.0625)), 1.0, 1e-5) << hertz;
    }
}

TEST(KWeighting, SidesDoNotMix) {
    const auto one = white_noise(1.0, 0.5, 1), other = white_noise(1.0, 0.5, 2), nothing = silence(1.0);
    const auto energy = [](const Samples& left, const Samples& right) {
        return dsp::KWeighting(44100.0).energy_of(left, right);
    };
    EXPECT_NEAR(energy(one, other), energy(one, nothing) + energy(nothing, other), 1e-9 * energy(one, other));
    EXPECT_DOUBLE_EQ(energy(one, nothing), energy(nothing, one));
}

TEST(KWeighting, OfSilenceAfterSoundIsNothingAtLast) {
    dsp::KWeighting weighting(44100.0);
    const auto noise = white_noise(0.1), quiet = silence(20.0);
    weighting.energy_of(noise, noise);
    weighting.energy_of(quiet, quiet);
    EXPECT_EQ(weighting.energy_of(quiet, quiet), 0.0);
}

TEST(LargestMagnitude, IsFoundWhereverItStands) {
    for (const std::size_t size : {1U, 3U, 4U, 5U, 8U, 11U})
        for (std::size_t at = 0; at < size; ++at)
            for (const float extreme : {2.0F, -2.0F}) {
                Samples values(size, 0.5F);
                values[at] = extreme;
                EXPECT_EQ(dsp::largest_magnitude(values), 2.0F) << at << " of " << size;
            }
    EXPECT_EQ(dsp::largest_magnitude({}), 0.0F);
}

}  // namespace
}  // namespace armonica::test
