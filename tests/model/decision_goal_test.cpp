#include "model/decision_goal.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "model/random_data.hpp"

namespace armonica {
namespace {

using Measure = DecisionGoal::Measure;

TEST(DecisionGoal, IsReadAndWritten) {
    EXPECT_EQ(decision_goal_named("f1"), DecisionGoal{});
    EXPECT_EQ(decision_goal_named("precision=0.9"), (DecisionGoal{Measure::precision, 0.9}));
    EXPECT_EQ(decision_goal_named("recall=.25"), (DecisionGoal{Measure::recall, 0.25}));
    for (const char* text : {"f1", "precision=0.9", "recall=0.125"})
        EXPECT_EQ(to_string(decision_goal_named(text)), text);
    for (const char* text : {"", "F1", "precision", "precision=", "precision=0", "precision=1", "precision=90 %",
                             "precision=nan", "recall=-0.5", "recall=0.5x", "accuracy=0.5"})
        EXPECT_THROW(decision_goal_named(text), std::invalid_argument) << text;
}

const std::vector<double> probabilities{0.9, 0.8, 0.8, 0.6, 0.5, 0.4, 0.3};
const std::vector<int> labels{1, 1, 0, 1, 0, 0, 1};

TEST(DecisionGoal, PointsCountWhatAThresholdGives) {
    const std::vector<OperatingPoint> expected{{0.85, 1, 1}, {0.7, 3, 2},  {0.55, 4, 3},
                                               {0.45, 5, 3}, {0.35, 6, 3}, {0.3, 7, 4}};
    const auto points = operating_points(probabilities, labels);
    ASSERT_EQ(points.size(), expected.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        EXPECT_NEAR(points[i].threshold, expected[i].threshold, 1e-15);
        EXPECT_EQ(points[i].given, expected[i].given);
        EXPECT_EQ(points[i].right, expected[i].right);
    }
    const auto few = operating_points(probabilities, labels, 3);
    ASSERT_EQ(few.size(), 3u);
    EXPECT_EQ(few.front(), points.front());
    EXPECT_EQ(few.back(), points.back());
    EXPECT_TRUE(operating_points({}, {}).empty());
}

TEST(DecisionGoal, ThresholdsReachWhatIsAskedFor) {
    // (right + 1)/(given + 2): 2/3, 3/5, 4/6, 4/7, 4/8, 5/9
    EXPECT_NEAR(choose_threshold(probabilities, labels, {Measure::precision, 0.66}), 0.55, 1e-15);
    EXPECT_NEAR(choose_threshold(probabilities, labels, {Measure::precision, 0.5}), 0.3, 1e-15);
    EXPECT_EQ(choose_threshold(probabilities, labels, {Measure::precision, 0.7}), never_given);
    EXPECT_NEAR(choose_threshold(probabilities, labels, {Measure::recall, 0.5}), 0.7, 1e-15);
    EXPECT_NEAR(choose_threshold(probabilities, labels, {Measure::recall, 0.76}), 0.3, 1e-15);
    EXPECT_EQ(threshold_for({Measure::recall, 0.5}, {}, 3), never_given);
    EXPECT_EQ(threshold_for({Measure::precision, 0.5}, {}, 3), never_given);
}

// On many tracks, the goal that was chosen on one half holds on the other.
TEST(DecisionGoal, HoldsOnOtherTracks) {
    const Eigen::MatrixXd numbers = test::random_matrix(4000, 2, 90);
    std::vector<double> p[2];
    std::vector<int> y[2];
    for (Eigen::Index i = 0; i < 4000; ++i) {
        p[i % 2].push_back(1.0 / (1.0 + std::exp(-numbers(i, 0))));
        y[i % 2].push_back(numbers(i, 0) + numbers(i, 1) > 0.5 ? 1 : 0);
    }
    for (const DecisionGoal goal : {DecisionGoal{Measure::precision, 0.7}, DecisionGoal{Measure::recall, 0.7}}) {
        const double threshold = choose_threshold(p[0], y[0], goal);
        double given = 0.0, right = 0.0, carried = 0.0;
        for (std::size_t i = 0; i < p[1].size(); ++i) {
            given += p[1][i] >= threshold ? 1.0 : 0.0;
            carried += y[1][i];
            right += p[1][i] >= threshold ? y[1][i] : 0.0;
        }
        EXPECT_NEAR(right / (goal.measure == Measure::precision ? given : carried), 0.7, 0.06);
    }
}

}  // namespace
}  // namespace armonica
