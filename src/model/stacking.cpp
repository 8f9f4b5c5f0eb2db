#include "model/stacking.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "model/calibration.hpp"
#include "model/metrics.hpp"

namespace armonica {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// One tag's part of the problem.
struct StackedTag {
    Index tag = 0;
    MatrixXd scores;  // rows × components
    std::vector<int> labels;
    double share = 0.0;  // of positives
};

std::vector<StackedTag> gather(const std::vector<MatrixXd>& components, const Eigen::MatrixXi& labels,
                               const std::vector<int>& rows) {
    std::vector<StackedTag> tags;
    const auto count = static_cast<double>(rows.size());
    for (Index t = 0; t < labels.cols(); ++t) {
        StackedTag tag{.tag = t,
                       .scores = MatrixXd(static_cast<Index>(rows.size()), static_cast<Index>(components.size())),
                       .labels = {}};
        for (const int row : rows) tag.labels.push_back(labels(row, t));
        tag.share = static_cast<double>(std::count(tag.labels.begin(), tag.labels.end(), 1)) / count;
        if (!(tag.share > 0.0 && tag.share < 1.0)) continue;
        for (std::size_t c = 0; c < components.size(); ++c)
            tag.scores.col(static_cast<Index>(c)) = components[c](rows, t);
        tags.push_back(std::move(tag));
    }
    return tags;
}

double quality_of(const std::vector<StackedTag>& tags, const VectorXd& weights) {
    double sum = 0.0;
    for (const StackedTag& tag : tags) {
        const VectorXd scores = tag.scores * weights;
        const std::span<const double> values{scores.data(), static_cast<std::size_t>(scores.size())};
        sum += 0.5 * (roc_auc(values, tag.labels).value_or(0.5) + average_precision(values, tag.labels).value_or(0.0));
    }
    return tags.empty() ? 0.0 : sum / static_cast<double>(tags.size());
}

// Mean over tags of each component's variance; 1 where it says nothing.
VectorXd spreads(const std::vector<StackedTag>& tags, Index components) {
    VectorXd variances = VectorXd::Zero(components);
    for (const StackedTag& tag : tags) {
        const MatrixXd centred = tag.scores.rowwise() - tag.scores.colwise().mean();
        variances += centred.colwise().squaredNorm().transpose() / static_cast<double>(tag.scores.rows());
    }
    variances /= std::max(1.0, static_cast<double>(tags.size()));
    return variances.unaryExpr([](double v) { return v > 1e-24 ? std::sqrt(v) : 1.0; });
}

// All ways to share `eighths` among the components from `first` on.
void shares(Index first, int eighths, VectorXd& now, std::vector<VectorXd>& all) {
    if (first + 1 == now.size()) {
        now[first] = eighths / 8.0;
        all.push_back(now);
        return;
    }
    for (int here = 0; here <= eighths; ++here) {
        now[first] = here / 8.0;
        shares(first + 1, eighths - here, now, all);
    }
}

// Slope of the sum of tags' losses, and its curvature, the intercepts being where they are best.
struct Derivatives {
    double slope = 0.0, curvature = 0.0;
};

// What multiplies a combined score, and what is added to it by tag, so that log-loss is least.
class ScaleFitter {
public:
    ScaleFitter(const std::vector<StackedTag>& tags, const VectorXd& weights, Index all_tags) : tags_(tags) {
        for (const StackedTag& tag : tags) scores_.push_back((tag.scores * weights).array());
        intercepts_.resize(all_tags);
    }

    VectorXd& intercepts() { return intercepts_; }

    // The loss is convex in the scale: Newton's method on its slope, bracketed.
    double fit() {
        double below = 0.0, above = 1.0;
        if (slope_at(0.0).slope >= 0.0) return settled(0.0);
        while (slope_at(above).slope < 0.0 && above < 1e6) above *= 2.0;
        double scale = 0.5 * (below + above);
        for (int step = 0; step < 60; ++step) {
            const Derivatives at = slope_at(scale);
            (at.slope < 0.0 ? below : above) = scale;
            const double newton = scale - at.slope / std::max(at.curvature, 1e-300);
            const double next = newton > below && newton < above ? newton : 0.5 * (below + above);
            if (std::abs(next - scale) <= 1e-10 * scale) break;
            scale = next;
        }
        return settled(scale);
    }

private:
    double settled(double scale) {
        slope_at(scale);
        return scale;
    }

    Derivatives slope_at(double scale) {
        Derivatives sum;
        for (std::size_t k = 0; k < tags_.size(); ++k) {
            const StackedTag& tag = tags_[k];
            double& intercept = intercepts_[tag.tag];
            const double importance = 1.0 / (tag.share * (1.0 - tag.share));
            for (int step = 0; step < 50; ++step) {
                double excess = 0.0, h = 0.0, hs = 0.0, hss = 0.0, es = 0.0;
                for (Index i = 0; i < scores_[k].size(); ++i) {
                    const double s = scores_[k][i], p = logistic(scale * s + intercept);
                    const double e = p - tag.labels[static_cast<std::size_t>(i)], c = p * (1.0 - p);
                    excess += e;
                    es += e * s;
                    h += c;
                    hs += c * s;
                    hss += c * s * s;
                }
                const double move = -excess / std::max(h, 1e-12);
                if (std::abs(move) > 1e-10 && step + 1 < 50) {
                    intercept += std::clamp(move, -1.0, 1.0);
                    continue;
                }
                sum.slope += importance * es;
                sum.curvature += importance * (hss - hs * hs / std::max(h, 1e-300));
                break;
            }
        }
        return sum;
    }

    const std::vector<StackedTag>& tags_;
    std::vector<ArrayXd> scores_;
    VectorXd intercepts_;
};

}  // namespace

Stacking learn_stacking(const std::vector<MatrixXd>& components, const Eigen::MatrixXi& labels,
                        const std::vector<int>& rows) {
    const auto tags = gather(components, labels, rows);
    const auto count = static_cast<Index>(components.size());
    const VectorXd units = spreads(tags, count);
    std::vector<VectorXd> candidates;
    VectorXd scratch(count);
    shares(0, 8, scratch, candidates);
    Stacking stacking{.weights = VectorXd::Zero(count), .intercepts = {}, .quality = -1.0};
    for (const VectorXd& candidate : candidates) {
        const VectorXd weights = candidate.cwiseQuotient(units);
        const double quality = quality_of(tags, weights);
        if (quality > stacking.quality) {
            stacking.weights = weights;
            stacking.quality = quality;
        }
    }
    ScaleFitter fitter(tags, stacking.weights, labels.cols());
    for (Index t = 0; t < labels.cols(); ++t) {
        const double share = (labels(rows, t).cast<double>().sum() + 1.0) / (static_cast<double>(rows.size()) + 2.0);
        fitter.intercepts()[t] = std::log(share / (1.0 - share));
    }
    stacking.weights *= fitter.fit();
    stacking.intercepts = fitter.intercepts();
    return stacking;
}

}  // namespace armonica
