#include "model/exact_sum.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace armonica {
namespace {

ExactValue sum_of(const std::vector<double>& terms) {
    ExactSum sum;
    for (const double term : terms) sum.add(term);
    return sum.take();
}

TEST(ExactSum, LosesNothing) {
    EXPECT_EQ(sum_of({}), ExactValue{});
    EXPECT_EQ(sum_of({1e100, 1.0, -1e100}), ExactValue{1.0});
    EXPECT_EQ(sum_of({1.0, 1e-300, -1.0, -1e-300}), ExactValue{});
    EXPECT_EQ(sum_of({-0.0, 0.0}), ExactValue{});
    EXPECT_EQ(sum_of({1e16, 1.0, 1.0, -1e16}), ExactValue{2.0});
    EXPECT_EQ(rounded(sum_of({-1e100, 3.0, 1e100, -5.0})), -2.0);
    const double least = std::numeric_limits<double>::denorm_min();
    const double most = std::numeric_limits<double>::max();
    EXPECT_EQ(sum_of({most, least, -most}), ExactValue{least});
    EXPECT_EQ(sum_of({least, least, -3 * least}), ExactValue{-least});
    EXPECT_EQ(sum_of({-most, most}), ExactValue{});
}

TEST(ExactSum, ProductsKeepAllTheirDigits) {
    // (2⁵² + 1)² = 2¹⁰⁴ + 2⁵³ + 1
    ExactSum sum;
    sum.add_product(0x1p52 + 1.0, 0x1p52 + 1.0);
    sum.add(-0x1p104);
    sum.add(-0x1p53);
    EXPECT_EQ(sum.take(), ExactValue{1.0});
    // 0.1 · 0.1 is not the double 0.01; what is left of it is what a fused multiplication finds.
    sum.add_product(0.1, 0.1);
    sum.add(-(0.1 * 0.1));
    EXPECT_EQ(sum.take(), ExactValue{std::fma(0.1, 0.1, -(0.1 * 0.1))});
    sum.add_product(ExactValue{1e20, 1.0}, 3.0);
    sum.add(-3e20);
    EXPECT_EQ(sum.take(), ExactValue{3.0});
}

TEST(ExactSum, IsTheSameInAnyOrderAndInAnyParts) {
    std::mt19937_64 engine(3);
    std::uniform_real_distribution<double> digits(-1.0, 1.0);
    std::uniform_int_distribution<int> exponent(-900, 900);
    std::vector<double> terms;
    for (int i = 0; i < 2000; ++i) terms.push_back(std::ldexp(digits(engine), exponent(engine)));
    const ExactValue whole = sum_of(terms);
    EXPECT_GT(whole.size(), 10U);
    for (int trial = 0; trial < 5; ++trial) {
        std::shuffle(terms.begin(), terms.end(), engine);
        EXPECT_EQ(sum_of(terms), whole);
        const auto middle = terms.begin() + 300 * (trial + 1);
        ExactSum parts;
        parts.add(sum_of({terms.begin(), middle}));
        parts.add(sum_of({middle, terms.end()}));
        EXPECT_EQ(parts.take(), whole);
    }
    for (double& term : terms) term = -term;
    ExactSum nothing;
    nothing.add(whole);
    nothing.add(sum_of(terms));
    EXPECT_EQ(nothing.take(), ExactValue{});
}

TEST(ExactSum, AgreesWithWholeNumbers) {
    std::mt19937_64 engine(4);
    std::uniform_int_distribution<std::int64_t> number(-1'000'000, 1'000'000);
    std::int64_t expected = 0;
    ExactSum sum;
    for (int i = 0; i < 100'000; ++i) {
        const std::int64_t a = number(engine), b = number(engine);
        expected += a * b;
        sum.add_product(static_cast<double>(a), static_cast<double>(b));
    }
    std::int64_t found = 0;
    for (const double part : sum.take()) found += static_cast<std::int64_t>(part);
    EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace armonica
