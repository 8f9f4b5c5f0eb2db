#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

const std::vector<std::string> ids = {"bass_pitch_mean", "bass_pitch_deviation"};

TEST(Bass, IsTheLowestStrongNote) {
    for (int midi = 29; midi <= 64; midi += 5) {
        const auto track = measure_mono(mixed(note(midi, 3.0), note(72, 3.0)), ids);
        EXPECT_NEAR(value_of(track, "bass_pitch_mean"), midi, 0.2) << midi;
        EXPECT_LT(value_of(track, "bass_pitch_deviation"), 0.2) << midi;
    }
    // 26 dB below the strongest partial is no bass.
    const auto faint = measure_mono(mixed(sine(55.0, 3.0, 0.01), sine(440.0, 3.0, 0.2)), ids);
    EXPECT_NEAR(value_of(faint, "bass_pitch_mean"), 69.0, 0.1);
}

TEST(Bass, MovesByHalfTheDistanceOfTwoNotes) {
    // Half the time each: the deviation from the mean is 6 semitones always.
    const auto track = measure_mono(note(36, 6.0) + note(48, 6.0), ids);
    EXPECT_NEAR(value_of(track, "bass_pitch_mean"), 42.0, 0.3);
    EXPECT_NEAR(value_of(track, "bass_pitch_deviation"), 6.0, 0.1);
}

TEST(Bass, OfNoiseIsMissing) {
    for (const auto& id : ids) {
        EXPECT_EQ(measure_mono(white_noise(5.0), ids).missing(id), MissingReason::no_pitch);
        EXPECT_EQ(measure_mono(silence(5.0), ids).missing(id), MissingReason::silent);
        EXPECT_EQ(measure_mono(sine(440.0, 0.4), ids).missing(id), MissingReason::too_short);
    }
}

}  // namespace
}  // namespace armonica::test
