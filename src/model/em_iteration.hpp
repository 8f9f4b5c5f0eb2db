#pragma once

#include <vector>

#include "model/expectation.hpp"

namespace armonica {

/// What was met at each E-step.
struct EmTrace {
    std::vector<Eigen::VectorXd> lambdas;
    std::vector<double> scores;
    bool converged = false;  ///< an accelerated fit came within its tolerance of the fixed point
};

/// Plain EM: options.iterations E-steps with an M-step between each two. Leaves `expectation` at the last.
EmTrace iterate_plainly(const EmProblem& problem, Expectation& expectation, const EmOptions& options,
                        const EmParameters& start);

/// Accelerated EM from the same start, to the same fixed point. EM is a map θ → m(θ) that converges slowly where the
/// data leave λ open; this takes steps longer than EM's along the way that it goes anyhow:
///
/// 1. SQUAREM, scheme S3 (Varadhan and Roland, "Simple and globally convergent methods for accelerating the convergence
///    of any EM algorithm", Scandinavian Journal of Statistics 35, 2008), in θ = (log λ, log ν): with r = m(θ) − θ,
///    v = m(m(θ)) − m(θ) − r and α = −‖r‖/‖v‖, at most −1, the next θ is m(θ − 2αr + α²v), or just m(m(θ)) where the
///    objective at θ − 2αr + α²v is below that at m(θ). So the objective never falls.
/// 2. Where the objective is concave and Newton's step is short (no parameter moves by more than `newton_reach`), that
///    step is taken, again unless the objective falls; its length is also the distance still to go.
///
/// It ends when Newton's step moves no log λ and no log ν by more than options.tolerance, where EM itself stands still
/// in floating point, or after options.iterations E-steps. Leaves `expectation` at the last accepted θ.
EmTrace iterate_accelerated(const EmProblem& problem, Expectation& expectation, const EmOptions& options,
                            const EmParameters& start);

}  // namespace armonica
