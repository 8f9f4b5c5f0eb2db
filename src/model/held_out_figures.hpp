#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "model/bootstrap.hpp"
#include "model/family.hpp"
#include "model/folds.hpp"

namespace armonica {

/// What held-out scores of a collection reach, in three numbers. Each is empty where no fold allows it.
struct HeldOutFigures {
    std::optional<double> accuracy;  ///< mean over the families of tags that exclude each other
    std::optional<double> roc_auc;   ///< macro mean over the tags that stand alone
    std::optional<double> pr_auc;    ///< the same of average precision

    static constexpr std::optional<double> HeldOutFigures::*all[] = {&HeldOutFigures::accuracy,
                                                                     &HeldOutFigures::roc_auc, &HeldOutFigures::pr_auc};
};

/// Raw out-of-fold scores beside the truth, in folds: figures are those of each fold, averaged.
struct HeldOutScores {
    const Eigen::MatrixXi& labels;  ///< tracks × tags
    const std::vector<TagFamily>& families;
    const std::vector<FoldSplit>& splits;

    HeldOutFigures figures(const Eigen::MatrixXd& scores) const;
};

struct HeldOutIntervals {
    std::optional<Interval> accuracy, roc_auc, pr_auc;
};

inline constexpr int bootstrap_resamples = 500;

/// 95 % intervals of figures(scores), or, with `other`, of figures(scores) − figures(other), from `bootstrap_resamples`
/// resamples of the tracks of each fold; see bootstrap.hpp. The same for the same input.
HeldOutIntervals bootstrap_intervals(const HeldOutScores& truth, const Eigen::MatrixXd& scores,
                                     const Eigen::MatrixXd* other = nullptr, int jobs = 1);

}  // namespace armonica
