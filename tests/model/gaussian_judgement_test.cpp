#include "model/gaussian_judgement.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "model/random_data.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXi;

TEST(NormalQuantile, HasTheValuesOfTheTables) {
    EXPECT_NEAR(normal_quantile(0.5), 0.0, 1e-15);
    EXPECT_NEAR(normal_quantile(0.975), 1.9599639845400545, 1e-12);
    EXPECT_NEAR(normal_quantile(0.025), -1.9599639845400545, 1e-12);
    EXPECT_NEAR(normal_quantile(0.84134474606854293), 1.0, 1e-12);
    EXPECT_NEAR(normal_quantile(1e-9), -5.9978070150076869, 1e-11);
    for (double p = 1e-7; p < 1.0; p += 0.0007)
        EXPECT_NEAR(0.5 * std::erfc(-normal_quantile(p) / std::sqrt(2.0)), p, 1e-13);
}

HeldOutMoments moments_of(const MatrixXd& scores, const MatrixXi& labels) {
    HeldOutMoments moments;
    moments.rows = static_cast<double>(scores.rows());
    moments.positives = labels.cast<double>().colwise().sum().transpose();
    moments.means = scores.colwise().mean().transpose();
    const MatrixXd centred = scores.rowwise() - scores.colwise().mean();
    moments.covariance = centred.transpose() * centred / moments.rows;
    moments.class_means = scores.transpose() * labels.cast<double>();
    for (Index t = 0; t < labels.cols(); ++t)
        if (moments.positives[t] > 0.0) moments.class_means.col(t) /= moments.positives[t];
    return moments;
}

// Normal scores, shifted where the tag is: the assumption holds, so both ways must find the same.
TEST(GaussianJudgement, IsThatOfTracksWhereScoresAreNormal) {
    const Index rows = 6000;
    MatrixXd scores = test::random_matrix(rows, 5, 1);
    MatrixXi labels = MatrixXi::Zero(rows, 5);
    for (Index i = 0; i < rows; ++i) {
        labels(i, 0) = i % 10 == 0;
        labels(i, 1) = i % 3 == 0;
        if (i % 7 != 0) labels(i, 2 + i % 3) = 1;  // a family of three, and tracks that carry none
    }
    scores += 1.5 * labels.cast<double>();
    scores.col(1) *= 0.01;
    const std::vector<TagFamily> families = {{"", {0}}, {"", {1}}, {"family", {2, 3, 4}}};
    const Judgement expected = learn_judgement(scores, labels, families);
    const Judgement found = gaussian_judgement({moments_of(scores.topRows(2500), labels.topRows(2500)),
                                                moments_of(scores.bottomRows(3500), labels.bottomRows(3500))},
                                               families);
    for (std::size_t t = 0; t < 5; ++t) {
        SCOPED_TRACE(t);
        EXPECT_NEAR(found.calibrations[t].slope, expected.calibrations[t].slope, 0.06 * expected.calibrations[t].slope);
        EXPECT_NEAR(found.calibrations[t].offset, expected.calibrations[t].offset, 0.15);
        EXPECT_NEAR(found.thresholds[t], expected.thresholds[t], 0.05);
    }
    // Two normal distributions of one variance: the slope is their distance over the variance.
    EXPECT_NEAR(found.calibrations[0].slope, 1.5, 0.1);
}

TEST(GaussianJudgement, SaysNothingOfScoresThatDoNotDiffer) {
    const MatrixXd scores = MatrixXd::Constant(40, 1, 0.3);
    MatrixXi labels = MatrixXi::Zero(40, 1);
    labels.topRows(10).setOnes();
    const Judgement found = gaussian_judgement({moments_of(scores, labels)}, {{"", {0}}});
    EXPECT_EQ(found.calibrations[0].slope, 0.0);
    EXPECT_EQ(found.thresholds[0], 1.0);
}

}  // namespace
}  // namespace armonica
