#include "model/expectation.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace armonica {

using Eigen::Index;
using Eigen::VectorXd;

EmParameters first_parameters(std::size_t bands) { return {VectorXd::Ones(static_cast<Index>(bands)), 1.0}; }

EmParameters above_rounding(const EmProblem& problem, EmParameters parameters) {
    double spread = 0.0;
    for (std::size_t j = 0; j < problem.ranges.size(); ++j)
        spread += parameters.lambdas[static_cast<Index>(j)] *
                  problem.gram.diagonal().segment(problem.ranges[j].begin, problem.ranges[j].size).cwiseMax(0.0).sum();
    parameters.nu = std::max(parameters.nu, 1e-12 * spread);
    return parameters;
}

void PrecisionFactor::factorise(const EmProblem& problem, const EmParameters& parameters, InverseCholesky& inverter) {
    const Index columns = problem.gram.cols();
    roots.resize(columns);
    for (std::size_t j = 0; j < problem.ranges.size(); ++j)
        roots.segment(problem.ranges[j].begin, problem.ranges[j].size)
            .setConstant(std::sqrt(parameters.lambdas[static_cast<Index>(j)]));
    inverse = problem.gram;
    for (Index column = 0; column < columns; ++column) {
        const Index below = columns - column;
        inverse.col(column).tail(below).array() *= roots.tail(below).array() * (roots[column] / parameters.nu);
    }
    inverse.diagonal().array() += 1.0;
    log_determinant = inverter.invert(inverse, problem.diagonal);
}

Expectation::Expectation(const EmProblem& problem, std::span<const int> targets, const EmOptions& options)
    : problem_(problem),
      options_(options),
      targets_(static_cast<double>(targets.size())),
      cross_(problem.cross.rows(), static_cast<Index>(targets.size())),
      inverter_(problem.gram.cols()),
      traces_(static_cast<Index>(problem.ranges.size())) {
    if (targets.empty()) throw std::invalid_argument("there is no target to fit");
    if (!options.band_priors.empty() && options.band_priors.size() != problem.ranges.size())
        throw std::invalid_argument("there must be one prior for each band");
    for (std::size_t t = 0; t < targets.size(); ++t) {
        cross_.col(static_cast<Index>(t)) = problem.cross.col(targets[t]);
        squares_ += problem.target_squares[targets[t]];
    }
}

void Expectation::at(const EmParameters& parameters) {
    parameters_ = parameters;
    factor_.factorise(problem_, parameters_, inverter_);
    standard_ = (factor_.roots / parameters_.nu).asDiagonal() * cross_;
    standard_ = (factor_.inverse.triangularView<Eigen::Lower>() * standard_).eval();
    standard_ = (factor_.inverse.transpose().triangularView<Eigen::Upper>() * standard_).eval();
    weights_ = factor_.roots.asDiagonal() * standard_;
    for (std::size_t j = 0; j < problem_.ranges.size(); ++j)
        traces_[static_cast<Index>(j)] =
            factor_.inverse.middleCols(problem_.ranges[j].begin, problem_.ranges[j].size).squaredNorm();
    explained_ = weights_.cwiseProduct(cross_).sum();
}

double Expectation::residual() const {
    return std::max(0.0, squares_ - explained_ - parameters_.nu * standard_.squaredNorm());
}

double Expectation::objective() const {
    const double nu = parameters_.nu;
    double prior = -(options_.phi + 1.0) * std::log(nu) - options_.kappa / nu;
    for (std::size_t j = 0; j < problem_.ranges.size(); ++j) {
        const double lambda = parameters_.lambdas[static_cast<Index>(j)];
        prior -= (options_.eta_of(j) + 1.0) * std::log(lambda) + options_.tau_of(j) / lambda;
    }
    return -0.5 * targets_ * (problem_.rows * std::log(nu) + factor_.log_determinant) -
           0.5 * (squares_ - explained_) / nu + prior;
}

EmParameters Expectation::maximised() const {
    EmParameters next = parameters_;
    const auto columns = static_cast<double>(problem_.gram.cols());
    const double uncertain = parameters_.nu * std::max(0.0, columns - traces_.sum());
    next.nu = (residual() + targets_ * uncertain + 2.0 * options_.kappa) /
              (targets_ * problem_.rows + 2.0 * options_.phi + 2.0);
    for (std::size_t j = 0; j < problem_.ranges.size(); ++j) {
        const BandRange& range = problem_.ranges[j];
        const auto band = static_cast<Index>(j);
        const double learned = weights_.middleRows(range.begin, range.size).squaredNorm();
        next.lambdas[band] =
            (learned + targets_ * parameters_.lambdas[band] * traces_[band] + 2.0 * options_.tau_of(j)) /
            (targets_ * static_cast<double>(range.size) + 2.0 * options_.eta_of(j) + 2.0);
    }
    return above_rounding(problem_, std::move(next));
}

}  // namespace armonica
