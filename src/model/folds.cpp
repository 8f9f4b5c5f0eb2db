#include "model/folds.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>
#include <stdexcept>

namespace armonica {

std::vector<int> stratified_folds(const Eigen::MatrixXd& labels, int count) {
    if (count < 1) throw std::invalid_argument("there must be at least one fold");
    const auto rows = static_cast<std::size_t>(labels.rows());
    std::vector<int> tags(static_cast<std::size_t>(labels.cols()));
    std::iota(tags.begin(), tags.end(), 0);
    const Eigen::VectorXd positives = labels.colwise().sum();
    std::stable_sort(tags.begin(), tags.end(), [&](int a, int b) { return positives[a] < positives[b]; });

    std::vector<int> fold_of_row(rows, -1);
    std::vector<int> sizes(static_cast<std::size_t>(count), 0);
    const auto deal = [&](const auto& wants) {
        std::vector<int> dealt(static_cast<std::size_t>(count), 0);
        for (std::size_t i = 0; i < rows; ++i)
            if (fold_of_row[i] >= 0 && wants(i)) ++dealt[static_cast<std::size_t>(fold_of_row[i])];
        for (std::size_t i = 0; i < rows; ++i) {
            if (fold_of_row[i] >= 0 || !wants(i)) continue;
            std::size_t best = 0;
            for (std::size_t f = 1; f < dealt.size(); ++f)
                if (std::pair(dealt[f], sizes[f]) < std::pair(dealt[best], sizes[best])) best = f;
            fold_of_row[i] = static_cast<int>(best);
            ++dealt[best];
            ++sizes[best];
        }
    };
    for (const int tag : tags) deal([&](std::size_t i) { return labels(static_cast<Eigen::Index>(i), tag) != 0.0; });
    deal([](std::size_t) { return true; });
    return fold_of_row;
}

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
