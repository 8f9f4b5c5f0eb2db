#include "model/banded_em.hpp"

#include <algorithm>
#include <stdexcept>

#include "model/em_iteration.hpp"
#include "model/expectation.hpp"

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

BandedEm::BandedEm(const CentredStatistics& statistics, const std::vector<Band>& bands, const EmOptions& options)
    : options_(options) {
    options.check();
    problem_ = make_em_problem(statistics, bands);
}

BandedFit BandedEm::fit(std::span<const int> targets) const {
    return fit(targets, options_, first_parameters(problem_.ranges.size()));
}

BandedFit BandedEm::fit(std::span<const int> targets, const EmOptions& options, const EmParameters& start) const {
    options.check();
    Expectation expectation(problem_, targets, options);
    EmTrace trace = options.acceleration == Acceleration::none
                        ? iterate_plainly(problem_, expectation, options, start)
                        : iterate_accelerated(problem_, expectation, options, start);
    BandedFit fit;
    fit.weights = problem_.in_callers_columns(expectation.weights());
    fit.lambdas = expectation.parameters().lambdas;
    fit.nu = expectation.parameters().nu;
    fit.score = expectation.objective();
    fit.lambdas_by_iteration = std::move(trace.lambdas);
    fit.scores_by_iteration = std::move(trace.scores);
    fit.converged = trace.converged;
    return fit;
}

EmUncertainty BandedEm::uncertainty(const BandedFit& fit, std::span<const int> targets) const {
    return uncertainty(fit, targets, options_);
}

EmUncertainty BandedEm::uncertainty(const BandedFit& fit, std::span<const int> targets,
                                    const EmOptions& options) const {
    Expectation expectation(problem_, targets, options);
    expectation.at({fit.lambdas, fit.nu});
    return em_uncertainty(em_curvature(problem_, expectation, options));
}

MatrixXd BandedEm::posterior_root(const BandedFit& fit) const {
    // Σ = T S B⁻¹ S Tᵀ with B⁻¹ = L⁻ᵀ L⁻¹.
    PrecisionFactor factor;
    InverseCholesky inverter(problem_.gram.cols());
    factor.factorise(problem_, {fit.lambdas, fit.nu}, inverter);
    return problem_.in_callers_columns(factor.roots.asDiagonal() * factor.inverse.transpose());
}

VectorXd score_variances(const MatrixXd& rows, const MatrixXd& posterior_root) {
    if (rows.cols() != posterior_root.rows())
        throw std::invalid_argument("the rows have another number of columns than the fit");
    constexpr Index chunk_rows = 1024;
    VectorXd variances(rows.rows());
    for (Index begin = 0; begin < rows.rows(); begin += chunk_rows) {
        const Index size = std::min(chunk_rows, rows.rows() - begin);
        const MatrixXd chunk = rows.middleRows(begin, size).transpose();
        variances.segment(begin, size) = (posterior_root.transpose() * chunk).colwise().squaredNorm().transpose();
    }
    return variances;
}

}  // namespace armonica
