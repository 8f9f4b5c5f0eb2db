#pragma once

#include <vector>

#include <Eigen/Core>

namespace armonica {

/// How several scores of a tag become one: log-odds = intercepts[t] + Σ_c weights[c] · score_c. The weights are the
/// same for all tags.
struct Stacking {
    Eigen::VectorXd weights;     ///< by component, never negative
    Eigen::VectorXd intercepts;  ///< by tag
    double loss = 0.0;           ///< mean over tags of log-loss divided by p(1 − p), p the tag's share of positives
};

/// Learns it from scores predicted out of fold: `components[c]` is rows × tags. It minimises log-loss in which every
/// tag counts alike, however rare; tags of which `rows` hold only one class are passed over (intercept: log-odds of the
/// smoothed share). Wolpert, "Stacked generalization", 1992; Breiman, "Stacked regressions", 1996: weights below 0 only
/// fit noise. Uses `rows` alone.
Stacking learn_stacking(const std::vector<Eigen::MatrixXd>& components, const Eigen::MatrixXi& labels,
                        const std::vector<int>& rows);

}  // namespace armonica
