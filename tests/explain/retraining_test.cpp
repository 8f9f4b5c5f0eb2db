#include "explain/audit/retraining.hpp"

#include <gtest/gtest.h>

#include "model/grouped_collection.hpp"
#include "model/metrics.hpp"

namespace armonica::audit {
namespace {

using Eigen::VectorXd;

/// Three groups of two features: the first tells all, the second a little, the third nothing.
struct Known {
    test::GroupedCollection made{400,
                                 3,
                                 11,
                                 {[](const VectorXd& row) { return 1.5 * row[0] + row[1] + 0.4 * row[2]; },
                                  [](const VectorXd& row) { return row[0] - 1.5 * row[1] - 0.4 * row[3]; }}};
    FoldedCollection folded = folded_collection(made.data, made.group_of_column, made.groups, Task::multilabel, {});
    std::vector<FoldModel> models = models_of(Kind::linear);
    Resampling resampling = held_out_tracks(folded, models).resampling({}, 1);

    std::vector<FoldModel> models_of(Kind kind) const {
        return fold_models(folded, made.data.feature_names, made.data.tag_names,
                           {{"first", "first", {}}, {"second", "second", {}}, {"third", "third", {}}}, kind, {}, 2);
    }
};

TEST(FoldModels, SayWhatTheFoldsFitsSay) {
    const Known known;
    ASSERT_EQ(known.models.size(), 4U);
    const HeldOutTracks tracks = held_out_tracks(known.folded, known.models);
    ASSERT_EQ(tracks.rows.size(), 400U);
    Eigen::Index at = 0;
    for (std::size_t f = 0; f < known.models.size(); ++f) {
        const FoldSplit& split = known.folded.splits[f];
        EXPECT_EQ(known.models[f].rows, split.test);
        const KindFit fit = fit_fold(known.folded, split, Kind::linear, {}, true, 1);
        const Eigen::MatrixXd raw = fit.raw_scores(known.folded.material.features(split.test, Eigen::all), 1);
        const Judgement judgement =
            learn_judgement(fit.held_out, known.folded.material.labels(split.train, Eigen::all), known.folded.families);
        const Eigen::MatrixXd probabilities = judgement.probabilities(raw, known.folded.families);
        const Eigen::MatrixXi given = judgement.given(raw, known.folded.families);
        for (Eigen::Index i = 0; i < raw.rows(); ++i, ++at)
            for (Eigen::Index t = 0; t < raw.cols(); ++t) {
                EXPECT_NEAR(tracks.scores(at, t), raw(i, t), 1e-9);
                EXPECT_NEAR(tracks.probabilities(at, t), probabilities(i, t), 1e-9);
                EXPECT_EQ(tracks.given(at, t), given(i, t));
            }
    }
    EXPECT_GT(*tracks.figures().of(std::vector<std::uint32_t>(400, 1))[FigureLayout::macro(Figure::roc_auc)], 0.9);
}

TEST(FoldModels, OfKindGlassAreModelsToo) {
    const Known known;
    const std::vector<FoldModel> models = known.models_of(Kind::glass);
    const FoldSplit& split = known.folded.splits[1];
    const KindFit fit = fit_fold(known.folded, split, Kind::glass, {}, true, 2);
    const Eigen::MatrixXd raw = fit.raw_scores(known.folded.material.features(split.test, Eigen::all), 1);
    const HeldOutTracks tracks = held_out_tracks(known.folded, models);
    const auto from = static_cast<Eigen::Index>(known.folded.splits[0].test.size());
    EXPECT_TRUE(tracks.scores.middleRows(from, raw.rows()).isApprox(raw, 1e-9));
    EXPECT_THROW(known.models_of(Kind::xgboost), std::invalid_argument);
}

TEST(Retraining, LosesMostWithoutWhatTellsMost) {
    const Known known;
    RetrainingOptions options;
    options.kind = Kind::linear;
    options.shares = {1.0 / 3.0, 2.0 / 3.0};
    options.resamples = 200;
    options.jobs = 2;
    for (const Part part : {Part::groups, Part::features}) {
        const RetrainingAudit audit = audit_retraining(known.folded, known.models, part, known.resampling, options);
        EXPECT_EQ(audit.parts, part == Part::groups ? 3U : 6U);
        EXPECT_GT(*audit.roc_auc, 0.9);
        const auto& [strongest, random, weakest] = audit.figures;
        ASSERT_EQ(strongest.size(), 2U);
        EXPECT_EQ(strongest[0].removed, part == Part::groups ? 1U : 2U);
        // Without the group that tells all, hardly more than chance is left; without the one that tells nothing, all.
        EXPECT_GT(*strongest[0].roc_auc_loss, 0.2);
        EXPECT_LT(*strongest[0].roc_auc, 0.75);
        EXPECT_NEAR(*weakest[0].roc_auc_loss, 0.0, 0.01);
        EXPECT_GT(*strongest[0].roc_auc_loss, *random[0].roc_auc_loss);
        EXPECT_GT(*random[1].roc_auc_loss, *weakest[1].roc_auc_loss);
        EXPECT_NEAR(*strongest[0].roc_auc_loss, *audit.roc_auc - *strongest[0].roc_auc, 1e-12);
        ASSERT_TRUE(strongest[0].roc_auc_interval);
        EXPECT_LT(strongest[0].roc_auc_interval->low, *strongest[0].roc_auc_loss);
        EXPECT_GT(strongest[0].roc_auc_interval->high, *strongest[0].roc_auc_loss);
        EXPECT_GT(strongest[0].roc_auc_interval->low, 0.1);
    }
}

TEST(Retraining, IsTheSameAsTrainingWithoutTheColumns) {
    const Known known;
    RetrainingOptions options;
    options.kind = Kind::linear;
    options.shares = {1.0 / 3.0};
    options.resamples = 0;
    const RetrainingAudit audit = audit_retraining(known.folded, known.models, Part::groups, known.resampling, options);
    // The first group is the strongest in every fold, so leaving its two columns out of the collection is the same.
    TrainingData rest = known.made.data;
    rest.features = Eigen::MatrixXd(known.made.data.features.rightCols(4));
    rest.feature_names.erase(rest.feature_names.begin(), rest.feature_names.begin() + 2);
    const FoldedCollection folded = folded_collection(rest, {1, 1, 2, 2}, 3, Task::multilabel, {});
    const HeldOutTracks tracks =
        held_out_tracks(folded, fold_models(folded, rest.feature_names, rest.tag_names,
                                            {{"first", "first", {}}, {"second", "second", {}}, {"third", "third", {}}},
                                            Kind::linear, {}, 1));
    EXPECT_NEAR(*audit.figures[0][0].roc_auc,
                *tracks.figures().of(std::vector<std::uint32_t>(400, 1))[FigureLayout::macro(Figure::roc_auc)], 1e-12);
    EXPECT_FALSE(audit.figures[0][0].roc_auc_interval);
}

TEST(Retraining, NeedsAModelForEachFold) {
    const Known known;
    EXPECT_THROW(audit_retraining(known.folded, {}, Part::groups, known.resampling, {}), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::audit
