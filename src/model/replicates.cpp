#include "model/replicates.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Cholesky>
#include <Eigen/LU>

#include "model/group_contributions.hpp"
#include "tables/stratified_folds.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXi;
using Eigen::VectorXd;

// What the refits say of one tag on the tested tracks, in calibrated log-odds.
struct RefittedTag {
    std::vector<double> baselines;        // by refit
    std::vector<MatrixXd> contributions;  // by refit: tracks × groups

    double mean_baseline() const {
        double sum = 0.0;
        for (const double baseline : baselines) sum += baseline;
        return sum / static_cast<double>(baselines.size());
    }

    MatrixXd mean_contributions() const {
        MatrixXd sum = contributions.front();
        for (std::size_t k = 1; k < contributions.size(); ++k) sum += contributions[k];
        return sum / static_cast<double>(contributions.size());
    }
};

RefittedTag refitted_tag(const std::vector<GroupContributions>& refits, std::size_t tag,
                         const Calibration& calibration) {
    RefittedTag refitted;
    for (const GroupContributions& refit : refits) {
        refitted.baselines.push_back(calibration.slope * refit.intercepts[static_cast<Index>(tag)] +
                                     calibration.offset);
        refitted.contributions.push_back(calibration.slope * refit.of_tag[tag]);
    }
    return refitted;
}

// y ≈ shift + slope · x by least squares; slope 0 where x does not vary.
struct Line {
    double shift = 0.0, slope = 0.0;
};

Line straight_line(const VectorXd& x, const VectorXd& y) {
    const VectorXd centred = x.array() - x.mean();
    const double spread = centred.squaredNorm();
    Line line;
    if (spread > 1e-24 * static_cast<double>(x.size())) line.slope = centred.dot(y) / spread;
    line.shift = y.mean() - line.slope * x.mean();
    return line;
}

// The jackknife over refits. `scale` turns a sum of squares over refits into a variance of the whole fit.
TagReplicates jackknife(const RefittedTag& refitted, double scale) {
    const MatrixXd mean = refitted.mean_contributions();
    const Index tracks = mean.rows(), groups = mean.cols();
    const double root = std::sqrt(scale);
    // Of two parameters for each line.
    const double rest = scale / std::max(1.0, static_cast<double>(tracks) - 2.0);
    TagReplicates replicates;
    replicates.group_variances.assign(static_cast<std::size_t>(groups), 0.0);
    for (std::size_t k = 0; k < refitted.contributions.size(); ++k) {
        double offset = refitted.baselines[k] - refitted.mean_baseline();
        std::vector<double>& slopes = replicates.slopes.emplace_back();
        VectorXd left = VectorXd::Zero(tracks);
        for (Index g = 0; g < groups; ++g) {
            const VectorXd deviation = refitted.contributions[k].col(g) - mean.col(g);
            const Line line = straight_line(mean.col(g), deviation);
            const VectorXd beside = (deviation - line.slope * mean.col(g)).array() - line.shift;
            offset += line.shift;
            slopes.push_back(root * line.slope);
            replicates.group_variances[static_cast<std::size_t>(g)] += rest * beside.squaredNorm();
            left += beside;
        }
        replicates.offsets.push_back(root * offset);
        replicates.variance += rest * left.squaredNorm();
    }
    return replicates;
}

void add_replicate(TagReplicates& replicates, double offset, double slope) {
    replicates.offsets.push_back(offset);
    replicates.slopes.emplace_back(replicates.group_variances.size(), slope);
}

// score = slope · (intercept + Σ raw contributions) + offset moves by dslope · intercept + doffset, and every
// contribution by dslope/slope of itself.
void add_calibration(TagReplicates& replicates, const Calibration& calibration, double intercept, double slope,
                     double offset) {
    add_replicate(replicates, slope * intercept + offset, calibration.slope > 0.0 ? slope / calibration.slope : 0.0);
}

// Two replicates for a tag alone: the columns of a root of the inverse Hessian of its log-loss.
void add_calibration_alone(TagReplicates& replicates, const Calibration& calibration, double intercept,
                           const VectorXd& raw) {
    // A score in units of its own spread keeps the Hessian well conditioned.
    const double mean = raw.mean();
    const double spread = std::sqrt((raw.array() - mean).square().mean());
    const double unit = spread > 0.0 && calibration.slope > 0.0 ? spread : 1.0;
    Eigen::Matrix2d hessian = Eigen::Matrix2d::Zero();
    for (const double score : raw) {
        const double p = logistic(calibration.slope * score + calibration.offset);
        const Eigen::Vector2d x((score - mean) / unit, 1.0);
        hessian += p * (1.0 - p) * x * x.transpose();
    }
    if (calibration.slope == 0.0) hessian = Eigen::Vector2d(1.0, hessian(1, 1)).asDiagonal();
    // Half a track's worth of doubt at least, where every label is as certain as can be.
    hessian += 0.25 * Eigen::Matrix2d::Identity();
    const Eigen::Matrix2d root = Eigen::Matrix2d(hessian.inverse()).llt().matrixL();
    for (int c = 0; c < 2; ++c) {
        const double slope = calibration.slope > 0.0 ? root(0, c) / unit : 0.0;
        add_calibration(replicates, calibration, intercept, slope, root(1, c) - slope * mean);
    }
}

// One replicate for all tags of a family, whose probabilities depend on one slope alone; and one that moves nothing, so
// that all tags have as many.
double family_slope_deviation(const TagFamily& family, double slope, const MatrixXd& raw, const MatrixXi& labels) {
    double curvature = 0.0;
    for (Index i = 0; i < raw.rows(); ++i) {
        if (labels(i, family.tags).maxCoeff() == 0) continue;
        const Eigen::ArrayXd x = raw(i, family.tags).transpose();
        Eigen::ArrayXd p = (slope * (x - x.maxCoeff())).exp();
        p /= p.sum();
        const double mean = (p * x).sum();
        curvature += (p * (x - mean).square()).sum();
    }
    return curvature > 0.0 ? 1.0 / std::sqrt(curvature) : 0.0;
}

}  // namespace

std::vector<double> TagReplicates::deviations(std::span<const double> group_contributions) const {
    std::vector<double> deviations = offsets;
    for (std::size_t k = 0; k < deviations.size(); ++k)
        for (std::size_t g = 0; g < group_contributions.size(); ++g)
            deviations[k] += slopes[k][g] * group_contributions[g];
    return deviations;
}

double TagReplicates::group_variance(std::size_t group, double contribution) const {
    double sum = group_variances[group];
    for (const auto& by_group : slopes) sum += by_group[group] * by_group[group] * contribution * contribution;
    return sum;
}

RefitPlan plan_refits(const std::vector<FoldSplit>& splits, const MatrixXi& labels) {
    RefitPlan plan;
    if (splits.size() < 2) return plan;
    const FoldSplit& first = splits.front();
    if (first.test.size() < fewest_tested || first.train.size() < fewest_tested) return plan;
    for (std::size_t i = 0; i < std::min(first.test.size(), most_tested); ++i)
        plan.tested.push_back(first.test[i * first.test.size() / std::min(first.test.size(), most_tested)]);
    const std::vector<int> eighth = stratified_folds(labels(first.train, Eigen::all).cast<double>(), refit_count);
    for (int k = 0; k < refit_count; ++k) {
        std::vector<int>& rows = plan.learned.emplace_back();
        for (std::size_t i = 0; i < first.train.size(); ++i)
            if (eighth[i] != k) rows.push_back(first.train[i]);
    }
    plan.shared = first.train.size();
    plan.all = static_cast<std::size_t>(labels.rows());
    return plan;
}

Refitted learn_replicates(const KindFit& fit, const FitMaterial& material, const RefitPlan& plan,
                          const MatrixXd& held_out, const Judgement& judgement, const std::vector<TagFamily>& families,
                          int jobs) {
    const std::size_t tags = judgement.calibrations.size();
    Refitted result{std::vector<TagReplicates>(tags), {}};
    if (plan.empty()) return result;
    result.tested.resize(tags);
    const auto contributions = [&](const KindFit& each, const std::vector<int>& rows) {
        return group_contributions(each, material.group_of_column, material.groups, rows_of(material.features, rows),
                                   jobs);
    };
    std::vector<GroupContributions> refits;
    for (const KindFit& refit : fit.refits) refits.push_back(contributions(refit, plan.tested));
    const VectorXd intercepts = contributions(fit, {}).intercepts;
    const auto count = static_cast<double>(refits.size());
    const double scale = (count - 1.0) / count * static_cast<double>(plan.shared) / static_cast<double>(plan.all);
    for (const TagFamily& family : families) {
        const Calibration& shared = judgement.calibrations[static_cast<std::size_t>(family.tags.front())];
        const double deviation =
            family.exclusive() ? family_slope_deviation(family, shared.slope, held_out, material.labels) : 0.0;
        for (const int t : family.tags) {
            const auto tag = static_cast<std::size_t>(t);
            const Calibration& calibration = judgement.calibrations[tag];
            const RefittedTag refitted = refitted_tag(refits, tag, calibration);
            result.tested[tag] = {refitted.mean_baseline(), refitted.mean_contributions()};
            TagReplicates& replicates = result.replicates[tag] = jackknife(refitted, scale);
            if (family.exclusive()) {
                add_calibration(replicates, calibration, intercepts[t], deviation, 0.0);
                add_replicate(replicates, 0.0, 0.0);
            } else {
                add_calibration_alone(replicates, calibration, intercepts[t], held_out.col(t));
            }
        }
    }
    return result;
}

}  // namespace armonica
