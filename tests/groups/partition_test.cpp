#include "groups/partition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace armonica {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

TEST(Silhouette, FollowsTheDefinition) {
    // Points 0, 1 | 4, 6 | 20: a and b worked out by hand.
    const std::vector<double> points = {0, 1, 4, 6, 20};
    Eigen::MatrixXd distances(5, 5);
    for (int i = 0; i < 5; ++i)
        for (int j = 0; j < 5; ++j) distances(i, j) = std::abs(points[i] - points[j]);
    const double expected = ((5.0 - 1.0) / 5.0 + (4.0 - 1.0) / 4.0 + (3.5 - 2.0) / 3.5 + (5.5 - 2.0) / 5.5 + 0.0) / 5.0;
    EXPECT_DOUBLE_EQ(mean_silhouette(distances, {0, 0, 1, 1, 2}), expected);
    EXPECT_EQ(mean_silhouette(distances, {0, 0, 0, 0, 0}), 0.0);
    EXPECT_EQ(mean_silhouette(distances, {0, 1, 2, 3, 4}), 0.0);
    EXPECT_EQ(mean_silhouette(Eigen::MatrixXd::Zero(5, 5), {0, 0, 1, 1, 2}), 0.0);
}

TEST(AdjustedRandIndex, FollowsAWorkedExample) {
    // Contingency 2 1 0 / 0 1 2: pairs together 1 + 1, in a 3 + 3, in b 1 + 1 + 1, of 15; expected 18 / 15.
    EXPECT_DOUBLE_EQ(adjusted_rand_index({0, 0, 0, 1, 1, 1}, {0, 0, 1, 1, 2, 2}), (2.0 - 1.2) / (4.5 - 1.2));
    EXPECT_DOUBLE_EQ(adjusted_rand_index({0, 0, 1, 1}, {1, 1, 0, 0}), 1.0);
    EXPECT_DOUBLE_EQ(adjusted_rand_index({0, 0, 1, 1}, {0, 1, 0, 1}), -0.5);
    EXPECT_DOUBLE_EQ(adjusted_rand_index({0, 0, 0}, {0, 0, 0}), 1.0);
    EXPECT_DOUBLE_EQ(adjusted_rand_index({0, 1, 2}, {0, 1, 2}), 1.0);
    EXPECT_DOUBLE_EQ(adjusted_rand_index({0, 0, 0}, {0, 1, 2}), 0.0);
}

TEST(BestOverlaps, AreSharesOfTheUnion) {
    EXPECT_THAT(best_overlaps({0, 0, 0, 1, 1, 1}, {0, 0, 1, 1, 2, 2}),
                ElementsAre(DoubleEq(2.0 / 3.0), DoubleEq(2.0 / 3.0)));
    EXPECT_THAT(best_overlaps({0, 0, 0, 1}, {0, 0, 0, 0}), ElementsAre(DoubleEq(0.75), DoubleEq(0.25)));
}

TEST(ClusterSizes, AreCounted) { EXPECT_THAT(cluster_sizes({0, 2, 1, 2}), ElementsAre(1, 1, 2)); }

}  // namespace
}  // namespace armonica
