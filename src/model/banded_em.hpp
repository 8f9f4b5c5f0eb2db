#pragma once

#include <optional>
#include <span>
#include <vector>

#include <Eigen/Core>

#include "model/sufficient_statistics.hpp"

namespace armonica {

/// Hyperpriors and length of a banded EM fit: inverse-Gamma (η, τ) on every λ, (φ, κ) on ν. η and φ may be 0; τ and κ
/// must be at least 1e-12: they keep λ and ν away from 0, so that nothing divides by it.
struct EmOptions {
    double eta = 1e-4;
    double tau = 1e-4;
    double phi = 1e-4;
    double kappa = 1e-4;
    int iterations = 200;  ///< at least 1

    /// Throws std::invalid_argument, naming the option, for a value that is not allowed or not finite.
    void check() const;
};

/// Columns that share one prior variance λ.
struct Band {
    std::vector<int> columns;          ///< of F; every column of the fit is in exactly one band
    std::optional<double> smoothness;  ///< h > 0: neighbouring columns have similar weights, see smoothness_prior
};

/// Ω of a band of `size` columns: Ω(a, b) = (1 + √3 d/h) exp(−√3 d/h) with d = |a − b|, the Matérn 3/2 kernel
/// (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, equation 4.17).
Eigen::MatrixXd smoothness_prior(Eigen::Index size, double h);

/// What a fit yields.
struct BandedFit {
    Eigen::MatrixXd weights;                            ///< W, columns of F × targets
    Eigen::VectorXd lambdas;                            ///< prior variance of each band that went into the last E-step
    double nu = 0.0;                                    ///< noise variance that went into the last E-step
    double score = 0.0;                                 ///< log of the EM objective at these λ, ν, without constants
    std::vector<Eigen::VectorXd> lambdas_by_iteration;  ///< those that went into each E-step; the first are ones
};

/// Linear regression with one prior variance per band of features, learned by expectation maximisation: Fuglsang,
/// Madsen, Puonti, Siebner, Hjortkjær, "Exploring an EM-algorithm for banded regression in computational neuroscience",
/// 2023.
///
/// Model: y = F w + ε, w_j ~ N(0, λ_j Ω_j) in band j, ε ~ N(0, ν I). From λ = 1, ν = 1, each iteration does
///     Σ = (FᵀF/ν + Λ⁻¹)⁻¹,  W = Σ Fᵀy/ν                                                           (E)
///     λ_j = (tr(W_jᵀ Ω_j⁻¹ W_j) + P·tr(Ω_j⁻¹ Σ_jj) + 2τ) / (P·D_j + 2η + 2)                         (M)
///     ν   = (‖y − F W‖² + P·tr(FᵀF Σ) + 2κ) / (P·M + 2φ + 2)                                        (M)
/// and the last iteration ends with its E-step. The objective is
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

private:
    struct BandRange {
        Eigen::Index begin = 0;  // among the transformed columns
        Eigen::Index size = 0;
    };

    EmOptions options_;
    double rows_ = 0.0;
    std::vector<BandRange> ranges_;       // by band, in the caller's order
    std::vector<int> column_order_;       // transformed band by band: the caller's column at each place
    std::vector<Eigen::MatrixXd> bases_;  // T_j by band; empty where it is the identity
    Eigen::Index diagonal_ = 0;           // size of the leading band, whose block of gram_ is diagonal
    Eigen::MatrixXd gram_;
    Eigen::MatrixXd cross_;
    Eigen::VectorXd target_squares_;
};

}  // namespace armonica
