#include "groups/linkage.hpp"

#include <limits>
#include <random>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace armonica {
namespace {

using testing::ElementsAre;

/// Points on a line; the mean distances between clusters of them are easily worked out by hand.
Eigen::MatrixXd on_a_line(const std::vector<double>& points) {
    const auto count = static_cast<Eigen::Index>(points.size());
    Eigen::MatrixXd distances(count, count);
    for (Eigen::Index i = 0; i < count; ++i)
        for (Eigen::Index j = 0; j < count; ++j)
            distances(i, j) = std::abs(points[static_cast<std::size_t>(i)] - points[static_cast<std::size_t>(j)]);
    return distances;
}

Eigen::MatrixXd random_distances(Eigen::Index count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    Eigen::MatrixXd distances = Eigen::MatrixXd::Zero(count, count);
    for (Eigen::Index i = 0; i < count; ++i)
        for (Eigen::Index j = 0; j < i; ++j) distances(i, j) = distances(j, i) = uniform(random);
    return distances;
}

TEST(AverageLinkage, FollowsAWorkedExample) {
    // 0 and 1 are 1 apart; 4 and 6 are 2 apart; these pairs 4.5 apart in the mean; 20 is 17.25 from all four.
    const Dendrogram tree = average_linkage(on_a_line({0, 4, 20, 1, 6}));
    ASSERT_EQ(tree.merges.size(), 4U);
    const auto expect = [&](std::size_t m, std::size_t first, std::size_t second, double height, std::size_t size) {
        EXPECT_EQ(tree.merges[m].first, first) << m;
        EXPECT_EQ(tree.merges[m].second, second) << m;
        EXPECT_NEAR(tree.merges[m].height, height, 1e-12) << m;
        EXPECT_EQ(tree.merges[m].size, size) << m;
    };
    expect(0, 0, 3, 1.0, 2);
    expect(1, 1, 4, 2.0, 2);
    expect(2, 5, 6, 4.5, 4);
    expect(3, 7, 2, 17.25, 5);
    EXPECT_THAT(tree.leaf_order(), ElementsAre(0, 3, 1, 4, 2));
    EXPECT_THAT(tree.cut(1), ElementsAre(0, 0, 0, 0, 0));
    EXPECT_THAT(tree.cut(2), ElementsAre(0, 0, 1, 0, 0));
    EXPECT_THAT(tree.cut(3), ElementsAre(0, 1, 2, 0, 1));
    EXPECT_THAT(tree.cut(5), ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THROW(tree.cut(0), std::invalid_argument);
    EXPECT_THROW(tree.cut(6), std::invalid_argument);
}

TEST(AverageLinkage, TheTreeAboveACutHasTheClustersAsItems) {
    const Dendrogram above = average_linkage(on_a_line({0, 4, 20, 1, 6})).above(3);
    ASSERT_EQ(above.items, 3U);
    ASSERT_EQ(above.merges.size(), 2U);
    EXPECT_EQ(above.merges[0].first, 0U);
    EXPECT_EQ(above.merges[0].second, 1U);
    EXPECT_NEAR(above.merges[0].height, 4.5, 1e-12);
    EXPECT_EQ(above.merges[1].first, 3U);
    EXPECT_EQ(above.merges[1].second, 2U);
    EXPECT_EQ(above.merges[1].size, 3U);
}

TEST(AverageLinkage, OfEqualDistancesTheSmallestItemsComeFirst) {
    const Dendrogram tree = average_linkage(on_a_line({0, 1, 2, 3}));
    EXPECT_EQ(tree.merges[0].first, 0U);
    EXPECT_EQ(tree.merges[0].second, 1U);
    EXPECT_EQ(tree.merges[1].first, 2U);
    EXPECT_EQ(tree.merges[1].second, 3U);
    const Dendrogram alike = average_linkage(Eigen::MatrixXd::Zero(4, 4));
    EXPECT_THAT(alike.leaf_order(), ElementsAre(0, 1, 2, 3));
    EXPECT_EQ(alike.merges[2].height, 0.0);
}

TEST(AverageLinkage, EveryHeightIsTheMeanOverPairsAndTheSmallestThereIs) {
    // The definition, computed anew from all pairs for every merge.
    const Eigen::MatrixXd distances = random_distances(40, 3);
    const Dendrogram tree = average_linkage(distances);
    std::vector<std::vector<Eigen::Index>> members;
    std::vector<bool> open(79, false);
    for (Eigen::Index i = 0; i < 40; ++i) members.push_back({i});
    std::fill(open.begin(), open.begin() + 40, true);
    const auto mean = [&](std::size_t a, std::size_t b) {
        double sum = 0.0;
        for (const auto i : members[a])
            for (const auto j : members[b]) sum += distances(i, j);
        return sum / static_cast<double>(members[a].size() * members[b].size());
    };
    for (const Merge& merge : tree.merges) {
        double smallest = std::numeric_limits<double>::max();
        for (std::size_t a = 0; a < members.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (open[a] && open[b]) smallest = std::min(smallest, mean(a, b));
        EXPECT_NEAR(merge.height, mean(merge.first, merge.second), 1e-12);
        EXPECT_NEAR(merge.height, smallest, 1e-12);
        open[merge.first] = open[merge.second] = false;
        auto joined = members[merge.first];
        joined.insert(joined.end(), members[merge.second].begin(), members[merge.second].end());
        open[members.size()] = true;
        members.push_back(joined);
        EXPECT_EQ(joined.size(), merge.size);
    }
}

TEST(AverageLinkage, HeightsNeverFall) {
    const Dendrogram tree = average_linkage(random_distances(200, 7));
    for (std::size_t m = 1; m < tree.merges.size(); ++m)
        EXPECT_GE(tree.merges[m].height, tree.merges[m - 1].height) << m;
}

TEST(AverageLinkage, RefusesWhatIsNoDistance) {
    Eigen::MatrixXd bad = Eigen::MatrixXd::Zero(3, 3);
    bad(0, 1) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(average_linkage(bad), std::invalid_argument);
    EXPECT_THROW(average_linkage(Eigen::MatrixXd::Zero(2, 3)), std::invalid_argument);
    EXPECT_TRUE(average_linkage(Eigen::MatrixXd::Zero(1, 1)).merges.empty());
}

}  // namespace
}  // namespace armonica
