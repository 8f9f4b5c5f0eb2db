#pragma once

#include <span>

#include <Eigen/Core>

#include "model/em_options.hpp"
#include "model/em_problem.hpp"
#include "model/inverse_cholesky.hpp"

namespace armonica {

/// What EM learns.
struct EmParameters {
    Eigen::VectorXd lambdas;  ///< prior variance by band
    double nu = 0.0;          ///< noise variance
};

/// Where every fit begins, as the published implementation does: λ = ν = 1.
EmParameters first_parameters(std::size_t bands);

/// `parameters` with ν raised to 1e-12 of Σ_j λ_j tr(FᵀF_jj), the spread that the prior gives to F w: less noise is
/// lost in rounding, and B would no longer be positive definite in floating point.
EmParameters above_rounding(const EmProblem& problem, EmParameters parameters);

/// B = I + S FᵀF S/ν with S = Λ^½, factorised: B = L Lᵀ.
struct PrecisionFactor {
    Eigen::VectorXd roots;         ///< √λ by column
    Eigen::MatrixXd inverse;       ///< L⁻¹
    double log_determinant = 0.0;  ///< log|B|

    void factorise(const EmProblem& problem, const EmParameters& parameters, InverseCholesky& inverter);
};

/// The E-step of some targets at given λ and ν, the objective there, and the M-step from there. See BandedEm for the
/// equations.
class Expectation {
public:
    /// Throws std::invalid_argument without targets.
    Expectation(const EmProblem& problem, std::span<const int> targets, const EmOptions& options);

    /// The E-step. Everything below speaks of these `parameters`.
    void at(const EmParameters& parameters);

    const EmParameters& parameters() const { return parameters_; }
    double objective() const;
    EmParameters maximised() const;  ///< the M-step

    double targets() const { return targets_; }                    ///< P, how many
    const Eigen::MatrixXd& weights() const { return weights_; }    ///< W in the transformed columns
    const Eigen::MatrixXd& standard() const { return standard_; }  ///< r = S⁻¹ W
    const Eigen::VectorXd& traces() const { return traces_; }      ///< tr((B⁻¹)_jj) by band
    const PrecisionFactor& factor() const { return factor_; }
    double residual() const;  ///< ‖y − F W‖²

private:
    const EmProblem& problem_;
    EmOptions options_;
    double targets_;
    double squares_ = 0.0;  // yᵀy
    Eigen::MatrixXd cross_;
    EmParameters parameters_;
    PrecisionFactor factor_;
    InverseCholesky inverter_;
    Eigen::MatrixXd standard_;
    Eigen::MatrixXd weights_;
    Eigen::VectorXd traces_;
    double explained_ = 0.0;  // Wᵀ Fᵀy
};

}  // namespace armonica
