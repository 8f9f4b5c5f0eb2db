#include "dsp/fft.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <stdexcept>
#include <vector>

#include "support/signals.hpp"

namespace armonica::dsp {
namespace {

std::vector<std::complex<double>> plain_transform(const std::vector<float>& x) {
    std::vector<std::complex<double>> result(x.size() / 2 + 1);
    for (std::size_t k = 0; k < result.size(); ++k)
        for (std::size_t n = 0; n < x.size(); ++n) {
            const auto turn = static_cast<double>(k * n % x.size()) / static_cast<double>(x.size());
            result[k] += static_cast<double>(x[n]) * std::polar(1.0, -2.0 * test::pi * turn);
        }
    return result;
}

std::vector<float> noise_of(std::size_t size) {
    auto noise = test::white_noise(1.0, 1.0);
    noise.resize(size);
    return noise;
}

class RealFftTest : public testing::TestWithParam<std::size_t> {};

TEST_P(RealFftTest, ForwardIsThePlainTransform) {
    const auto x = noise_of(GetParam());
    RealFft fft(x.size());
    std::copy(x.begin(), x.end(), fft.time().begin());
    fft.forward();
    const auto expected = plain_transform(x);
    ASSERT_EQ(fft.spectrum().size(), expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k) {
        EXPECT_NEAR(fft.spectrum()[k].real(), expected[k].real(), 2e-4) << k;
        EXPECT_NEAR(fft.spectrum()[k].imag(), expected[k].imag(), 2e-4) << k;
    }
}

TEST_P(RealFftTest, InverseGivesTheSignalBack) {
    const auto x = noise_of(GetParam());
    RealFft fft(x.size());
    std::copy(x.begin(), x.end(), fft.time().begin());
    fft.forward();
    fft.inverse();
    for (std::size_t i = 0; i < x.size(); ++i) EXPECT_NEAR(fft.time()[i], x[i], 2e-6) << i;
}

INSTANTIATE_TEST_SUITE_P(Sizes, RealFftTest, testing::Values(8, 12, 16, 60, 404, 480, 1024, 2048, 4096));

TEST(PairFft, GivesThePowersOfTwoSignals) {
    // Of different strength: the loud one's rounding must not be seen beside the soft one.
    const auto both = noise_of(2048);
    std::vector<float> a(both.begin(), both.begin() + 1024), b(both.begin() + 1024, both.end());
    for (float& value : b) value *= 0.001F;
    PairFft fft(1024);
    for (std::size_t i = 0; i < 1024; ++i) fft.time()[2 * i] = a[i], fft.time()[2 * i + 1] = b[i];
    std::vector<float> first(512), second(512);
    fft.power(first, second);
    const auto expected_first = plain_transform(a), expected_second = plain_transform(b);
    for (std::size_t k = 0; k < 512; ++k) {
        EXPECT_NEAR(std::sqrt(first[k]), std::abs(expected_first[k]), 2e-4) << k;
        EXPECT_NEAR(std::sqrt(second[k]), std::abs(expected_second[k]), 2e-5) << k;
    }
}

TEST(PairFft, RefusesOtherSizes) {
    EXPECT_THROW(PairFft(8), std::invalid_argument);
    EXPECT_THROW(PairFft(1000), std::invalid_argument);
    PairFft fft(16);
    std::vector<float> six(6), eight(8), twelve(12);
    EXPECT_THROW(fft.power(six, six), std::invalid_argument);
    EXPECT_THROW(fft.power(eight, six), std::invalid_argument);
    EXPECT_THROW(fft.power(twelve, twelve), std::invalid_argument);
    EXPECT_NO_THROW(fft.power(eight, eight));
}

TEST(RealFft, RefusesSizesThatAreNoMultipleOfFour) {
    EXPECT_THROW(RealFft(0), std::invalid_argument);
    EXPECT_THROW(RealFft(4), std::invalid_argument);
    EXPECT_THROW(RealFft(202), std::invalid_argument);
    EXPECT_THROW(RealFft(1023), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::dsp
