#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/banded_em.hpp"
#include "model/decision_goal.hpp"
#include "model/folded_collection.hpp"
#include "model/held_out_tracks.hpp"
#include "model/kind.hpp"
#include "tables/training_data.hpp"

namespace armonica {

struct EvaluateOptions {
    Kind kind = Kind::linear;
    EmOptions em;
    Task task = Task::multilabel;
    DecisionGoal goal{};          ///< what thresholds are chosen for
    int jobs = 0;                 ///< threads; 0 = all cores. The figures do not depend on it
    std::vector<int> test_folds;  ///< folds to test on; all of them if empty. The others are only learned from
    bool decisions = true;        ///< also F1, thresholds, log-loss and calibration: five more fits for each fold
};

struct TagFigures {
    std::string tag;
    std::size_t positives = 0;                                               ///< in the whole collection
    std::optional<double> roc_auc, pr_auc, f1, log_loss, calibration_error;  ///< means over the folds that judge it
    std::optional<double> threshold;  ///< mean over these folds; empty within a family, where the best tag is given
};

struct FoldFigures {
    int fold = 0;
    std::size_t tracks = 0;                     ///< tested
    std::size_t tags_evaluated = 0;             ///< with both classes in the training folds and in the test fold
    std::optional<double> roc_auc, pr_auc, f1;  ///< macro means over these tags
    std::optional<double> accuracy;             ///< of all tags as one family; empty unless the task is multiclass
};

struct FamilyFigures {
    std::string family;
    std::optional<double> accuracy;  ///< mean over the folds
};

/// What a held-out evaluation yields. A figure is empty where no fold allows it.
struct Evaluation {
    std::optional<double> accuracy;  ///< argmax over raw one-versus-rest scores, mean over the folds; multiclass only
    std::optional<double> roc_auc_macro, pr_auc_macro, f1_macro;  ///< means over the folds of the folds' macro means
    std::vector<TagFigures> tags;
    std::vector<FoldFigures> folds;
    std::vector<FamilyFigures> families;  ///< for tags that exclude each other
    HeldOutTracks held_out;               ///< what all of these are figures of
};

/// Trains on all folds but one and judges that one, for each fold of data.folds. Within the training folds, calibration
/// and thresholds are learned out of fold again (by the remaining folds where there are two or more), so nothing of a
/// test fold is ever seen. `group_of_column` as for train(), with `groups` groups. Throws std::invalid_argument, worded
/// for a person, where data cannot be learned from, has no two folds, or has no fold of `test_folds`.
Evaluation evaluate(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups,
                    const EvaluateOptions& options);

}  // namespace armonica
