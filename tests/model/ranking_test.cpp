#include "model/ranking.hpp"

#include <random>

#include <gtest/gtest.h>

#include "model/metrics.hpp"

namespace armonica {
namespace {

TEST(Ranking, WeighedAgreesWithAListThatHoldsEachTrackSoOften) {
    int absent = 0;
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 engine(seed);
        const int size = 1 + static_cast<int>(engine() % 50);
        const auto levels = 1 + engine() % 12;  // few, so that ties of all kinds occur
        std::vector<double> scores, long_scores;
        std::vector<int> labels, long_labels, rows;
        std::vector<std::uint32_t> counts;
        for (int i = 0; i < size; ++i) {
            scores.push_back(static_cast<double>(engine() % levels) / 3.0);
            labels.push_back(static_cast<int>(engine() % 2));
            counts.push_back(engine() % 4);
            if (engine() % 5 == 0) continue;  // a track of another fold
            rows.push_back(i);
            long_scores.insert(long_scores.end(), counts.back(), scores.back());
            long_labels.insert(long_labels.end(), counts.back(), labels.back());
        }
        const auto found = Ranking(rows, scores, labels).areas(counts);
        const auto roc = roc_auc(long_scores, long_labels), pr = average_precision(long_scores, long_labels);
        ASSERT_EQ(found.has_value(), roc.has_value()) << seed;
        absent += found ? 0 : 1;
        if (!found) continue;
        EXPECT_NEAR(found->roc_auc, *roc, 1e-12) << seed;
        EXPECT_NEAR(found->pr_auc, *pr, 1e-12) << seed;
    }
    EXPECT_GT(absent, 5);
    EXPECT_LT(absent, 100);
}

TEST(Ranking, RefusesRowsThatAreNotThere) {
    const std::vector<double> scores = {1, 2};
    const std::vector<int> labels = {0, 1};
    EXPECT_THROW(Ranking(std::vector<int>{0, 2}, scores, labels), std::invalid_argument);
    EXPECT_THROW(Ranking(std::vector<int>{-1}, scores, labels), std::invalid_argument);
    EXPECT_THROW(Ranking(std::vector<int>{0}, scores, std::vector<int>{1}), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
