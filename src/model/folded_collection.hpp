#pragma once

#include <vector>

#include "model/family.hpp"
#include "model/fit_material.hpp"
#include "model/folds.hpp"
#include "model/kind_fit.hpp"
#include "tables/training_data.hpp"

namespace armonica {

enum class Task {
    multilabel,  ///< tags are judged as their families in the data say
    multiclass,  ///< all tags exclude each other
};

/// A collection that is learned from and judged fold by fold.
struct FoldedCollection {
    FitMaterial material;  ///< of all tracks
    std::vector<TagFamily> families;
    std::vector<int> folds;         ///< by track
    std::vector<FoldSplit> splits;  ///< of the folds to test on, each with all the others to learn from
};

/// `group_of_column` as for train(), with `groups` groups; columns in no group are left out. `test_folds`: those to
/// test on; all of them if empty. Throws std::invalid_argument, worded for a person, where data cannot be learned from,
/// has no two folds, or has no fold of `test_folds`.
FoldedCollection folded_collection(const TrainingData& data, const std::vector<int>& group_of_column,
                                   std::size_t groups, Task task, const std::vector<int>& test_folds);

/// Fits the split's training rows alone. With `held_out` the fit also has their scores by fits that have not seen them,
/// from the same rows divided once more (by the remaining folds where there are two or more): what calibration and
/// thresholds are learned from, so that nothing of the tested rows is. Kind glass always has them.
KindFit fit_fold(const FoldedCollection& collection, const FoldSplit& split, Kind kind, const EmOptions& options,
                 bool held_out, int jobs);

/// Whether some of the rows carry the tag, and some do not.
bool has_both_classes(const Eigen::MatrixXi& labels, const std::vector<int>& rows, Eigen::Index tag);

}  // namespace armonica
