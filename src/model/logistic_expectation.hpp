#pragma once

#include <vector>

#include <Eigen/Core>

#include "model/em_problem.hpp"

namespace armonica {

/// ω(ξ) = tanh(ξ/2)/(2ξ), from ¼ at 0 to 0: twice the λ(ξ) of Jaakkola and Jordan (2000), equation 7, and the mean of a
/// Pólya-Gamma variable PG(1, ξ) (Polson, Scott, Windle 2013). ξ ≥ 0.
double bound_precision(double xi);

/// log σ(ξ) − ξ/2 + ω(ξ) ξ²/2, so that y s − log(1 + eˢ) ≥ bound_height(ξ) + (y − ½) s − ω(ξ) s²/2, with equality at
/// s = ±ξ. Finite for every ξ ≥ 0.
double bound_height(double xi);

/// What the labels of one tag say of the weights, once the logistic likelihood is held from below by a parabola for
/// each track that touches it at ±ξ_i. Under the bound the posterior is Gaussian.
///
/// With κ = y − ½, the columns centred by f̄ = Fᵀω/Σω, and an intercept under a flat prior, integrated out, the
/// score s_i = (f_i − f̄)ᵀw + a has two independent parts:
///     w ~ N(μ, Σ),  Σ = (Λ⁻¹ + F_cᵀ diag(ω) F_c)⁻¹,  μ = Σ F_cᵀκ;      a ~ N(Σκ/Σω, 1/Σω).
/// As in BandedEm everything follows from B = I + S F_cᵀ diag(ω) F_c S = L Lᵀ with S = Λ^½, whose eigenvalues are at
/// least 1 however small λ becomes and however many columns are equal.
class LogisticExpectation {
public:
    /// `columns` (columns × tracks, band by band as `ranges` say) must outlive this. `labels`: 0 to 1 each, by track.
    LogisticExpectation(const Eigen::MatrixXd& columns, const std::vector<BandRange>& ranges, Eigen::VectorXd labels);

    /// Lets the parabolas touch at these ξ, by track. Costs tracks × columns².
    void touch(const Eigen::VectorXd& xi);

    /// The posterior at these ξ and λ, by band. Costs columns³.
    void at(const Eigen::VectorXd& lambdas);

    /// Log of the evidence's lower bound at ξ and λ, without hyperpriors:
    ///     Σ_i height(ξ_i) + ½ log(2π/Σω) + (Σκ)²/(2 Σω) − ½ log|B| + ½ μᵀF_cᵀκ.
    double bound() const;

    /// E‖w_j‖² = ‖μ_j‖² + tr Σ_jj, by band: what the M-step for λ wants.
    const Eigen::VectorXd& squares() const { return squares_; }

    /// √E s_i², by track: the ξ that lift the bound most under this posterior. Costs tracks × columns².
    Eigen::VectorXd best_xi() const;

    const Eigen::VectorXd& weights() const { return weights_; }  ///< μ
    double intercept() const;                                    ///< score where all columns are 0

private:
    const Eigen::MatrixXd& columns_;
    const std::vector<BandRange>& ranges_;
    Eigen::VectorXd halves_;   // κ
    double height_ = 0.0;      // Σ height(ξ_i)
    double precision_ = 0.0;   // Σω
    Eigen::VectorXd centre_;   // f̄
    Eigen::MatrixXd gram_;     // F_cᵀ diag(ω) F_c, lower triangle
    Eigen::VectorXd cross_;    // F_cᵀκ
    Eigen::VectorXd roots_;    // √λ by column
    Eigen::MatrixXd inverse_;  // L⁻¹
    double log_determinant_ = 0.0;
    Eigen::VectorXd weights_;
    Eigen::VectorXd squares_;
};

}  // namespace armonica
