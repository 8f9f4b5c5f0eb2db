#include "model/logistic_em.hpp"

#include <cmath>
#include <limits>
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
        const double s =
            1.5 * std::sin(0.7 * static_cast<double>(i + 1)) + std::sin(1.9 * static_cast<double>(i)) - 0.4;
        return s > 0.0 ? 1.0 : 0.0;
    });
}

TEST(LogisticBound, TouchesTheLikelihoodFromBelow) {
    for (const double xi : {0.0, 1e-9, 9.9e-5, 1.01e-4, 0.3, 2.0, 30.0, 800.0, 1e9}) {
        const double omega = bound_precision(xi), height = bound_height(xi);
        ASSERT_TRUE(std::isfinite(omega) && std::isfinite(height)) << xi;
        for (const double s : {-700.0, -31.0, -2.0, -0.2, 0.0, 0.29, 1.0, 5.0, 600.0}) {
            const double likelihood = -std::max(s, 0.0) - std::log1p(std::exp(-std::abs(s)));  // of y = 0
            EXPECT_LE(height - 0.5 * s - 0.5 * omega * s * s, likelihood + 1e-12 * (1.0 + std::abs(s)))
                << xi << ' ' << s;
        }
        if (xi < 100.0) {
            EXPECT_NEAR(height - 0.5 * xi - 0.5 * omega * xi * xi, -xi - std::log1p(std::exp(-xi)), 1e-12);
        }
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
    const auto fit =
        LogisticEm(columns, test::consecutive_bands({1}), options).fit_at(y, options, VectorXd::Constant(1, lambda), 1);
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
    EXPECT_GT(fit.bound, std::log(evidence) - 0.5);
}

// The figures below come from a program of its own (numpy, float64): the intercept as a sixth column without prior,
// explicit inverses, one plain step of EM after the other until the bound stands still.
struct Reference {
    double eta, tau;
    bool with_shares;
    VectorXd lambdas;
    double bound;
    MatrixXd weights;  // the last row: intercepts
};

MatrixXd reference_labels(bool with_shares) {
    MatrixXd labels(60, with_shares ? 2 : 1);
    labels.col(0) = wave_labels(60);
    if (with_shares)
        labels.col(1) =
            VectorXd::NullaryExpr(60, [](Index i) { return (std::sin(0.4 * static_cast<double>(i)) + 1.0) / 2.0; });
    return labels;
}

TEST(LogisticEm, AgreesWithAnIndependentComputation) {
    const MatrixXd first{{2.7506137748},    {0.057428769287},  {-0.077758512012},
                         {2.1471717695e-4}, {1.5785281386e-4}, {-0.73364088167}};
    const MatrixXd second{{2.2599004928}, {0.0071699823}, {-0.0106683493},
                          {0.1731588341}, {0.0757719774}, {-0.6267194466}};
    const MatrixXd third{{2.2457579968, -0.0747667291}, {0.0066791878, -0.0661849351}, {-0.0095349357, -0.0176125478},
                         {0.1629914545, 0.0111540683},  {0.0739452063, 0.0129560137},  {-0.6232517521, 0.0676936623}};
    for (const Reference& expected :
         {Reference{1e-4, 1e-4, false, VectorXd{{1.6131140636, 9.9970803232e-5}}, -19.58872216575231, first},
          Reference{2.0, 0.5, false, VectorXd{{0.7244792299, 0.1531412378}}, -26.293275241042085, second},
          Reference{0.5, 0.3, true, VectorXd{{0.7120722982, 0.1396897846}}, -73.36035061988014, third}}) {
        const EmOptions options{.eta = expected.eta, .tau = expected.tau, .iterations = 500, .tolerance = 1e-12};
        const LogisticEm em(waves(60, 5), test::consecutive_bands({3, 2}), options);
        const auto fit = em.fit(reference_labels(expected.with_shares));
        EXPECT_TRUE(fit.converged);
        EXPECT_NEAR(fit.bound, expected.bound, 1e-9);
        for (Index j = 0; j < 2; ++j) EXPECT_NEAR(fit.lambdas[j], expected.lambdas[j], 1e-4 * expected.lambdas[j]);
        for (Index t = 0; t < fit.weights.cols(); ++t) {
            for (Index k = 0; k < 5; ++k) EXPECT_NEAR(fit.weights(k, t), expected.weights(k, t), 3e-5);
            EXPECT_NEAR(fit.intercepts[t], expected.weights(5, t), 3e-5);
        }
    }
}

TEST(LogisticEm, AgreesWithAnIndependentComputationAtKnownVariances) {
    const EmOptions options{.iterations = 500, .tolerance = 1e-12};
    // Columns that are neither centred nor in the order of their bands are the same problem.
    MatrixXd columns = waves(60, 5)(Eigen::all, std::vector<int>{4, 0, 3, 1, 2});
    columns.col(1).array() += 10.0;
    const LogisticEm em(columns, {Band{{1, 3, 4}, {}}, Band{{2, 0}, {}}}, options);
    const auto fit = em.fit_at(wave_labels(60), options, VectorXd{{0.7, 1.3}}, 1);
    EXPECT_NEAR(fit.bound, -30.016844584060195, 1e-9);
    const VectorXd expected{{-0.026362187, 2.2755664328, 0.4764602677, -0.0073991357, -0.0055929166}};
    for (Index k = 0; k < 5; ++k) EXPECT_NEAR(fit.weights(k, 0), expected[k], 1e-5);
    EXPECT_NEAR(fit.intercepts[0], -0.6395684917 - 10.0 * 2.2755664328, 1e-4);
    EXPECT_EQ(fit.lambdas, (VectorXd{{0.7, 1.3}}));
}

// Posterior mode of weights and intercept by Newton's method.
VectorXd newton_mode(const MatrixXd& columns, const VectorXd& y, double lambda) {
    MatrixXd x(columns.rows(), columns.cols() + 1);
    x << columns, VectorXd::Ones(columns.rows());
    VectorXd prior = VectorXd::Constant(x.cols(), 1.0 / lambda);
    prior[columns.cols()] = 0.0;
    VectorXd w = VectorXd::Zero(x.cols());
    for (int step = 0; step < 30; ++step) {
        const VectorXd p = (x * w).unaryExpr(&logistic);
        const MatrixXd hessian =
            x.transpose() * (p.array() * (1.0 - p.array())).matrix().asDiagonal() * x + MatrixXd(prior.asDiagonal());
        w += hessian.ldlt().solve(x.transpose() * (y - p) - prior.cwiseProduct(w));
    }
    return w;
}

TEST(LogisticEm, MeetsTheModeWhereThePosteriorIsNarrow) {
    const Index rows = 20000;
    const MatrixXd columns = test::random_matrix(rows, 4, 31);
    const VectorXd slope{{1.0, -0.5, 0.0, 2.0}};
    const VectorXd y = drawn_labels((columns * slope).array() - 1.0, 32);
    const EmOptions options{.iterations = 200};
    const LogisticEm em(columns, test::consecutive_bands({4}), options);
    const auto fit = em.fit_at(y, options, VectorXd::Constant(1, 0.5), 1);
    const VectorXd mode = newton_mode(columns, y, 0.5);
    for (Index k = 0; k < 4; ++k) EXPECT_NEAR(fit.weights(k, 0), mode[k], 2e-3);
    EXPECT_NEAR(fit.intercepts[0], mode[4], 2e-3);
}

TEST(LogisticEm, FindsWhichBandMattersAndTheBoundNeverFalls) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const Index rows = 300;
        const MatrixXd columns = test::random_matrix(rows, 30, seed);
        const MatrixXd labels =
            drawn_labels((columns.leftCols(10) * test::random_matrix(10, 2, seed + 50)).array() - 1.0, seed + 90);
        auto bands = test::consecutive_bands({10, 20});
        if (seed % 2 == 0) bands[1].smoothness = 2.0;
        const auto fit = LogisticEm(columns, bands, {}).fit(labels);
        EXPECT_TRUE(fit.converged);
        EXPECT_GT(fit.lambdas[0], 20.0 * fit.lambdas[1]);
        ASSERT_GE(fit.bounds_by_iteration.size(), 3u);
        EXPECT_EQ(fit.bounds_by_iteration.back(), fit.bound);
        for (std::size_t i = 1; i < fit.bounds_by_iteration.size(); ++i)
            EXPECT_GE(fit.bounds_by_iteration[i], fit.bounds_by_iteration[i - 1] - 1e-12 * std::abs(fit.bound));
    }
}

TEST(LogisticEm, StaysFiniteWhereTheDataSayLittleOrTooMuch) {
    const Index rows = 40;
    const MatrixXd noise = test::random_matrix(rows, 65, 11);
    MatrixXd twins = noise;
    twins.rightCols(30) = twins.leftCols(30);
    const MatrixXd constant = MatrixXd::Constant(rows, 65, 3.0);
    const MatrixXd huge = 1e8 * noise;
    const MatrixXd tiny = 1e-8 * noise;
    MatrixXd labels = MatrixXd::Zero(rows, 5);
    labels.col(0) = (noise.col(0).array() > 0.0).cast<double>();  // separable
    labels(7, 1) = 1.0;                                           // one positive
    labels.col(2).setOnes();                                      // constant, and column 3 the other way
    labels.col(4).setConstant(0.25);                              // a share that all tracks have
    for (const MatrixXd* columns : std::initializer_list<const MatrixXd*>{&noise, &twins, &constant, &huge, &tiny})
        for (const double least : {1e-4, 1e-12})
            for (Index t = 0; t < labels.cols(); ++t) {
                const EmOptions options{.eta = 0.0, .tau = least, .iterations = 100};
                const auto fit = LogisticEm(*columns, test::consecutive_bands({40, 25}), options).fit(labels.col(t));
                EXPECT_TRUE(fit.weights.allFinite() && fit.intercepts.allFinite() && std::isfinite(fit.bound));
                EXPECT_TRUE(fit.lambdas.allFinite() && (fit.lambdas.array() > 0.0).all());
            }
}

TEST(LogisticEm, ALabelThatNothingTellsGetsItsBaseRate) {
    const MatrixXd still = MatrixXd::Constant(40, 2, 3.0);
    MatrixXd labels = MatrixXd::Zero(40, 4);
    labels.col(0).head(10).setOnes();
    labels.col(1).setConstant(0.25);
    labels.col(3).setOnes();
    const auto fit = LogisticEm(still, test::consecutive_bands({2}), {}).fit(labels);
    EXPECT_EQ(fit.weights, (MatrixXd::Zero(2, 4)));
    EXPECT_NEAR(logistic(fit.intercepts[0]), 0.25, 0.01);
    EXPECT_NEAR(logistic(fit.intercepts[1]), 0.25, 0.01);
    EXPECT_NEAR(logistic(fit.intercepts[2]), 0.5 / 41.0, 1e-12);
    EXPECT_NEAR(logistic(fit.intercepts[3]), 40.5 / 41.0, 1e-12);

    const auto constant =
        LogisticEm(test::random_matrix(40, 2, 3), test::consecutive_bands({2}), {.eta = 1.0, .tau = 0.6})
            .fit(MatrixXd::Zero(40, 1));
    EXPECT_EQ(constant.weights, (MatrixXd::Zero(2, 1)));
    EXPECT_DOUBLE_EQ(constant.lambdas[0], 0.3);
}

TEST(LogisticEm, DoesNotDependOnThreadsNorLetAConstantTagIntoThePool) {
    const MatrixXd columns = test::random_matrix(150, 12, 5);
    MatrixXd labels = MatrixXd::Zero(150, 4);
    labels.leftCols(3) = drawn_labels(columns.leftCols(3), 6);
    const EmOptions options{.iterations = 30};
    const LogisticEm em(columns, test::consecutive_bands({4, 8}), options);
    const VectorXd start = LogisticEm::first_lambdas(2);
    const auto one = em.fit(labels, options, start, 1);
    const auto three = em.fit(labels, options, start, 3);
    EXPECT_EQ(one.weights, three.weights);
    EXPECT_EQ(one.intercepts, three.intercepts);
    EXPECT_EQ(one.bound, three.bound);
    EXPECT_EQ(one.lambdas, em.fit(labels.leftCols(3), options, start, 1).lambdas);
    EXPECT_TRUE(one.weights.col(3).isZero(0.0));
}

TEST(LogisticEm, RefusesWhatItCannotMean) {
    const MatrixXd columns = test::random_matrix(9, 3, 1);
    const auto bands = test::consecutive_bands({3});
    MatrixXd infinite = columns;
    infinite(2, 1) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(LogisticEm(MatrixXd(9, 0), {Band{}}, {}), std::invalid_argument);
    EXPECT_THROW(LogisticEm(MatrixXd(0, 3), bands, {}), std::invalid_argument);
    EXPECT_THROW(LogisticEm(infinite, bands, {}), std::invalid_argument);
    EXPECT_THROW(LogisticEm(columns, test::consecutive_bands({2}), {}), std::invalid_argument);
    EXPECT_THROW(LogisticEm(columns, bands, {.tau = 0.0}), std::invalid_argument);
    const LogisticEm em(columns, bands, {});
    EXPECT_THROW(em.fit(MatrixXd(9, 0)), std::invalid_argument);
    EXPECT_THROW(em.fit(MatrixXd::Zero(8, 1)), std::invalid_argument);
    EXPECT_THROW(em.fit(MatrixXd::Constant(9, 1, 1.5)), std::invalid_argument);
    EXPECT_THROW(em.fit(MatrixXd::Constant(9, 1, std::numeric_limits<double>::quiet_NaN())), std::invalid_argument);
    EXPECT_THROW(em.fit_at(MatrixXd::Zero(9, 1), {}, VectorXd::Zero(1), 1), std::invalid_argument);
    EXPECT_THROW(em.fit_at(MatrixXd::Zero(9, 1), {}, VectorXd::Ones(2), 1), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
