#include "model/group_contributions.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "model/folded_collection.hpp"
#include "model/grouped_collection.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

struct Case {
    Kind kind;
    Likelihood likelihood;
};

class ContributionsOfGroups : public testing::TestWithParam<Case> {
protected:
    ContributionsOfGroups()
        : made_(120, 3, 5,
                {[](const auto& x) { return x[0] + x[2] + x[2] * x[3]; },
                 [](const auto& x) { return x[3] + x[4] * x[4] - 1.0; }}) {
        // A feature that is missing here and there adds nothing there.
        for (Index i = 0; i < made_.data.features.rows(); i += 7)
            made_.data.features(i, i % 6) = std::numeric_limits<double>::quiet_NaN();
        collection_ = folded_collection(made_.data, made_.group_of_column, made_.groups, Task::multilabel, {0});
        EmOptions options;
        options.likelihood = GetParam().likelihood;
        fit_ = fit_fold(collection_, collection_.splits.front(), GetParam().kind, options, false, 1);
        tested_ = rows_of(collection_.material.features, collection_.splits.front().test);
    }

    GroupContributions contributions(const MatrixXd& features, int jobs = 1) const {
        return group_contributions(fit_, collection_.material.group_of_column, 3, features, jobs);
    }

    test::GroupedCollection made_;
    FoldedCollection collection_;
    KindFit fit_;
    MatrixXd tested_;
};

TEST_P(ContributionsOfGroups, AddUpToTheRawScore) {
    const MatrixXd raw = fit_.raw_scores(tested_, 1);
    const GroupContributions added = contributions(tested_);
    ASSERT_EQ(added.of_tag.size(), 2U);
    for (Index t = 0; t < 2; ++t) {
        const MatrixXd& of_groups = added.of_tag[static_cast<std::size_t>(t)];
        ASSERT_EQ(of_groups.cols(), 3);
        EXPECT_LT(
            ((of_groups.rowwise().sum().array() + added.intercepts[t]).matrix() - raw.col(t)).cwiseAbs().maxCoeff(),
            1e-9);
        EXPECT_GT(of_groups.cwiseAbs().maxCoeff(), 0.01);  // there is something to add up
    }
}

TEST_P(ContributionsOfGroups, HangOnTheGroupsOwnFeaturesAlone) {
    MatrixXd changed = tested_;
    changed.middleCols(2, 2).setConstant(2.5);  // group 1
    const GroupContributions before = contributions(tested_), after = contributions(changed);
    double moved = 0.0;
    for (std::size_t t = 0; t < 2; ++t) {
        EXPECT_EQ(before.of_tag[t].col(0), after.of_tag[t].col(0));
        EXPECT_EQ(before.of_tag[t].col(2), after.of_tag[t].col(2));
        moved = std::max(moved, (before.of_tag[t].col(1) - after.of_tag[t].col(1)).cwiseAbs().maxCoeff());
    }
    EXPECT_GT(moved, 0.01);
}

TEST_P(ContributionsOfGroups, AreTheSameOnAnyThreads) {
    EXPECT_EQ(contributions(tested_, 1).of_tag, contributions(tested_, 4).of_tag);
}

TEST_P(ContributionsOfGroups, BandsSayHowManyColumnsTheyHave) {
    const LearnedBands bands = learned_bands(fit_, collection_.material.group_of_column);
    ASSERT_EQ(bands.columns.size(), bands.meanings.size());
    ASSERT_EQ(bands.parameters.lambdas.rows(), static_cast<Index>(bands.meanings.size()));
    for (std::size_t b = 0; b < bands.meanings.size(); ++b) {
        if (bands.meanings[b].kind == BandKind::straight) {
            EXPECT_EQ(bands.columns[b], 2);
        }
        EXPECT_GE(bands.columns[b], 1);
    }
    for (const auto& of_tag : bands.parameters.log_lambda_deviations) EXPECT_EQ(of_tag.size(), bands.meanings.size());
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, ContributionsOfGroups,
    testing::Values(Case{Kind::linear, Likelihood::gaussian}, Case{Kind::linear, Likelihood::logistic},
                    Case{Kind::additive, Likelihood::gaussian}, Case{Kind::additive, Likelihood::logistic},
                    Case{Kind::glass, Likelihood::gaussian}),
    [](const auto& instance) {
        return std::string(to_string(instance.param.kind)) + "_" + std::string(to_string(instance.param.likelihood));
    });

TEST(GroupContributions, OfTreesWithoutBoundsThereAreNone) {
    EXPECT_THROW(group_contributions({.kind = Kind::xgboost}, {0}, 1, MatrixXd(1, 1), 1), std::invalid_argument);
}

TEST(GroupContributions, AConstantColumnIsNoColumnOfItsBand) {
    test::GroupedCollection made(80, 2, 3, {[](const auto& x) { return x[0]; }});
    made.data.features.col(1).setConstant(7.0);
    made.data.features.col(3).setConstant(7.0);
    made.data.features.col(2).setConstant(1.0);
    const auto collection = folded_collection(made.data, made.group_of_column, 2, Task::multilabel, {0});
    const KindFit fit = fit_fold(collection, collection.splits.front(), Kind::linear, {}, false, 1);
    const LearnedBands bands = learned_bands(fit, made.group_of_column);
    ASSERT_EQ(bands.meanings.size(), 1U);  // group 1 has no column that varies
    EXPECT_EQ(bands.meanings.front().group, 0);
    EXPECT_EQ(bands.columns.front(), 1);
}

}  // namespace
}  // namespace armonica
