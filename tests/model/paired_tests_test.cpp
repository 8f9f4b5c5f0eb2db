#include "model/paired_tests.hpp"

#include <gtest/gtest.h>

namespace armonica {
namespace {

TEST(Wilcoxon, ExactAsScipyHasIt) {
    // scipy 1.10.1: stats.wilcoxon(d, mode='exact')
    const std::vector<double> d = {0.031, -0.012, 0.054, 0.007, -0.019, 0.044, 0.023, 0.061, -0.003, 0.038};
    const auto test = wilcoxon_signed_rank(d);
    EXPECT_TRUE(test->exact);
    EXPECT_EQ(test->rank_sum_down, 8.0);
    EXPECT_EQ(test->rank_sum_up, 47.0);
    EXPECT_NEAR(test->p, 0.048828125, 1e-15);
}

TEST(Wilcoxon, ExactWithTiesAndZerosAsAllSignPatternsHaveIt) {
    // All 2¹⁰ sign patterns of the mean ranks counted: 46 are as far out.
    const auto test = wilcoxon_signed_rank(std::vector<double>{1, 1, -1, 2, 2, -3, 4, 4, 4, 0, 0, 5});
    EXPECT_EQ(test->pairs, 10U);
    EXPECT_EQ(test->rank_sum_up, 47.0);
    EXPECT_EQ(test->rank_sum_down, 8.0);
    EXPECT_NEAR(test->p, 0.044921875, 1e-15);
}

TEST(Wilcoxon, BeyondFiftyPairsTheNormalApproximationOfScipy) {
    // scipy 1.10.1: stats.wilcoxon(d, mode='approx', correction=False); there are ties and one zero.
    std::vector<double> d;
    for (int i = 0; i < 60; ++i) d.push_back((i * 37 % 61 - 25) / 10.0);
    const auto test = wilcoxon_signed_rank(d);
    EXPECT_EQ(test->pairs, 59U);
    EXPECT_FALSE(test->exact);
    EXPECT_EQ(test->rank_sum_down, 612.0);
    EXPECT_NEAR(test->p, 0.0393246482200441, 1e-14);
    d.resize(51);  // 50 of them differ from zero: the largest exact case, next to its approximation
    const auto exact = wilcoxon_signed_rank(d);
    EXPECT_TRUE(exact->exact);
    EXPECT_EQ(exact->pairs, 50U);
}

TEST(Wilcoxon, WithoutDifferencesSaysNothing) {
    EXPECT_FALSE(wilcoxon_signed_rank({}));
    EXPECT_FALSE(wilcoxon_signed_rank(std::vector<double>{0.0, 0.0}));
    EXPECT_EQ(wilcoxon_signed_rank(std::vector<double>{0.5})->p, 1.0);
    EXPECT_EQ(wilcoxon_signed_rank(std::vector<double>{1, -1})->p, 1.0);
}

TEST(McNemar, AsScipysBinomialTestHasIt) {
    // scipy 1.10.1: stats.binomtest(b, b + c, 0.5).pvalue
    EXPECT_NEAR(mcnemar(5, 15).p, 0.04138946533203125, 1e-15);
    EXPECT_NEAR(mcnemar(15, 5).p, 0.04138946533203125, 1e-15);
    EXPECT_NEAR(mcnemar(40, 62).p, 0.03706676743856045, 1e-13);
    EXPECT_NEAR(mcnemar(0, 3).p, 0.25, 1e-15);
    EXPECT_NEAR(mcnemar(1200, 1300).p, 0.047681865221043424, 1e-11);
    EXPECT_EQ(mcnemar(7, 7).p, 1.0);
    EXPECT_EQ(mcnemar(0, 0).p, 1.0);
}

TEST(Holm, CorrectsInOrderAndNeverFalls) {
    // 0.01·4, 0.02·3 = 0.06, 0.021·2 = 0.042 but not below 0.06, 0.9·1.
    const auto p = holm({0.02, std::nullopt, 0.9, 0.01, 0.021});
    EXPECT_NEAR(*p[0], 0.06, 1e-15);
    EXPECT_FALSE(p[1]);
    EXPECT_NEAR(*p[2], 0.9, 1e-15);
    EXPECT_NEAR(*p[3], 0.04, 1e-15);
    EXPECT_NEAR(*p[4], 0.06, 1e-15);
    EXPECT_EQ(*holm({0.7, 0.8})[0], 1.0);
}

}  // namespace
}  // namespace armonica
