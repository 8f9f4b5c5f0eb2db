#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/group_figures.hpp"
#include "model/held_out_contributions.hpp"

namespace armonica {

/// How far the contributions of groups move scores, in calibrated log-odds, on tracks that count more or less often.
/// With the contributions c_g of a tag's groups, s = Σ c_g, and (co)variances within each fold, pooled over the folds
/// that judge the tag (a fold's tracks are compared with each other: every fold has a model of its own):
///
/// - spread: the standard deviation of c_g;
/// - variance share: var(c_g)/Σ_h var(c_h), blind to what groups have in common;
/// - covariance share: cov(c_g, s)/var(s), which counts what two groups have in common one half to each; below 0 for a
///   group that works against the others (Shorrocks, "Inequality decomposition by factor components", Econometrica 50,
///   1982).
///
/// Both shares sum to 1. Over all tags the spread is the mean of the tags'; shares are those of the mean (co)variances,
/// so that a tag that moves nothing counts for nothing. Shares are empty where nothing moves.
class ContributionSpread {
public:
    explicit ContributionSpread(const HeldOutContributions& contributions);

    struct Figures {
        FigureList spread, variance_share, covariance_share;  ///< as GroupLayout has it
    };
    /// The figures where tested track i counts `counts[i]` times.
    Figures of(std::span<const std::uint32_t> counts) const;

private:
    struct Block {  // of one tag in one fold
        std::vector<int> tracks;
        Eigen::MatrixXd contributions;  // groups × tracks, calibrated, less their means
    };
    std::vector<std::vector<Block>> blocks_;  // by tag: of the folds that judge it
    GroupLayout layout_;
};

/// The figures with bootstrap intervals over the tested tracks.
struct SpreadFigures {
    GroupFigures spread, variance_share, covariance_share;
};
SpreadFigures spread_figures(const HeldOutContributions& contributions, const Resampling& resampling, int resamples,
                             int jobs);

}  // namespace armonica
