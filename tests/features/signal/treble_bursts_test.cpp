#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

// Ten seconds of a steady chord, over which `burst` sounds twice a second.
Samples over_chord(const Samples& burst) {
    Samples bursts;
    const Samples rest = silence(0.5 - static_cast<double>(burst.size()) / 44100.0);
    for (int i = 0; i < 20; ++i) bursts = std::move(bursts) + burst + rest;
    return mixed(chord({55, 59, 62}, 10.0), bursts);
}

TEST(TrebleBursts, AreCountedByTheTimeTheyTake) {
    // 70 ms of hiss twice a second: a share of 14 %, and up to a frame's length (46 ms) more at each.
    const double share = value_of(measure_mono(over_chord(white_noise(0.07, 0.5))), "treble_burst_share");
    EXPECT_GT(share, 14.0);
    EXPECT_LT(share, 2.0 * (7.0 + 4.6) + 1.0);
}

TEST(TrebleBursts, AreShort) {
    // Hiss of 0.4 s is no burst, nor is a steady one.
    EXPECT_LT(value_of(measure_mono(over_chord(white_noise(0.4, 0.5))), "treble_burst_share"), 1.0);
    EXPECT_NEAR(value_of(measure_mono(white_noise(10.0)), "treble_burst_share"), 0.0, 1e-9);
}

TEST(TrebleBursts, AreNoneOfWeakTreble) {
    // Far below the chord, hiss is no more than breath.
    EXPECT_NEAR(value_of(measure_mono(over_chord(white_noise(0.07, 0.01))), "treble_burst_share"), 0.0, 1e-9);
}

TEST(TrebleBursts, SwingAndPeaksTellMomentsOfTrebleFromASteadyOne) {
    const auto moments = measure_mono(over_chord(white_noise(0.07, 0.5)));
    const auto steady = measure_mono(mixed(chord({55, 59, 62}, 10.0), white_noise(10.0, 0.5)));
    EXPECT_GT(value_of(moments, "treble_swing"), 10.0);
    EXPECT_GT(value_of(moments, "treble_peaks"), 20.0);
    EXPECT_LT(value_of(steady, "treble_swing"), 2.0);
    EXPECT_LT(value_of(steady, "treble_peaks"), 2.0);
}

TEST(TrebleBursts, SwingOfTwoLevelsIsHalfTheirDistance) {
    // Treble at two levels 12 dB apart, half the time each, over a steady middle: standard deviation 6 dB, and the
    // time in between, a twelfth of all, takes little of it.
    Samples treble;
    for (int i = 0; i < 10; ++i) treble = std::move(treble) + sine(8000.0, 0.5, 0.2) + sine(8000.0, 0.5, 0.05);
    EXPECT_NEAR(value_of(measure_mono(mixed(treble, sine(1000.0, 10.0))), "treble_swing"), 6.0, 0.4);
}

TEST(TrebleBursts, DoNotDependOnGain) {
    const auto sound = over_chord(white_noise(0.07, 0.5));
    const auto loud = measure_mono(sound), soft = measure_mono(scaled(sound, 0.25));
    for (const char* id : {"treble_burst_share", "treble_swing", "treble_peaks"})
        EXPECT_NEAR(value_of(loud, id), value_of(soft, id), 0.01 * value_of(loud, id)) << id;
}

TEST(TrebleBursts, OfShortSoundOrSilenceAreMissing) {
    EXPECT_EQ(measure_mono(sine(440.0, 3.0)).missing("treble_swing"), MissingReason::too_short);
    EXPECT_EQ(measure_mono(sine(440.0, 2.0) + silence(8.0)).missing("treble_peaks"), MissingReason::too_short);
    EXPECT_EQ(measure_mono(silence(10.0)).missing("treble_burst_share"), MissingReason::silent);
}

}  // namespace
}  // namespace armonica::test
