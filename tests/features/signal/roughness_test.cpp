#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

const std::vector<std::string> ids = {"roughness_mean", "roughness_deviation"};

double of(const Samples& sound) { return value_of(measure_mono(sound, {"roughness_mean"}), "roughness_mean"); }

Samples two_sines(double low, double high) { return mixed(sine(low, 3.0, 0.2), sine(high, 3.0, 0.2)); }

// Plomp and Levelt's curve after Sethares, its peak 1.
double curve(double low, double high) {
    const double x = 0.24 / (0.0207 * low + 18.96) * (high - low);
    const double top = std::log(5.75 / 3.5) / 2.25;
    return (std::exp(-3.5 * x) - std::exp(-5.75 * x)) / (std::exp(-3.5 * top) - std::exp(-5.75 * top));
}

TEST(Roughness, OfTwoSinesIsHalfTheCurve) {
    // One pair of amplitudes a and a over their sum 2a.
    for (const double apart : {20.0, 26.0, 40.0, 80.0, 200.0})
        EXPECT_NEAR(of(two_sines(440.0, 440.0 + apart)), 0.5 * curve(440.0, 440.0 + apart), 0.01) << apart;
    EXPECT_NEAR(of(two_sines(1000.0, 1050.0)), 0.5 * curve(1000.0, 1050.0), 0.01);
}

TEST(Roughness, OfOneSineOrAnOctaveIsNone) {
    EXPECT_NEAR(of(sine(440.0, 3.0)), 0.0, 1e-3);
    EXPECT_NEAR(of(two_sines(440.0, 880.0)), 0.0, 1e-3);
}

TEST(Roughness, OfASemitoneIsGreaterThanOfAFifth) {
    EXPECT_GT(of(chord({60, 61}, 3.0)), 2.0 * of(chord({60, 67}, 3.0)));
    EXPECT_GT(of(chord({60, 61, 62, 63}, 3.0)), of(triad(0, false, 3.0)));
}

TEST(Roughness, DoesNotDependOnGain) {
    const auto sound = triad(2, true, 3.0);
    EXPECT_NEAR(of(sound), of(scaled(sound, 0.25)), 1e-3);
}

TEST(Roughness, ChangesByHalfTheDifferenceOfTwoHalves) {
    const auto track = measure_mono(two_sines(440.0, 466.0) + two_sines(440.0, 466.0) + sine(440.0, 6.0), ids);
    EXPECT_NEAR(value_of(track, "roughness_mean"), 0.25, 0.02);
    EXPECT_NEAR(value_of(track, "roughness_deviation"), 0.25, 0.02);
}

TEST(Roughness, OfNoiseIsMissing) {
    for (const auto& id : ids) {
        EXPECT_EQ(measure_mono(white_noise(5.0), ids).missing(id), MissingReason::no_pitch);
        EXPECT_EQ(measure_mono(silence(5.0), ids).missing(id), MissingReason::silent);
        EXPECT_EQ(measure_mono(sine(440.0, 0.4), ids).missing(id), MissingReason::too_short);
    }
}

}  // namespace
}  // namespace armonica::test
