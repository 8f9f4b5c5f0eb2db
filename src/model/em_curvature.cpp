#include "model/em_curvature.hpp"

#include <cmath>

#include <Eigen/Cholesky>

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

EmCurvature em_curvature(const EmProblem& problem, const Expectation& expectation, const EmOptions& options) {
    const auto bands = static_cast<Index>(problem.ranges.size());
    const double p = expectation.targets();
    const auto& [lambdas, nu] = expectation.parameters();
    const MatrixXd& factor = expectation.factor().inverse;
    const MatrixXd& r = expectation.standard();
    MatrixXd h = MatrixXd::Identity(factor.rows(), factor.cols());
    h.noalias() -= factor.transpose() * factor;
    const MatrixXd h_r = h * r;
    const double e = expectation.residual() / nu;

    EmCurvature curvature{VectorXd(bands + 1), MatrixXd(bands + 1, bands + 1), VectorXd(bands + 1)};
    VectorXd traces(bands), squares(bands), quadratics(bands);  // tr H_jj, ‖r_j‖², r_jᵀ(H r)_j
    MatrixXd norms(bands, bands);                               // ‖H_jk‖²
    for (Index j = 0; j < bands; ++j) {
        const BandRange& a = problem.ranges[static_cast<std::size_t>(j)];
        const auto r_a = r.middleRows(a.begin, a.size);
        traces[j] = h.diagonal().segment(a.begin, a.size).sum();
        squares[j] = r_a.squaredNorm();
        quadratics[j] = r_a.cwiseProduct(h_r.middleRows(a.begin, a.size)).sum();
        for (Index k = 0; k <= j; ++k) {
            const BandRange& b = problem.ranges[static_cast<std::size_t>(k)];
            const auto block = h.block(a.begin, b.begin, a.size, b.size);
            norms(j, k) = norms(k, j) = block.squaredNorm();
            const double bilinear = r_a.cwiseProduct(block * r.middleRows(b.begin, b.size)).sum();
            curvature.hessian(j, k) = curvature.hessian(k, j) = 0.5 * p * norms(j, k) - bilinear;
        }
        const double by_data = -0.5 * p * traces[j] + 0.5 * squares[j];
        curvature.prior[j] = options.tau_of(static_cast<std::size_t>(j)) / lambdas[j];
        curvature.slope[j] = by_data - (options.eta_of(static_cast<std::size_t>(j)) + 1.0) + curvature.prior[j];
        curvature.hessian(j, j) += by_data - curvature.prior[j];
    }
    for (Index j = 0; j < bands; ++j)
        curvature.hessian(j, bands) = curvature.hessian(bands, j) =
            0.5 * p * (traces[j] - norms.row(j).sum()) - (squares[j] - quadratics[j]);
    const double by_data = -0.5 * p * (problem.rows - traces.sum()) + 0.5 * e;
    curvature.prior[bands] = options.kappa / nu;
    curvature.slope[bands] = by_data - (options.phi + 1.0) + curvature.prior[bands];
    curvature.hessian(bands, bands) = 0.5 * p * (problem.rows - 2.0 * traces.sum() + norms.sum()) -
                                      (e - squares.sum() + quadratics.sum()) + by_data - curvature.prior[bands];
    return curvature;
}

std::optional<MatrixXd> EmCurvature::inverse() const {
    const Index size = slope.size();
    const Eigen::LLT<MatrixXd> factor(-hessian);
    if (factor.info() != Eigen::Success) return std::nullopt;
    MatrixXd inverse = factor.solve(MatrixXd::Identity(size, size));
    if (!inverse.allFinite()) return std::nullopt;
    return inverse;
}

EmUncertainty em_uncertainty(const EmCurvature& curvature) {
    const Index bands = curvature.slope.size() - 1;
    EmUncertainty uncertainty;
    uncertainty.log_lambda_deviations.resize(static_cast<std::size_t>(bands));
    const auto inverse = curvature.inverse();
    if (!inverse) return uncertainty;
    const double distance = std::sqrt(std::max(0.0, curvature.slope.dot(*inverse * curvature.slope)));
    if (!(distance <= EmUncertainty::far)) return uncertainty;
    uncertainty.covariance = inverse;
    for (Index j = 0; j < bands; ++j)
        if (curvature.prior[j] <= 0.5 * -curvature.hessian(j, j))
            uncertainty.log_lambda_deviations[static_cast<std::size_t>(j)] = std::sqrt((*inverse)(j, j));
    uncertainty.log_nu_deviation = std::sqrt((*inverse)(bands, bands));
    return uncertainty;
}

}  // namespace armonica
