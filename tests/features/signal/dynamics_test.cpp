#include <gtest/gtest.h>

#include <algorithm>

#include <armonica/catalogue.hpp>
#include <cmath>
#include <string>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

double measured(const std::string& id, const Samples& sound) { return value_of(measure_mono(sound, {id}), id); }

Samples stretch(double level_db, double seconds) { return sine(1000.0, seconds, std::pow(10.0, level_db / 20.0)); }

// 16,384 samples, the stretch of the slower measures.
constexpr double passage = 16384.0 / 44100.0;

TEST(CrestFactor, OfKnownWaves) {
    EXPECT_NEAR(measured("crest_factor_mean", sine(441.0, 4.0)), 3.01, 0.01);
    EXPECT_NEAR(measured("crest_factor_mean", square_wave(441.0, 4.0)), 0.0, 0.01);
    EXPECT_NEAR(measured("crest_factor_mean", white_noise(4.0)), 4.77, 0.05);  // √3
    // One sample in 441.
    EXPECT_NEAR(measured("crest_factor_mean", clicks(100.0, 4.0)), 10.0 * std::log10(441.0), 0.1);
}

TEST(LevelDeviation, OfTwoLevelsIsHalfTheirDifference) {
    const auto sound = stretch(-6.0, 10 * passage) + stretch(-18.0, 10 * passage);
    EXPECT_NEAR(measured("level_deviation", sound), 6.0, 0.05);
    EXPECT_NEAR(measured("level_deviation", stretch(-6.0, 4.0)), 0.0, 0.01);
    // What is 40 dB below is no music.
    EXPECT_NEAR(measured("level_deviation", stretch(-6.0, 10 * passage) + stretch(-46.0, 10 * passage)), 0.0, 0.01);
}

TEST(QuietShare, CountsStretchesTenDecibelsBelow) {
    const auto loud = stretch(-6.0, 15 * passage);
    EXPECT_NEAR(measured("quiet_share", loud + stretch(-18.0, 5 * passage)), 0.25, 1e-9);
    EXPECT_NEAR(measured("quiet_share", loud + stretch(-15.0, 5 * passage)), 0.0, 1e-9);
    EXPECT_NEAR(measured("quiet_share", loud + stretch(-60.0, 5 * passage)), 0.0, 1e-9);
}

TEST(PauseShare, CountsPausesBetweenSounds) {
    const auto sound = stretch(-6.0, 3.0), pause = silence(2.0);
    EXPECT_NEAR(measured("pause_share", sound + pause + sound), 0.25, 0.02);
    EXPECT_NEAR(measured("pause_share", sound + stretch(-56.0, 2.0) + sound), 0.25, 0.02);
    EXPECT_NEAR(measured("pause_share", sound + stretch(-36.0, 2.0) + sound), 0.0, 1e-9);
    EXPECT_NEAR(measured("pause_share", pause + sound + pause), 0.0, 1e-9);
}

TEST(SilenceShare, CountsAllSilence) {
    EXPECT_NEAR(measured("silence_share", silence(2.0) + stretch(-6.0, 6.0)), 0.25, 0.02);
    EXPECT_NEAR(measured("silence_share", silence(2.0) + stretch(-6.0, 4.0) + silence(2.0)), 0.5, 0.03);
    EXPECT_EQ(measured("silence_share", stretch(-60.0, 6.0)), 0.0);
}

Samples faded(Samples sound, double in_seconds, double out_seconds) {
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double from_begin = static_cast<double>(i) / 44100.0;
        const double to_end = static_cast<double>(sound.size() - i) / 44100.0;
        sound[i] *= static_cast<float>(std::min({1.0, from_begin / in_seconds, to_end / out_seconds}));
    }
    return sound;
}

TEST(Fades, OfKnownLength) {
    for (const double seconds : {3.0, 8.0}) {
        const auto sound = faded(sine(1000.0, 60.0), seconds, 2.0 * seconds);
        EXPECT_NEAR(measured("fade_in", sound), seconds, 0.5);
        EXPECT_NEAR(measured("fade_out", sound), 2.0 * seconds, 0.5);
        const auto padded = silence(1.0) + sound + silence(1.0);
        EXPECT_NEAR(measured("fade_in", padded), seconds, 0.5);
        EXPECT_NEAR(measured("fade_out", padded), 2.0 * seconds, 0.5);
        EXPECT_NEAR(measured("fade_out", scaled(sound, 0.25)), 2.0 * seconds, 0.5);
    }
}

TEST(Fades, OfWhatBeginsAndEndsAtOnceAreNone) {
    for (const auto& sound :
         {sine(1000.0, 10.0), silence(2.0) + sine(1000.0, 10.0) + silence(2.0), drum_beats(120.0, 10.0)}) {
        EXPECT_EQ(measured("fade_in", sound), 0.0);
        EXPECT_EQ(measured("fade_out", sound), 0.0);
    }
}

TEST(Dynamics, DoesNotDependOnGain) {
    const auto sound = mixed(drum_beats(70.0, 10.0), white_noise(10.0, 0.02));
    for (const auto* id : {"crest_factor_mean", "level_deviation", "quiet_share", "pause_share", "silence_share"})
        EXPECT_NEAR(measured(id, sound), measured(id, scaled(sound, 0.25)), 0.01) << id;
}

TEST(Dynamics, NeedsTwoSeconds) {
    for (const auto* id : {"crest_factor_mean", "fade_in", "pause_share"})
        EXPECT_EQ(measure_mono(sine(1000.0, 1.9)).missing(id), MissingReason::too_short) << id;
}

}  // namespace
}  // namespace armonica::test
