#include "model/calibration.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace armonica {
namespace {

constexpr int most_steps = 100;
constexpr double least_gradient = 1e-10;  // per track

// log(1 + exp(x)) without overflow.
double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }

// Scores in units of their own spread make Newton's steps well conditioned whatever the raw scores are.
struct Units {
    double mean = 0.0;
    double spread = 0.0;  // 0 where the scores do not differ but for rounding
};

Units measure_units(const double* begin, const double* end) {
    const auto count = static_cast<double>(end - begin);
    Units units{.mean = std::accumulate(begin, end, 0.0) / count};
    double squares = 0.0;
    double largest = 0.0;
    for (const double* score = begin; score != end; ++score) {
        squares += (*score - units.mean) * (*score - units.mean);
        largest = std::max(largest, std::abs(*score));
    }
    const double spread = std::sqrt(squares / count);
    if (spread > 1e-12 * largest && std::isnormal(spread)) units.spread = spread;
    return units;
}

// Negative log-likelihood of smoothed targets t under p = logistic(a·x + b), with its derivatives.
struct LogisticLoss {
    const std::vector<double>& x;
    const std::vector<double>& t;

    double value(double a, double b) const {
        double loss = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double s = a * x[i] + b;
            loss += softplus(s) - t[i] * s;
        }
        return loss;
    }

    // Gradient (first two) and Hessian (aa, ab, bb).
    std::array<double, 5> derivatives(double a, double b) const {
        std::array<double, 5> d{};
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double p = logistic(a * x[i] + b);
            const double curvature = p * (1.0 - p);
            d[0] += (p - t[i]) * x[i];
            d[1] += p - t[i];
            d[2] += curvature * x[i] * x[i];
            d[3] += curvature * x[i];
            d[4] += curvature;
        }
        return d;
    }
};

// Newton's method for the slope and offset; the loss is convex.
Calibration minimise(const LogisticLoss& loss, double offset) {
    Calibration at{.slope = 0.0, .offset = offset};
    double value = loss.value(at.slope, at.offset);
    for (int step = 0; step < most_steps; ++step) {
        const auto [ga, gb, haa, hab, hbb] = loss.derivatives(at.slope, at.offset);
        if (std::max(std::abs(ga), std::abs(gb)) < least_gradient * static_cast<double>(loss.x.size())) break;
        // A ridge of relative 1e-12 keeps the Hessian invertible; it bends the path, not the place it leads to.
        const double ridge = 1e-12 * (haa + hbb) + 1e-300;
        const double determinant = (haa + ridge) * (hbb + ridge) - hab * hab;
        const double da = -((hbb + ridge) * ga - hab * gb) / determinant;
        const double db = -((haa + ridge) * gb - hab * ga) / determinant;
        const double slope = ga * da + gb * db;
        double size = 1.0;
        double next = loss.value(at.slope + size * da, at.offset + size * db);
        for (; size > 1e-10 && !(next <= value + 1e-4 * size * slope); size /= 2.0)
            next = loss.value(at.slope + size / 2.0 * da, at.offset + size / 2.0 * db);
        if (!(next < value)) break;  // no step helps any more: rounding is reached
        at.slope += size * da;
        at.offset += size * db;
        value = next;
    }
    return at;
}

// Smoothed targets of a family's tracks that carry one of its tags, and their scores.
struct FamilyRows {
    Eigen::MatrixXd scores;
    Eigen::MatrixXd targets;
};

FamilyRows smoothed_rows(const Eigen::MatrixXd& scores, const Eigen::MatrixXi& labels) {
    const Eigen::VectorXd counts = labels.cast<double>().colwise().sum();
    const auto tags = static_cast<double>(labels.cols());
    FamilyRows rows{Eigen::MatrixXd(scores.rows(), scores.cols()), Eigen::MatrixXd(scores.rows(), scores.cols())};
    Eigen::Index used = 0;
    for (Eigen::Index i = 0; i < labels.rows(); ++i) {
        Eigen::Index tag = 0;
        if (labels.row(i).maxCoeff(&tag) == 0) continue;
        rows.scores.row(used) = scores.row(i);
        rows.targets.row(used).setConstant(1.0 / (counts[tag] + tags));
        rows.targets(used, tag) = (counts[tag] + 1.0) / (counts[tag] + tags);
        ++used;
    }
    rows.scores.conservativeResize(used, Eigen::NoChange);
    rows.targets.conservativeResize(used, Eigen::NoChange);
    return rows;
}

// First and second derivative of the family's negative log-likelihood in the slope.
std::pair<double, double> slope_derivatives(const FamilyRows& rows, double slope) {
    double first = 0.0;
    double second = 0.0;
    for (Eigen::Index i = 0; i < rows.scores.rows(); ++i) {
        const Eigen::ArrayXd x = rows.scores.row(i).transpose();
        Eigen::ArrayXd p = (slope * (x - x.maxCoeff())).exp();
        p /= p.sum();
        const double mean = (p * x).sum();
        first += mean - (rows.targets.row(i).transpose().array() * x).sum();
        second += (p * (x - mean).square()).sum();
    }
    return {first, second};
}

}  // namespace

double logistic(double score) {
    // The exponent is never positive, so nothing overflows.
    const double odds = std::exp(-std::abs(score));
    return score >= 0.0 ? 1.0 / (1.0 + odds) : odds / (1.0 + odds);
}

Calibration calibrate_tag(std::span<const double> scores, std::span<const int> labels) {
    if (scores.empty() || scores.size() != labels.size())
        throw std::invalid_argument("calibration needs one label for each of at least one score");
    const auto positives =
        static_cast<double>(std::count_if(labels.begin(), labels.end(), [](int l) { return l != 0; }));
    const auto negatives = static_cast<double>(labels.size()) - positives;
    const double high = (positives + 1.0) / (positives + 2.0);
    const double low = 1.0 / (negatives + 2.0);
    const double rate = (positives * high + negatives * low) / (positives + negatives);
    const Calibration base_rate{.slope = 0.0, .offset = std::log(rate / (1.0 - rate))};

    const Units units = measure_units(scores.data(), scores.data() + scores.size());
    if (units.spread == 0.0) return base_rate;
    std::vector<double> x, t;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        x.push_back((scores[i] - units.mean) / units.spread);
        t.push_back(labels[i] != 0 ? high : low);
    }
    const Calibration found = minimise({x, t}, base_rate.offset);
    const double slope = found.slope / units.spread;
    if (!(found.slope > 0.0) || !std::isfinite(slope)) return base_rate;
    return {.slope = slope, .offset = found.offset - slope * units.mean};
}

Calibration calibrate_family(const Eigen::MatrixXd& scores, const Eigen::MatrixXi& labels) {
    if (scores.rows() != labels.rows() || scores.cols() != labels.cols())
        throw std::invalid_argument("calibration needs one label for each score");
    FamilyRows rows = smoothed_rows(scores, labels);
    if (rows.scores.size() == 0) return {};
    const Units units = measure_units(rows.scores.data(), rows.scores.data() + rows.scores.size());
    if (units.spread == 0.0) return {};
    rows.scores /= units.spread;
    if (slope_derivatives(rows, 0.0).first >= 0.0) return {};

    // The first derivative grows from below 0: bracket its zero, then let Newton run inside the bracket.
    double below = 0.0;
    double above = 1.0;
    while (slope_derivatives(rows, above).first < 0.0 && above < 1e6) above *= 2.0;
    double slope = 0.5 * (below + above);
    for (int step = 0; step < most_steps; ++step) {
        const auto [first, second] = slope_derivatives(rows, slope);
        (first < 0.0 ? below : above) = slope;
        const double newton = slope - first / second;
        const double next = newton > below && newton < above ? newton : 0.5 * (below + above);
        if (std::abs(next - slope) <= 1e-13 * slope) break;
        slope = next;
    }
    return {.slope = slope / units.spread, .offset = 0.0};
}

}  // namespace armonica
