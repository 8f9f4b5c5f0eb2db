#include <ebur128.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <armonica/catalogue.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "features/track_measurement.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

struct Part {
    double dbfs;  // peak
    double seconds;
};

// The standards' test signals: a sine of 1 kHz on both sides, level after level.
Samples tones(const std::vector<Part>& parts) {
    Samples sound;
    for (const Part& part : parts)
        sound = std::move(sound) + sine(1000.0, part.seconds, std::pow(10.0, part.dbfs / 20.0));
    return sound;
}

double measured(const char* id, const Samples& sound) { return value_of(measure_mono(sound, {id}), id); }

std::vector<Part> repeated(const std::vector<Part>& parts, int times) {
    std::vector<Part> all;
    for (int i = 0; i < times; ++i) all.insert(all.end(), parts.begin(), parts.end());
    return all;
}

TEST(Loudness, OfTheCasesOfEbuTech3341) {
    EXPECT_NEAR(measured("loudness", tones({{-23, 20}})), -23.0, 0.1);                        // case 1
    EXPECT_NEAR(measured("loudness", tones({{-33, 20}})), -33.0, 0.1);                        // 2
    EXPECT_NEAR(measured("loudness", tones({{-36, 10}, {-23, 60}, {-36, 10}})), -23.0, 0.1);  // 3
    EXPECT_NEAR(measured("loudness", tones({{-72, 10}, {-36, 10}, {-23, 60}, {-36, 10}, {-72, 10}})), -23.0, 0.1);
    EXPECT_NEAR(measured("loudness", tones({{-26, 20}, {-20, 20.1}, {-26, 20}})), -23.0, 0.1);  // 5
}

// Case 9: every 3 s of this read −23.0 LUFS; case 10: a tone of 3 s does, wherever it stands.
TEST(Loudness, OfTheLoudestThreeSecondsOfEbuTech3341) {
    const auto loudest = [](const Samples& sound) {
        return measured("loudness", sound) + measured("loudness_rise", sound);
    };
    EXPECT_NEAR(loudest(tones(repeated({{-20, 1.34}, {-30, 1.66}}, 5))), -23.0, 0.1);
    for (const int shift : {0, 1, 7, 19}) {
        const auto sound = silence(0.15 * shift) + tones({{-23, 3}}) + silence(4.0);
        EXPECT_NEAR(loudest(sound), -23.0, 0.1) << shift;
    }
}

TEST(LoudnessRange, OfTheCasesOfEbuTech3342) {
    EXPECT_NEAR(measured("loudness_range", tones({{-20, 20}, {-30, 20}})), 10.0, 1.0);
    EXPECT_NEAR(measured("loudness_range", tones({{-20, 20}, {-15, 20}})), 5.0, 1.0);
    EXPECT_NEAR(measured("loudness_range", tones({{-40, 20}, {-20, 20}})), 20.0, 1.0);
    EXPECT_NEAR(measured("loudness_range", tones({{-50, 20}, {-35, 20}, {-20, 20}, {-35, 20}, {-50, 20}})), 15.0, 1.0);
}

// What libebur128 says. Its own loudness range takes a stretch every second; here it is read ten times as often.
struct Reference {
    double loudness = 0.0, range = 0.0;
};

double range_of(std::vector<double> stretches) {
    double power = 0.0;
    for (const double lufs : stretches) power += std::pow(10.0, 0.1 * lufs);
    const double gate = 10.0 * std::log10(power / static_cast<double>(stretches.size())) - 20.0;
    std::erase_if(stretches, [gate](double lufs) { return lufs < gate; });
    std::sort(stretches.begin(), stretches.end());
    const auto last = static_cast<double>(stretches.size() - 1);
    return stretches[static_cast<std::size_t>(std::lround(0.95 * last))] -
           stretches[static_cast<std::size_t>(std::lround(0.10 * last))];
}

Reference libebur128_on(const Samples& left, const Samples& right) {
    ebur128_state* state = ebur128_init(2, 44100, EBUR128_MODE_I | EBUR128_MODE_S);
    std::vector<double> stretches;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const float frame[2] = {left[i], right[i]};
        ebur128_add_frames_float(state, frame, 1);
        if ((i + 1) % 4410 != 0 || i + 1 < 3 * 44100) continue;
        ebur128_loudness_shortterm(state, &stretches.emplace_back());
    }
    Reference reference;
    ebur128_loudness_global(state, &reference.loudness);
    reference.range = range_of(stretches);
    ebur128_destroy(&state);
    return reference;
}

// Noise and tones of levels that wander over 40 dB and differ between the sides.
Samples programme(std::uint32_t seed) {
    Samples sound;
    const auto levels = white_noise(40.0 / 44100.0, 20.0, seed);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const double amplitude = std::pow(10.0, (levels[i] - 25.0) / 20.0);
        const auto piece = i % 2 == 0 ? white_noise(0.73, amplitude, seed + 10 + static_cast<std::uint32_t>(i))
                                      : sine(30.0 * std::exp2(std::abs(levels[i]) / 2.2), 0.73, amplitude);
        sound = std::move(sound) + piece;
    }
    return sound;
}

TEST(Loudness, AgreesWithLibebur128) {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        const auto left = programme(seed), right = programme(seed + 100);
        const auto track = features::measure(left, right, {{"loudness", "loudness_range"}});
        const auto reference = libebur128_on(left, right);
        EXPECT_NEAR(value_of(track, "loudness"), reference.loudness, 0.01);
        EXPECT_NEAR(value_of(track, "loudness_range"), reference.range, 0.01);
    }
}

TEST(Loudness, OneSideAloneIsThreeDecibelsLess) {
    const auto tone = tones({{-23, 5}});
    const auto track = features::measure(tone, silence(5.0), {{"loudness"}});
    EXPECT_NEAR(value_of(track, "loudness"), -26.01, 0.1);
}

// A sine of 1 kHz on both sides at peak level p is p LUFS; half the amplitude on one side leaves the peak.
TEST(PeakToLoudness, OfSinesFollowsFromTheirLoudness) {
    EXPECT_NEAR(measured("peak_to_loudness", tones({{-23, 5}})), 0.0, 0.1);
    const auto tone = sine(1000.0, 5.0, 0.5);
    const auto track = features::measure(tone, scaled(tone, 0.5), {{"peak_to_loudness"}});
    EXPECT_NEAR(value_of(track, "peak_to_loudness"), -10.0 * std::log10((1.0 + 0.25) / 2.0), 0.1);
    EXPECT_NEAR(measured("peak_to_loudness", tones({{-23, 3}}) + Samples(1, -0.708F) + tones({{-23, 3}})), 20.0, 0.2);
}

TEST(Loudness, OnlyItsLevelDependsOnGain) {
    const auto sound = programme(5), quiet = scaled(sound, 0.25);
    const auto track = measure_mono(sound), other = measure_mono(quiet);
    EXPECT_NEAR(value_of(track, "loudness") - value_of(other, "loudness"), 12.04, 0.05);
    for (const auto* id : {"loudness_range", "loudness_rise", "peak_to_loudness"})
        EXPECT_NEAR(value_of(track, id), value_of(other, id), 0.1) << id;
}

TEST(Loudness, NeedsABlock) {
    EXPECT_EQ(measure_mono(sine(1000.0, 0.39)).missing("loudness"), MissingReason::too_short);
    EXPECT_TRUE(measure_mono(sine(1000.0, 0.41)).value("loudness"));
    EXPECT_EQ(measure_mono(sine(1000.0, 5.9)).missing("loudness_range"), MissingReason::too_short);
    EXPECT_TRUE(measure_mono(sine(1000.0, 6.1)).value("loudness_range"));
}

TEST(Loudness, BelowTheGateIsSilent) {
    const auto track = measure_mono(tones({{-74, 7}}));
    for (const auto* id : {"loudness", "loudness_range", "loudness_rise", "peak_to_loudness"})
        EXPECT_EQ(track.missing(id), MissingReason::silent) << id;
    EXPECT_TRUE(track.value("spectral_centroid_mean"));
}

}  // namespace
}  // namespace armonica::test
