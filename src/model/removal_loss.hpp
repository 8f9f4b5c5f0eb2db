#pragma once

#include <cstdint>
#include <vector>

#include "model/group_figures.hpp"
#include "model/held_out_contributions.hpp"

namespace armonica {

/// By how much ROC-AUC and PR-AUC fall without each group: above 0 where the group helps. By tag the mean over folds,
/// over all tags the mean over folds of the fold's mean over tags, as Evaluation has them.
struct LossFigures {
    GroupFigures roc_auc, pr_auc;
};

/// The areas of the whole model, without anything taken from it.
struct WholeFigures {
    std::optional<double> roc_auc_macro, pr_auc_macro;
    FigureList roc_auc, pr_auc;  ///< by tag
};
WholeFigures whole_figures(const HeldOutTracks& tracks);

/// Permutation loss (Breiman, "Random forests", 2001, for one feature; model reliance on a set of features: Fisher,
/// Rudin, Dominici, "All models are wrong, but many are useful", JMLR 20, 2019): within each tested fold, all features
/// of a group change their tracks together, and the areas fall. Since scores are sums over groups, exactly, that is the
/// group's contribution changing its tracks. Mean over `permutations` permutations, the same ones for every group; they
/// depend on `seed`. Intervals draw tracks anew and keep the permutations. Throws std::invalid_argument for fewer
/// than 1.
LossFigures permutation_loss(const HeldOutContributions& contributions, int permutations, std::uint64_t seed,
                             const Resampling& resampling, int resamples, int jobs);

/// Refit loss: the models are trained again without the group (leave-one-covariate-out: Lei, G'Sell, Rinaldo,
/// Tibshirani, Wasserman, "Distribution-free predictive inference for regression", JASA 113, 2018, here for a group).
/// `without[g]` holds the scores of scores_without_group().
LossFigures refit_loss(const HeldOutTracks& tracks, const std::vector<Eigen::MatrixXd>& without,
                       const Resampling& resampling, int resamples, int jobs);

}  // namespace armonica
