#include "model/folds.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <stdexcept>

namespace armonica {

std::vector<FoldSplit> splits_of(const std::vector<int>& fold_of_row) {
    std::vector<FoldSplit> splits;
    for (const int fold : std::set<int>(fold_of_row.begin(), fold_of_row.end())) {
        FoldSplit& split = splits.emplace_back();
        split.fold = fold;
        for (std::size_t i = 0; i < fold_of_row.size(); ++i)
            (fold_of_row[i] == fold ? split.test : split.train).push_back(static_cast<int>(i));
    }
    return splits;
}

bool names_two_folds(const std::vector<int>& folds) {
    return std::adjacent_find(folds.begin(), folds.end(), std::not_equal_to<>()) != folds.end();
}

std::vector<FoldSplit> out_of_fold_splits(const std::vector<int>& given, const Eigen::MatrixXd& labels) {
    if (labels.rows() < 2) throw std::invalid_argument("out-of-fold prediction needs at least two tracks");
    if (names_two_folds(given)) return splits_of(given);
    return splits_of(stratified_folds(labels, static_cast<int>(std::min<Eigen::Index>(5, labels.rows()))));
}

}  // namespace armonica
