#pragma once

#include <string>
#include <vector>

#include "model/banded_em.hpp"
#include "model/held_out_figures.hpp"

namespace armonica {

/// What one family of features does for a model on tracks that it has not seen.
struct FeatureFamilyEffect {
    std::string family;
    std::size_t features = 0;
    HeldOutFigures alone;   ///< of a model that has this family and no other
    HeldOutFigures gained;  ///< of the whole model, less those of a model without the family
    HeldOutIntervals gained_interval;
};

/// A collection as it is fitted: see fit_linear() and out_of_fold_scores().
struct FittedCollection {
    const Eigen::MatrixXd& features;
    const Eigen::MatrixXd& targets;
    const std::vector<int>& group_of_column;
    int groups = 0;
};

/// Trains again, out of fold, with each family of features alone and without it. `family_of_column` names every
/// column's family; `scores` are the out-of-fold scores of the whole model. Families in the order of their first
/// columns. A family whose removal costs nothing may still carry much: others say the same.
std::vector<FeatureFamilyEffect> feature_family_effects(const FittedCollection& collection,
                                                        const std::vector<std::string>& family_of_column,
                                                        const HeldOutScores& truth, const Eigen::MatrixXd& scores,
                                                        const EmOptions& options, int jobs);

}  // namespace armonica
