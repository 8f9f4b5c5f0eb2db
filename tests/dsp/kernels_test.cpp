#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "dsp/dct.hpp"
#include "dsp/lanes.hpp"
#include "dsp/level.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/mel.hpp"
#include "dsp/peaks.hpp"
#include "dsp/running_mean.hpp"
#include "dsp/window.hpp"
#include "support/signals.hpp"

namespace armonica::dsp {
namespace {

TEST(Lanes, SumsAndProductsOfEveryLengthAgreeWithPlainLoops) {
    const auto a = test::white_noise(0.01, 1.0, 1), b = test::white_noise(0.01, 1.0, 2);
    for (std::size_t size = 0; size <= 40; ++size) {
        double plain_sum = 0.0, plain_dot = 0.0, plain_squares = 0.0;
        for (std::size_t i = 0; i < size; ++i) {
            plain_sum += a[i];
            plain_squares += (a[i] - 0.25) * (a[i] - 0.25);
            plain_dot += static_cast<double>(a[i]) * b[i];
        }
        EXPECT_NEAR(sum(std::span(a).first(size)), plain_sum, 1e-5) << size;
        EXPECT_NEAR(sum_of_squares_about(std::span(a).first(size), 0.25F), plain_squares, 1e-5) << size;
        EXPECT_NEAR(dot(std::span(a).first(size), b), plain_dot, 1e-5) << size;
    }
}

TEST(Lanes, SquareRootIsThatOfEachLane) {
    const Float4 root = sqrt4(Float4{0.0F, 1.0F, 2.0F, 1e-12F});
    EXPECT_FLOAT_EQ(root[0], 0.0F);
    EXPECT_FLOAT_EQ(root[1], 1.0F);
    EXPECT_FLOAT_EQ(root[2], std::sqrt(2.0F));
    EXPECT_FLOAT_EQ(root[3], 1e-6F);
}

TEST(Logarithm, AgreesWithTheLibraryOverTheWholeRange) {
    for (double exponent = -99.0; exponent < 100.0; exponent += 0.0137) {
        const auto value = static_cast<float>(std::exp2(exponent));
        const double expected = std::log2(static_cast<double>(value));
        EXPECT_NEAR(fast_log2(value), expected, 3e-7 + 2e-7 * std::abs(expected)) << value;
    }
    EXPECT_EQ(fast_log2(1.0F), 0.0F);
}

TEST(Logarithm, OfFourAtOnceIsThatOfEachInEveryBit) {
    std::vector<float> values, result(1003);
    for (std::size_t i = 0; i < result.size(); ++i)
        values.push_back(static_cast<float>(std::exp2(-99.0 + 0.19 * static_cast<double>(i))));
    log2_of_each(values, result);
    for (std::size_t i = 0; i < result.size(); ++i) EXPECT_EQ(result[i], fast_log2(values[i])) << values[i];
}

TEST(Exponential, AgreesWithTheLibraryOverTheWholeRange) {
    for (double exponent = -125.9; exponent < 126.9; exponent += 0.0137) {
        const double ratio = static_cast<double>(fast_exp2(static_cast<float>(exponent))) /
                             std::exp2(static_cast<double>(static_cast<float>(exponent)));
        EXPECT_NEAR(ratio, 1.0, 4e-6) << exponent;
    }
    EXPECT_EQ(fast_exp2(0.0F), 1.0F);
    EXPECT_EQ(fast_exp2(-3.0F), 0.125F);
}

TEST(Logarithm, OfSilenceIsFinite) {
    const std::vector<float> values = {0.0F, 1e-44F, 1e-30F, 4.0F};
    std::vector<float> result(values.size());
    log2_of_each(values, result);
    EXPECT_NEAR(result[0], std::log2(1e-30), 1e-4);
    EXPECT_EQ(result[1], result[0]);
    EXPECT_EQ(result[2], result[0]);
    EXPECT_FLOAT_EQ(result[3], 2.0F);
}

TEST(Window, HannSumsToOneOverHalfShifts) {
    const auto window = hann_window(64);
    for (std::size_t i = 0; i < 32; ++i) EXPECT_NEAR(window[i] + window[i + 32], 1.0, 1e-6);
    EXPECT_NEAR(sum(window), 32.0, 1e-5);
    EXPECT_NEAR(dot(window, window), 24.0, 1e-5);
}

TEST(Window, KaiserIsSymmetricAndOneInTheMiddle) {
    const auto window = kaiser_window(65, 60.0);
    for (std::size_t i = 0; i < 65; ++i) EXPECT_NEAR(window[i], window[64 - i], 1e-12);
    EXPECT_NEAR(window[32], 1.0, 1e-12);
    EXPECT_GT(window[0], 0.0);
    EXPECT_LT(window[0], 0.05);
}

TEST(Mel, ScaleInvertsAndHas1000MelAt1000Hertz) {
    EXPECT_NEAR(hertz_to_mel(1000.0), 1000.0, 0.1);
    for (const double hertz : {0.0, 50.0, 440.0, 11000.0}) EXPECT_NEAR(mel_to_hertz(hertz_to_mel(hertz)), hertz, 1e-9);
}

TEST(Mel, NeighbouringTrianglesSumToOne) {
    const double bin_hertz = 44100.0 / 2048.0;
    const MelFilterBank bank(40, 0.0, 11000.0, bin_hertz);
    const double first_centre = mel_to_hertz(hertz_to_mel(11000.0) / 41.0);
    const double last_centre = mel_to_hertz(hertz_to_mel(11000.0) * 40.0 / 41.0);
    for (std::size_t bin = 1; bin < 512; ++bin) {
        std::vector<float> spectrum(1025, 0.0F), energies(40);
        spectrum[bin] = 1.0F;
        bank.apply(spectrum, energies);
        const double hertz = static_cast<double>(bin) * bin_hertz;
        if (hertz < first_centre || hertz > last_centre) continue;
        EXPECT_NEAR(sum(energies), 1.0, 1e-5) << hertz;
    }
}

TEST(Dct, IsOrthonormal) {
    const DctTwo transform(8, 8);
    std::vector<std::vector<double>> columns;
    for (std::size_t n = 0; n < 8; ++n) {
        std::vector<double> unit(8, 0.0), column(8);
        unit[n] = 1.0;
        transform.apply(unit, column);
        columns.push_back(column);
    }
    for (std::size_t i = 0; i < 8; ++i)
        for (std::size_t j = 0; j < 8; ++j)
            EXPECT_NEAR(std::inner_product(columns[i].begin(), columns[i].end(), columns[j].begin(), 0.0),
                        i == j ? 1.0 : 0.0, 1e-12);
}

TEST(Dct, OfACosineIsOneCoefficient) {
    std::vector<double> input(40), output(13);
    for (std::size_t n = 0; n < 40; ++n) input[n] = std::cos(test::pi * 3.0 * (static_cast<double>(n) + 0.5) / 40.0);
    DctTwo(40, 13).apply(input, output);
    for (std::size_t k = 0; k < 13; ++k) EXPECT_NEAR(output[k], k == 3 ? std::sqrt(20.0) : 0.0, 1e-12);
}

TEST(Peaks, ParabolaIsFoundExactly) {
    const auto parabola = [](double x) { return 3.0 - 2.0 * (x - 0.3) * (x - 0.3); };
    const ParabolaTop top = parabola_top(parabola(-1), parabola(0), parabola(1));
    EXPECT_NEAR(top.offset, 0.3, 1e-12);
    EXPECT_NEAR(top.value, 3.0, 1e-12);
}

TEST(Peaks, FlatTopStaysWhereItIs) {
    EXPECT_EQ(parabola_top(1.0, 1.0, 1.0).offset, 0.0);
    EXPECT_EQ(parabola_top(1.0, 1.0, 1.0).value, 1.0);
}

TEST(Peaks, PlateauCountsOnceAndEndsNever) {
    const std::vector<float> values = {5, 1, 2, 2, 1, 3, 9};
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (is_local_maximum(values, i)) found.push_back(i);
    EXPECT_EQ(found, std::vector<std::size_t>{2});
}

TEST(Peaks, ReadingBetweenElementsIsLinear) {
    const std::vector<double> values = {1.0, 3.0, 7.0};
    EXPECT_DOUBLE_EQ(linear_at(values, 0.0), 1.0);
    EXPECT_DOUBLE_EQ(linear_at(values, 1.25), 4.0);
    EXPECT_DOUBLE_EQ(linear_at(values, 2.0), 7.0);
    EXPECT_DOUBLE_EQ(linear_at(values, 9.0), 7.0);
}

TEST(RunningMean, OfNothingIsZero) {
    RunningMean mean;
    EXPECT_EQ(mean.mean(), 0.0);
    mean.add(1.0);
    mean.add(4.0);
    EXPECT_EQ(mean.mean(), 2.5);
    EXPECT_EQ(mean.count(), 2U);
}

TEST(Level, HasItsFloor) {
    EXPECT_NEAR(level_db(0.5, -100.0), -3.0103, 1e-4);
    EXPECT_EQ(level_db(0.0, -100.0), -100.0);
    EXPECT_EQ(level_db(1e-11, -100.0), -100.0);
}

}  // namespace
}  // namespace armonica::dsp
