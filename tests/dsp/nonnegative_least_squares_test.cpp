#include "dsp/nonnegative_least_squares.hpp"

#include <cmath>
#include <random>
#include <stdexcept>

#include <gtest/gtest.h>

namespace armonica::dsp {
namespace {

using Columns = std::vector<std::vector<float>>;

std::vector<float> sum_of(const Columns& columns, std::span<const float> x) {
    std::vector<float> sum(columns.front().size());
    for (std::size_t j = 0; j < columns.size(); ++j)
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += x[j] * columns[j][i];
    return sum;
}

TEST(NonnegativeLeastSquares, FindsTheSolutionByHand) {
    // y = (1, -1): along (1, 0) the best is 1; along (0, 1) it would be -1, so 0.
    NonnegativeLeastSquares problem({{1, 0}, {0, 1}});
    const std::vector<float> y = {1, -1};
    const auto x = problem.solve(y);
    EXPECT_FLOAT_EQ(x[0], 1.0F);
    EXPECT_FLOAT_EQ(x[1], 0.0F);
}

TEST(NonnegativeLeastSquares, FindsWhatItWasMadeOf) {
    std::mt19937 random(1);
    std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
    for (int round = 0; round < 50; ++round) {
        Columns columns(10, std::vector<float>(30));
        for (auto& column : columns)
            for (float& value : column) value = uniform(random) < 0.5F ? 0.0F : uniform(random);
        std::vector<float> truth(10);
        for (float& value : truth) value = uniform(random) < 0.5F ? 0.0F : uniform(random);
        NonnegativeLeastSquares problem(columns);
        const auto x = problem.solve(sum_of(columns, truth), 5000);
        for (std::size_t j = 0; j < truth.size(); ++j) EXPECT_NEAR(x[j], truth[j], 0.03F);
    }
}

// The conditions of Karush, Kuhn and Tucker: at the solution the gradient is 0 where x > 0, and not negative where x =
// 0.
TEST(NonnegativeLeastSquares, EndsAtTheSolutionOfAnyProblem) {
    std::mt19937 random(2);
    std::normal_distribution<float> normal;
    for (int round = 0; round < 50; ++round) {
        Columns columns(8, std::vector<float>(20));
        for (auto& column : columns)
            for (float& value : column) value = normal(random);
        std::vector<float> y(20);
        for (float& value : y) value = normal(random);
        NonnegativeLeastSquares problem(columns);
        const auto solution = problem.solve(y, 5000);
        const std::vector<float> x(solution.begin(), solution.end());
        const std::vector<float> fitted = sum_of(columns, x);
        for (std::size_t j = 0; j < columns.size(); ++j) {
            double gradient = 0.0;
            for (std::size_t i = 0; i < y.size(); ++i) gradient += columns[j][i] * (fitted[i] - y[i]);
            EXPECT_GE(x[j], 0.0F);
            if (x[j] > 0.0F) {
                EXPECT_NEAR(gradient, 0.0, 0.05);
            } else {
                EXPECT_GE(gradient, -0.05);
            }
        }
    }
}

TEST(NonnegativeLeastSquares, SaysWhatItCannotSolve) {
    EXPECT_THROW(NonnegativeLeastSquares({{1, 2}, {1}}), std::invalid_argument);
    EXPECT_THROW(NonnegativeLeastSquares({{1, 2}, {0, 0}}), std::invalid_argument);
    NonnegativeLeastSquares problem({{1, 2}});
    EXPECT_THROW(problem.solve(std::vector<float>{1}), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::dsp
