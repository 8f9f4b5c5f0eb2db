#include "model/logistic_expectation.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "model/inverse_cholesky.hpp"

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

// Tracks at a time: their columns stay in the cache, and memory does not grow with the collection.
constexpr Index chunk_size = 256;

template <typename Work>
void for_each_chunk(Index tracks, const Work& work) {
    for (Index begin = 0; begin < tracks; begin += chunk_size) work(begin, std::min(chunk_size, tracks - begin));
}

}  // namespace

double bound_precision(double xi) {
    if (xi < 1e-4) return 0.25 - xi * xi / 48.0;  // the quotient loses its digits there
    return std::tanh(0.5 * xi) / (2.0 * xi);
}

double bound_height(double xi) { return 0.25 * xi * std::tanh(0.5 * xi) - 0.5 * xi - std::log1p(std::exp(-xi)); }

LogisticExpectation::LogisticExpectation(const MatrixXd& columns, const std::vector<BandRange>& ranges, VectorXd labels)
    : columns_(columns), ranges_(ranges), halves_(std::move(labels)) {
    halves_.array() -= 0.5;
}

void LogisticExpectation::touch(const VectorXd& xi) {
    const VectorXd omega = xi.unaryExpr(&bound_precision);
    height_ = xi.unaryExpr(&bound_height).sum();
    precision_ = omega.sum();
    centre_ = columns_ * omega / precision_;
    gram_.setZero(columns_.rows(), columns_.rows());
    cross_.setZero(columns_.rows());
    for_each_chunk(columns_.cols(), [&](Index begin, Index size) {
        MatrixXd chunk = columns_.middleCols(begin, size).colwise() - centre_;
        cross_.noalias() += chunk * halves_.segment(begin, size);
        chunk.array().rowwise() *= omega.segment(begin, size).array().sqrt().transpose();
        gram_.selfadjointView<Eigen::Lower>().rankUpdate(chunk);
    });
}

void LogisticExpectation::at(const VectorXd& lambdas) {
    roots_.resize(columns_.rows());
    for (std::size_t j = 0; j < ranges_.size(); ++j)
        roots_.segment(ranges_[j].begin, ranges_[j].size).setConstant(std::sqrt(lambdas[static_cast<Index>(j)]));
    inverse_ = roots_.asDiagonal() * gram_ * roots_.asDiagonal();
    inverse_.diagonal().array() += 1.0;
    log_determinant_ = InverseCholesky(inverse_.rows()).invert(inverse_);
    const VectorXd standard = inverse_.transpose() * (inverse_ * roots_.cwiseProduct(cross_));
    weights_ = roots_.cwiseProduct(standard);
    squares_.resize(lambdas.size());
    for (std::size_t j = 0; j < ranges_.size(); ++j) {
        const BandRange& band = ranges_[j];
        squares_[static_cast<Index>(j)] =
            lambdas[static_cast<Index>(j)] * (standard.segment(band.begin, band.size).squaredNorm() +
                                              inverse_.middleCols(band.begin, band.size).squaredNorm());
    }
}

double LogisticExpectation::bound() const {
    const double half_sum = halves_.sum();
    return height_ + 0.5 * std::log(2.0 * std::numbers::pi / precision_) + 0.5 * half_sum * half_sum / precision_ -
           0.5 * log_determinant_ + 0.5 * weights_.dot(cross_);
}

VectorXd LogisticExpectation::best_xi() const {
    const double average = halves_.sum() / precision_;
    const MatrixXd root = inverse_ * roots_.asDiagonal();  // Σ = rootᵀ root
    VectorXd xi(columns_.cols());
    for_each_chunk(columns_.cols(), [&](Index begin, Index size) {
        const MatrixXd chunk = columns_.middleCols(begin, size).colwise() - centre_;
        const MatrixXd spread = root.triangularView<Eigen::Lower>() * chunk;
        const VectorXd means = (chunk.transpose() * weights_).array() + average;
        xi.segment(begin, size) =
            (means.array().square() + spread.colwise().squaredNorm().transpose().array() + 1.0 / precision_).sqrt();
    });
    return xi;
}

double LogisticExpectation::intercept() const { return halves_.sum() / precision_ - centre_.dot(weights_); }

}  // namespace armonica
