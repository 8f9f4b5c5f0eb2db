#include <cmath>

#include <gtest/gtest.h>

#include "model/kind_fit.hpp"
#include "model/metrics.hpp"
#include "model/random_data.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// Two tags, one of them rare, that bend with two of four features.
FitMaterial material() {
    FitMaterial material;
    material.features = test::random_matrix(240, 4, 61);
    const MatrixXd noise = test::random_matrix(240, 2, 62);
    const auto x = material.features.array();
    material.labels.resize(240, 2);
    material.labels.col(0) = (2.0 * x.col(0) + x.col(1) + noise.array().col(0) > 0.0).cast<int>();
    material.labels.col(1) = (2.0 * x.col(0) - x.col(3) + noise.array().col(1) > 3.0).cast<int>();
    material.targets = material.labels.cast<double>();
    material.group_of_column = {0, 0, 1, 1};
    material.groups = 2;
    material.pool_of_tag = {0, 0};
    return material;
}

std::vector<FoldSplit> halves() {
    std::vector<int> fold_of_row(240);
    for (std::size_t i = 0; i < fold_of_row.size(); ++i) fold_of_row[i] = static_cast<int>(i % 2);
    return splits_of(fold_of_row);
}

TEST(LogisticKinds, GiveLogOddsWhoseProbabilitiesKeepTheBaseRates) {
    const FitMaterial all = material();
    EmOptions options;
    options.likelihood = Likelihood::logistic;
    for (const Kind kind : {Kind::linear, Kind::additive}) {
        SCOPED_TRACE(to_string(kind));
        const KindFit fit = fit_kind(kind, all, halves(), options, 1);
        const MatrixXd raw = fit.raw_scores(all.features, 1);
        ASSERT_TRUE(raw.allFinite() && fit.held_out.allFinite());
        for (Index t = 0; t < 2; ++t) {
            const double expected = all.targets.col(t).mean();
            EXPECT_NEAR((1.0 / (1.0 + (-raw.col(t).array()).exp())).mean(), expected, 0.03);
            EXPECT_GT(*roc_auc({fit.held_out.col(t).data(), 240}, {all.labels.col(t).data(), 240}), 0.85);
        }
        const KindFit threaded = fit_kind(kind, all, halves(), options, 3);
        EXPECT_EQ(threaded.raw_scores(all.features, 3), raw);
        EXPECT_EQ(threaded.held_out, fit.held_out);
    }
}

TEST(LogisticKinds, StatisticsAloneAreRefused) {
    const FitMaterial all = material();
    EmOptions options;
    options.likelihood = Likelihood::logistic;
    const std::vector<ColumnScale> scales(4, ColumnScale{0.0, 1.0, -9.0, 9.0});
    EXPECT_THROW(fit_linear(centre(gather_statistics(all.features, all.targets)), scales, {0, 0, 1, 1}, 2, options, 1),
                 std::invalid_argument);
}

TEST(LogisticKinds, GlassKeepsItsOwn) {
    EmOptions options;
    options.likelihood = Likelihood::logistic;
    EXPECT_THROW(fit_kind(Kind::glass, material(), halves(), options, 1), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
