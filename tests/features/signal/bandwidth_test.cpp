#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>
#include <vector>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

// Noise without what lies above a frequency: a windowed sinc of 255 taps, whose slope is some 600 Hz wide.
Samples cut_off(const Samples& noise, double hertz, double left_over) {
    constexpr int half = 127;
    std::vector<float> taps;
    for (int n = -half; n <= half; ++n) {
        const double window = 0.42 + 0.5 * std::cos(pi * n / (half + 1)) + 0.08 * std::cos(2.0 * pi * n / (half + 1));
        const double x = 2.0 * hertz / 44100.0;
        taps.push_back(static_cast<float>(window * (n == 0 ? x : std::sin(pi * x * n) / (pi * n))));
    }
    Samples result(noise.size());
    for (std::size_t i = half; i + half < noise.size(); ++i) {
        float sum = static_cast<float>(left_over) * noise[i];
        for (std::size_t k = 0; k < taps.size(); ++k) sum += taps[k] * noise[i + k - half];
        result[i] = sum;
    }
    return result;
}

double cutoff(const Samples& sound) { return value_of(measure_mono(sound, {"cutoff_frequency"}), "cutoff_frequency"); }

TEST(CutoffFrequency, OfNoiseThatIsCutOff) {
    const auto noise = white_noise(2.0);
    for (const double hertz : {5500.0, 11025.0, 16000.0, 19000.0, 20500.0})
        EXPECT_NEAR(cutoff(cut_off(noise, hertz, 0.0)), hertz, 400.0);
    // 25 dB are a cliff, 10 are not.
    EXPECT_NEAR(cutoff(cut_off(noise, 16000.0, 0.06)), 16000.0, 400.0);
    EXPECT_EQ(cutoff(cut_off(noise, 16000.0, 0.5)), 22050.0);
}

TEST(CutoffFrequency, OfWhatIsNotCutOffIsTheHighest) {
    EXPECT_EQ(cutoff(white_noise(2.0)), 22050.0);
    EXPECT_EQ(cutoff(square_wave(100.0, 2.0)), 22050.0);
    EXPECT_EQ(cutoff(drum_beats(120.0, 3.0)), 22050.0);
}

TEST(CutoffFrequency, DoesNotDependOnGainAndSilence) {
    const auto sound = cut_off(white_noise(2.0), 16000.0, 0.001);
    EXPECT_EQ(cutoff(sound), cutoff(scaled(sound, 0.25)));
    EXPECT_NEAR(cutoff(sound), cutoff(silence(2.0) + sound), 100.0);
}

}  // namespace
}  // namespace armonica::test
