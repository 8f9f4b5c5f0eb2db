#include "model/metrics.hpp"

#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace armonica {
namespace {

struct Ranking {
    std::vector<double> scores;
    std::vector<int> labels;
};

// Few different scores, so that ties of all kinds occur.
Ranking random_ranking(unsigned seed) {
    std::mt19937 engine(seed);
    Ranking ranking;
    const int rows = 2 + static_cast<int>(engine() % 60);
    const auto levels = 1 + engine() % 12;
    for (int i = 0; i < rows; ++i) {
        ranking.scores.push_back(static_cast<double>(engine() % levels) / 3.0);
        ranking.labels.push_back(static_cast<int>(engine() % 2));
    }
    ranking.labels[0] = 1;
    ranking.labels[1] = 0;
    return ranking;
}

// By definition: all pairs of one positive and one negative.
double pairwise_roc_auc(const Ranking& r) {
    double right = 0.0;
    double pairs = 0.0;
    for (std::size_t i = 0; i < r.labels.size(); ++i)
        for (std::size_t j = 0; j < r.labels.size(); ++j) {
            if (r.labels[i] != 1 || r.labels[j] != 0) continue;
            pairs += 1.0;
            right += r.scores[i] > r.scores[j] ? 1.0 : r.scores[i] == r.scores[j] ? 0.5 : 0.0;
        }
    return right / pairs;
}

// By definition: the precision among all tracks that score at least as much, averaged over the positives.
double pairwise_average_precision(const Ranking& r) {
    double sum = 0.0;
    double positives = 0.0;
    for (std::size_t i = 0; i < r.labels.size(); ++i) {
        if (r.labels[i] != 1) continue;
        double given = 0.0;
        double right = 0.0;
        for (std::size_t j = 0; j < r.labels.size(); ++j) {
            if (r.scores[j] < r.scores[i]) continue;
            given += 1.0;
            right += r.labels[j];
        }
        positives += 1.0;
        sum += right / given;
    }
    return sum / positives;
}

TEST(Metrics, KnownByHand) {
    // The example of scikit-learn's documentation.
    const std::vector<double> scores = {0.1, 0.4, 0.35, 0.8};
    const std::vector<int> labels = {0, 0, 1, 1};
    EXPECT_DOUBLE_EQ(*roc_auc(scores, labels), 0.75);
    EXPECT_DOUBLE_EQ(*average_precision(scores, labels), 0.5 + 0.5 * 2.0 / 3.0);
    EXPECT_DOUBLE_EQ(*roc_auc(std::vector<double>{1, 1, 1}, std::vector<int>{0, 1, 1}), 0.5);
    EXPECT_DOUBLE_EQ(*average_precision(std::vector<double>{1, 1, 1, 1}, std::vector<int>{0, 1, 0, 0}), 0.25);
    EXPECT_DOUBLE_EQ(f1_score(std::vector<int>{1, 1, 0, 0}, std::vector<int>{1, 0, 1, 0}), 0.5);
    EXPECT_DOUBLE_EQ(f1_score(std::vector<int>{0, 0}, std::vector<int>{0, 0}), 0.0);
    EXPECT_DOUBLE_EQ(*accuracy(std::vector<int>{1, 2, 0, 0}, std::vector<int>{1, 2, 1, 0}), 0.75);
    EXPECT_NEAR(*log_loss(std::vector<double>{0.8, 0.4}, std::vector<int>{1, 0}), -(std::log(0.8) + std::log(0.6)) / 2,
                1e-15);
    // One bin holds 0.30 and 0.31 with one positive: |0.305 − 0.5|; another holds 0.9, positive: |0.9 − 1|.
    EXPECT_NEAR(*calibration_error(std::vector<double>{0.30, 0.31, 0.9}, std::vector<int>{1, 0, 1}),
                (2 * 0.195 + 0.1) / 3, 1e-12);
    EXPECT_DOUBLE_EQ(*mean_of_present(std::vector<std::optional<double>>{1.0, std::nullopt, 2.0}), 1.5);
}

TEST(Metrics, AreEmptyWhereTheyMeanNothing) {
    EXPECT_FALSE(roc_auc(std::vector<double>{1, 2}, std::vector<int>{1, 1}));
    EXPECT_FALSE(roc_auc(std::vector<double>{1, 2}, std::vector<int>{0, 0}));
    EXPECT_FALSE(average_precision(std::vector<double>{1, 2}, std::vector<int>{0, 0}));
    EXPECT_FALSE(average_precision(std::vector<double>{}, std::vector<int>{}));
    EXPECT_FALSE(accuracy(std::vector<int>{}, std::vector<int>{}));
    EXPECT_FALSE(log_loss(std::vector<double>{}, std::vector<int>{}));
    EXPECT_FALSE(calibration_error(std::vector<double>{}, std::vector<int>{}));
    EXPECT_FALSE(mean_of_present(std::vector<std::optional<double>>{std::nullopt}));
    EXPECT_THROW(roc_auc(std::vector<double>{1}, std::vector<int>{0, 1}), std::invalid_argument);
    EXPECT_TRUE(std::isfinite(*log_loss(std::vector<double>{0.0, 1.0}, std::vector<int>{1, 0})));
}

TEST(Metrics, AgreeWithTheirDefinitionsOnRandomDataWithTies) {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        const Ranking r = random_ranking(seed);
        EXPECT_NEAR(*roc_auc(r.scores, r.labels), pairwise_roc_auc(r), 1e-12) << seed;
        EXPECT_NEAR(*average_precision(r.scores, r.labels), pairwise_average_precision(r), 1e-12) << seed;
    }
}

}  // namespace
}  // namespace armonica
