#include "model/held_out_figures.hpp"

#include <gtest/gtest.h>

#include "model/feature_family_effects.hpp"
#include "model/linear_fit.hpp"
#include "model/random_data.hpp"

namespace armonica {
namespace {

using Eigen::MatrixXd;
using Eigen::MatrixXi;

// Two folds of four tracks; one tag alone and a family of two.
const MatrixXi labels = (MatrixXi(8, 3) << 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1,  //
                         1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1)
                            .finished();
const std::vector<TagFamily> families = {{"", {0}}, {"family", {1, 2}}};
const std::vector<FoldSplit> splits = {{0, {4, 5, 6, 7}, {0, 1, 2, 3}}, {1, {0, 1, 2, 3}, {4, 5, 6, 7}}};
const HeldOutScores truth{labels, families, splits};

TEST(HeldOutFigures, AreMeansOverFolds) {
    // Fold 0: the tag's positives lead (ROC-AUC 1, average precision 1), the family is right on 3 of 4.
    // Fold 1: they trail (ROC-AUC 0; positives third and fourth: (1/3 + 2/4)/2), and the family is right on 1 of 4.
    const MatrixXd scores = (MatrixXd(8, 3) << 0.9, 1, 0, 0.1, 0, 1, 0.8, 1, 0, 0.2, 1, 0,  //
                             0.1, 0, 1, 0.9, 1, 0, 0.2, 0, 1, 0.8, 0, 1)
                                .finished();
    const HeldOutFigures figures = truth.figures(scores);
    EXPECT_NEAR(*figures.accuracy, 0.5, 1e-12);
    EXPECT_NEAR(*figures.roc_auc, 0.5, 1e-12);
    EXPECT_NEAR(*figures.pr_auc, 0.5 * (1.0 + (1.0 / 3.0 + 0.5) / 2.0), 1e-12);
}

TEST(HeldOutFigures, AreMissingWhereNoTagAllowsThem) {
    const std::vector<TagFamily> none = {{"family", {1, 2}}};
    const HeldOutScores only_family{labels, none, splits};
    const HeldOutFigures figures = only_family.figures(MatrixXd::Zero(8, 3));
    EXPECT_TRUE(figures.accuracy.has_value());
    EXPECT_FALSE(figures.roc_auc.has_value());
    EXPECT_FALSE(bootstrap_intervals(only_family, MatrixXd::Zero(8, 3)).pr_auc.has_value());
}

// Many tracks in two folds, one tag that the first column carries with noise.
struct Noisy {
    MatrixXi labels{400, 1};
    MatrixXd features = test::random_matrix(400, 4, 3);
    std::vector<FoldSplit> splits;
    std::vector<TagFamily> families = {{"", {0}}};

    Noisy() {
        const MatrixXd noise = test::random_matrix(400, 1, 4);
        std::vector<int> folds;
        for (Eigen::Index i = 0; i < 400; ++i) {
            labels(i, 0) = features(i, 0) + noise(i, 0) > 0.0;
            folds.push_back(static_cast<int>(i % 2));
        }
        splits = splits_of(folds);
    }
    HeldOutScores truth() const { return {labels, families, splits}; }
};

TEST(Bootstrap, IntervalSurroundsTheFigureAndNarrowsAsTheoryHasIt) {
    const Noisy noisy;
    const MatrixXd scores = noisy.features.col(0);
    const double value = *noisy.truth().figures(scores).roc_auc;
    const Interval interval = *bootstrap_intervals(noisy.truth(), scores).roc_auc;
    EXPECT_LT(interval.low, value);
    EXPECT_GT(interval.high, value);
    // Hanley and McNeil 1982: about 0.02 of standard error for an area near 0.83 with 200 of each class.
    EXPECT_NEAR(interval.high - interval.low, 2 * 1.96 * 0.02, 0.03);
    const Interval again = *bootstrap_intervals(noisy.truth(), scores).roc_auc;
    EXPECT_EQ(again.low, interval.low);
    EXPECT_EQ(again.high, interval.high);
}

TEST(Bootstrap, DifferenceOfEqualScoresIsNothing) {
    const Noisy noisy;
    const MatrixXd scores = noisy.features.col(0), doubled = 2.0 * scores;
    const Interval interval = *bootstrap_intervals(noisy.truth(), scores, &doubled).roc_auc;
    EXPECT_EQ(interval.low, 0.0);
    EXPECT_EQ(interval.high, 0.0);
}

TEST(FeatureFamilyEffects, TellTheFamilyThatCarriesTheTag) {
    const Noisy noisy;
    const MatrixXd targets = noisy.labels.cast<double>();
    const std::vector<int> groups(4, 0);
    const EmOptions options{.iterations = 50};
    const MatrixXd scores = out_of_fold_scores(noisy.features, targets, noisy.splits, groups, 1, options, 1);
    const auto effects = feature_family_effects({noisy.features, targets, groups, 1}, {"one", "one", "two", "two"},
                                                noisy.truth(), scores, options, 1);
    ASSERT_EQ(effects.size(), 2U);
    EXPECT_EQ(effects[0].family, "one");
    EXPECT_EQ(effects[0].features, 2U);
    EXPECT_GT(*effects[0].alone.roc_auc, 0.75);
    EXPECT_NEAR(*effects[1].alone.roc_auc, 0.5, 0.08);
    EXPECT_GT(effects[0].gained_interval.roc_auc->low, 0.1);
    EXPECT_LT(*effects[1].gained.roc_auc, 0.02);
    EXPECT_FALSE(effects[0].gained.accuracy.has_value());
}

}  // namespace
}  // namespace armonica
