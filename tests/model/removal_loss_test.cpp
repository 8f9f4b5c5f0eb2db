#include "model/removal_loss.hpp"

#include <gtest/gtest.h>

#include "model/metrics.hpp"
#include "model/random_data.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr Index tracks = 400;

// One fold, one tag of three groups: the first tells the tag, the second tells nothing but moves the score all the
// same, the third is the same on every track.
HeldOutContributions made_contributions() {
    HeldOutContributions made;
    made.groups = {0, 1, 2};
    made.raw = {test::random_matrix(tracks, 3, 17)};
    made.raw[0].col(2).setConstant(0.1);
    made.tracks.labels.resize(tracks, 1);
    for (Index i = 0; i < tracks; ++i) {
        made.tracks.rows.push_back(static_cast<int>(i));
        made.tracks.folds.push_back(0);
        made.tracks.labels(i, 0) = made.raw[0](i, 0) > 0.5 ? 1 : 0;
    }
    made.tracks.scores = 2.0 * made.raw[0].col(0) + made.raw[0].col(1) + made.raw[0].col(2);
    made.raw[0].col(0) *= 2.0;
    made.tracks.judged = {{true}};
    made.slopes.setOnes(1, 1);
    return made;
}

double area(const MatrixXd& scores, const HeldOutContributions& made) {
    return *roc_auc({scores.data(), static_cast<std::size_t>(tracks)},
                    {made.tracks.labels.data(), static_cast<std::size_t>(tracks)});
}

TEST(PermutationLoss, IsWhatIsLostWhenAGroupSaysNothingOfItsTrack) {
    const HeldOutContributions made = made_contributions();
    const Resampling resampling = made.tracks.resampling({}, 1);
    const LossFigures loss = permutation_loss(made, 200, 1, resampling, 200, 0);
    // Without the group's tie to its track its contribution is one of another track: one shift after the other, all of
    // them give the mean over all permutations.
    double expected = 0.0;
    for (Index shift = 1; shift < tracks; ++shift) {
        Eigen::VectorXd score = made.tracks.scores.col(0) - made.raw[0].col(0);
        for (Index i = 0; i < tracks; ++i) score[i] += made.raw[0]((i + shift) % tracks, 0);
        expected += (area(made.tracks.scores, made) - area(score, made)) / (tracks - 1.0);
    }
    EXPECT_NEAR(*loss.roc_auc.values[0], expected, 0.01);
    EXPECT_GT(*loss.roc_auc.values[0], 0.3);
    EXPECT_GT(loss.roc_auc.intervals[0]->low, 0.25);
    EXPECT_LT(loss.roc_auc.intervals[0]->low, *loss.roc_auc.values[0]);
    EXPECT_GT(loss.roc_auc.intervals[0]->high, *loss.roc_auc.values[0]);
    // The second group is noise: another track's noise is as good.
    EXPECT_NEAR(*loss.roc_auc.values[1], 0.0, 0.02);
    EXPECT_LT(loss.roc_auc.intervals[1]->low, 0.0);
    EXPECT_GT(loss.roc_auc.intervals[1]->high, 0.0);
    EXPECT_GT(*loss.pr_auc.values[0], 0.3);
    // One tag: what holds for it holds for all. And what is the same on all tracks is lost without any loss.
    const GroupLayout layout{1, 3};
    for (std::size_t g = 0; g < 3; ++g) EXPECT_EQ(loss.roc_auc.values[g], loss.roc_auc.values[layout.of_tag(0, g)]);
    EXPECT_EQ(*loss.roc_auc.values[2], 0.0);
    EXPECT_EQ(loss.roc_auc.intervals[2]->low, 0.0);
    EXPECT_EQ(loss.roc_auc.intervals[2]->high, 0.0);
}

TEST(PermutationLoss, ComesOutTheSameOnAnyThreadsAndAnotherWayOfAnotherSeed) {
    const HeldOutContributions made = made_contributions();
    const Resampling resampling = made.tracks.resampling({}, 1);
    const LossFigures one = permutation_loss(made, 3, 1, resampling, 100, 1),
                      four = permutation_loss(made, 3, 1, resampling, 100, 4),
                      other = permutation_loss(made, 3, 2, resampling, 100, 1);
    EXPECT_EQ(one.roc_auc.values, four.roc_auc.values);
    EXPECT_EQ(one.pr_auc.intervals[0]->high, four.pr_auc.intervals[0]->high);
    EXPECT_NE(one.roc_auc.values, other.roc_auc.values);
    EXPECT_TRUE(permutation_loss(made, 1, 1, resampling, 0, 1).roc_auc.intervals.empty());
    EXPECT_THROW(permutation_loss(made, 0, 1, resampling, 100, 1), std::invalid_argument);
}

TEST(PermutationLoss, TracksStayInTheirFold) {
    // The whole contribution tells the fold, none of it the tag: within folds nothing can be lost.
    HeldOutContributions made = made_contributions();
    for (Index i = 0; i < tracks; ++i) {
        made.tracks.folds[static_cast<std::size_t>(i)] = static_cast<int>(i % 2);
        made.raw[0](i, 0) = i % 2 == 0 ? 5.0 : -5.0;
    }
    made.tracks.judged = {{true}, {true}};
    made.tracks.scores = made.raw[0].rowwise().sum();
    const LossFigures loss = permutation_loss(made, 5, 1, made.tracks.resampling({}, 1), 0, 1);
    EXPECT_EQ(*loss.roc_auc.values[0], 0.0);
}

TEST(RefitLoss, IsTheDifferenceOfTheAreas) {
    const HeldOutContributions made = made_contributions();
    const MatrixXd without_first = made.raw[0].col(1), without_second = made.raw[0].col(0),
                   nothing = MatrixXd::Zero(tracks, 1);
    const LossFigures loss =
        refit_loss(made.tracks, {without_first, without_second, nothing}, made.tracks.resampling({}, 1), 200, 0);
    const double whole = area(made.tracks.scores, made);
    EXPECT_NEAR(*loss.roc_auc.values[0], whole - area(without_first, made), 1e-12);
    EXPECT_NEAR(*loss.roc_auc.values[1], whole - area(without_second, made), 1e-12);
    EXPECT_LT(*loss.roc_auc.values[1], 0.0);  // noise was all that it gave
    EXPECT_LT(loss.roc_auc.intervals[1]->high, 0.0);
    EXPECT_NEAR(*loss.roc_auc.values[2], whole - 0.5, 1e-12);
    EXPECT_NEAR(*whole_figures(made.tracks).roc_auc_macro, whole, 1e-12);
}

}  // namespace
}  // namespace armonica
