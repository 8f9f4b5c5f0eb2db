#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

const std::vector<std::string> ids = {"tuning_hertz", "tuning_clarity"};

// A major scale upwards, A4 being `a4` hertz.
Samples scale(double a4) {
    Samples sound;
    for (const double step : {0, 2, 4, 5, 7, 9, 11, 12})
        sound = std::move(sound) + note(57.0 + step + 12.0 * std::log2(a4 / 440.0), 0.6);
    return sound;
}

TEST(Tuning, IsThatOfTheInstrument) {
    for (const double a4 : {429.0, 432.0, 440.0, 443.0, 452.0}) {
        const auto track = measure_mono(scale(a4), ids);
        // A note's third and sixth partial lie 2 cents above the tempered scale, its fifth 14 below it.
        EXPECT_NEAR(value_of(track, "tuning_hertz"), a4, 0.7) << a4;
        EXPECT_GT(value_of(track, "tuning_clarity"), 0.9) << a4;
    }
}

TEST(Tuning, OfAGlideIsUnclear) {
    // An octave in 20 s passes all deviations alike.
    Samples glide = silence(20.0);
    double phase = 0.0;
    for (std::size_t i = 0; i < glide.size(); ++i) {
        glide[i] = static_cast<float>(0.3 * std::sin(phase));
        phase += 2.0 * pi * 440.0 * std::exp2(static_cast<double>(i) / static_cast<double>(glide.size())) / 44100.0;
    }
    EXPECT_LT(value_of(measure_mono(glide, ids), "tuning_clarity"), 0.1);
}

TEST(Tuning, DoesNotDependOnGain) {
    const auto sound = scale(437.0);
    EXPECT_NEAR(value_of(measure_mono(sound, ids), "tuning_hertz"),
                value_of(measure_mono(scaled(sound, 0.25), ids), "tuning_hertz"), 0.01);
}

TEST(Tuning, OfNoiseIsMissing) {
    for (const auto& id : ids) {
        EXPECT_EQ(measure_mono(white_noise(5.0), ids).missing(id), MissingReason::no_pitch);
        EXPECT_EQ(measure_mono(silence(5.0), ids).missing(id), MissingReason::silent);
        EXPECT_EQ(measure_mono(sine(440.0, 0.4), ids).missing(id), MissingReason::too_short);
    }
}

}  // namespace
}  // namespace armonica::test
