#pragma once

#include <vector>

#include <Eigen/Core>

#include "model/band.hpp"
#include "model/em_options.hpp"
#include "model/em_problem.hpp"

namespace armonica {

/// What a logistic fit yields.
struct LogisticFit {
    Eigen::MatrixXd weights;     ///< columns of F × tags
    Eigen::VectorXd intercepts;  ///< by tag: log-odds where every column is 0
    Eigen::VectorXd lambdas;     ///< prior variance of each band
    double bound = 0.0;          ///< log of the evidence's lower bound there, with hyperpriors, without their constants
    std::vector<double> bounds_by_iteration;  ///< that of every step that was kept; it never falls but for rounding
    bool converged = false;                   ///< the bound rose by less than the tolerance
};

/// Logistic regression with one prior variance per band of columns, learned by expectation maximisation: banded EM (see
/// BandedEm) for targets that are labels. P(y = 1) = σ(f·w + b), w_j ~ N(0, λ_j Ω_j) in band j, a flat prior on b, an
/// inverse-Gamma prior on every λ. Labels may be shares, 0 to 1: each then counts in part for either side.
///
/// The likelihood is held from below by the bound of Jaakkola and Jordan ("Bayesian parameter estimation via
/// variational methods", Statistics and Computing 10, 2000), which is also what EM makes of the Pólya-Gamma variables
/// of Polson, Scott and Windle ("Bayesian inference for logistic models using Pólya-Gamma latent variables", JASA 108,
/// 2013). With ω_i = tanh(ξ_i/2)/(2ξ_i), each step does
///     w ~ N(μ, Σ), b:  see LogisticExpectation                                                            (E)
///     λ_j = (Σ over tags of E‖w_j‖² + 2τ) / (P·D_j + 2η + 2),  some times over at these ω              (M)
///     ξ_i² = E (f_i·w + b)²                                                                           (M)
/// for P tags fitted together, which share λ but not ξ. Like BandedEm's, the fit is accelerated by SQUAREM (see
/// iterate_accelerated), in log λ and log ξ; a leap that would lower the bound is not taken.
///
/// A label that all tracks share tells no weight: its tag gets weights 0, λ where the prior has its mode, and the
/// intercept of the share (n + ½)/(M + 1) of n positives among M tracks, which is finite (Krichevsky and Trofimov
/// 1981). λ_j is kept below 1e12 over the spread that λ_j = 1 gives the scores, where rounding would drown the rest.
class LogisticEm {
public:
    /// `columns`: tracks × columns. Throws std::invalid_argument without columns or tracks, for bands that are no
    /// partition of the columns, options that are not allowed, or columns that are not finite.
    LogisticEm(const Eigen::MatrixXd& columns, const std::vector<Band>& bands, const EmOptions& options);

    /// λ by band that a fit begins with where nothing better is known.
    static Eigen::VectorXd first_lambdas(std::size_t bands);

    /// Fits the tags of `labels` (tracks × tags) together from these λ, at most options.iterations steps long. The bits
    /// do not depend on `jobs`. Throws std::invalid_argument without tags, and for labels below 0, above 1 or not
    /// finite.
    LogisticFit fit(const Eigen::MatrixXd& labels, const EmOptions& options, const Eigen::VectorXd& start,
                    int jobs) const;
    LogisticFit fit(const Eigen::MatrixXd& labels) const;

    /// The same with λ that are known already: only weights and intercept are learned.
    LogisticFit fit_at(const Eigen::MatrixXd& labels, const EmOptions& options, const Eigen::VectorXd& lambdas,
                       int jobs) const;

private:
    LogisticFit run(const Eigen::MatrixXd& labels, const EmOptions& options, const Eigen::VectorXd& lambdas,
                    bool lambdas_known, int jobs) const;
    Eigen::VectorXd in_callers_columns(const Eigen::VectorXd& weights) const;

    EmOptions options_;
    std::vector<BandRange> ranges_;
    std::vector<int> column_order_;       // the caller's column at each place, band by band
    std::vector<Eigen::MatrixXd> bases_;  // T_j with T_j T_jᵀ = Ω_j; empty where it is the identity
    Eigen::VectorXd means_;               // of the columns, in the caller's order
    Eigen::MatrixXd columns_;             // columns × tracks, ordered, centred, times T
    Eigen::VectorXd largest_;             // λ by band
};

}  // namespace armonica
