#include "model/em_iteration.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/em_curvature.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr double newton_reach = 0.5;
// EM that moves no parameter by more than this has arrived, whatever curvature says: it is rounding.
constexpr double standstill = 1e-14;
// Beyond e^±80 there is no variance that data could ask for, and products of such numbers stay finite.
constexpr double largest_logarithm = 80.0;

VectorXd logarithms(const EmParameters& parameters) {
    VectorXd theta(parameters.lambdas.size() + 1);
    theta << parameters.lambdas.array().log(), std::log(parameters.nu);
    return theta;
}

class AcceleratedEm {
public:
    AcceleratedEm(const EmProblem& problem, Expectation& expectation, const EmOptions& options)
        : problem_(problem), expectation_(expectation), options_(options) {}

    EmTrace run(const EmParameters& start) {
        step_to(above_rounding(problem_, start));
        while (!arrived() && steps_left() > 0) {
            if (newton_ && try_step(accepted_ + *newton_, score_)) continue;
            square();
        }
        if (refused_) expectation_.at(held_);
        return std::move(trace_);
    }

private:
    int steps_left() const { return options_.iterations - static_cast<int>(trace_.scores.size()); }

    EmParameters parameters(const VectorXd& theta) const {
        const VectorXd values = theta.cwiseMax(-largest_logarithm).cwiseMin(largest_logarithm).array().exp();
        return above_rounding(problem_, {values.head(values.size() - 1), values[values.size() - 1]});
    }

    // E-step; the point is accepted.
    void step_to(const EmParameters& there) {
        expectation_.at(there);
        accept(there, expectation_.objective());
        trace_.lambdas.push_back(there.lambdas);
        trace_.scores.push_back(score_);
    }

    void accept(const EmParameters& there, double score) {
        held_ = there;
        accepted_ = logarithms(there);
        score_ = score;
        refused_ = false;
    }

    // The same, unless the objective would fall below `least` (by more than rounding).
    bool try_step(const VectorXd& theta, double least) {
        const EmParameters there = parameters(theta);
        expectation_.at(there);
        const double score = expectation_.objective();
        trace_.lambdas.push_back(there.lambdas);
        trace_.scores.push_back(score);
        refused_ = !(score >= least - 1e-13 * std::abs(least));
        if (!refused_) accept(there, score);
        return !refused_;
    }

    // Looks around the accepted point; leaves Newton's step in newton_ where it can be trusted.
    bool arrived() {
        next_ = expectation_.maximised();
        newton_.reset();
        const double moves = (logarithms(next_) - accepted_).cwiseAbs().maxCoeff();
        if (moves <= standstill) return trace_.converged = true;
        if (moves > newton_reach) return false;  // then Newton's step is no shorter
        const EmCurvature curvature = em_curvature(problem_, expectation_, options_);
        const auto inverse = curvature.inverse();
        if (!inverse) return false;
        const VectorXd step = *inverse * curvature.slope;
        const double length = step.cwiseAbs().maxCoeff();
        if (length <= options_.tolerance) return trace_.converged = true;
        if (length <= newton_reach) newton_ = step;
        return false;
    }

    // One cycle of SQUAREM from the accepted point.
    void square() {
        const VectorXd start = accepted_;
        step_to(next_);
        if (steps_left() == 0) return;
        const double score = score_;
        const VectorXd r = accepted_ - start;
        const EmParameters second = expectation_.maximised();
        const VectorXd v = logarithms(second) - accepted_ - r;
        const double alpha = v.norm() > 0.0 ? std::min(-1.0, -r.norm() / v.norm()) : -1.0;
        if (alpha == -1.0 || !try_step(start - 2.0 * alpha * r + alpha * alpha * v, score)) {
            if (steps_left() > 0) step_to(second);
            return;
        }
        if (steps_left() > 0) step_to(expectation_.maximised());
    }

    const EmProblem& problem_;
    Expectation& expectation_;
    const EmOptions& options_;
    EmTrace trace_;
    EmParameters held_;     // the best so far
    VectorXd accepted_;     // its logarithms
    double score_ = 0.0;    // the objective there
    bool refused_ = false;  // the expectation is somewhere else
    EmParameters next_;     // EM's next step from there
    std::optional<VectorXd> newton_;
};

}  // namespace

EmTrace iterate_plainly(const EmProblem& problem, Expectation& expectation, const EmOptions& options,
                        const EmParameters& start) {
    EmTrace trace;
    EmParameters parameters = above_rounding(problem, start);
    for (int iteration = 1; iteration <= options.iterations; ++iteration) {
        trace.lambdas.push_back(parameters.lambdas);
        expectation.at(parameters);
        trace.scores.push_back(expectation.objective());
        if (iteration < options.iterations) parameters = expectation.maximised();
    }
    return trace;
}

EmTrace iterate_accelerated(const EmProblem& problem, Expectation& expectation, const EmOptions& options,
                            const EmParameters& start) {
    return AcceleratedEm(problem, expectation, options).run(start);
}

}  // namespace armonica
