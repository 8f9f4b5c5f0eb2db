#include "model/contribution_spread.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "model/random_data.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// Two folds of tested tracks, two tags, three groups; the second tag is judged in the first fold alone.
HeldOutContributions random_contributions(Index tracks, unsigned seed) {
    HeldOutContributions made;
    made.groups = {0, 1, 2};
    for (Index i = 0; i < tracks; ++i) {
        made.tracks.rows.push_back(static_cast<int>(i));
        made.tracks.folds.push_back(i < tracks / 3 ? 0 : 1);
    }
    made.tracks.judged = {{true, true}, {true, false}};
    made.tracks.labels.setZero(tracks, 2);
    for (unsigned t = 0; t < 2; ++t) {
        made.raw.push_back(test::random_matrix(tracks, 3, seed + t));
        made.raw.back().col(1) += 0.5 * made.raw.back().col(0);  // groups that have something in common
    }
    made.slopes.resize(2, 2);
    made.slopes << 2.0, 1.0, 0.5, 3.0;
    return made;
}

std::vector<std::uint32_t> once(const HeldOutContributions& of) {
    return std::vector<std::uint32_t>(of.tracks.rows.size(), 1);
}

double sum_from(const FigureList& list, std::size_t from) {
    return std::accumulate(list.begin() + static_cast<std::ptrdiff_t>(from),
                           list.begin() + static_cast<std::ptrdiff_t>(from + 3), 0.0,
                           [](double sum, const auto& figure) { return sum + figure.value(); });
}

TEST(ContributionSpread, PoolsWhatItFindsWithinEachFold) {
    const HeldOutContributions made = random_contributions(90, 1);
    const auto figures = ContributionSpread(made).of(once(made));
    // The same by the definition, two passes.
    double squares[3] = {}, products[3] = {};
    for (Index fold = 0; fold < 2; ++fold) {
        const Index from = fold == 0 ? 0 : 30, count = fold == 0 ? 30 : 60;
        MatrixXd c = made.slopes(fold, 0) * made.raw[0].middleRows(from, count);
        c.rowwise() -= c.colwise().mean().eval();
        for (Index g = 0; g < 3; ++g) {
            squares[g] += c.col(g).squaredNorm();
            products[g] += c.col(g).dot(c.rowwise().sum());
        }
    }
    const GroupLayout layout{2, 3};
    for (std::size_t g = 0; g < 3; ++g) {
        EXPECT_NEAR(*figures.spread[layout.of_tag(0, g)], std::sqrt(squares[g] / 90.0), 1e-12);
        EXPECT_NEAR(*figures.variance_share[layout.of_tag(0, g)], squares[g] / (squares[0] + squares[1] + squares[2]),
                    1e-12);
        EXPECT_NEAR(*figures.covariance_share[layout.of_tag(0, g)],
                    products[g] / (products[0] + products[1] + products[2]), 1e-12);
        EXPECT_NEAR(*figures.spread[GroupLayout::overall(g)],
                    0.5 * (*figures.spread[layout.of_tag(0, g)] + *figures.spread[layout.of_tag(1, g)]), 1e-12);
    }
    // Over all tags, variances are averaged before they are divided.
    const auto variance = [&](std::size_t t, std::size_t g) {
        return std::pow(*figures.spread[layout.of_tag(t, g)], 2);
    };
    double all = 0.0;
    for (std::size_t g = 0; g < 3; ++g) all += variance(0, g) + variance(1, g);
    EXPECT_NEAR(*figures.variance_share[1], (variance(0, 1) + variance(1, 1)) / all, 1e-12);
}

TEST(ContributionSpread, SharesSumToOne) {
    const HeldOutContributions made = random_contributions(60, 9);
    const ContributionSpread spread(made);
    const Resampling resampling(made.tracks.tracks_by_fold(), {}, 1);
    for (std::size_t r = 0; r < 20; ++r) {
        const auto figures = spread.of(resampling.counts(r));
        for (const std::size_t from : {0U, 3U, 6U}) {
            EXPECT_NEAR(sum_from(figures.variance_share, from), 1.0, 1e-12);
            EXPECT_NEAR(sum_from(figures.covariance_share, from), 1.0, 1e-12);
        }
    }
}

TEST(ContributionSpread, ATrackThatCountsTwiceIsThereTwice) {
    HeldOutContributions made = random_contributions(30, 4);
    std::vector<std::uint32_t> counts = once(made);
    counts[0] = 0;
    counts[7] = 2;
    const auto weighted = ContributionSpread(made).of(counts);
    for (MatrixXd& raw : made.raw) raw.row(0) = raw.row(7);  // both are in fold 0
    const auto repeated = ContributionSpread(made).of(once(made));
    for (std::size_t i = 0; i < weighted.spread.size(); ++i) {
        EXPECT_NEAR(*weighted.spread[i], *repeated.spread[i], 1e-12);
        EXPECT_NEAR(*weighted.covariance_share[i], *repeated.covariance_share[i], 1e-12);
    }
}

TEST(ContributionSpread, WhatNothingMovesHasNoShares) {
    HeldOutContributions made = random_contributions(30, 4);
    made.slopes.setZero();
    const auto figures = ContributionSpread(made).of(once(made));
    EXPECT_EQ(*figures.spread[0], 0.0);
    EXPECT_FALSE(figures.variance_share[0]);
    EXPECT_FALSE(figures.covariance_share[0]);
    // Two groups that cancel each other leave rounding, which has no shares either.
    made.slopes.setOnes();
    for (MatrixXd& raw : made.raw) {
        raw.col(1) = -raw.col(0);
        raw.col(2).setZero();
    }
    const auto cancelled = ContributionSpread(made).of(once(made));
    EXPECT_NEAR(*cancelled.variance_share[0], 0.5, 1e-12);
    EXPECT_FALSE(cancelled.covariance_share[0]);
    made.tracks.judged = {{false, false}, {false, false}};
    EXPECT_FALSE(ContributionSpread(made).of(once(made)).spread[0]);
}

TEST(ContributionSpread, IntervalsSurroundTheFiguresOnAnyThreads) {
    const HeldOutContributions made = random_contributions(90, 1);
    const Resampling resampling(made.tracks.tracks_by_fold(), {}, 1);
    const SpreadFigures one = spread_figures(made, resampling, 200, 1), four = spread_figures(made, resampling, 200, 4);
    for (const auto figures :
         {&SpreadFigures::spread, &SpreadFigures::variance_share, &SpreadFigures::covariance_share})
        for (std::size_t i = 0; i < (one.*figures).values.size(); ++i) {
            EXPECT_LT((one.*figures).intervals[i]->low, *(one.*figures).values[i]);
            EXPECT_GT((one.*figures).intervals[i]->high, *(one.*figures).values[i]);
            EXPECT_EQ((one.*figures).intervals[i]->low, (four.*figures).intervals[i]->low);
        }
    // Theory: the standard deviation of normal numbers is known to σ/√(2n).
    const GroupLayout layout{2, 3};
    const double width =
        one.spread.intervals[layout.of_tag(1, 0)]->high - one.spread.intervals[layout.of_tag(1, 0)]->low;
    EXPECT_NEAR(width, 2.0 * 1.96 / std::sqrt(2.0 * 30.0), 0.2);
    EXPECT_TRUE(spread_figures(made, resampling, 0, 1).spread.intervals.empty());
}

}  // namespace
}  // namespace armonica
