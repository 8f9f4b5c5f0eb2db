#include "model/plain_banded_em.hpp"

#include <cmath>

#include <Eigen/LU>

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

BandedFit fit_plain_banded_em(const CentredStatistics& statistics, const std::vector<Band>& bands,
                              const EmOptions& options, std::span<const int> targets) {
    options.check();
    const std::vector<int> chosen(targets.begin(), targets.end());
    const MatrixXd cross = statistics.cross(Eigen::all, chosen);
    double squares = 0.0;
    for (const int target : targets) squares += statistics.target_squares[target];
    const MatrixXd& gram = statistics.gram;
    const auto p = static_cast<double>(targets.size());
    const auto rows = static_cast<double>(statistics.rows);
    const auto band_count = static_cast<Index>(bands.size());

    std::vector<MatrixXd> omegas, inverse_omegas;
    for (const auto& band : bands) {
        const auto size = static_cast<Index>(band.columns.size());
        omegas.push_back(band.smoothness ? smoothness_prior(size, *band.smoothness) : MatrixXd::Identity(size, size));
        inverse_omegas.push_back(omegas.back().inverse());
    }

    BandedFit fit;
    fit.lambdas = VectorXd::Ones(band_count);
    fit.nu = 1.0;
    const auto objective = [&] {
        MatrixXd prior = MatrixXd::Zero(gram.rows(), gram.cols());
        for (std::size_t j = 0; j < bands.size(); ++j)
            prior(bands[j].columns, bands[j].columns) = fit.lambdas[static_cast<Index>(j)] * omegas[j];
        const MatrixXd b = MatrixXd::Identity(gram.rows(), gram.cols()) + prior * gram / fit.nu;
        const double log_determinant = Eigen::PartialPivLU<MatrixXd>(b).matrixLU().diagonal().array().abs().log().sum();
        double score = -0.5 * p * (rows * std::log(fit.nu) + log_determinant) -
                       0.5 * (squares - fit.weights.cwiseProduct(cross).sum()) / fit.nu -
                       (options.phi + 1.0) * std::log(fit.nu) - options.kappa / fit.nu;
        for (Index j = 0; j < band_count; ++j)
            score -= (options.eta + 1.0) * std::log(fit.lambdas[j]) + options.tau / fit.lambdas[j];
        return score;
    };
    MatrixXd sigma;
    for (int iteration = 1;; ++iteration) {
        fit.lambdas_by_iteration.push_back(fit.lambdas);
        MatrixXd precision = gram / fit.nu;
        for (std::size_t j = 0; j < bands.size(); ++j)
            precision(bands[j].columns, bands[j].columns) += inverse_omegas[j] / fit.lambdas[static_cast<Index>(j)];
        sigma = precision.inverse();
        fit.weights = sigma * cross / fit.nu;
        fit.score = objective();
        fit.scores_by_iteration.push_back(fit.score);
        if (iteration == options.iterations) break;

        for (std::size_t j = 0; j < bands.size(); ++j) {
            const MatrixXd w = fit.weights(bands[j].columns, Eigen::all);
            const MatrixXd block = sigma(bands[j].columns, bands[j].columns);
            fit.lambdas[static_cast<Index>(j)] = ((w.transpose() * inverse_omegas[j] * w).trace() +
                                                  p * (inverse_omegas[j] * block).trace() + 2.0 * options.tau) /
                                                 (p * static_cast<double>(w.rows()) + 2.0 * options.eta + 2.0);
        }
        const double residual = squares - 2.0 * fit.weights.cwiseProduct(cross).sum() +
                                (fit.weights.transpose() * gram * fit.weights).trace();
        fit.nu = (residual + p * (gram * sigma).trace() + 2.0 * options.kappa) / (p * rows + 2.0 * options.phi + 2.0);
    }

    return fit;
}

}  // namespace armonica
