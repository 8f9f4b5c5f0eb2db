#include "model/rank_correlation.hpp"

#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace armonica {
namespace {

using List = std::vector<double>;

TEST(RankCorrelation, EqualsSciPy) {
    // scipy.stats.spearmanr
    EXPECT_NEAR(*rank_correlation(List{0.3, -1.2, 4.5, 2.2, 0.9}, List{10, 8, 9, 30, 1}), 0.3, 1e-15);
    EXPECT_NEAR(*rank_correlation(List{1, 2, 2, 3, 5, 5, 5}, List{2, 1, 4, 4, 3, 7, 7}), 0.6764666413954515, 1e-15);
    EXPECT_NEAR(*rank_correlation(List{1, 1, 2, 2}, List{4, 3, 3, 1}), -0.7071067811865477, 1e-15);
}

TEST(RankCorrelation, LooksAtTheOrderAlone) {
    EXPECT_EQ(rank_correlation(List{1, 2, 3}, List{-5, 1e9, 1e10}), 1.0);
    EXPECT_EQ(rank_correlation(List{1, 2, 3}, List{0.2, 0.1, -7}), -1.0);
}

TEST(RankCorrelation, NeedsPairsThatDiffer) {
    EXPECT_FALSE(rank_correlation(List{}, List{}));
    EXPECT_FALSE(rank_correlation(List{1}, List{2}));
    EXPECT_FALSE(rank_correlation(List{1, 2, 3}, List{4, 4, 4}));
    EXPECT_THROW(rank_correlation(List{1, 2}, List{4}), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
