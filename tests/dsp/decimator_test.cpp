#include "dsp/decimator.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "support/signals.hpp"

namespace armonica::dsp {
namespace {

double gain_at(double hertz) {
    Decimator decimator(4, 4000.0 / 44100.0, 7025.0 / 44100.0);
    std::vector<float> output;
    auto input = test::sine(hertz, 1.0, 1.0);
    decimator.decimate(input, output);
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
    Decimator whole(4, 0.09, 0.16), pieces(4, 0.09, 0.16);
    const auto input = test::white_noise(0.05);
    const auto size = input.size() / 4 * 4;
    std::vector<float> at_once, in_pieces;
    whole.decimate(std::span(input).first(size), at_once);
    for (std::size_t at = 0; at < size;) {
        const std::size_t count = std::min<std::size_t>(4 * (1 + at % 7), size - at);
        pieces.decimate(std::span(input).subspan(at, count), in_pieces);
        at += count;
    }
    ASSERT_EQ(at_once, in_pieces);
    const auto taps = whole.taps();
    for (std::size_t m = 0; m < at_once.size(); ++m) {
        double expected = 0.0;
        for (std::size_t t = 0; t < taps.size(); ++t)
            if (4 * m >= t) expected += static_cast<double>(taps[t]) * input[4 * m - t];
        EXPECT_NEAR(at_once[m], expected, 1e-5) << m;
    }
}

TEST(Decimator, RefusesWhatCannotBe) {
    EXPECT_THROW(Decimator(4, 0.2, 0.1), std::invalid_argument);
    EXPECT_THROW(Decimator(0, 0.1, 0.2), std::invalid_argument);
    Decimator decimator(4, 0.09, 0.16);
    std::vector<float> output, three(3);
    EXPECT_THROW(decimator.decimate(three, output), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::dsp
