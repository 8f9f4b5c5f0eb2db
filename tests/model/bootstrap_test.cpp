#include "model/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "model/folds.hpp"
#include "model/random_data.hpp"

namespace armonica {
namespace {

using Eigen::MatrixXd;
using Eigen::MatrixXi;

TEST(Resampling, DrawsAsManyAsThereAreWithinEachFold) {
    const std::vector<std::vector<int>> folds = {{0, 2, 4, 6}, {1, 3, 5}};
    const Resampling resampling(folds, {}, 7);
    std::vector<double> drawn(7, 0.0);
    for (std::size_t r = 0; r < 4000; ++r) {
        const auto counts = resampling.counts(r);
        ASSERT_EQ(counts.size(), 7U);
        EXPECT_EQ(counts[0] + counts[2] + counts[4] + counts[6], 4U);
        EXPECT_EQ(counts[1] + counts[3] + counts[5], 3U);
        for (std::size_t i = 0; i < 7; ++i) drawn[i] += counts[i] / 4000.0;
    }
    for (const double mean : drawn) EXPECT_NEAR(mean, 1.0, 0.06);  // standard error at most 0.014
    EXPECT_EQ(resampling.counts(3), Resampling(folds, {}, 7).counts(3));
    EXPECT_NE(resampling.counts(3), resampling.counts(4));
    EXPECT_NE(resampling.counts(3), Resampling(folds, {}, 8).counts(3));
}

TEST(Resampling, KeepsTheTracksOfAUnitTogether) {
    const std::vector<int> artist = {5, 9, 5, 9, 5, 1};
    const Resampling resampling({{0, 1, 2, 3, 4, 5}}, artist, 1);
    bool several = false;
    for (std::size_t r = 0; r < 50; ++r) {
        const auto counts = resampling.counts(r);
        EXPECT_EQ(counts[0], counts[2]);
        EXPECT_EQ(counts[0], counts[4]);
        EXPECT_EQ(counts[1], counts[3]);
        EXPECT_EQ(counts[0] + counts[1] + counts[5], 3U);  // three artists drawn
        several = several || counts[0] > 1;
    }
    EXPECT_TRUE(several);
    EXPECT_THROW(Resampling({{0, 6}}, artist, 1), std::invalid_argument);
}

/// One tag with noise, two folds, drawn from a population whose ROC-AUC is known: two normal distributions, one
/// deviation apart.
struct Sample {
    MatrixXd scores;
    MatrixXi labels;
    std::vector<TagFamily> families = {{"", {0}}};
    std::vector<std::vector<int>> folds{2};

    Sample(Eigen::Index tracks, unsigned seed, int of_sixteen = 8)
        : scores(test::random_matrix(tracks, 1, seed)), labels(tracks, 1) {
        for (Eigen::Index i = 0; i < tracks; ++i) {
            labels(i, 0) = i % 16 < of_sixteen ? 1 : 0;
            scores(i, 0) += labels(i, 0);
            folds[static_cast<std::size_t>(i % 2)].push_back(static_cast<int>(i));
        }
    }
    WeightedFigures figures() const {
        return WeightedFigures({scores, labels, nullptr, families, folds, {{true}, {true}}});
    }
};

/// How many of 200 samples have an interval around `truth`.
int covering(Figure figure, double truth, int of_sixteen) {
    int covered = 0;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const Sample sample(160, seed, of_sixteen);
        const auto figures = resampled_figures(sample.figures(), Resampling(sample.folds, {}, seed), 200, 1);
        const auto interval = intervals_of(figures)[FigureLayout::macro(figure)];
        EXPECT_LT(interval->low, *figures.whole[FigureLayout::macro(figure)]);
        EXPECT_GT(interval->high, *figures.whole[FigureLayout::macro(figure)]);
        covered += interval->low <= truth && truth <= interval->high ? 1 : 0;
    }
    return covered;
}

// 95 % of 200 is 190; bootstrap intervals of small samples are known to cover a little less.
TEST(BootstrapInterval, CoversTheTruthAboutAsOftenAsItSays) {
    const int covered = covering(Figure::roc_auc, 0.5 * std::erfc(-0.5), 8);  // Φ(1/√2)
    EXPECT_GE(covered, 178);
    EXPECT_LE(covered, 199);
}

TEST(BootstrapInterval, OfARareTagsAveragePrecisionCoversWhatSuchTestsYieldOnAverage) {
    double mean = 0.0;
    for (unsigned seed = 1001; seed <= 2000; ++seed) {
        const Sample sample(160, seed, 2);
        const auto figures = resampled_figures(sample.figures(), Resampling(sample.folds, {}, 1), 0, 1);
        mean += *figures.whole[FigureLayout::macro(Figure::pr_auc)] / 1000.0;
    }
    const int covered = covering(Figure::pr_auc, mean, 2);
    EXPECT_GE(covered, 175);
    EXPECT_LE(covered, 199);
}

TEST(BootstrapInterval, IsTheSameForAnyNumberOfThreads) {
    const Sample sample(101, 3);
    const Resampling resampling(sample.folds, {}, 1);
    EXPECT_EQ(resampled_figures(sample.figures(), resampling, 150, 1),
              resampled_figures(sample.figures(), resampling, 150, 3));
}

TEST(BootstrapInterval, OfWholeUnitsIsWiderWhereTheirTracksAgree) {
    // Every track stands there four times, as four tracks of one artist: there is no more to learn from them than from
    // one, and resampling tracks as if they were four is sure by a factor of two too much.
    Sample sample(640, 5);
    std::vector<int> unit(640);
    for (Eigen::Index i = 0; i < 640; ++i) {
        const Eigen::Index first = i / 64 * 64 + i % 16;
        unit[static_cast<std::size_t>(i)] = static_cast<int>(first);
        sample.scores(i, 0) = sample.scores(first, 0);
    }
    const auto width = [&](std::span<const int> units) {
        const auto figures = resampled_figures(sample.figures(), Resampling(sample.folds, units, 1), 600, 1);
        const auto interval = intervals_of(figures)[FigureLayout::macro(Figure::roc_auc)];
        return interval->high - interval->low;
    };
    EXPECT_NEAR(width(unit) / width({}), 2.0, 0.4);
}

TEST(BootstrapInterval, OfADifferenceIsPaired) {
    const Sample sample(200, 4);
    Sample better = sample;
    better.scores = sample.scores + 0.2 * sample.labels.cast<double>();
    const Resampling resampling(sample.folds, {}, 1);
    const auto one = resampled_figures(better.figures(), resampling, 400, 1);
    const auto other = resampled_figures(sample.figures(), resampling, 400, 1);
    const auto place = FigureLayout::macro(Figure::roc_auc);
    const auto difference = difference_intervals(one, other)[place];
    EXPECT_GT(difference->low, 0.0);  // every resample agrees, although the two intervals overlap
    EXPECT_LT(intervals_of(one)[place]->low, intervals_of(other)[place]->high);
    EXPECT_EQ(difference_intervals(one, one)[place]->high, 0.0);
    EXPECT_THROW(difference_intervals(one, {}), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
