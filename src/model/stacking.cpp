#include "model/stacking.hpp"

#include <algorithm>
#include <cmath>

#include "model/calibration.hpp"
#include "model/linear_fit.hpp"

namespace armonica {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int most_sweeps = 200;

// One tag's part of the problem.
struct StackedTag {
    Index tag = 0;
    MatrixXd scores;  // rows × components
    ArrayXd labels;
    double importance = 0.0;  // 1/(rows · p(1 − p))

    double loss(const VectorXd& weights, double intercept) const {
        const ArrayXd s = (scores * weights).array() + intercept;
        return importance * (s.max(0.0) + (-s.abs()).exp().log1p() - labels * s).sum();
    }
};

std::vector<StackedTag> gather(const std::vector<MatrixXd>& components, const Eigen::MatrixXi& labels,
                               const std::vector<int>& rows) {
    std::vector<StackedTag> tags;
    const auto count = static_cast<double>(rows.size());
    for (Index t = 0; t < labels.cols(); ++t) {
        StackedTag tag{.tag = t,
                       .scores = MatrixXd(static_cast<Index>(rows.size()), static_cast<Index>(components.size())),
                       .labels = labels(rows, t).cast<double>().array()};
        const double share = tag.labels.sum() / count;
        if (!(share > 0.0 && share < 1.0)) continue;
        tag.importance = 1.0 / (count * share * (1.0 - share));
        for (std::size_t c = 0; c < components.size(); ++c)
            tag.scores.col(static_cast<Index>(c)) = components[c](rows, t);
        tags.push_back(std::move(tag));
    }
    return tags;
}

// Slope and curvature of the loss in the weights, the intercepts being where they are best for the current slope.
struct Derivatives {
    VectorXd slope;
    MatrixXd curvature;
};

Derivatives derivatives(const std::vector<StackedTag>& tags, const VectorXd& weights, const VectorXd& intercepts) {
    const Index k = weights.size();
    Derivatives sum{VectorXd::Zero(k), MatrixXd::Zero(k, k)};
    for (const StackedTag& tag : tags) {
        const ArrayXd s = (tag.scores * weights).array() + intercepts[tag.tag];
        const ArrayXd p = s.unaryExpr([](double x) { return logistic(x); });
        const ArrayXd h = p * (1.0 - p);
        const VectorXd crossing = tag.scores.transpose() * h.matrix();
        sum.slope += tag.importance * (tag.scores.transpose() * (p - tag.labels).matrix());
        sum.curvature += tag.importance * (tag.scores.transpose() * h.matrix().asDiagonal() * tag.scores -
                                           crossing * crossing.transpose() / std::max(h.sum(), 1e-300));
    }
    return sum;
}

void settle_intercepts(const std::vector<StackedTag>& tags, const VectorXd& weights, VectorXd& intercepts) {
    for (const StackedTag& tag : tags) {
        const ArrayXd scores = (tag.scores * weights).array();
        for (int step = 0; step < 20; ++step) {
            const ArrayXd p = (scores + intercepts[tag.tag]).unaryExpr([](double x) { return logistic(x); });
            const double curvature = (p * (1.0 - p)).sum();
            const double move = (tag.labels - p).sum() / std::max(curvature, 1e-12);
            intercepts[tag.tag] += std::clamp(move, -1.0, 1.0);
            if (std::abs(move) < 1e-9) break;
        }
    }
}

double whole_loss(const std::vector<StackedTag>& tags, const VectorXd& weights, const VectorXd& intercepts) {
    double loss = 0.0;
    for (const StackedTag& tag : tags) loss += tag.loss(weights, intercepts[tag.tag]);
    return tags.empty() ? 0.0 : loss / static_cast<double>(tags.size());
}

// The quadratic model's minimum over weights that are not negative, by coordinate descent.
VectorXd best_weights(const Derivatives& at, const VectorXd& weights) {
    VectorXd next = weights;
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
        double moved = 0.0;
        for (Index c = 0; c < next.size(); ++c) {
            const double curvature = at.curvature(c, c);
            if (!(curvature > 1e-12)) continue;  // a component that says the same of every track
            const double slope = at.slope[c] + at.curvature.row(c).dot(next - weights);
            const double value = std::max(0.0, next[c] - slope / curvature);
            moved = std::max(moved, std::abs(value - next[c]));
            next[c] = value;
        }
        if (moved < 1e-10) break;
    }
    return next;
}

}  // namespace

Stacking learn_stacking(const std::vector<MatrixXd>& components, const Eigen::MatrixXi& labels,
                        const std::vector<int>& rows) {
    const auto tags = gather(components, labels, rows);
    Stacking stacking{.weights = VectorXd::Zero(static_cast<Index>(components.size())),
                      .intercepts = VectorXd(labels.cols())};
    for (Index t = 0; t < labels.cols(); ++t) {
        const double share = (labels(rows, t).cast<double>().sum() + 1.0) / (static_cast<double>(rows.size()) + 2.0);
        stacking.intercepts[t] = std::log(share / (1.0 - share));
    }
    settle_intercepts(tags, stacking.weights, stacking.intercepts);
    stacking.loss = whole_loss(tags, stacking.weights, stacking.intercepts);
    for (int step = 0; step < 50; ++step) {
        const VectorXd target =
            best_weights(derivatives(tags, stacking.weights, stacking.intercepts), stacking.weights);
        double size = 1.0;
        for (; size > 1e-6; size /= 2.0) {
            const VectorXd weights = stacking.weights + size * (target - stacking.weights);
            VectorXd intercepts = stacking.intercepts;
            settle_intercepts(tags, weights, intercepts);
            const double loss = whole_loss(tags, weights, intercepts);
            if (!(loss < stacking.loss)) continue;
            const bool small = stacking.loss - loss < 1e-9 * loss;
            stacking = {weights, intercepts, loss};
            if (small) return stacking;
            break;
        }
        if (size <= 1e-6) break;
    }
    return stacking;
}

}  // namespace armonica
