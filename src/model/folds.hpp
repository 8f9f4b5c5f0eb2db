#pragma once

#include <vector>

#include <Eigen/Core>

#include "tables/stratified_folds.hpp"

namespace armonica {

/// The rows of one fold, and all others.
struct FoldSplit {
    int fold = 0;
    std::vector<int> train;
    std::vector<int> test;
};

/// One split for each number that occurs in `fold_of_row`, in ascending order.
std::vector<FoldSplit> splits_of(const std::vector<int>& fold_of_row);

/// True where at least two numbers occur in `folds`: only then do they split anything.
bool names_two_folds(const std::vector<int>& folds);

/// The splits for out-of-fold prediction: by `given` where it names at least two folds (they may keep artists apart,
/// which no other split would), else 5 stratified ones, or as many as there are rows if fewer. Throws
/// std::invalid_argument for fewer than two rows.
std::vector<FoldSplit> out_of_fold_splits(const std::vector<int>& given, const Eigen::MatrixXd& labels);

}  // namespace armonica
