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

// Two octaves of the scale, up and down, in minor the melodic one, ended by its triad.
Samples scale(int tonic, bool minor, double cents) {
    const std::vector<int> up = minor ? std::vector{0, 2, 3, 5, 7, 9, 11, 12} : std::vector{0, 2, 4, 5, 7, 9, 11, 12};
    const std::vector<int> down = minor ? std::vector{10, 8, 7, 5, 3, 2, 0} : std::vector{11, 9, 7, 5, 4, 2, 0};
    const double base = 57.0 + tonic % 12 + cents / 100.0;
    Samples sound;
    for (const auto* part : {&up, &down})
        for (const int step : *part) sound = std::move(sound) + note(base + step, 0.15);
    return std::move(sound) + chord({base, base + (minor ? 3 : 4), base + 7}, 0.6);
}

TEST_P(KeyTest, OfAScaleIsItsTonicAndModeAtAnyTuning) {
    const int tonic = GetParam() % 12;
    const bool minor = GetParam() >= 12;
    for (const double a4 : {432.0, 440.0, 452.0}) {
        const double cents = 1200.0 * std::log2(a4 / 440.0);
        const auto track = measure_mono(scale(tonic + 3, minor, cents), {"key_strength"});  // 57 is an A, 3 to a C
        ASSERT_TRUE(track.key);
        EXPECT_EQ(track.key->tonic, tonic) << a4 << " " << to_string(*track.key);
        EXPECT_EQ(track.key->minor, minor) << a4 << " " << to_string(*track.key);
    }
}

TEST(Key, RanksAllTwentyFourWithConfidencesThatAddUpToOne) {
    const auto track = measure_mono(cadence(0, false), {"key_strength"});
    ASSERT_EQ(track.other_keys.size(), 23U);
    double total = track.key->confidence;
    const Key* before = &*track.key;
    for (const Key& key : track.other_keys) {
        EXPECT_LE(key.strength, before->strength);
        EXPECT_LE(key.confidence, before->confidence);
        total += key.confidence;
        before = &key;
    }
    EXPECT_NEAR(total, 1.0, 1e-12);
    EXPECT_GT(track.key->confidence, 0.5);
    const Key& second = track.other_keys.front();  // a near key, not a far one
    EXPECT_TRUE(second.tonic == 0 || second.tonic == 5 || second.tonic == 7 || second.tonic == 9 || second.tonic == 4)
        << to_string(second);
}

TEST(Key, KnowsTheDegreesOfItsScale) {
    const std::vector<std::string> ids = {"key_tonic_share", "key_chromatic_share", "key_leading_note"};
    const auto pure = measure_mono(cadence(0, false), ids);
    EXPECT_LT(value_of(pure, "key_chromatic_share"), 0.05);
    EXPECT_GT(value_of(pure, "key_leading_note"), 1.0);  // the dominant's third
    EXPECT_GT(value_of(measure_mono(mixed(cadence(0, false), scaled(note(66, 4.0), 0.7)), ids), "key_chromatic_share"),
              0.1);
    // Mixolydian: I bVII IV I. The major seventh still sounds a little, as a partial of the third and of the fifth.
    const auto flat = triad(0, false, 1.5) + triad(10, false, 0.5) + triad(5, false, 0.5) + triad(0, false, 1.5);
    EXPECT_LT(value_of(measure_mono(flat, ids), "key_leading_note"), -0.3);
    EXPECT_GT(value_of(measure_mono(triad(0, false, 3.0), ids), "key_tonic_share"), 0.25);
}

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
