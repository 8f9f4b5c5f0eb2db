#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "features/track_measurement.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

// EBU Tech 3341, case 1 and 2: a stereo sine of 1 kHz at −23 and −33 dBFS (peak) reads −23.0 and −33.0 LUFS ± 0.1.
TEST(Loudness, OfTheReferenceSines) {
    for (const double level : {-23.0, -33.0, -20.0})
        EXPECT_NEAR(value_of(measure_mono(sine(1000.0, 20.0, std::pow(10.0, level / 20.0)), {"loudness"}), "loudness"),
                    level, 0.1);
}

// EBU Tech 3341, case 3: −36, −23, −36 dBFS for 10, 60 and 10 s read −23.0: the quiet ends are gated.
TEST(Loudness, QuietPartsAreGated) {
    const auto at = [](double level, double seconds) { return sine(1000.0, seconds, std::pow(10.0, level / 20.0)); };
    EXPECT_NEAR(value_of(measure_mono(at(-36, 10) + at(-23, 60) + at(-36, 10), {"loudness"}), "loudness"), -23.0, 0.1);
}

TEST(Loudness, OneSideAloneIsThreeDecibelsLess) {
    const auto tone = sine(1000.0, 5.0, std::pow(10.0, -23.0 / 20.0));
    const auto track = features::measure(tone, silence(5.0), {{"loudness"}});
    EXPECT_NEAR(value_of(track, "loudness"), -26.01, 0.1);
}

TEST(Loudness, NeedsABlock) {
    EXPECT_EQ(measure_mono(sine(1000.0, 0.39)).missing("loudness"), MissingReason::too_short);
    EXPECT_TRUE(measure_mono(sine(1000.0, 0.41)).value("loudness"));
}

TEST(Loudness, BelowTheGateIsSilent) {
    const auto track = measure_mono(sine(1000.0, 5.0, std::pow(10.0, -74.0 / 20.0)));
    EXPECT_EQ(track.missing("loudness"), MissingReason::silent);
    EXPECT_TRUE(track.value("spectral_centroid_mean"));
}

}  // namespace
}  // namespace armonica::test
