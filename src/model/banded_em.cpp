#include "model/banded_em.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

#include "model/inverse_cholesky.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

void require_at_least(const char* name, double value, double least) {
    if (std::isfinite(value) && value >= least) return;
    throw std::invalid_argument(std::string(name) + " is " + std::to_string(value) +
                                "; it must be a number of at least " + (least > 0.0 ? "1e-12" : "0"));
}

void check_partition(const std::vector<Band>& bands, Index columns) {
    std::vector<int> seen(static_cast<std::size_t>(columns), 0);
    for (const auto& band : bands) {
        for (const int column : band.columns) {
            if (column < 0 || column >= columns) throw std::invalid_argument("a band names a column that is not there");
            ++seen[static_cast<std::size_t>(column)];
        }
        if (band.smoothness && !(std::isfinite(*band.smoothness) && *band.smoothness > 0.0))
            throw std::invalid_argument("the smoothness of a band must be above 0");
    }
    if (std::any_of(seen.begin(), seen.end(), [](int times) { return times != 1; }))
        throw std::invalid_argument("every column must be in exactly one band");
}

// One fit's numbers from one E-step to the next.
struct Iteration {
    VectorXd roots;                // √λ by column
    MatrixXd factor;               // B, then L⁻¹
    MatrixXd standard;             // r = S⁻¹ W
    MatrixXd weights;              // W in the transformed columns
    VectorXd traces;               // tr((B⁻¹)_jj) by band
    double log_determinant = 0.0;  // log|B|
};

}  // namespace

void EmOptions::check() const {
    require_at_least("eta", eta, 0.0);
    require_at_least("tau", tau, 1e-12);
    require_at_least("phi", phi, 0.0);
    require_at_least("kappa", kappa, 1e-12);
    if (iterations < 1) throw std::invalid_argument("iterations is " + std::to_string(iterations) + ", below 1");
}

MatrixXd smoothness_prior(Index size, double h) {
    return MatrixXd::NullaryExpr(size, size, [h](Index a, Index b) {
        const double distance = std::sqrt(3.0) * std::abs(static_cast<double>(a - b)) / h;
        return (1.0 + distance) * std::exp(-distance);
    });
}

BandedEm::BandedEm(const CentredStatistics& statistics, const std::vector<Band>& bands, const EmOptions& options)
    : options_(options), rows_(static_cast<double>(statistics.rows)), ranges_(bands.size()), bases_(bands.size()) {
    options.check();
    if (statistics.gram.cols() == 0) throw std::invalid_argument("there is no column to fit with");
    check_partition(bands, statistics.gram.cols());
    if (!statistics.gram.allFinite() || !statistics.cross.allFinite() || !statistics.target_squares.allFinite())
        throw std::invalid_argument("the statistics hold infinite values or NaN");

    // The widest band leads.
    std::vector<std::size_t> order(bands.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return bands[a].columns.size() > bands[b].columns.size(); });
    for (const auto j : order) {
        ranges_[j] = {static_cast<Index>(column_order_.size()), static_cast<Index>(bands[j].columns.size())};
        column_order_.insert(column_order_.end(), bands[j].columns.begin(), bands[j].columns.end());
        if (bands[j].smoothness) {
            const MatrixXd prior = smoothness_prior(ranges_[j].size, *bands[j].smoothness);
            bases_[j] = prior.llt().matrixL();
        }
    }
    gram_ = statistics.gram(column_order_, column_order_);
    cross_ = statistics.cross(column_order_, Eigen::all);
    target_squares_ = statistics.target_squares;

    const auto change_basis = [&](const BandRange& range, const MatrixXd& basis) {
        gram_.middleRows(range.begin, range.size) =
            (basis.transpose() * gram_.middleRows(range.begin, range.size)).eval();
        gram_.middleCols(range.begin, range.size) = (gram_.middleCols(range.begin, range.size) * basis).eval();
        cross_.middleRows(range.begin, range.size) =
            (basis.transpose() * cross_.middleRows(range.begin, range.size)).eval();
    };
    for (std::size_t j = 0; j < bands.size(); ++j)
        if (bases_[j].size() > 0) change_basis(ranges_[j], bases_[j]);

    const auto widest = order.front();
    diagonal_ = ranges_[widest].size;
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(gram_.topLeftCorner(diagonal_, diagonal_));
    const MatrixXd& rotation = eigen.eigenvectors();
    change_basis(ranges_[widest], rotation);
    // A Gram matrix has no negative eigenvalue; rounding may think otherwise.
    gram_.topLeftCorner(diagonal_, diagonal_) = eigen.eigenvalues().cwiseMax(0.0).asDiagonal();
    if (bases_[widest].size() > 0)
        bases_[widest] *= rotation;
    else
        bases_[widest] = rotation;
}

BandedFit BandedEm::fit(std::span<const int> targets) const {
    if (targets.empty()) throw std::invalid_argument("there is no target to fit");
    MatrixXd cross(cross_.rows(), static_cast<Index>(targets.size()));
    double squares = 0.0;
    for (std::size_t t = 0; t < targets.size(); ++t) {
        cross.col(static_cast<Index>(t)) = cross_.col(targets[t]);
        squares += target_squares_[targets[t]];
    }
    const auto p = static_cast<double>(targets.size());
    const Index columns = gram_.cols();
    const auto bands = static_cast<Index>(ranges_.size());

    VectorXd lambdas = VectorXd::Ones(bands);
    double nu = 1.0;
    Iteration now{.roots = VectorXd(columns), .factor = {}, .standard = {}, .weights = {}, .traces = VectorXd(bands)};
    InverseCholesky inverse(columns);
    BandedFit fit;

    // Σ_j λ_j tr(FᵀF_jj) is the spread that the prior gives to F w: less noise than 1e-12 of it is lost in rounding,
    // and B would no longer be positive definite in floating point.
    const auto least_noise = [&] {
        double spread = 0.0;
        for (std::size_t j = 0; j < ranges_.size(); ++j)
            spread += lambdas[static_cast<Index>(j)] *
                      gram_.diagonal().segment(ranges_[j].begin, ranges_[j].size).cwiseMax(0.0).sum();
        return 1e-12 * spread;
    };
    nu = std::max(nu, least_noise());

    const auto expect = [&] {
        for (std::size_t j = 0; j < ranges_.size(); ++j)
            now.roots.segment(ranges_[j].begin, ranges_[j].size).setConstant(std::sqrt(lambdas[static_cast<Index>(j)]));
        now.factor = gram_;
        for (Index column = 0; column < columns; ++column) {
            const Index below = columns - column;
            now.factor.col(column).tail(below).array() *= now.roots.tail(below).array() * (now.roots[column] / nu);
        }
        now.factor.diagonal().array() += 1.0;
        now.log_determinant = inverse.invert(now.factor, diagonal_);
        now.standard = (now.roots / nu).asDiagonal() * cross;
        now.standard = (now.factor.triangularView<Eigen::Lower>() * now.standard).eval();
        now.standard = (now.factor.transpose().triangularView<Eigen::Upper>() * now.standard).eval();
        now.weights = now.roots.asDiagonal() * now.standard;
        for (std::size_t j = 0; j < ranges_.size(); ++j)
            now.traces[static_cast<Index>(j)] = now.factor.middleCols(ranges_[j].begin, ranges_[j].size).squaredNorm();
    };
    const auto maximise = [&] {
        const double explained = now.weights.cwiseProduct(cross).sum();
        const double residual = std::max(0.0, squares - explained - nu * now.standard.squaredNorm());
        const double uncertain = nu * std::max(0.0, static_cast<double>(columns) - now.traces.sum());
        nu = (residual + p * uncertain + 2.0 * options_.kappa) / (p * rows_ + 2.0 * options_.phi + 2.0);
        for (std::size_t j = 0; j < ranges_.size(); ++j) {
            auto& lambda = lambdas[static_cast<Index>(j)];
            const double learned = now.weights.middleRows(ranges_[j].begin, ranges_[j].size).squaredNorm();
            lambda = (learned + p * lambda * now.traces[static_cast<Index>(j)] + 2.0 * options_.tau) /
                     (p * static_cast<double>(ranges_[j].size) + 2.0 * options_.eta + 2.0);
        }
        nu = std::max(nu, least_noise());
    };

    for (int iteration = 1; iteration <= options_.iterations; ++iteration) {
        fit.lambdas_by_iteration.push_back(lambdas);
        expect();
        if (iteration < options_.iterations) maximise();
    }

    fit.lambdas = lambdas;
    fit.nu = nu;
    fit.score = -0.5 * p * (rows_ * std::log(nu) + now.log_determinant) -
                0.5 * (squares - now.weights.cwiseProduct(cross).sum()) / nu -
                ((options_.eta + 1.0) * lambdas.array().log() + options_.tau / lambdas.array()).sum() -
                (options_.phi + 1.0) * std::log(nu) - options_.kappa / nu;
    fit.weights.resize(columns, cross.cols());
    for (std::size_t j = 0; j < ranges_.size(); ++j) {
        MatrixXd weights = now.weights.middleRows(ranges_[j].begin, ranges_[j].size);
        if (bases_[j].size() > 0) weights = (bases_[j] * weights).eval();
        for (Index i = 0; i < ranges_[j].size; ++i)
            fit.weights.row(column_order_[static_cast<std::size_t>(ranges_[j].begin + i)]) = weights.row(i);
    }
    return fit;
}

}  // namespace armonica
