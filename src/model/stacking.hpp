#pragma once

#include <vector>

#include <Eigen/Core>

namespace armonica {

/// How several scores of a tag become one: log-odds = intercepts[t] + Σ_c weights[c] · score_c. The weights are the
/// same for all tags.
struct Stacking {
    Eigen::VectorXd weights;     ///< by component, never negative
    Eigen::VectorXd intercepts;  ///< by tag
    double quality = 0.0;        ///< mean over tags of (ROC-AUC + average precision)/2
};

/// Learns it from scores predicted out of fold: `components[c]` is rows × tags. The proportions of the weights, in
/// steps of an eighth with each component in units of its spread, are those of the highest quality: what a tagger is
/// for is to put the right tracks first, and log-loss, for tags that few tracks carry, speaks more of how bold a
/// component is than of whether it is right. Their size, and the intercepts, then minimise log-loss in which every tag
/// counts alike. Tags of which `rows` hold only one class are passed over (intercept: log-odds of the smoothed share).
/// Wolpert, "Stacked generalization", 1992; Breiman, "Stacked regressions", 1996: weights below 0 only fit noise. Uses
/// `rows` alone.
Stacking learn_stacking(const std::vector<Eigen::MatrixXd>& components, const Eigen::MatrixXi& labels,
                        const std::vector<int>& rows);

}  // namespace armonica
