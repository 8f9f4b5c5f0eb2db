#include "groups/rank_dependence.hpp"

#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace armonica {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Eigen::MatrixXd noise(Eigen::Index rows, Eigen::Index columns, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    Eigen::MatrixXd values(rows, columns);
    for (Eigen::Index i = 0; i < rows; ++i)
        for (Eigen::Index j = 0; j < columns; ++j) values(i, j) = normal(random);
    return values;
}

TEST(RankDependence, FollowsTheTextbookFormula) {
    // ρ = 1 − 6 Σd² / (n (n² − 1)): ranks 1 2 3 4 5 against 2 1 4 3 5, d² = 4: ρ = 0.8.
    Eigen::MatrixXd values(5, 2);
    values << 1, 20, 2, 10, 3, 4000, 4, 300, 5, 50000;
    const Eigen::MatrixXd distances = RankedCollection(values).distances();
    EXPECT_NEAR(distances(0, 1), 0.2, 1e-12);
    EXPECT_EQ(distances(0, 0), 0.0);
    EXPECT_EQ(distances(0, 1), distances(1, 0));
}

TEST(RankDependence, TiesShareTheirMeanRank) {
    // Ranks 1.5 1.5 3 4 5 against 1 2 3 4 5: Pearson of these by hand, 9.5 / √(9.5 · 10).
    Eigen::MatrixXd values(5, 2);
    values << 7, 1, 7, 2, 8, 3, 9, 4, 10, 5;
    EXPECT_NEAR(RankedCollection(values).distances()(0, 1), 1.0 - 9.5 / std::sqrt(95.0), 1e-12);
}

TEST(RankDependence, OnlyTheOrderCountsAndNotItsDirection) {
    Eigen::MatrixXd values = noise(60, 3, 1);
    values.col(1) = values.col(0).array().exp();
    values.col(2) = -values.col(0).array().cube();
    const Eigen::MatrixXd distances = RankedCollection(values).distances();
    EXPECT_NEAR(distances(0, 1), 0.0, 1e-12);
    EXPECT_NEAR(distances(0, 2), 0.0, 1e-12);
}

TEST(RankDependence, NothingIsSaidOfWhatIsConstantOrEmptyOrRare) {
    Eigen::MatrixXd values = noise(20, 5, 2);
    values.col(1).setConstant(3.0);
    values.col(2).setConstant(missing);
    values.col(3).tail(16).setConstant(missing);  // four values are left
    const Eigen::MatrixXd distances = RankedCollection(values).distances();
    for (const int other : {1, 2, 3}) EXPECT_TRUE(std::isnan(distances(0, other))) << other;
    EXPECT_TRUE(std::isfinite(distances(0, 4)));
    EXPECT_EQ(distances(2, 2), 0.0);
}

TEST(RankDependence, TracksThatMissAValueAreLeftOutPairByPair) {
    Eigen::MatrixXd values = noise(30, 3, 3);
    values.col(1) = values.col(0);
    values.col(1).head(10).setConstant(missing);
    values.col(2).tail(5).setConstant(missing);
    const Eigen::MatrixXd distances = RankedCollection(values).distances();
    // Ranks among 30 and among 20 values differ, their order on common tracks does not.
    EXPECT_LT(distances(0, 1), 0.02);
    EXPECT_TRUE(std::isfinite(distances(1, 2)));
    // Nothing missing, or an extra feature that misses something: the others do not notice.
    Eigen::MatrixXd two = values.leftCols(1).replicate(1, 2);
    two.col(1) = noise(30, 1, 4);
    Eigen::MatrixXd three(30, 3);
    three << two, values.col(1);
    EXPECT_NEAR(RankedCollection(two).distances()(0, 1), RankedCollection(three).distances()(0, 1), 1e-12);
}

TEST(RankDependence, ChosenTracksCountAsOftenAsTheyAreChosen) {
    const Eigen::MatrixXd values = noise(3000, 2, 5);  // more than one block
    const RankedCollection collection(values);
    std::vector<Eigen::Index> all;
    for (Eigen::Index t = 0; t < 3000; ++t) all.insert(all.end(), 2, t);
    EXPECT_NEAR(collection.distances(all)(0, 1), collection.distances()(0, 1), 1e-12);
    const std::vector<Eigen::Index> few = {1, 1, 1, 1, 1, 1};
    EXPECT_TRUE(std::isnan(collection.distances(few)(0, 1)));
}

}  // namespace
}  // namespace armonica
