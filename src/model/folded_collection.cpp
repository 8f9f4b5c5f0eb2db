#include "model/folded_collection.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "model/tag_selection.hpp"

namespace armonica {
namespace {

std::vector<FoldSplit> tested_splits(const TrainingData& data, const std::vector<int>& test_folds) {
    auto splits = splits_of(data.folds);
    if (splits.size() < 2) throw std::invalid_argument("evaluation needs at least two folds");
    for (const int fold : test_folds)
        if (std::none_of(splits.begin(), splits.end(), [&](const auto& split) { return split.fold == fold; }))
            throw std::invalid_argument("there is no track in fold " + std::to_string(fold) +
                                        ", which was to be tested on");
    if (!test_folds.empty())
        std::erase_if(splits, [&](const auto& split) {
            return std::find(test_folds.begin(), test_folds.end(), split.fold) == test_folds.end();
        });
    return splits;
}

// The training folds, split once more: what is learned about a fit's scores is learned there alone.
std::vector<FoldSplit> inner_splits(const FoldedCollection& collection, const FoldSplit& split) {
    std::vector<int> folds;
    for (const int row : split.train) folds.push_back(collection.folds[static_cast<std::size_t>(row)]);
    return out_of_fold_splits(folds, collection.material.labels(split.train, Eigen::all).cast<double>());
}

}  // namespace

FoldedCollection folded_collection(const TrainingData& data, const std::vector<int>& group_of_column,
                                   std::size_t groups, Task task, const std::vector<int>& test_folds) {
    TrainingData judged = data;
    if (task == Task::multiclass) judged.tag_families.assign(data.tag_names.size(), "class");
    check_training_data(judged, group_of_column, groups);
    select_tags(judged);  // throws where there is nothing to tell apart
    auto splits = tested_splits(judged, test_folds);
    const UsedColumns used = used_columns(group_of_column);
    return {.material = {.features = columns_of(judged.features, used.columns),
                         .targets = judged.targets,
                         .labels = judged.labels.cast<int>(),
                         .group_of_column = used.groups,
                         .groups = static_cast<int>(groups),
                         .pool_of_tag = tag_pools(judged.tag_names)},
            .families = tag_families(judged.tag_families),
            .folds = judged.folds,
            .splits = std::move(splits)};
}

KindFit fit_fold(const FoldedCollection& collection, const FoldSplit& split, Kind kind, const EmOptions& options,
                 bool held_out, int jobs) {
    const bool inside = held_out || kind == Kind::glass;
    return fit_kind(kind, collection.material.rows(split.train),
                    inside ? inner_splits(collection, split) : std::vector<FoldSplit>{}, options, jobs);
}

bool has_both_classes(const Eigen::MatrixXi& labels, const std::vector<int>& rows, Eigen::Index tag) {
    std::size_t positives = 0;
    for (const int row : rows) positives += labels(row, tag) != 0 ? 1 : 0;
    return positives > 0 && positives < rows.size();
}

}  // namespace armonica
