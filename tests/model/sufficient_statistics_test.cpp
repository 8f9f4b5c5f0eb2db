#include "model/sufficient_statistics.hpp"

#include <gtest/gtest.h>

#include "model/random_data.hpp"

namespace armonica {
namespace {

const Eigen::MatrixXd& features() {
    static const Eigen::MatrixXd matrix = test::random_matrix(5000, 12, 1);
    return matrix;
}

const Eigen::MatrixXd& targets() {
    static const Eigen::MatrixXd matrix = test::random_matrix(5000, 3, 2);
    return matrix;
}

TEST(SufficientStatistics, AreTheProductsOfTheColumns) {
    const auto statistics = gather_statistics(features(), targets());
    EXPECT_EQ(statistics.rows, 5000u);
    EXPECT_TRUE(statistics.gram.isApprox(features().transpose() * features(), 1e-12));
    EXPECT_TRUE(statistics.cross.isApprox(features().transpose() * targets(), 1e-12));
    EXPECT_TRUE(statistics.feature_sums.isApprox(features().colwise().sum().transpose(), 1e-12));
    EXPECT_TRUE(statistics.target_sums.isApprox(targets().colwise().sum().transpose(), 1e-12));
    EXPECT_TRUE(statistics.target_squares.isApprox(targets().colwise().squaredNorm().transpose(), 1e-12));
}

TEST(SufficientStatistics, OfShardsAddUpToTheWhole) {
    const auto whole = gather_statistics(features(), targets());
    auto sum = gather_statistics(features().topRows(0), targets().topRows(0));
    const Eigen::Index cuts[] = {0, 7, 1900, 1901, 5000};
    for (int i = 0; i < 4; ++i)
        sum += gather_statistics(features().middleRows(cuts[i], cuts[i + 1] - cuts[i]),
                                 targets().middleRows(cuts[i], cuts[i + 1] - cuts[i]));
    EXPECT_EQ(sum.rows, whole.rows);
    EXPECT_TRUE(sum.gram.isApprox(whole.gram, 1e-12));
    EXPECT_TRUE(sum.cross.isApprox(whole.cross, 1e-12));
    EXPECT_TRUE(sum.feature_sums.isApprox(whole.feature_sums, 1e-12));
    EXPECT_TRUE(sum.target_sums.isApprox(whole.target_sums, 1e-12));
    EXPECT_TRUE(sum.target_squares.isApprox(whole.target_squares, 1e-12));
    EXPECT_THROW(sum += gather_statistics(targets(), targets()), std::invalid_argument);
}

TEST(SufficientStatistics, HaveTheSameBitsForAnyNumberOfThreads) {
    const auto one = gather_statistics(features(), targets(), 1);
    for (const int jobs : {2, 3, 8}) {
        const auto many = gather_statistics(features(), targets(), jobs);
        EXPECT_EQ(one.gram, many.gram);
        EXPECT_EQ(one.cross, many.cross);
        EXPECT_EQ(one.feature_sums, many.feature_sums);
        EXPECT_EQ(one.target_squares, many.target_squares);
    }
}

TEST(SufficientStatistics, AreCentredAboutTheMeans) {
    const Eigen::MatrixXd shifted = features().array() + 2.0;
    const auto centred = centre(gather_statistics(shifted, targets()));
    const Eigen::MatrixXd f = shifted.rowwise() - shifted.colwise().mean();
    const Eigen::MatrixXd y = targets().rowwise() - targets().colwise().mean();
    EXPECT_TRUE(centred.gram.isApprox(f.transpose() * f, 1e-11));
    EXPECT_TRUE(centred.cross.isApprox(f.transpose() * y, 1e-11));
    EXPECT_TRUE(centred.target_squares.isApprox(y.colwise().squaredNorm().transpose(), 1e-11));
    EXPECT_THROW(centre(gather_statistics(Eigen::MatrixXd(0, 2), Eigen::MatrixXd(0, 1))), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
