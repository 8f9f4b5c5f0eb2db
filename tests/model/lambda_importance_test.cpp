#include "model/lambda_importance.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace armonica {
namespace {

using Eigen::MatrixXd;

constexpr GroupLayout layout{2, 2};

LearnedBands bands(const MatrixXd& lambdas, std::vector<std::vector<std::optional<double>>> deviations) {
    LearnedBands bands;
    bands.meanings = {{BandKind::straight, 0}, {BandKind::straight, 1}};
    bands.columns = {10, 2};
    bands.parameters.lambdas = lambdas;
    bands.parameters.log_lambda_deviations = std::move(deviations);
    return bands;
}

// Two groups of ten columns and of two, two tags, two folds of which the second judges only the first tag.
HeldOutContributions made_bands(double deviation) {
    HeldOutContributions made;
    made.groups = {3, 4};
    made.raw.assign(2, MatrixXd(0, 2));
    made.tracks.judged = {{true, true}, {true, false}};
    MatrixXd first(2, 2), second(2, 2);  // groups × tags
    first << 0.1, 0.4, 0.3, 0.2;
    second << 0.3, 99.0, 0.1, 99.0;
    const std::vector<std::vector<std::optional<double>>> known = {{deviation, std::nullopt},
                                                                   {std::nullopt, std::nullopt}};
    made.bands = {bands(first, known), bands(second, known)};
    return made;
}

TEST(LambdaImportance, AveragesOverFoldsAndTagsBeforeItDivides) {
    const LambdaFigures figures = lambda_figures(made_bands(0.5), Kind::linear, 0, 1, 1);
    // First tag: mean λ 0.2 and 0.2; second: 0.4 and 0.2, of the fold that judges it.
    EXPECT_NEAR(*figures.published.values[layout.of_tag(0, 0)], 0.5, 1e-12);
    EXPECT_NEAR(*figures.published.values[layout.of_tag(1, 0)], 2.0 / 3.0, 1e-12);
    EXPECT_NEAR(*figures.published.values[0], 0.6, 1e-12);  // (0.2 + 0.4)/(0.6 + 0.4)
    EXPECT_NEAR(*figures.lambda_columns.values[layout.of_tag(0, 0)], 2.0 / 2.4, 1e-12);
    EXPECT_NEAR(*figures.lambda_columns.values[0], 6.0 / 6.8, 1e-12);
    EXPECT_NEAR(*figures.lambda_columns.values[1], 0.8 / 6.8, 1e-12);
    EXPECT_EQ(figures.known, (std::vector<double>{2.0 / 3.0, 0.0}));
    for (const auto& interval : figures.published.intervals) EXPECT_FALSE(interval);  // nothing was drawn
}

TEST(LambdaImportance, PosteriorIntervalsAreThoseOfALogNormalVariable) {
    const double deviation = 0.5;
    const LambdaFigures figures = lambda_figures(made_bands(deviation), Kind::linear, 20000, 1, 0);
    // In both folds λ of the first tag's first band moves alike: the sum over folds is 0.4·exp(0.5 z) beside 0.4.
    const auto share = [&](double z) { return std::exp(deviation * z) / (std::exp(deviation * z) + 1.0); };
    const auto interval = figures.published.intervals[layout.of_tag(0, 0)];
    EXPECT_NEAR(interval->low, share(-1.959964), 0.01);
    EXPECT_NEAR(interval->high, share(1.959964), 0.01);
    EXPECT_TRUE(figures.published.intervals[0]);
    EXPECT_LT(figures.published.intervals[0]->low, 0.6);
    EXPECT_GT(figures.published.intervals[0]->high, 0.6);
    // Of the second tag, and of the second group, nothing is known.
    EXPECT_FALSE(figures.published.intervals[layout.of_tag(0, 1)]);
    EXPECT_FALSE(figures.published.intervals[layout.of_tag(1, 0)]);
    EXPECT_FALSE(figures.published.intervals[1]);
}

TEST(LambdaImportance, ComesOutTheSameOnAnyThreads) {
    const LambdaFigures one = lambda_figures(made_bands(0.5), Kind::linear, 300, 7, 1),
                        four = lambda_figures(made_bands(0.5), Kind::linear, 300, 7, 4),
                        other = lambda_figures(made_bands(0.5), Kind::linear, 300, 8, 1);
    EXPECT_EQ(one.lambda_columns.intervals[0]->low, four.lambda_columns.intervals[0]->low);
    EXPECT_NE(one.lambda_columns.intervals[0]->low, other.lambda_columns.intervals[0]->low);
}

TEST(LambdaImportance, ThePublishedFormulaIsOfLinearModels) {
    const LambdaFigures figures = lambda_figures(made_bands(0.5), Kind::additive, 100, 1, 1);
    EXPECT_FALSE(figures.published.values[0]);
    EXPECT_TRUE(figures.published.intervals.empty());
    EXPECT_TRUE(figures.lambda_columns.values[0]);
}

}  // namespace
}  // namespace armonica
