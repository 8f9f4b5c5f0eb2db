#include "model/logistic_em.hpp"

#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>
#include <Eigen/Cholesky>

#include "model/consecutive_bands.hpp"
#include "model/logistic_expectation.hpp"
#include "model/random_data.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

double logistic(double score) { return 1.0 / (1.0 + std::exp(-score)); }

// Labels drawn with these log-odds.
MatrixXd drawn_labels(const MatrixXd& log_odds, unsigned seed) {
    std::mt19937_64 engine(seed);
    std::uniform_real_distribution<double> uniform;
    return log_odds.unaryExpr([&](double s) { return uniform(engine) < logistic(s) ? 1.0 : 0.0; });
}

// Numbers that any language can make again.
MatrixXd waves(Index rows, Index columns) {
    return MatrixXd::NullaryExpr(rows, columns, [](Index i, Index j) {
        return std::sin(0.7 * static_cast<double>((i + 1) * (j + 1)) + 0.3 * static_cast<double>(j));
    });
}

VectorXd wave_labels(Index rows) {
    return VectorXd::NullaryExpr(rows, [](Index i) {
        const double s = 1.5 * std::sin(0.7 * static_cast<double>(i + 1)) + std::sin(1.9 * static_cast<double>(i)) - 0.4;
        return s > 0.0 ? 1.0 : 0.0;
    });
}

TEST(LogisticBound, TouchesTheLikelihoodFromBelow) {
    for (const double xi : {0.0, 1e-9, 9.9e-5, 1.01e-4, 0.3, 2.0, 30.0, 800.0, 1e9}) {
        const double omega = bound_precision(xi), height = bound_height(xi);
        ASSERT_TRUE(std::isfinite(omega) && std::isfinite(height)) << xi;
        for (const double s : {-700.0, -31.0, -2.0, -0.2, 0.0, 0.29, 1.0, 5.0, 600.0}) {
            const double likelihood = -std::max(s, 0.0) - std::log1p(std::exp(-std::abs(s)));  // of y = 0
            EXPECT_LE(height - 0.5 * s - 0.5 * omega * s * s, likelihood + 1e-12 * (1.0 + std::abs(s))) << xi << ' ' << s;
        }
        if (xi < 100.0) EXPECT_NEAR(height - 0.5 * xi - 0.5 * omega * xi * xi, -xi - std::log1p(std::exp(-xi)), 1e-12);
    }
    EXPECT_DOUBLE_EQ(bound_precision(0.0), 0.25);
    EXPECT_NEAR(bound_precision(9.999999e-5), bound_precision(1.0000001e-4), 1e-12);
}

TEST(LogisticEm, TheBoundLiesJustBelowTheEvidence) {
    // One column, one intercept: the evidence is an integral over a plane.
    const Index rows = 40;
    const MatrixXd columns = waves(rows, 1);
    const VectorXd y = wave_labels(rows);
    const EmOptions options{.iterations = 500};
    const double lambda = 2.0;
    const auto fit = LogisticEm(columns, test::consecutive_bands({1}), options)
                         .fit_at(y, options, VectorXd::Constant(1, lambda), 1);
    double evidence = 0.0;
    const double step = 0.02;
    for (double w = -9.0; w <= 9.0; w += step)
        for (double b = -5.0; b <= 5.0; b += step) {
            double log_likelihood = -0.5 * w * w / lambda - 0.5 * std::log(2.0 * std::numbers::pi * lambda);
            for (Index i = 0; i < rows; ++i) {
                const double s = w * columns(i, 0) + b;
                log_likelihood += y[i] * s - std::max(s, 0.0) - std::log1p(std::exp(-std::abs(s)));
            }
            evidence += std::exp(log_likelihood) * step * step;
        }
    EXPECT_LT(fit.bound, std::log(evidence));
    EXPECT_GT(fit.bound, std::log(evidence) - 0.3);
}

}  // namespace
}  // namespace armonica
