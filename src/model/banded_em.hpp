#pragma once

#include <span>
#include <vector>

#include <Eigen/Core>

#include "model/band.hpp"
#include "model/em_curvature.hpp"
#include "model/em_options.hpp"
#include "model/em_problem.hpp"
#include "model/sufficient_statistics.hpp"

namespace armonica {

/// What a fit yields.
struct BandedFit {
    Eigen::MatrixXd weights;                            ///< W, columns of F × targets
    Eigen::VectorXd lambdas;                            ///< prior variance of each band that went into the last E-step
    double nu = 0.0;                                    ///< noise variance that went into the last E-step
    double score = 0.0;                                 ///< log of the EM objective at these λ, ν, without constants
    std::vector<Eigen::VectorXd> lambdas_by_iteration;  ///< those that went into each E-step; the first are ones
    std::vector<double> scores_by_iteration;            ///< the objective at each E-step
    bool converged = false;  ///< an accelerated fit came within its tolerance; never claimed of a plain one
};

/// Linear regression with one prior variance per band of features, learned by expectation maximisation: Fuglsang,
/// Madsen, Puonti, Siebner, Hjortkjær, "Exploring an EM-algorithm for banded regression in computational neuroscience",
/// 2023.
///
/// Model: y = F w + ε, w_j ~ N(0, λ_j Ω_j) in band j, ε ~ N(0, ν I). From λ = 1, ν = 1, each iteration does
///     Σ = (FᵀF/ν + Λ⁻¹)⁻¹,  W = Σ Fᵀy/ν                                                           (E)
///     λ_j = (tr(W_jᵀ Ω_j⁻¹ W_j) + P·tr(Ω_j⁻¹ Σ_jj) + 2τ) / (P·D_j + 2η + 2)                         (M)
///     ν   = (‖y − F W‖² + P·tr(FᵀF Σ) + 2κ) / (P·M + 2φ + 2)                                        (M)
/// and the last iteration ends with its E-step (with EmOptions::acceleration, fewer and other steps to the same end:
/// see iterate_accelerated). The objective is
///     Σ over targets of −½ log|νI + FΛFᵀ| − ½ yᵀ(νI + FΛFᵀ)⁻¹y, + Σ_j [−(η+1) log λ_j − τ/λ_j] − (φ+1) log ν − κ/ν.
///
/// How it is computed. In each band a basis T_j with T_j T_jᵀ = Ω_j turns the prior into λ_j I; in the widest band T_j
/// also makes FᵀF diagonal, so that nobody need factorise that block. With S = Λ^½, B = I + S FᵀF S/ν has eigenvalues
/// of at least 1 however small λ and ν become and however many columns are equal, and all that is wanted follows from
/// B = L Lᵀ and L⁻¹:
///     r = B⁻¹ S Fᵀy/ν,  W = S r,  tr(Σ_jj)/λ_j = tr((B⁻¹)_jj) = squared norm of the columns of L⁻¹ in band j,
///     tr(FᵀF Σ) = ν (D − tr B⁻¹),  ‖y − F W‖² = yᵀy − Wᵀ Fᵀy − ν ‖r‖²,
///     log|νI + FΛFᵀ| = M log ν + log|B|  (matrix determinant lemma),  yᵀ(νI + FΛFᵀ)⁻¹y = (yᵀy − yᵀF W)/ν.
/// ν is kept at 1e-12 of tr(FΛFᵀ) or more, which is where rounding would drown it: a target that the features give
/// exactly, from columns that repeat each other, could come below; ordinary data stays many orders above.
class BandedEm {
public:
    /// Throws std::invalid_argument without columns, for bands that are no partition of them, options that are not
    /// allowed, or statistics that are not finite.
    BandedEm(const CentredStatistics& statistics, const std::vector<Band>& bands, const EmOptions& options);

    /// Fits the targets with these indices together, with one λ per band and one ν shared by them. Any number of
    /// threads may call it at once. Throws std::invalid_argument without targets.
    BandedFit fit(std::span<const int> targets) const;

    /// The same with other options, and from another start than λ = ν = 1. With one iteration: the weights at `start`.
    BandedFit fit(std::span<const int> targets, const EmOptions& options, const EmParameters& start) const;

    /// How sure `fit`, of these targets, is of its λ and ν: see EmUncertainty. Costs about one E-step and a half.
    EmUncertainty uncertainty(const BandedFit& fit, std::span<const int> targets) const;
    EmUncertainty uncertainty(const BandedFit& fit, std::span<const int> targets, const EmOptions& options) const;

    /// R with R Rᵀ = Σ, the posterior covariance of each target's weights at these λ and ν (columns of F × columns):
    /// what score_variances() needs. Costs about one E-step.
    Eigen::MatrixXd posterior_root(const BandedFit& fit) const;

private:
    EmOptions options_;
    EmProblem problem_;
};

/// Posterior variance of x·w for each row x of `rows` (standardised, in the caller's column order): xᵀΣx = ‖xᵀR‖², with
/// R from BandedEm::posterior_root. It is the doubt about the weights only: a new track's target departs by the noise ν
/// too, and the intercept's own doubt adds ν/M. Works in chunks
/// of rows, so memory beyond the result is bounded.
Eigen::VectorXd score_variances(const Eigen::MatrixXd& rows, const Eigen::MatrixXd& posterior_root);

}  // namespace armonica
