#include "model/em_curvature.hpp"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>
#include <Eigen/LU>

#include "model/banded_em.hpp"
#include "model/consecutive_bands.hpp"
#include "model/random_data.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// The objective of the definition, from the M × M covariance: nothing of the fast path is in it.
double objective(const MatrixXd& f, const MatrixXd& y, const MatrixXd& omega, const std::vector<int>& sizes,
                 const VectorXd& theta, const EmOptions& options) {
    const Index bands = theta.size() - 1;
    MatrixXd scale = MatrixXd::Zero(f.cols(), 1);
    Index begin = 0;
    double prior = -(options.phi + 1.0) * theta[bands] - options.kappa * std::exp(-theta[bands]);
    for (Index j = 0; j < bands; ++j) {
        const int size = sizes[static_cast<std::size_t>(j)];
        scale.middleRows(begin, size).setConstant(std::exp(0.5 * theta[j]));
        begin += size;
        prior += -(options.eta + 1.0) * theta[j] - options.tau * std::exp(-theta[j]);
    }
    const MatrixXd lambda = scale.asDiagonal() * omega * scale.asDiagonal();
    const MatrixXd covariance =
        std::exp(theta[bands]) * MatrixXd::Identity(f.rows(), f.rows()) + f * lambda * f.transpose();
    const Eigen::PartialPivLU<MatrixXd> lu(covariance);
    const double log_determinant = lu.matrixLU().diagonal().array().abs().log().sum();
    return prior - 0.5 * static_cast<double>(y.cols()) * log_determinant - 0.5 * y.cwiseProduct(lu.solve(y)).sum();
}

struct Problem {
    std::vector<int> sizes = {4, 6, 2};
    std::vector<Band> bands = test::consecutive_bands(sizes);
    MatrixXd features, targets, omega = MatrixXd::Identity(12, 12);
    CentredStatistics statistics;

    explicit Problem(unsigned seed) {
        bands[1].smoothness = 2.0;
        omega.block(4, 4, 6, 6) = smoothness_prior(6, 2.0);
        features = test::random_matrix(40, 12, seed);
        features.rowwise() -= features.colwise().mean().eval();
        targets = features.leftCols(5) * test::random_matrix(5, 2, seed + 10) + test::random_matrix(40, 2, seed + 20);
        targets.rowwise() -= targets.colwise().mean().eval();
        statistics = centre(gather_statistics(features, targets));
    }
};

TEST(EmCurvature, IsTheDerivativeOfTheObjective) {
    for (const unsigned seed : {1u, 2u, 3u})
        for (const std::vector<int>& chosen : {std::vector<int>{0}, std::vector<int>{0, 1}}) {
            const Problem problem(seed);
            const EmOptions options{.eta = 0.3, .tau = 0.2, .phi = 0.1, .kappa = 0.05};
            const EmProblem transformed = make_em_problem(problem.statistics, problem.bands);
            Expectation expectation(transformed, chosen, options);
            const VectorXd theta{{0.3, -1.1, -2.0, 0.2}};
            expectation.at({theta.head(3).array().exp(), std::exp(theta[3])});
            const EmCurvature curvature = em_curvature(transformed, expectation, options);

            const auto value = [&](const VectorXd& at) {
                return objective(problem.features, problem.targets(Eigen::all, chosen), problem.omega, problem.sizes,
                                 at, options);
            };
            EXPECT_NEAR(expectation.objective(), value(theta), 1e-9 * std::abs(value(theta)));
            const double h = 1e-3;
            const MatrixXd step = h * MatrixXd::Identity(4, 4);
            for (Index i = 0; i < 4; ++i) {
                const double slope = (value(theta + step.col(i)) - value(theta - step.col(i))) / (2.0 * h);
                EXPECT_NEAR(curvature.slope[i], slope, 1e-5 * (1.0 + std::abs(slope))) << i;
                for (Index k = 0; k < 4; ++k) {
                    const double bend =
                        (value(theta + step.col(i) + step.col(k)) - value(theta + step.col(i) - step.col(k)) -
                         value(theta - step.col(i) + step.col(k)) + value(theta - step.col(i) - step.col(k))) /
                        (4.0 * h * h);
                    EXPECT_NEAR(curvature.hessian(i, k), bend, 1e-4 * (1.0 + std::abs(bend))) << i << ", " << k;
                }
            }
        }
}

TEST(EmUncertainty, IsTheInverseCurvatureWhereTheFitHasArrived) {
    const Problem problem(4);
    const EmOptions options{.acceleration = Acceleration::squarem};
    const BandedEm em(problem.statistics, problem.bands, options);
    const std::vector<int> both = {0, 1};
    const BandedFit fit = em.fit(both);
    ASSERT_TRUE(fit.converged);
    const EmUncertainty uncertainty = em.uncertainty(fit, both);
    ASSERT_TRUE(uncertainty.covariance);
    ASSERT_TRUE(uncertainty.log_lambda_deviations[0]);
    EXPECT_NEAR(*uncertainty.log_lambda_deviations[0], std::sqrt((*uncertainty.covariance)(0, 0)), 1e-15);
    EXPECT_NEAR(*uncertainty.log_nu_deviation, std::sqrt((*uncertainty.covariance)(3, 3)), 1e-15);
    // 2 · 40 residuals say the noise's logarithm to about √(2 / 80), a little worse for the weights they also pay for.
    EXPECT_GT(*uncertainty.log_nu_deviation, std::sqrt(2.0 / 80.0));
    EXPECT_LT(*uncertainty.log_nu_deviation, 1.4 * std::sqrt(2.0 / 80.0));
}

TEST(EmUncertainty, CoversTheTruth) {
    // λ and ν drawn once, weights and noise anew: the true log λ lies within 1.96 deviations in about 95 % of fits.
    const std::vector<int> sizes = {40, 30};
    const VectorXd truth{{std::log(0.5), std::log(0.1)}};
    int inside = 0, all = 0, noise_inside = 0;
    for (unsigned seed = 0; seed < 150; ++seed) {
        const MatrixXd features = test::random_matrix(300, 70, 1000 + seed);
        MatrixXd weights = test::random_matrix(70, 1, 5000 + seed);
        weights.topRows(40) *= std::exp(0.5 * truth[0]);
        weights.bottomRows(30) *= std::exp(0.5 * truth[1]);
        const MatrixXd y = features * weights + 2.0 * test::random_matrix(300, 1, 9000 + seed);
        const EmOptions options{.acceleration = Acceleration::squarem};
        const BandedEm em(centre(gather_statistics(features, y)), test::consecutive_bands(sizes), options);
        const BandedFit fit = em.fit(std::vector<int>{0});
        const EmUncertainty uncertainty = em.uncertainty(fit, std::vector<int>{0});
        ASSERT_TRUE(uncertainty.covariance) << seed;
        for (Index j = 0; j < 2; ++j) {
            const auto deviation = uncertainty.log_lambda_deviations[static_cast<std::size_t>(j)];
            if (!deviation) continue;
            ++all;
            inside += std::abs(std::log(fit.lambdas[j]) - truth[j]) <= 1.96 * *deviation;
        }
        noise_inside += std::abs(std::log(fit.nu) - std::log(4.0)) <= 1.96 * *uncertainty.log_nu_deviation;
    }
    ASSERT_GT(all, 280);
    EXPECT_GT(inside, static_cast<int>(0.90 * all));
    EXPECT_LT(inside, static_cast<int>(0.99 * all));
    EXPECT_GT(noise_inside, 135);
}

TEST(EmUncertainty, IsSilentWhereThereIsNothingToSay) {
    const MatrixXd features = test::random_matrix(400, 20, 3);
    const MatrixXd target = features.leftCols(10) * test::random_matrix(10, 1, 4) + test::random_matrix(400, 1, 5);
    const auto statistics = centre(gather_statistics(features, target));
    const auto bands = test::consecutive_bands({10, 10});  // the second tells nothing
    const std::vector<int> only = {0};
    const BandedEm hasty(statistics, bands, {.iterations = 2});
    EXPECT_FALSE(hasty.uncertainty(hasty.fit(only), only).covariance) << "not converged";

    const BandedEm em(statistics, bands, {.acceleration = Acceleration::squarem});
    const BandedFit fit = em.fit(only);
    ASSERT_TRUE(fit.converged);
    const EmUncertainty uncertainty = em.uncertainty(fit, only);
    EXPECT_TRUE(uncertainty.log_lambda_deviations[0]);
    ASSERT_LT(fit.lambdas[1], 3e-4);
    EXPECT_FALSE(uncertainty.log_lambda_deviations[1]) << "λ is where its prior puts it";
}

TEST(ScoreVariances, AreThoseOfThePosteriorWeights) {
    const Problem problem(6);
    const BandedEm em(problem.statistics, problem.bands, {.iterations = 30});
    const BandedFit fit = em.fit(std::vector<int>{0});
    VectorXd scale(12);
    scale << VectorXd::Constant(4, fit.lambdas[0]), VectorXd::Constant(6, fit.lambdas[1]),
        VectorXd::Constant(2, fit.lambdas[2]);
    const MatrixXd prior = scale.cwiseSqrt().asDiagonal() * problem.omega * scale.cwiseSqrt().asDiagonal();
    const MatrixXd sigma = (problem.statistics.gram / fit.nu + prior.inverse()).inverse();
    const MatrixXd root = em.posterior_root(fit);
    EXPECT_LE((root * root.transpose() - sigma).cwiseAbs().maxCoeff(), 1e-10 * sigma.cwiseAbs().maxCoeff());

    const MatrixXd rows = test::random_matrix(2500, 12, 7);  // more than two chunks
    const VectorXd variances = score_variances(rows, root);
    ASSERT_EQ(variances.size(), 2500);
    const VectorXd expected = (rows * sigma).cwiseProduct(rows).rowwise().sum();
    for (Index i = 0; i < 2500; ++i) ASSERT_NEAR(variances[i], expected[i], 1e-10 * expected[i]) << i;
    EXPECT_THROW(score_variances(rows.leftCols(11), root), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
