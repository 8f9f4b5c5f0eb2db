#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include <gtest/gtest.h>

#include "model/banded_em.hpp"
#include "model/consecutive_bands.hpp"
#include "model/random_data.hpp"
#include "model/standardise.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// Plain EM for as many iterations as it takes until no λ moves by more than rounding.
BandedFit plain_fixed_point(const CentredStatistics& statistics, const std::vector<Band>& bands,
                            const std::vector<int>& targets) {
    for (int iterations = 2000;; iterations *= 4) {
        const BandedFit fit = BandedEm(statistics, bands, {.iterations = iterations}).fit(targets);
        const auto& trace = fit.lambdas_by_iteration;
        const Eigen::ArrayXd ratio = trace.back().array() / trace[trace.size() - 2].array();
        if ((ratio - 1.0).abs().maxCoeff() < 1e-12 || iterations > 500000) return fit;
    }
}

void expect_same_fit(const BandedFit& found, const BandedFit& expected) {
    for (Index j = 0; j < expected.lambdas.size(); ++j)
        EXPECT_NEAR(found.lambdas[j], expected.lambdas[j], 1e-6 * expected.lambdas[j]) << "λ " << j;
    EXPECT_NEAR(found.nu, expected.nu, 1e-6 * expected.nu);
    EXPECT_LE((found.weights - expected.weights).cwiseAbs().maxCoeff(), 1e-6 * expected.weights.cwiseAbs().maxCoeff());
    EXPECT_GE(found.score, expected.score - 1e-9 * std::abs(expected.score));
}

// A collection like those of tags: columns that repeat each other, bands that matter much, little and not at all, and
// targets of 0 and 1.
CentredStatistics tag_like(unsigned seed, Index rows, Index columns) {
    MatrixXd features = test::random_matrix(rows, 5, seed) * test::random_matrix(5, columns, seed + 1) +
                        0.5 * test::random_matrix(rows, columns, seed + 2);
    for (Index j = 0; j < columns; ++j) {
        const ColumnScale scale = measure_scale(features.col(j));
        features.col(j) = (features.col(j).array() - scale.mean) / scale.spread;
    }
    const MatrixXd scores = features.leftCols(columns / 3) * test::random_matrix(columns / 3, 3, seed + 3) +
                            3.0 * test::random_matrix(rows, 3, seed + 4);
    return centre(gather_statistics(features, scores.unaryExpr([](double s) { return s > 4.0 ? 1.0 : 0.0; })));
}

TEST(AcceleratedEm, LandsOnTheFixedPointOfPlainEmInFarFewerSteps) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        SCOPED_TRACE(seed);
        const CentredStatistics statistics = tag_like(100 * seed, 150 + 60 * seed, 24);
        auto bands = test::consecutive_bands({8, 10, 5, 1});
        if (seed % 2 == 0) bands[1].smoothness = 2.0;
        for (const std::vector<int>& targets : {std::vector<int>{0}, std::vector<int>{1, 2}}) {
            const BandedFit plain = plain_fixed_point(statistics, bands, targets);
            const BandedFit fit = BandedEm(statistics, bands, {.acceleration = Acceleration::squarem}).fit(targets);
            EXPECT_TRUE(fit.converged);
            expect_same_fit(fit, plain);
            EXPECT_LE(fit.scores_by_iteration.size(), 60u);
            EXPECT_LT(20 * fit.scores_by_iteration.size(), plain.scores_by_iteration.size());
            EXPECT_EQ(fit.lambdas_by_iteration.size(), fit.scores_by_iteration.size());
        }
    }
}

TEST(AcceleratedEm, NeverEndsBelowWhatPlainEmReachesInAsManySteps) {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        const CentredStatistics statistics = tag_like(seed, 60, 30);
        const auto bands = test::consecutive_bands({15, 15});
        for (const int steps : {1, 2, 3, 4, 7, 12}) {
            const BandedEm plain(statistics, bands, {.iterations = steps});
            const BandedEm fast(statistics, bands, {.iterations = steps, .acceleration = Acceleration::squarem});
            const BandedFit fit = fast.fit(std::vector<int>{0});
            EXPECT_LE(static_cast<int>(fit.scores_by_iteration.size()), steps);
            const double first = plain.fit(std::vector<int>{0}).scores_by_iteration.front();
            EXPECT_GE(fit.score, first);
            EXPECT_EQ(fit.score, *std::max_element(fit.scores_by_iteration.begin(), fit.scores_by_iteration.end()));
        }
    }
}

TEST(AcceleratedEm, SaysWhenItHasNotArrived) {
    const CentredStatistics statistics = tag_like(7, 200, 24);
    const auto bands = test::consecutive_bands({12, 12});
    EXPECT_FALSE(BandedEm(statistics, bands, {.iterations = 4, .acceleration = Acceleration::squarem})
                     .fit(std::vector<int>{0})
                     .converged);
}

}  // namespace
}  // namespace armonica
