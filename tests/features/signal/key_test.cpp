#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

class KeyTest : public testing::TestWithParam<int> {};

// I IV V I; in minor i iv V i, with the raised leading note.
Samples cadence(int tonic, bool minor) {
    return triad(tonic, minor, 1.0) + triad(tonic + 5, minor, 1.0) + triad(tonic + 7, false, 1.0) +
           triad(tonic, minor, 1.0);
}

TEST_P(KeyTest, OfACadenceIsItsTonicAndMode) {
    const int tonic = GetParam() % 12;
    const bool minor = GetParam() >= 12;
    const auto track = measure_mono(cadence(tonic, minor), {"key_strength", "key_minorness"});
    ASSERT_TRUE(track.key);
    EXPECT_EQ(track.key->tonic, tonic) << to_string(*track.key);
    EXPECT_EQ(track.key->minor, minor) << to_string(*track.key);
    EXPECT_GT(value_of(track, "key_strength"), 0.6);
    EXPECT_EQ(value_of(track, "key_strength"), track.key->strength);
    EXPECT_EQ(value_of(track, "key_minorness") > 0.0, minor);
}

INSTANTIATE_TEST_SUITE_P(AllKeys, KeyTest, testing::Range(0, 24));

TEST(Key, OfAChromaticScaleIsWeak) {
    Samples scale;
    for (int i = 0; i < 12; ++i) scale = std::move(scale) + sine(440.0 * std::exp2(i / 12.0), 0.8);
    const auto track = measure_mono(scale);
    EXPECT_LT(value_of(track, "key_strength"), 0.6);
}

TEST(Key, IsEmptyWhereItWasNotAskedForOrThereIsNone) {
    EXPECT_FALSE(measure_mono(cadence(0, false), {"bpm"}).key);
    EXPECT_FALSE(measure_mono(cadence(0, false), {"chroma_c"}).key);
    const auto noise = measure_mono(white_noise(10.0));
    EXPECT_FALSE(noise.key);
    EXPECT_EQ(noise.missing("key_minorness"), MissingReason::no_pitch);
}

}  // namespace
}  // namespace armonica::test
