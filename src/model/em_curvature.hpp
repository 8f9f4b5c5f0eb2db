#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "model/expectation.hpp"

namespace armonica {

/// Slope and curvature of the EM objective in θ = (log λ_1 … log λ_J, log ν), from B⁻¹ alone.
///
/// With C = νI + FΛFᵀ, A_j = λ_j F_j F_jᵀ = ∂C/∂θ_j, and νI likewise for ν, each target's log evidence has
///     ∂/∂θ_i      = −½ tr(C⁻¹A_i) + ½ yᵀC⁻¹A_iC⁻¹y,
///     ∂²/∂θ_i∂θ_k = ½ tr(C⁻¹A_iC⁻¹A_k) − yᵀC⁻¹A_iC⁻¹A_kC⁻¹y + [i = k] ∂/∂θ_i
/// (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, equation 5.9, once more derived). With
/// H = S FᵀC⁻¹F S = I − B⁻¹ and r = S FᵀC⁻¹y = B⁻¹S Fᵀy/ν nothing of M rows remains:
///     tr(C⁻¹A_j) = tr H_jj,            yᵀC⁻¹A_jC⁻¹y = ‖r_j‖²,
///     tr(C⁻¹A_jC⁻¹A_k) = ‖H_jk‖²,      yᵀC⁻¹A_jC⁻¹A_kC⁻¹y = r_jᵀ H_jk r_k,
///     tr(νC⁻¹) = M − tr H,             νyᵀC⁻²y = e = ‖y − F W‖²/ν,
///     tr(νC⁻¹A_jC⁻¹) = tr H_jj − Σ_k ‖H_jk‖²,  νyᵀC⁻¹A_jC⁻²y = ‖r_j‖² − r_jᵀ(H r)_j,
///     tr(ν²C⁻²) = M − 2 tr H + ‖H‖²,   ν²yᵀC⁻³y = e − ‖r‖² + rᵀH r.
/// The hyperpriors add −(η+1) + τ/λ_j and −(φ+1) + κ/ν to the slope, −τ/λ_j and −κ/ν to the curvature.
struct EmCurvature {
    Eigen::VectorXd slope;    ///< J + 1; zero at a fixed point of EM
    Eigen::MatrixXd hessian;  ///< (J + 1) × (J + 1)
    Eigen::VectorXd prior;    ///< what of −hessian's diagonal comes from the hyperpriors: τ/λ_j, κ/ν

    /// (−hessian)⁻¹, or nothing where the objective is not concave here.
    std::optional<Eigen::MatrixXd> inverse() const;
};

EmCurvature em_curvature(const EmProblem& problem, const Expectation& expectation, const EmOptions& options);

/// How sure a fit is of its λ and ν, by Laplace's approximation: near its maximum the objective, as a function of
/// log λ and log ν, is that of a normal distribution whose covariance is (−hessian)⁻¹.
struct EmUncertainty {
    /// Of (log λ_1 … log λ_J, log ν). Empty where the approximation says nothing: the objective is not concave there,
    /// or the fit has not arrived (a Newton step from it is longer than `far` standard deviations).
    std::optional<Eigen::MatrixXd> covariance;
    /// Standard deviation of each log λ. Empty without `covariance`, and for a band whose λ is held by its hyperprior
    /// rather than by data, which then give less than half of the curvature: the typical case is a band that tells
    /// nothing about the target, with λ at the prior's mode τ/(η+1) or below. What is known of such a λ is that it is
    /// small.
    std::vector<std::optional<double>> log_lambda_deviations;
    std::optional<double> log_nu_deviation;

    static constexpr double far = 0.1;
};

EmUncertainty em_uncertainty(const EmCurvature& curvature);

}  // namespace armonica
