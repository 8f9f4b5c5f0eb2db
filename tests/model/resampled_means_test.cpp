#include "model/resampled_means.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

std::vector<int> all(int rows) {
    std::vector<int> list;
    for (int i = 0; i < rows; ++i) list.push_back(i);
    return list;
}

TEST(ResampledMeans, IsTheMeanOverCasesAndNotOverTracks) {
    MatrixXd sums(3, 2), cases(3, 2);
    sums << 6.0, 0.0, 1.0, 5.0, 0.0, 0.0;
    cases << 3.0, 0.0, 1.0, 2.0, 0.0, 0.0;
    const auto means = resampled_means(sums, cases, Resampling({all(3)}, {}, 1), 0, 1);
    EXPECT_DOUBLE_EQ(*means[0].mean, 7.0 / 4.0);
    EXPECT_DOUBLE_EQ(*means[1].mean, 2.5);
    EXPECT_FALSE(means[0].interval);
}

TEST(ResampledMeans, WithoutCasesThereIsNone) {
    const auto means = resampled_means(MatrixXd::Zero(4, 1), MatrixXd::Zero(4, 1), Resampling({all(4)}, {}, 1), 100, 1);
    EXPECT_FALSE(means[0].mean);
    EXPECT_FALSE(means[0].interval);
}

// For independent normal values the interval is ±1.96 standard errors.
TEST(ResampledMeans, IntervalIsAsWideAsTheoryHasIt) {
    constexpr int tracks = 2000;
    std::mt19937 random(1);
    std::normal_distribution<double> normal(3.0, 2.0);
    MatrixXd sums(tracks, 1);
    for (Index i = 0; i < tracks; ++i) sums(i, 0) = normal(random);
    const MatrixXd ones = MatrixXd::Ones(tracks, 1);
    const auto alone = resampled_means(sums, ones, Resampling({all(tracks)}, {}, 1), 2000, 2)[0];
    const double half = 1.96 * 2.0 / std::sqrt(tracks);
    EXPECT_NEAR(alone.interval->high - *alone.mean, half, 0.1 * half);
    EXPECT_NEAR(*alone.mean - alone.interval->low, half, 0.1 * half);

    // Tracks of one unit that say the same are one case: four to a unit make the interval twice as wide.
    std::vector<int> units;
    for (int i = 0; i < tracks; ++i) {
        units.push_back(i / 4);
        sums(i, 0) = sums(4 * (i / 4), 0);
    }
    const auto together = resampled_means(sums, ones, Resampling({all(tracks)}, units, 1), 2000, 2)[0];
    EXPECT_NEAR(together.interval->high - *together.mean, 2.0 * half, 0.25 * half);
}

TEST(ResampledMeans, RowsThatDoNotMatchAreRefused) {
    EXPECT_THROW(resampled_means(MatrixXd::Zero(2, 1), MatrixXd::Zero(3, 1), Resampling({all(2)}, {}, 1), 0, 1),
                 std::invalid_argument);
    EXPECT_THROW(resampled_means(MatrixXd::Zero(2, 1), MatrixXd::Zero(2, 1), Resampling({all(3)}, {}, 1), 0, 1),
                 std::invalid_argument);
}

}  // namespace
}  // namespace armonica
