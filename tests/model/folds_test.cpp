#include "model/folds.hpp"

#include <gtest/gtest.h>

#include "model/random_data.hpp"

namespace armonica {
namespace {

TEST(Folds, SpreadEveryTagAndAllTracksEvenly) {
    const Eigen::MatrixXd chance = test::random_matrix(503, 3, 7);
    Eigen::MatrixXd labels(503, 3);
    for (Eigen::Index t = 0; t < 3; ++t)
        labels.col(t) = chance.col(t).unaryExpr([t](double c) { return c > 0.5 * static_cast<double>(t) ? 1.0 : 0.0; });
    labels.col(0).array() *= 1.0 - labels.col(2).array();
    const auto folds = stratified_folds(labels, 5);
    ASSERT_EQ(folds.size(), 503u);
    Eigen::MatrixXd positives = Eigen::MatrixXd::Zero(5, 3);
    Eigen::VectorXd sizes = Eigen::VectorXd::Zero(5);
    for (std::size_t i = 0; i < folds.size(); ++i) {
        ASSERT_TRUE(folds[i] >= 0 && folds[i] < 5);
        positives.row(folds[i]) += labels.row(static_cast<Eigen::Index>(i));
        sizes[folds[i]] += 1.0;
    }
    EXPECT_LE(sizes.maxCoeff() - sizes.minCoeff(), 4.0);
    for (Eigen::Index t = 0; t < 3; ++t) EXPECT_LE(positives.col(t).maxCoeff() - positives.col(t).minCoeff(), 4.0) << t;
    EXPECT_EQ(folds, stratified_folds(labels, 5));
}

TEST(Folds, SplitIntoTheFoldAndTheRest) {
    const auto splits = splits_of({7, 2, 7, 9});
    ASSERT_EQ(splits.size(), 3u);
    EXPECT_EQ(splits[1].fold, 7);
    EXPECT_EQ(splits[1].test, (std::vector<int>{0, 2}));
    EXPECT_EQ(splits[1].train, (std::vector<int>{1, 3}));
}

TEST(Folds, OutOfFoldKeepsToGivenFolds) {
    const Eigen::MatrixXd labels = Eigen::MatrixXd::Identity(7, 2);
    EXPECT_EQ(out_of_fold_splits({0, 0, 1, 1, 0, 0, 1}, labels).size(), 2u);
    EXPECT_EQ(out_of_fold_splits({}, labels).size(), 5u);
    EXPECT_EQ(out_of_fold_splits({4, 4, 4, 4, 4, 4, 4}, labels).size(), 5u);
    EXPECT_EQ(out_of_fold_splits({}, labels.topRows(3)).size(), 3u);
    EXPECT_THROW(out_of_fold_splits({}, labels.topRows(1)), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
