#include "model/gaussian_judgement.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

#include <Eigen/Eigenvalues>

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXi;
using Eigen::VectorXd;

// Scores and labels of tracks that might have been, fold after fold.
struct Sample {
    MatrixXd scores;
    MatrixXi labels;
    Index filled = 0;

    Sample(const std::vector<HeldOutMoments>& folds, Index tags) {
        double rows = 0.0;
        for (const auto& fold : folds) rows += fold.rows;
        scores.setZero(static_cast<Index>(rows), tags);
        labels.setZero(static_cast<Index>(rows), tags);
    }
};

void add_quantiles(Sample& sample, double count, double mean, double deviation, int label) {
    for (double i = 0.0; i < count; ++i) {
        sample.scores(sample.filled, 0) = mean + deviation * normal_quantile((i + 0.5) / count);
        sample.labels(sample.filled++, 0) = label;
    }
}

Sample sample_of_tag(const std::vector<HeldOutMoments>& folds, int t) {
    Sample sample(folds, 1);
    for (const auto& fold : folds) {
        const double with = fold.positives[t], without = fold.rows - with;
        const double mean = fold.means[t];
        const double mean_with = with > 0.0 ? fold.class_means(t, t) : mean;
        const double mean_without = without > 0.0 ? (fold.rows * mean - with * mean_with) / without : mean;
        const double between =
            (with * (mean_with - mean) * (mean_with - mean) + without * (mean_without - mean) * (mean_without - mean)) /
            fold.rows;
        const double deviation = std::sqrt(std::max(0.0, fold.covariance(t, t) - between));
        add_quantiles(sample, with, mean_with, deviation, 1);
        add_quantiles(sample, without, mean_without, deviation, 0);
    }
    return sample;
}

// Standard normal numbers by Box and Muller: unlike those of the standard library, the same everywhere.
class NormalNumbers {
public:
    double next() {
        const double radius = std::sqrt(-2.0 * std::log(uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }

private:
    double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) * 0x1p-53; }
    std::mt19937_64 engine_;
};

MatrixXd root_of(const MatrixXd& covariance) {
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(covariance);
    return eigen.eigenvectors() * eigen.eigenvalues().cwiseMax(0.0).cwiseSqrt().asDiagonal();
}

Sample sample_of_family(const std::vector<HeldOutMoments>& folds, const std::vector<int>& tags) {
    const auto size = static_cast<Index>(tags.size());
    Sample sample(folds, size);
    NormalNumbers numbers;
    for (const auto& fold : folds) {
        const VectorXd mean = fold.means(tags);
        // One class for each tag, and one for the tracks that carry none of them.
        VectorXd counts(size + 1);
        counts << fold.positives(tags), fold.rows - fold.positives(tags).sum();
        MatrixXd means(size, size + 1);
        means.leftCols(size) = fold.class_means(tags, tags);
        const VectorXd rest = fold.rows * mean - means.leftCols(size) * counts.head(size);
        means.col(size) = counts[size] > 0.0 ? VectorXd(rest / counts[size]) : mean;
        MatrixXd within = fold.covariance(tags, tags);
        for (Index k = 0; k <= size; ++k)
            within -= counts[k] / fold.rows * (means.col(k) - mean) * (means.col(k) - mean).transpose();
        const MatrixXd root = root_of(within);
        for (Index k = 0; k <= size; ++k)
            for (double i = 0.0; i < counts[k]; ++i) {
                const VectorXd draw = VectorXd::NullaryExpr(size, [&] { return numbers.next(); });
                sample.scores.row(sample.filled) = (means.col(k) + root * draw).transpose();
                if (k < size) sample.labels(sample.filled, k) = 1;
                ++sample.filled;
            }
    }
    return sample;
}

}  // namespace

double normal_quantile(double probability) {
    // Newton's method on the side where the density does not vanish against the probability, from a logistic guess.
    const bool upper = probability > 0.5;
    const double tail = upper ? 1.0 - probability : probability;
    if (tail <= 0.0) return upper ? HUGE_VAL : -HUGE_VAL;
    double x = std::log(tail / (1.0 - tail)) / 1.702;
    for (int step = 0; step < 60; ++step) {
        // On log Φ, which is concave, so the steps do not overshoot twice.
        const double below = 0.5 * std::erfc(-x / std::numbers::sqrt2);
        const double density = std::exp(-0.5 * x * x) / std::sqrt(2.0 * std::numbers::pi);
        const double change = std::log(below / tail) * below / density;
        x -= change;
        if (std::abs(change) < 1e-13 * std::max(1.0, std::abs(x))) break;
    }
    return upper ? -x : x;
}

Judgement gaussian_judgement(const std::vector<HeldOutMoments>& folds, const std::vector<TagFamily>& families,
                             const DecisionGoal& goal) {
    std::size_t tags = 0;
    for (const auto& family : families) tags += family.tags.size();
    Judgement judgement{std::vector<Calibration>(tags), std::vector<double>(tags, 0.0)};
    for (const auto& family : families) {
        const Sample sample =
            family.exclusive() ? sample_of_family(folds, family.tags) : sample_of_tag(folds, family.tags.front());
        TagFamily alone{family.name, {}};
        for (std::size_t k = 0; k < family.tags.size(); ++k) alone.tags.push_back(static_cast<int>(k));
        const Judgement found = learn_judgement(sample.scores, sample.labels, {alone}, goal);
        for (std::size_t k = 0; k < family.tags.size(); ++k) {
            judgement.calibrations[static_cast<std::size_t>(family.tags[k])] = found.calibrations[k];
            judgement.thresholds[static_cast<std::size_t>(family.tags[k])] = found.thresholds[k];
        }
    }
    return judgement;
}

}  // namespace armonica
