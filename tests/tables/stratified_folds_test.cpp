#include "tables/stratified_folds.hpp"

#include <numeric>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// Three tags, the first kept apart from the third, of falling frequency.
MatrixXd random_labels(Index rows, unsigned seed) {
    std::mt19937_64 engine(seed);
    std::normal_distribution<double> normal;
    const MatrixXd chance = MatrixXd::NullaryExpr(rows, 3, [&] { return normal(engine); });
    MatrixXd labels(rows, 3);
    for (Index t = 0; t < 3; ++t)
        labels.col(t) = chance.col(t).unaryExpr([t](double c) { return c > 0.5 * static_cast<double>(t) ? 1.0 : 0.0; });
    labels.col(0).array() *= 1.0 - labels.col(2).array();
    return labels;
}

/// Positives by fold and tag; the last column counts rows.
MatrixXd counts(const MatrixXd& labels, const std::vector<int>& folds, int count) {
    MatrixXd counts = MatrixXd::Zero(count, labels.cols() + 1);
    for (std::size_t i = 0; i < folds.size(); ++i) {
        EXPECT_TRUE(folds[i] >= 0 && folds[i] < count);
        counts.row(folds[i]).head(labels.cols()) += labels.row(static_cast<Index>(i));
        counts(folds[i], labels.cols()) += 1.0;
    }
    return counts;
}

TEST(StratifiedFolds, SpreadEveryTagAndAllTracksEvenly) {
    const MatrixXd labels = random_labels(503, 7);
    const auto folds = stratified_folds(labels, 5);
    ASSERT_EQ(folds.size(), 503U);
    const MatrixXd spread = counts(labels, folds, 5);
    for (Index c = 0; c < spread.cols(); ++c) EXPECT_LE(spread.col(c).maxCoeff() - spread.col(c).minCoeff(), 4.0) << c;
    EXPECT_EQ(folds, stratified_folds(labels, 5));
}

TEST(StratifiedFolds, GroupsStayTogetherAndAreStillSpread) {
    constexpr Index rows = 2000;
    const MatrixXd labels = random_labels(rows, 3);
    std::mt19937_64 engine(4);
    std::vector<int> artists;
    for (int artist = 0; static_cast<Index>(artists.size()) < rows; ++artist)
        for (std::uint64_t tracks = 1 + engine() % 12; tracks > 0 && static_cast<Index>(artists.size()) < rows;
             --tracks)
            artists.push_back(artist);
    const auto folds = stratified_folds(labels, 5, artists);
    std::set<std::pair<int, int>> placed;
    for (std::size_t i = 0; i < folds.size(); ++i) placed.emplace(artists[i], folds[i]);
    EXPECT_EQ(placed.size(), static_cast<std::size_t>(artists.back()) + 1);  // each artist in one fold
    const MatrixXd spread = counts(labels, folds, 5);
    for (Index c = 0; c < spread.cols(); ++c)
        EXPECT_LE(spread.col(c).maxCoeff() - spread.col(c).minCoeff(), 0.1 * spread.col(c).mean()) << c;
    EXPECT_EQ(folds, stratified_folds(labels, 5, artists));
}

TEST(StratifiedFolds, ALargeGroupDoesNotDrawOthersToIt) {
    std::vector<int> groups(60, 0);
    std::iota(groups.begin() + 30, groups.end(), 1);
    const auto folds = stratified_folds(MatrixXd::Zero(60, 1), 3, groups);
    const MatrixXd spread = counts(MatrixXd::Zero(60, 1), folds, 3);
    EXPECT_EQ(spread.col(1), Eigen::Vector3d(30, 15, 15));
}

TEST(StratifiedFolds, RefusesWhatCannotBe) {
    EXPECT_THROW(stratified_folds(MatrixXd::Zero(3, 1), 0), std::invalid_argument);
    EXPECT_THROW(stratified_folds(MatrixXd::Zero(3, 1), 2, {0, 1}), std::invalid_argument);
    EXPECT_TRUE(stratified_folds(MatrixXd::Zero(0, 1), 2).empty());
}

}  // namespace
}  // namespace armonica
