#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include <Eigen/Core>

#include "model/calibration.hpp"
#include "model/family.hpp"
#include "model/fit_material.hpp"
#include "model/kind_fit.hpp"

namespace armonica {

/// How else a tag's score might have come out: by what it would move had the model been learned from other tracks of
/// the same kind. Deviations that are drawn from the same tracks have the same place in every tag, so that the scores
/// of several tags can be compared. In log-odds; a group's contribution c moves by slope · c, and the sum of all groups
/// by `offset` beside that.
struct TagReplicates {
    std::vector<double> offsets;              ///< by replicate
    std::vector<std::vector<double>> slopes;  ///< replicate × group
    std::vector<double> group_variances;      ///< by group: what a straight line of c does not tell of its deviations
    double variance = 0.0;                    ///< the same of the score

    bool known() const { return !offsets.empty(); }
    /// By what the score moves in each replicate, for a track with these contributions of groups.
    std::vector<double> deviations(std::span<const double> group_contributions) const;
    /// Variance of one group's contribution.
    double group_variance(std::size_t group, double contribution) const;
};

/// Which tracks are left out of which fit.
struct RefitPlan {
    std::vector<int> tested;                ///< no refit has seen these
    std::vector<std::vector<int>> learned;  ///< by refit; each lacks another eighth of the others
    std::size_t shared = 0;                 ///< tracks that the refits learn from, between them
    std::size_t all = 0;                    ///< tracks of the collection

    bool empty() const { return learned.empty(); }
};

inline constexpr int refit_count = 8;
/// Deviations are measured on so many tracks: fewer would not tell, more only take time.
inline constexpr std::size_t fewest_tested = 20;
inline constexpr std::size_t most_tested = 2000;

/// An interval of 90 % reaches so many standard deviations to both sides: the 95th percentile of Student's t with
/// `refit_count` − 1 degrees of freedom.
inline constexpr double interval_reach = 1.8945786050613054;

/// The first split's test tracks are tested; the others are divided into eighths, stratified by label. Empty where
/// there are too few tracks.
RefitPlan plan_refits(const std::vector<FoldSplit>& splits, const Eigen::MatrixXi& labels);

/// The tested tracks as the mean of all refits sees them, for one tag.
struct TestedTag {
    double baseline = 0.0;
    Eigen::MatrixXd contributions;  ///< tracks × groups, in calibrated log-odds
};

struct Refitted {
    std::vector<TagReplicates> replicates;  ///< by tag; none known for an empty plan
    std::vector<TestedTag> tested;          ///< by tag; empty for an empty plan
};

/// What the refits of `fit` say. Two sources of deviation, one beside the other:
///
/// - the fit: the jackknife that leaves out an eighth at a time (Efron and Stein, "The jackknife estimate of variance",
///   1981; Shao and Tu, "The Jackknife and Bootstrap", 1995, section 2.3): its variance is (K − 1)/K Σ_k (s_k − s̄)²,
///   here put as a straight line of each group's contribution plus a rest, on tracks that no refit has seen, and scaled
///   from the number of tracks that the refits share to that of the collection (variance falls as 1/tracks). λ, ν and
///   stacking of curves stay as the whole found them (see fit_kind), so what chance did to these is not in it.
/// - the calibration: Laplace's approximation to the posterior of its slope and offset, under a flat prior.
Refitted learn_replicates(const KindFit& fit, const FitMaterial& material, const RefitPlan& plan,
                          const Eigen::MatrixXd& held_out, const Judgement& judgement,
                          const std::vector<TagFamily>& families, int jobs);

}  // namespace armonica
