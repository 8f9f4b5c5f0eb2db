#include "model/logistic_em.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <Eigen/Cholesky>

#include "model/logistic_iteration.hpp"

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

double log_odds(double share) { return std::log(share) - std::log1p(-share); }

bool says_nothing(const Eigen::Ref<const VectorXd>& label) {
    return label.minCoeff() == 1.0 || label.maxCoeff() == 0.0;
}

void check_labels(const MatrixXd& labels, Index tracks) {
    if (labels.cols() == 0) throw std::invalid_argument("there is no tag to fit");
    if (labels.rows() != tracks) throw std::invalid_argument("there are more or fewer labels than tracks");
    if (!((labels.array() >= 0.0) && (labels.array() <= 1.0)).all())
        throw std::invalid_argument("the logistic likelihood needs labels, or shares from 0 to 1");
}

void check_lambdas(const VectorXd& lambdas, std::size_t bands) {
    if (lambdas.size() != static_cast<Index>(bands) || !lambdas.allFinite() || (lambdas.array() <= 0.0).any())
        throw std::invalid_argument("a fit needs a variance above 0 for each band");
}

// The parabolas touch at first where the average track would be, with the doubt that the prior leaves.
VectorXd first_xi(const VectorXd& label, const VectorXd& prior_variances) {
    const double share = (label.sum() + 0.5) / (static_cast<double>(label.size()) + 1.0);
    const double average = log_odds(share);
    return (prior_variances.array() + average * average).sqrt().max(1e-3).min(std::abs(average) + 3.0);
}

}  // namespace

LogisticEm::LogisticEm(const MatrixXd& columns, const std::vector<Band>& bands, const EmOptions& options)
    : options_(options) {
    options.check();
    if (columns.cols() == 0) throw std::invalid_argument("there is no column to fit with");
    if (columns.rows() == 0) throw std::invalid_argument("there is no track to fit on");
    if (!columns.allFinite()) throw std::invalid_argument("the columns hold infinite values or NaN");
    check_partition(bands, columns.cols());
    means_ = columns.colwise().mean();
    columns_.resize(columns.cols(), columns.rows());
    largest_.resize(static_cast<Index>(bands.size()));
    for (const Band& band : bands) {
        const BandRange range{static_cast<Index>(column_order_.size()), static_cast<Index>(band.columns.size())};
        column_order_.insert(column_order_.end(), band.columns.begin(), band.columns.end());
        auto rows = columns_.middleRows(range.begin, range.size);
        rows = columns(Eigen::all, band.columns).transpose().colwise() - means_(band.columns);
        bases_.emplace_back();
        if (band.smoothness) {
            bases_.back() = smoothness_prior(range.size, *band.smoothness).llt().matrixL();
            rows = (bases_.back().transpose() * rows).eval();
        }
        const double spread = std::max(rows.squaredNorm(), 1e-20);
        largest_[static_cast<Index>(ranges_.size())] = 1e12 / spread;
        ranges_.push_back(range);
    }
}

VectorXd LogisticEm::first_lambdas(std::size_t bands) { return VectorXd::Constant(static_cast<Index>(bands), 0.1); }

LogisticFit LogisticEm::fit(const MatrixXd& labels) const {
    return run(labels, options_, first_lambdas(ranges_.size()), false, 1);
}

LogisticFit LogisticEm::fit(const MatrixXd& labels, const EmOptions& options, const VectorXd& start, int jobs) const {
    return run(labels, options, start, false, jobs);
}

LogisticFit LogisticEm::fit_at(const MatrixXd& labels, const EmOptions& options, const VectorXd& lambdas,
                               int jobs) const {
    return run(labels, options, lambdas, true, jobs);
}

LogisticFit LogisticEm::run(const MatrixXd& labels, const EmOptions& options, const VectorXd& lambdas,
                            bool lambdas_known, int jobs) const {
    options.check();
    check_labels(labels, columns_.cols());
    check_lambdas(lambdas, ranges_.size());
    LogisticFit fit{.weights = MatrixXd::Zero(columns_.rows(), labels.cols()),
                    .intercepts = VectorXd(labels.cols()),
                    .lambdas = lambdas,
                    .bounds_by_iteration = {}};
    std::vector<Index> told;  // the tags that some track has and some has not
    std::vector<LogisticExpectation> tags;
    for (Index t = 0; t < labels.cols(); ++t) {
        fit.intercepts[t] = log_odds((labels.col(t).sum() + 0.5) / (static_cast<double>(labels.rows()) + 1.0));
        if (says_nothing(labels.col(t))) continue;
        told.push_back(t);
        tags.emplace_back(columns_, ranges_, labels.col(t));
    }
    if (tags.empty()) {
        for (std::size_t j = 0; j < ranges_.size() && !lambdas_known; ++j)
            fit.lambdas[static_cast<Index>(j)] = options.prior_of(j).mode();
        fit.converged = true;
        return fit;
    }
    VectorXd prior_variances = VectorXd::Zero(columns_.cols());
    for (std::size_t j = 0; j < ranges_.size(); ++j)
        prior_variances += std::min(lambdas[static_cast<Index>(j)], 1e6) *
                           columns_.middleRows(ranges_[j].begin, ranges_[j].size).colwise().squaredNorm().transpose();
    LogisticParameters start{lambdas, MatrixXd(columns_.cols(), static_cast<Index>(told.size()))};
    for (std::size_t k = 0; k < told.size(); ++k)
        start.xi.col(static_cast<Index>(k)) = first_xi(labels.col(told[k]), prior_variances);
    LogisticIteration iteration(tags, ranges_, largest_, options, lambdas_known, jobs);
    iteration.run(std::move(start));
    for (std::size_t k = 0; k < told.size(); ++k) {
        fit.weights.col(told[k]) = in_callers_columns(tags[k].weights());
        fit.intercepts[told[k]] = tags[k].intercept() - means_.dot(fit.weights.col(told[k]));
    }
    fit.lambdas = iteration.lambdas();
    fit.bounds_by_iteration = iteration.bounds();
    fit.bound = fit.bounds_by_iteration.back();
    fit.converged = iteration.converged();
    return fit;
}

VectorXd LogisticEm::in_callers_columns(const VectorXd& weights) const {
    VectorXd result(weights.size());
    for (std::size_t j = 0; j < ranges_.size(); ++j) {
        VectorXd block = weights.segment(ranges_[j].begin, ranges_[j].size);
        if (bases_[j].size() > 0) block = (bases_[j] * block).eval();
        for (Index i = 0; i < ranges_[j].size; ++i)
            result[column_order_[static_cast<std::size_t>(ranges_[j].begin + i)]] = block[i];
    }
    return result;
}

}  // namespace armonica
