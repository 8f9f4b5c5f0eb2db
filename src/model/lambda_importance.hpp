#pragma once

#include <cstdint>

#include "model/group_figures.hpp"
#include "model/held_out_contributions.hpp"

namespace armonica {

/// What the prior variances λ that banded EM learned say of groups. Both are shares that sum to 1; neither looks at a
/// tested track.
///
/// - λ·D: λ of each band times its number of columns, summed over the group's bands: the variance that the prior gives
/// the
///   group's weights together, and for straight columns, which are standardised and as far as they do not correlate,
///   the variance of its contribution before data had their say;
/// - published formula: the mean λ of the group over tags, normalised (arXiv 2505.17233). λ is the variance of *one*
///   weight, so it ignores how many columns a group has. Defined for kind linear, where a group is one band; empty
///   else.
///
/// Each is the mean over the folds that judge a tag, and over all tags the mean over tags, then divided by its sum over
/// groups. Intervals are 95 % of the posterior: log λ is drawn from a normal distribution about what was found, with
/// the deviation of Laplace's approximation (see EmUncertainty; of kinds additive and glass with what a tag's relatives
/// have in common taken as known, see BandParameters), each band for itself. A draw moves the band by as many
/// deviations in all folds, since the folds' models learn from mostly the same tracks: averaging them makes λ no surer.
/// λ whose deviation is not known, because a vague hyperprior holds it, stays as it is. A group has an interval where
/// the deviation of one of its bands, at least, is known; the logistic likelihood knows none.
struct LambdaFigures {
    GroupFigures lambda_columns, published;
    /// By group, over all tags: share of its λ (tag × fold × band) whose deviation is known.
    std::vector<double> known;
};

LambdaFigures lambda_figures(const HeldOutContributions& contributions, Kind kind, int draws, std::uint64_t seed,
                             int jobs);

}  // namespace armonica
