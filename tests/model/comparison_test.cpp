#include "model/comparison.hpp"

#include <gtest/gtest.h>

#include "model/metrics.hpp"
#include "model/random_data.hpp"
#include "model/reliability.hpp"

namespace armonica {
namespace {

/// Four classes, each told by a feature of its own, more or less; four more features are noise. Three folds.
TrainingData classes() {
    TrainingData data;
    constexpr Eigen::Index rows = 240;
    data.features = test::random_matrix(rows, 8, 31);
    data.labels = Eigen::MatrixXd::Zero(rows, 4);
    for (int f = 0; f < 8; ++f) data.feature_names.push_back("f" + std::to_string(f));
    data.tag_names = {"a", "b", "c", "d"};
    data.tag_families.assign(4, "");
    for (Eigen::Index i = 0; i < rows; ++i) {
        const Eigen::Index tag = i * 7 % 4;
        data.labels(i, tag) = 1.0;
        data.features(i, tag) += 1.2;
        data.tracks.push_back("t" + std::to_string(i));
        data.folds.push_back(static_cast<int>(i / 4 % 3));
    }
    data.targets = data.labels;
    return data;
}

const std::vector<int> all_columns = {0, 0, 0, 0, 1, 1, 1, 1};
const std::vector<int> without_two = {-1, -1, 0, 0, 1, 1, 1, 1};

Evaluation evaluated(const std::vector<int>& groups, Task task) {
    return evaluate(classes(), groups, 2, {.em = {}, .task = task, .jobs = 1, .test_folds = {}});
}

TEST(HeldOutTracks, YieldTheSameFiguresAsTheEvaluation) {
    for (const Task task : {Task::multilabel, Task::multiclass}) {
        const Evaluation evaluation = evaluated(all_columns, task);
        const HeldOutTracks& tracks = evaluation.held_out;
        ASSERT_EQ(tracks.rows.size(), 240U);
        EXPECT_EQ(tracks.rows[80], 4);  // the first of fold 1
        EXPECT_EQ(tracks.folds[80], 1);
        const WeightedFigures figures = tracks.figures();
        const FigureList once = figures.of(std::vector<std::uint32_t>(240, 1));
        for (const Figure figure : {Figure::roc_auc, Figure::pr_auc, Figure::f1})
            EXPECT_NEAR(*once[FigureLayout::macro(figure)], *macro_figure(evaluation, figure), 1e-12);
        for (std::size_t t = 0; t < 4; ++t)
            for (const Figure figure : {Figure::roc_auc, Figure::pr_auc, Figure::f1})
                EXPECT_NEAR(*once[figures.layout().of_tag(t, figure)], *tag_figure(evaluation.tags[t], figure), 1e-12);
        EXPECT_EQ(once[FigureLayout::macro(Figure::accuracy)].has_value(), task == Task::multiclass);
        if (task == Task::multiclass) {
            EXPECT_NEAR(*once[FigureLayout::macro(Figure::accuracy)], *evaluation.accuracy, 1e-12);
        }
    }
}

TEST(Comparison, FindsWhatAFeatureIsWorth) {
    const Evaluation with = evaluated(all_columns, Task::multiclass),
                     without = evaluated(without_two, Task::multiclass);
    const Resampling resampling(with.held_out.tracks_by_fold(), {}, 1);
    std::vector<ResampledFigures> resampled;
    const std::vector<const Evaluation*> contenders = {&without, &with, &without};
    for (const Evaluation* one : contenders)
        resampled.push_back(resampled_figures(one->held_out.figures(), resampling, 200, 1));
    const auto compared = compare_with_first(contenders, resampled);
    ASSERT_EQ(compared.size(), 2U);
    EXPECT_NEAR(*compared[0].accuracy.difference, *with.accuracy - *without.accuracy, 1e-15);
    EXPECT_GT(compared[0].accuracy.interval->low, 0.0);
    const McNemarTest& test = *compared[0].accuracy.mcnemar;
    EXPECT_NEAR((static_cast<double>(test.only_first) - static_cast<double>(test.only_second)) / 240.0,
                *compared[0].accuracy.difference, 1e-12);  // folds are of equal size
    EXPECT_LT(*compared[0].accuracy.p, 0.01);
    EXPECT_EQ(compared[0].roc_auc.signed_rank->pairs, 4U);
    EXPECT_FALSE(compared[0].roc_auc.mcnemar);
    // With itself nothing differs, and of the two accuracies tested one p doubles.
    EXPECT_EQ(*compared[1].accuracy.difference, 0.0);
    EXPECT_EQ(compared[1].accuracy.interval->high, 0.0);
    EXPECT_EQ(*compared[1].accuracy.p, 1.0);
    EXPECT_FALSE(compared[1].roc_auc.p);
    EXPECT_NEAR(*compared[0].accuracy.p_holm, 2.0 * *compared[0].accuracy.p, 1e-15);
    EXPECT_EQ(*compared[0].roc_auc.p_holm, *compared[0].roc_auc.p);
}

TEST(Comparison, RefusesOtherTracks) {
    const Evaluation all = evaluated(all_columns, Task::multilabel);
    const Evaluation one = evaluate(classes(), all_columns, 2, {.em = {}, .jobs = 1, .test_folds = {1}});
    EXPECT_THROW(compare_with_first({&all, &one}, std::vector<ResampledFigures>(2)), std::invalid_argument);
    EXPECT_THROW(compare_with_first({&all, &all}, std::vector<ResampledFigures>(1)), std::invalid_argument);
}

TEST(Reliability, CountsWhatWasSaidAndWhatWasFound) {
    HeldOutTracks tracks;
    tracks.folds = {0, 0, 0, 1};
    tracks.judged = {{true, true}, {true, false}};
    tracks.scores = tracks.probabilities =
        (Eigen::MatrixXd(4, 2) << 0.30, 1.0, 0.31, 0.0, 0.9, 0.02, 0.92, 0.5).finished();
    tracks.labels = (Eigen::MatrixXi(4, 2) << 1, 1, 0, 0, 1, 1, 1, 1).finished();
    tracks.given = tracks.labels;
    const EvaluationReliability found = reliability_of(tracks);
    // Tag 0: bin 4 holds 0.30 and 0.31 with one positive, bin 13 holds 0.9 and 0.92, both positive.
    const Reliability& first = found.tags[0];
    EXPECT_EQ(first.count, 4U);
    EXPECT_EQ(first.bins[4].count, 2U);
    EXPECT_NEAR(first.bins[4].mean_probability, 0.305, 1e-12);
    EXPECT_NEAR(first.bins[4].share, 0.5, 1e-12);
    EXPECT_NEAR(first.bins[13].mean_probability, 0.91, 1e-12);
    EXPECT_NEAR(*first.calibration_error, (2 * 0.195 + 2 * 0.09) / 4, 1e-12);
    const Eigen::VectorXd said = tracks.probabilities.col(0);
    const Eigen::VectorXi carried = tracks.labels.col(0);
    EXPECT_NEAR(*first.calibration_error, *calibration_error({said.data(), 4}, {carried.data(), 4}), 1e-12);
    // Tag 1 is not judged in fold 1; 1.0 belongs to the last bin.
    EXPECT_EQ(found.tags[1].count, 3U);
    EXPECT_EQ(found.tags[1].bins[14].count, 1U);
    EXPECT_NEAR(*found.tags[1].calibration_error, std::abs(0.02 - 1.0) / 3, 1e-12);
    EXPECT_EQ(found.pooled.count, 7U);
    EXPECT_FALSE(reliability_of({}).pooled.calibration_error);
}

}  // namespace
}  // namespace armonica
