#include "dsp/decimator.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "support/signals.hpp"

namespace armonica::dsp {
namespace {

// Halved twice: 44,100 to 11,025 Hz.
double gain_at(double hertz) {
    HalvingDecimator first(4000.0 / 44100.0), second(4000.0 / 22050.0);
    std::vector<float> middle, output;
    auto input = test::sine(hertz, 1.0, 1.0);
    first.decimate(input, middle);
    second.decimate(middle, output);
    double squares = 0.0;
    for (std::size_t i = 1000; i < 10000; ++i) squares += static_cast<double>(output[i]) * output[i];
    return std::sqrt(2.0 * squares / 9000.0);
}

TEST(Decimator, PassesThePassBand) {
    for (const double hertz : {49.0, 441.0, 1000.0, 3000.0, 4000.0}) EXPECT_NEAR(gain_at(hertz), 1.0, 0.003) << hertz;
}

TEST(Decimator, StopsWhatWouldAlias) {
    for (const double hertz : {7025.0, 8000.0, 11025.0, 15000.0, 21000.0}) EXPECT_LT(gain_at(hertz), 0.0015) << hertz;
}

TEST(Decimator, AgreesWithPlainConvolutionInAnyPieces) {
    HalvingDecimator whole(0.18), pieces(0.18);
    const auto input = test::white_noise(0.05);
    const auto size = input.size() / 2 * 2;
    std::vector<float> at_once, in_pieces;
    whole.decimate(std::span(input).first(size), at_once);
    for (std::size_t at = 0; at < size;) {
        const std::size_t count = std::min<std::size_t>(2 * (1 + at % 37), size - at);
        pieces.decimate(std::span(input).subspan(at, count), in_pieces);
        at += count;
    }
    ASSERT_EQ(at_once, in_pieces);
    const auto taps = whole.taps();
    const std::size_t lead = 1;  // the middle tap falls on an even sample
    for (std::size_t m = 0; m < at_once.size(); ++m) {
        double expected = 0.0;
        for (std::size_t t = 0; t < taps.size(); ++t)
            if (2 * m + lead >= t) expected += static_cast<double>(taps[t]) * input[2 * m + lead - t];
        EXPECT_NEAR(at_once[m], expected, 1e-5) << m;
    }
}

TEST(Decimator, RefusesWhatCannotBe) {
    EXPECT_THROW(HalvingDecimator(0.25), std::invalid_argument);
    EXPECT_THROW(HalvingDecimator(0.0), std::invalid_argument);
    HalvingDecimator decimator(0.09);
    std::vector<float> output, three(3);
    EXPECT_THROW(decimator.decimate(three, output), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::dsp
