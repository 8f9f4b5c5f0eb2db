#include <gtest/gtest.h>

#include <algorithm>
#include <armonica/catalogue.hpp>
#include <cmath>

#include "features/track_measurement.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

Samples clipped(Samples sound) {
    for (float& sample : sound) sample = std::clamp(sample, -1.0F, 1.0F);
    return sound;
}

double clipping(const Samples& left, const Samples& right) {
    return value_of(features::measure(left, right, {{"clipping_rate"}}), "clipping_rate");
}

TEST(Clipping, OfASineThatIsCutOffFollowsFromItsAmplitude) {
    // A sine of amplitude 2 is beyond 0.99 for 1 − 2/π·arcsin(0.495) of its time.
    const auto sound = clipped(sine(100.0, 4.0, 2.0));
    const double share = 1.0 - 2.0 / pi * std::asin(0.495);
    EXPECT_NEAR(clipping(sound, sound), std::log2(1.0 + share * 44100.0), 0.01);
    EXPECT_NEAR(clipping(sound, sine(100.0, 4.0)), std::log2(1.0 + 0.5 * share * 44100.0), 0.01);
}

TEST(Clipping, OfWhatKeepsBelowFullScaleIsNone) {
    for (const auto& sound :
         {sine(100.0, 4.0, 0.98), white_noise(4.0, 0.98), scaled(clipped(sine(100.0, 4.0, 2.0)), 0.5)})
        EXPECT_EQ(clipping(sound, sound), 0.0);
}

TEST(Clipping, SinglePeaksAreNone) {
    Samples sound = sine(100.0, 4.0);
    for (std::size_t at = 500; at + 4 < sound.size(); at += 1000) {
        sound[at] = sound[at + 1] = 1.0F;
        sound[at + 2] = -1.0F;
    }
    EXPECT_EQ(clipping(sound, sound), 0.0);
}

TEST(Clipping, SilenceDoesNotDiluteIt) {
    const auto sound = clipped(sine(100.0, 4.0, 2.0));
    EXPECT_NEAR(clipping(silence(4.0) + sound, silence(4.0) + sound), clipping(sound, sound), 0.01);
}

}  // namespace
}  // namespace armonica::test
