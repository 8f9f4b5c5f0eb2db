#pragma once

#include <vector>

#include <Eigen/Core>

#include "model/additive_columns.hpp"
#include "model/em_curvature.hpp"
#include "model/em_options.hpp"

namespace armonica {

/// What banded EM learned of the bands of an additive model: of targets in units of their own spread, or with the
/// logistic likelihood of log-odds, where there is no ν and no deviation is known.
struct BandParameters {
    Eigen::MatrixXd lambdas;  ///< bands × tags
    Eigen::VectorXd nus;      ///< by tag
    Eigen::MatrixXd shared;   ///< bands × tags: λ that the tag's relatives have in common
    /// By tag: standard deviation of the posterior of each log λ under the prior that its relatives give it, with their
    /// common λ taken as known. Empty where Laplace's approximation says nothing, see EmUncertainty::covariance.
    std::vector<std::vector<std::optional<double>>> log_lambda_deviations;
};

/// How much a tag leans on its relatives: the λ that they have in common counts as this many times the tag's own
/// columns. M-step: λ = (what the tag's D columns say + `leaning` · D · λ in common)/((1 + leaning) · D).
inline constexpr double leaning = 2.0;

/// A fit of many tags on the same columns.
struct AdditiveFit {
    /// By tag: in units of the tag's spread, intercept 0; with the logistic likelihood log-odds with their intercept.
    std::vector<AdditiveFunction> functions;
    BandParameters parameters;
};

/// `targets` (rows × tags) with mean 0 and mean square 1 each; 0 where one is constant.
Eigen::MatrixXd standardised_targets(const Eigen::MatrixXd& targets);

/// Fits every tag (`targets`: rows × tags, standardised, or 0 to 1 with the logistic likelihood) in two steps. First
/// all tags of one pool together, with one λ per band: the evidence of many tags says how strong a band tends to be.
/// Then each tag alone, under an inverse-Gamma prior on every λ that holds it near the pool's (see `leaning`): so a
/// rare tag leans on its relatives, and a frequent one has its way. Both by accelerated EM. `pool_of_tag` holds each
/// tag's pool, 0, 1 …
AdditiveFit fit_additive(const AdditiveColumns& columns, const Eigen::MatrixXd& targets,
                         const std::vector<int>& pool_of_tag, const EmOptions& options, int jobs);

/// The same at λ and ν that are known already: one E-step for each tag, or with the logistic likelihood some.
std::vector<AdditiveFunction> fit_additive_at(const AdditiveColumns& columns, const Eigen::MatrixXd& targets,
                                              const BandParameters& parameters, const EmOptions& options, int jobs);

/// Pairs of features of one group whose product says something of what `residuals` (rows × tags) leave open: those of
/// the greatest sum over tags of squared correlation, at most `most` of them, beyond what chance gives (a sum above
/// tags/rows). Ascending. (The idea of a quick screening: Lou, Caruana, Gehrke, Hooker, "Accurate intelligible models
/// with pairwise interactions", KDD 2013.)
std::vector<FeaturePair> find_pairs(const Eigen::MatrixXd& ranks, const Eigen::MatrixXd& residuals,
                                    const std::vector<int>& group_of_feature, std::size_t most, int jobs);

}  // namespace armonica
