#include "model/folds.hpp"

#include <gtest/gtest.h>

namespace armonica {
namespace {

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
