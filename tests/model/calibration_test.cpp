#include "model/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "model/family.hpp"
#include "model/random_data.hpp"

namespace armonica {
namespace {

TEST(Calibration, FindsTheSlopeAndOffsetOfATag) {
    std::mt19937_64 engine(4);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform;
    for (const auto& [slope, offset] : {std::pair{3.0, -1.0}, std::pair{40.0, -11.0}, std::pair{0.5, 0.2}}) {
        std::vector<double> scores;
        std::vector<int> labels;
        for (int i = 0; i < 200000; ++i) {
            scores.push_back(0.3 + normal(engine) / slope);
            labels.push_back(uniform(engine) < logistic(slope * scores.back() + offset) ? 1 : 0);
        }
        const auto found = calibrate_tag(scores, labels);
        EXPECT_NEAR(found.slope, slope, 0.02 * slope);
        EXPECT_NEAR(found.offset, offset, 0.05);
    }
}

TEST(Calibration, IsAtTheMinimumOfPlattsLoss) {
    const std::vector<double> scores = {-1.0, -0.2, 0.1, 0.3, 0.4, 0.9, 1.5};
    const std::vector<int> labels = {0, 0, 1, 0, 1, 0, 1};
    const auto loss = [&](double a, double b) {
        double sum = 0.0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const double t = labels[i] ? 4.0 / 5.0 : 1.0 / 6.0;
            const double p = logistic(a * scores[i] + b);
            sum -= t * std::log(p) + (1 - t) * std::log(1 - p);
        }
        return sum;
    };
    const auto at = calibrate_tag(scores, labels);
    EXPECT_GT(at.slope, 0.0);
    for (const double step : {-1e-3, 1e-3}) {
        EXPECT_GT(loss(at.slope + step, at.offset), loss(at.slope, at.offset));
        EXPECT_GT(loss(at.slope, at.offset + step), loss(at.slope, at.offset));
    }
}

TEST(Calibration, DoesNotBelieveScoresThatToldNothing) {
    const std::vector<int> labels = {0, 0, 1, 1, 0, 0};
    const double smoothed = (2.0 * (3.0 / 4.0) + 4.0 * (1.0 / 6.0)) / 6.0;
    const std::vector<double> backwards = {5, 4, 1, 2, 6, 5};
    const std::vector<double> still(6, 0.3);
    for (const auto* scores : {&backwards, &still}) {
        const auto found = calibrate_tag(*scores, labels);
        EXPECT_EQ(found.slope, 0.0);
        EXPECT_NEAR(logistic(found.offset), smoothed, 1e-12);
    }
}

TEST(Calibration, StaysFiniteAtTheEdges) {
    std::vector<double> scores;
    std::vector<int> separated, none, all, one;
    for (int i = 0; i < 40; ++i) {
        scores.push_back(1e-9 * i + 1.0);
        separated.push_back(i >= 20);
        none.push_back(0);
        all.push_back(1);
        one.push_back(i == 39);
    }
    for (const auto* labels : {&separated, &none, &all, &one}) {
        const auto found = calibrate_tag(scores, *labels);
        EXPECT_TRUE(std::isfinite(found.slope) && found.slope >= 0.0);
        EXPECT_TRUE(std::isfinite(found.offset));
        for (const double s : scores) {
            const double p = logistic(found.slope * s + found.offset);
            EXPECT_GT(p, 0.0);
            EXPECT_LT(p, 1.0);
        }
    }
    const auto found = calibrate_tag(scores, separated);
    EXPECT_LT(logistic(found.slope * scores[19] + found.offset), 0.5);
    EXPECT_GT(logistic(found.slope * scores[20] + found.offset), 0.5);
}

TEST(Calibration, FindsTheSlopeOfAFamily) {
    const Eigen::MatrixXd scores = test::random_matrix(60000, 4, 8) * 0.2;
    Eigen::MatrixXi labels = Eigen::MatrixXi::Zero(60000, 4);
    std::mt19937_64 engine(9);
    for (Eigen::Index i = 0; i < scores.rows(); ++i) {
        const Eigen::ArrayXd weights = (7.0 * scores.row(i).transpose().array()).exp();
        std::discrete_distribution<int> draw(weights.begin(), weights.end());
        labels(i, draw(engine)) = 1;
    }
    const auto found = calibrate_family(scores, labels);
    EXPECT_NEAR(found.slope, 7.0, 0.15);
    EXPECT_EQ(found.offset, 0.0);
    EXPECT_EQ(calibrate_family(-scores, labels).slope, 0.0);
    EXPECT_EQ(calibrate_family(Eigen::MatrixXd::Ones(5, 4), labels.topRows(5)).slope, 0.0);
    EXPECT_EQ(calibrate_family(scores.topRows(3), Eigen::MatrixXi::Zero(3, 4)).slope, 0.0);
}

TEST(Calibration, FamilyProbabilitiesFollowTheRawScores) {
    const Eigen::MatrixXd raw = test::random_matrix(50, 3, 2);
    Eigen::MatrixXi labels = Eigen::MatrixXi::Zero(50, 3);
    for (Eigen::Index i = 0; i < 50; ++i)
        labels(
            i, i % 5 == 0 ? (i / 5) % 3 : [&] {
                Eigen::Index b = 0;
                raw.row(i).maxCoeff(&b);
                return b;
            }()) = 1;
    const auto families = tag_families({"genre", "genre", "genre"});
    const auto judgement = learn_judgement(raw, labels, families);
    const auto p = judgement.probabilities(raw, families);
    const auto given = judgement.given(raw, families);
    for (Eigen::Index i = 0; i < 50; ++i) {
        Eigen::Index by_raw = 0, by_probability = 0;
        raw.row(i).maxCoeff(&by_raw);
        p.row(i).maxCoeff(&by_probability);
        EXPECT_EQ(by_raw, by_probability);
        EXPECT_NEAR(p.row(i).sum(), 1.0, 1e-12);
        EXPECT_EQ(given.row(i).sum(), 1);
        EXPECT_EQ(given(i, by_raw), 1);
    }
}

double f1_from(double threshold, const std::vector<double>& p, const std::vector<int>& labels) {
    double right = 0, wrong = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (p[i] >= threshold && labels[i]) right += 1;
        if ((p[i] >= threshold) != (labels[i] == 1)) wrong += 1;
    }
    return 2 * right / (2 * right + wrong);
}

TEST(Threshold, MaximisesF1) {
    std::mt19937 engine(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<double> p;
        std::vector<int> labels;
        for (int i = 0; i < 120; ++i) {
            p.push_back(static_cast<double>(engine() % 40) / 40.0);
            labels.push_back(static_cast<double>(engine() % 100) < 20 + 50 * p.back() ? 1 : 0);
        }
        const double threshold = choose_threshold(p, labels);
        for (const double other : p) EXPECT_LE(f1_from(other, p, labels), f1_from(threshold, p, labels) + 1e-12);
    }
}

TEST(Threshold, WithFewPositivesGivesTheTagToAsManyTracks) {
    std::vector<double> p;
    std::vector<int> labels(100, 0);
    for (int i = 0; i < 100; ++i) p.push_back(i / 100.0);
    labels[3] = labels[50] = labels[70] = 1;
    const double threshold = choose_threshold(p, labels);
    EXPECT_EQ(std::count_if(p.begin(), p.end(), [&](double x) { return x >= threshold; }), 3);
}

TEST(Threshold, NeverGivesATagOfWhichNothingWasLearned) {
    EXPECT_EQ(choose_threshold(std::vector<double>(5, 0.4), std::vector<int>{1, 0, 1, 0, 1}), 1.0);
}

}  // namespace
}  // namespace armonica
