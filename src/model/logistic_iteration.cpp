#include "model/logistic_iteration.hpp"

#include <algorithm>
#include <cmath>

#include "model/parallel.hpp"

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

// λ is refined so often before the bounds are moved, which costs much more.
constexpr int lambda_steps = 4;
// Beyond there is no variance and no log-odds that data could ask for, and products of such numbers stay finite.
constexpr double smallest_lambda = 1e-34;
constexpr double smallest_xi = 1e-12;
constexpr double largest_xi = 1e12;

// first − 2αr + α²v, all in logarithms.
template <typename Values>
Values extrapolated(const Values& first, const Values& second, const Values& third, double alpha) {
    const auto r = second.array().log() - first.array().log();
    const auto v = third.array().log() - second.array().log() - r;
    return (first.array().log() - 2.0 * alpha * r + alpha * alpha * v).exp().matrix();
}

}  // namespace

LogisticIteration::LogisticIteration(std::vector<LogisticExpectation>& tags, const std::vector<BandRange>& ranges,
                                     VectorXd largest, const EmOptions& options, bool lambdas_known, int jobs)
    : tags_(tags),
      ranges_(ranges),
      largest_(std::move(largest)),
      options_(options),
      lambdas_known_(lambdas_known),
      jobs_(jobs) {}

void LogisticIteration::run(LogisticParameters start) {
    start.lambdas = start.lambdas.cwiseMin(largest_).cwiseMax(smallest_lambda);
    step_to(std::move(start));
    while (steps_left()) {
        const LogisticParameters first = held_;
        if (step_to(stepped()) || !steps_left()) return;
        const LogisticParameters second = held_;
        const LogisticParameters third = stepped();
        if (leap(first, second, third)) continue;
        if (!steps_left()) {
            bound_at(held_);  // the leap left the tags elsewhere
            return;
        }
        if (step_to(third)) return;
    }
}

// True once the bound hardly rises.
bool LogisticIteration::step_to(LogisticParameters there) {
    const double bound = bound_at(there);
    converged_ = !bounds_.empty() && bound - bounds_.back() <= options_.tolerance * std::abs(bound);
    held_ = std::move(there);
    bounds_.push_back(bound);
    return converged_;
}

// SQUAREM's leap along three points of EM; false where it is none, or the bound would be below that of the second.
bool LogisticIteration::leap(const LogisticParameters& first, const LogisticParameters& second,
                             const LogisticParameters& third) {
    if (!steps_left()) return false;
    const auto squared_move = [](const auto& from, const auto& to) {
        return (to.array().log() - from.array().log()).square().sum();
    };
    const auto squared_turn = [](const auto& a, const auto& b, const auto& c) {
        return (c.array().log() - 2.0 * b.array().log() + a.array().log()).square().sum();
    };
    const double move = squared_move(first.lambdas, second.lambdas) + squared_move(first.xi, second.xi);
    const double turn =
        squared_turn(first.lambdas, second.lambdas, third.lambdas) + squared_turn(first.xi, second.xi, third.xi);
    if (!(move > turn && turn > 0.0)) return false;
    const double alpha = -std::sqrt(move / turn);
    LogisticParameters there{extrapolated(first.lambdas, second.lambdas, third.lambdas, alpha),
                             extrapolated(first.xi, second.xi, third.xi, alpha)};
    if (lambdas_known_) there.lambdas = held_.lambdas;  // without the rounding of logarithms
    there.lambdas = there.lambdas.cwiseMin(largest_).cwiseMax(smallest_lambda);
    there.xi = there.xi.cwiseMin(largest_xi).cwiseMax(smallest_xi);
    const double bound = bound_at(there);
    if (!(bound >= bounds_.back())) return false;
    held_ = std::move(there);
    bounds_.push_back(bound);
    return true;
}

double LogisticIteration::bound_at(const LogisticParameters& there) {
    ++steps_;
    for_each_index(tags_.size(), jobs_, [&](std::size_t t) {
        tags_[t].touch(there.xi.col(static_cast<Index>(t)));
        tags_[t].at(there.lambdas);
    });
    double bound = 0.0;
    for (const LogisticExpectation& tag : tags_) bound += tag.bound();
    if (lambdas_known_) return bound;
    for (std::size_t j = 0; j < ranges_.size(); ++j) {
        const double lambda = there.lambdas[static_cast<Index>(j)];
        bound -= (options_.eta_of(j) + 1.0) * std::log(lambda) + options_.tau_of(j) / lambda;
    }
    return bound;
}

VectorXd LogisticIteration::maximised_lambdas() const {
    VectorXd lambdas(static_cast<Index>(ranges_.size()));
    const auto tags = static_cast<double>(tags_.size());
    for (std::size_t j = 0; j < ranges_.size(); ++j) {
        const auto band = static_cast<Index>(j);
        double squares = 0.0;
        for (const LogisticExpectation& tag : tags_) squares += tag.squares()[band];
        lambdas[band] = (squares + 2.0 * options_.tau_of(j)) /
                        (tags * static_cast<double>(ranges_[j].size) + 2.0 * options_.eta_of(j) + 2.0);
    }
    return lambdas.cwiseMin(largest_).cwiseMax(smallest_lambda);
}

void LogisticIteration::move_to(const VectorXd& lambdas) {
    for_each_index(tags_.size(), jobs_, [&](std::size_t t) { tags_[t].at(lambdas); });
}

// One step of EM from where the tags are.
LogisticParameters LogisticIteration::stepped() {
    LogisticParameters next{held_.lambdas, MatrixXd(held_.xi.rows(), held_.xi.cols())};
    if (!lambdas_known_) {
        for (int step = 1; step < lambda_steps; ++step) move_to(maximised_lambdas());
        next.lambdas = maximised_lambdas();
    }
    for_each_index(tags_.size(), jobs_,
                   [&](std::size_t t) { next.xi.col(static_cast<Index>(t)) = tags_[t].best_xi(); });
    next.xi = next.xi.cwiseMin(largest_xi).cwiseMax(smallest_xi);
    return next;
}

}  // namespace armonica
