#include "model/banded_em.hpp"

#include <numeric>

#include <gtest/gtest.h>
#include <Eigen/LU>

#include "model/consecutive_bands.hpp"
#include "model/plain_banded_em.hpp"
#include "model/random_data.hpp"
#include "model/shared_data.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd to_matrix(const nlohmann::json& rows) {
    MatrixXd matrix(static_cast<Index>(rows.size()), static_cast<Index>(rows.at(0).size()));
    for (Index i = 0; i < matrix.rows(); ++i)
        for (Index j = 0; j < matrix.cols(); ++j)
            matrix(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].get<double>();
    return matrix;
}

// Relative to the largest entry: a weight that is zero but for rounding has no digits of its own.
void expect_close(const MatrixXd& found, const MatrixXd& expected, double tolerance, const std::string& what) {
    ASSERT_EQ(found.rows(), expected.rows()) << what;
    ASSERT_EQ(found.cols(), expected.cols()) << what;
    EXPECT_LE((found - expected).cwiseAbs().maxCoeff(), tolerance * expected.cwiseAbs().maxCoeff()) << what;
}

std::vector<int> all_targets(Index count) {
    std::vector<int> targets(static_cast<std::size_t>(count));
    std::iota(targets.begin(), targets.end(), 0);
    return targets;
}

TEST(BandedEm, ReproducesThePublishedImplementation) {
    ARMONICA_NEEDS_SHARED_FOLDER();
    const auto cases = test::read_json(test::shared_folder() / "reference/em_banded/cases.json");
    ASSERT_EQ(cases.size(), 5u);
    for (const auto& reference : cases) {
        const std::string name = reference.at("name");
        SCOPED_TRACE(name);
        auto bands = test::consecutive_bands(reference.at("groups").get<std::vector<int>>());
        if (!reference.at("smoothness").is_null())
            for (std::size_t j = 0; j < bands.size(); ++j)
                if (!reference["smoothness"][j].is_null())
                    bands[j].smoothness = reference["smoothness"][j].get<double>();
        const auto& hyper = reference.at("hyper_parameters");
        const EmOptions options{hyper.at("eta"), hyper.at("tau"), hyper.at("phi"), hyper.at("kappa"),
                                reference.at("iterations")};
        const auto statistics = centre(gather_statistics(to_matrix(reference.at("X")), to_matrix(reference.at("y"))));
        const auto targets = all_targets(statistics.cross.cols());

        const auto expected_lambdas = reference.at("lambdas").get<std::vector<double>>();
        const MatrixXd expected_weights = to_matrix(reference.at("W"));
        const MatrixXd early_lambdas = to_matrix(reference.at("lambdas_by_iteration_first5"));
        for (const bool fast : {true, false}) {
            SCOPED_TRACE(fast ? "fast" : "plain");
            const BandedFit fit = fast ? BandedEm(statistics, bands, options).fit(targets)
                                       : fit_plain_banded_em(statistics, bands, options, targets);
            for (Index i = 0; i < expected_weights.rows(); ++i)
                for (Index p = 0; p < expected_weights.cols(); ++p)
                    EXPECT_NEAR(fit.weights(i, p), expected_weights(i, p), 1e-6 * std::abs(expected_weights(i, p)));
            for (std::size_t j = 0; j < bands.size(); ++j)
                EXPECT_NEAR(fit.lambdas[static_cast<Index>(j)], expected_lambdas[j], 1e-6 * expected_lambdas[j]);
            const double nu = reference.at("nu");
            const double score = reference.at("score");
            EXPECT_NEAR(fit.nu, nu, 1e-6 * nu);
            EXPECT_NEAR(fit.score, score, 1e-6 * std::abs(score));
            for (Index iteration = 0; iteration < early_lambdas.rows(); ++iteration)
                for (Index j = 0; j < early_lambdas.cols(); ++j)
                    EXPECT_NEAR(fit.lambdas_by_iteration.at(static_cast<std::size_t>(iteration))[j],
                                early_lambdas(iteration, j), 1e-6 * early_lambdas(iteration, j));
        }
    }
}

TEST(BandedEm, FastAndPlainAgreeOnRandomData) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE(seed);
        const Index rows = 20 + 15 * static_cast<Index>(seed);
        const std::vector<int> sizes = {static_cast<int>(seed), 9, 3 * static_cast<int>(seed), 1};
        const Index columns = std::accumulate(sizes.begin(), sizes.end(), 0);
        auto bands = test::consecutive_bands(sizes);
        // Columns of a band need not be neighbours.
        for (auto& band : bands)
            for (auto& column : band.columns) column = static_cast<int>(columns) - 1 - column;
        if (seed % 3 == 0) bands[2].smoothness = 2.5;
        if (seed % 4 == 0) bands[1].smoothness = 1.0;
        const MatrixXd features = test::random_matrix(rows, columns, seed);
        const MatrixXd targets =
            features.leftCols(6) * test::random_matrix(6, 3, seed + 100) + test::random_matrix(rows, 3, seed + 200);
        const auto statistics = centre(gather_statistics(features, targets));
        const EmOptions options{.iterations = 60};
        const BandedEm em(statistics, bands, options);
        for (const std::vector<int>& chosen : {std::vector<int>{1}, std::vector<int>{0, 2}}) {
            const auto fast = em.fit(chosen);
            const auto plain = fit_plain_banded_em(statistics, bands, options, chosen);
            expect_close(fast.weights, plain.weights, 1e-8, "weights");
            EXPECT_NEAR(fast.nu, plain.nu, 1e-8 * plain.nu);
            EXPECT_NEAR(fast.score, plain.score, 1e-8 * std::abs(plain.score));
            ASSERT_EQ(fast.scores_by_iteration.size(), 60u);
            EXPECT_EQ(fast.scores_by_iteration.back(), fast.score);
            EXPECT_FALSE(fast.converged);
            for (std::size_t i = 0; i < 60; ++i)
                EXPECT_NEAR(fast.scores_by_iteration[i], plain.scores_by_iteration[i],
                            1e-8 * std::abs(plain.scores_by_iteration[i]));
            for (std::size_t i = 1; i < 60; ++i)  // EM never lowers the objective, but for rounding
                EXPECT_GE(fast.scores_by_iteration[i], fast.scores_by_iteration[i - 1] - 1e-13 * std::abs(fast.score));
            for (Index j = 0; j < fast.lambdas.size(); ++j)
                EXPECT_NEAR(fast.lambdas[j], plain.lambdas[j], 1e-8 * plain.lambdas[j]);
        }
    }
}

TEST(BandedEm, ScoreIsTheLogObjectiveOfTheData) {
    // The determinant lemma against the M × M matrix of the definition.
    const Index rows = 25;
    const MatrixXd features = test::random_matrix(rows, 7, 5);
    const MatrixXd target = features.leftCols(2).rowwise().sum() + test::random_matrix(rows, 1, 6);
    const auto statistics = centre(gather_statistics(features, target));
    const auto bands = test::consecutive_bands({4, 3});
    const EmOptions options{.eta = 0.5, .tau = 0.3, .phi = 0.2, .kappa = 0.1, .iterations = 10};
    const auto fit = BandedEm(statistics, bands, options).fit(std::vector<int>{0});

    const MatrixXd f = features.rowwise() - features.colwise().mean();
    const VectorXd y = target.array() - target.mean();
    VectorXd prior(7);
    prior << VectorXd::Constant(4, fit.lambdas[0]), VectorXd::Constant(3, fit.lambdas[1]);
    const MatrixXd covariance = fit.nu * MatrixXd::Identity(rows, rows) + f * prior.asDiagonal() * f.transpose();
    double expected = -0.5 * std::log(covariance.determinant()) - 0.5 * y.dot(covariance.inverse() * y);
    for (Index j = 0; j < 2; ++j) expected -= 1.5 * std::log(fit.lambdas[j]) + 0.3 / fit.lambdas[j];
    expected -= 1.2 * std::log(fit.nu) + 0.1 / fit.nu;
    EXPECT_NEAR(fit.score, expected, 1e-9 * std::abs(expected));
}

TEST(BandedEm, StaysFiniteWhereTheDataSaysLittle) {
    const MatrixXd noise = test::random_matrix(30, 65, 11);
    MatrixXd twins = noise;
    twins.rightCols(30) = twins.leftCols(30);
    MatrixXd constant = noise;
    constant.leftCols(20).setConstant(3.0);
    const MatrixXd huge = 1e8 * noise;
    const MatrixXd tiny = 1e-8 * noise;
    const MatrixXd target = test::random_matrix(30, 1, 12);
    const MatrixXd exact = noise.leftCols(3).rowwise().sum();  // no noise at all: ν → 0
    const MatrixXd still = MatrixXd::Ones(30, 1);
    for (const MatrixXd* features : std::initializer_list<const MatrixXd*>{&noise, &twins, &constant, &huge, &tiny})
        for (const MatrixXd* y : std::initializer_list<const MatrixXd*>{&target, &exact, &still})
            for (const double least : {1e-4, 1e-12}) {
                const auto statistics = centre(gather_statistics(*features, *y));
                for (const auto acceleration : {Acceleration::none, Acceleration::squarem}) {
                    const EmOptions options{
                        .tau = least, .kappa = least, .iterations = 400, .acceleration = acceleration};
                    const auto fit =
                        BandedEm(statistics, test::consecutive_bands({40, 25}), options).fit(std::vector<int>{0});
                    EXPECT_TRUE(fit.weights.allFinite());
                    EXPECT_TRUE(fit.lambdas.allFinite() && (fit.lambdas.array() > 0.0).all());
                    EXPECT_TRUE(std::isfinite(fit.nu) && fit.nu > 0.0);
                    EXPECT_TRUE(std::isfinite(fit.score));
                }
            }
}

TEST(BandedEm, RefusesWhatItCannotMean) {
    const auto statistics = centre(gather_statistics(test::random_matrix(9, 3, 1), test::random_matrix(9, 1, 2)));
    const auto empty = centre(gather_statistics(MatrixXd(9, 0), test::random_matrix(9, 1, 2)));
    EXPECT_THROW(BandedEm(empty, {Band{}}, {}), std::invalid_argument);
    EXPECT_THROW(BandedEm(statistics, test::consecutive_bands({2}), {}), std::invalid_argument);
    EXPECT_THROW(BandedEm(statistics, test::consecutive_bands({2, 2}), {}), std::invalid_argument);
    EXPECT_THROW(BandedEm(statistics, {Band{{0, 1, 1}, {}}, Band{{2}, {}}}, {}), std::invalid_argument);
    EXPECT_THROW(BandedEm(statistics, {Band{{0, 1, 2}, 0.0}}, {}), std::invalid_argument);
    EXPECT_THROW(BandedEm(statistics, test::consecutive_bands({3}), {.tau = 0.0}), std::invalid_argument);
    EXPECT_THROW(BandedEm(statistics, test::consecutive_bands({3}), {.eta = -1.0}), std::invalid_argument);
    EXPECT_THROW(BandedEm(statistics, test::consecutive_bands({3}), {.iterations = 0}), std::invalid_argument);
    EXPECT_THROW(BandedEm(statistics, test::consecutive_bands({3}), {.tolerance = 0.0}), std::invalid_argument);
    EXPECT_THROW(BandedEm(statistics, test::consecutive_bands({3}), {}).fit({}), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
