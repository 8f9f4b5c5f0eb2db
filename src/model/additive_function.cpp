#include "model/additive_function.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <utility>

namespace armonica {

using Eigen::Index;

double curve_at(const KnotValues& values, double u) {
    const double place = std::clamp((u - knot(0)) / (knot(1) - knot(0)), 0.0, knot_count - 1.0);
    const int below = std::min(static_cast<int>(place), knot_count - 2);
    const double share = place - below;
    const auto k = static_cast<std::size_t>(below);
    return (1.0 - share) * values[k] + share * values[k + 1];
}

std::size_t interval_of(const std::vector<double>& thresholds, double u) {
    const auto single = static_cast<double>(static_cast<float>(u));
    return static_cast<std::size_t>(std::upper_bound(thresholds.begin(), thresholds.end(), single) -
                                    thresholds.begin());
}

double MainEffect::at(double u) const {
    if (std::isnan(u)) return 0.0;
    return curve_at(curve, u) + (steps.empty() ? 0.0 : steps[interval_of(thresholds, u)]);
}

double PairEffect::at(double u, double v) const {
    if (std::isnan(u) || std::isnan(v)) return 0.0;
    double value = product * (u * v - product_mean);
    if (!cells.empty())
        value += cells[interval_of(first_thresholds, u) * (second_thresholds.size() + 1) +
                       interval_of(second_thresholds, v)];
    return value;
}

double AdditiveFunction::at(std::span<const double> u) const {
    double sum = intercept;
    for (const MainEffect& effect : mains) sum += effect.at(u[static_cast<std::size_t>(effect.feature)]);
    for (const PairEffect& effect : pairs)
        sum += effect.at(u[static_cast<std::size_t>(effect.first)], u[static_cast<std::size_t>(effect.second)]);
    return sum;
}

void AdditiveFunction::add(const AdditiveFunction& other, double weight) {
    if (weight == 0.0) return;  // or effects of nothing would be kept, written and read
    const auto scaled = [weight](std::vector<double> values) {
        for (double& value : values) value *= weight;
        return values;
    };
    intercept += weight * other.intercept;
    std::map<int, MainEffect> by_feature;
    for (MainEffect& effect : mains) by_feature[effect.feature] = std::move(effect);
    for (const MainEffect& effect : other.mains) {
        MainEffect& sum = by_feature[effect.feature];
        sum.feature = effect.feature;
        for (std::size_t k = 0; k < sum.curve.size(); ++k) sum.curve[k] += weight * effect.curve[k];
        if (effect.steps.empty()) continue;
        if (!sum.steps.empty()) throw std::logic_error("two staircases of one feature cannot be added");
        sum.thresholds = effect.thresholds;
        sum.steps = scaled(effect.steps);
    }
    mains.clear();
    for (auto& [feature, effect] : by_feature) mains.push_back(std::move(effect));

    std::map<std::pair<int, int>, PairEffect> by_pair;
    for (PairEffect& effect : pairs) by_pair[{effect.first, effect.second}] = std::move(effect);
    for (const PairEffect& effect : other.pairs) {
        PairEffect& sum = by_pair[{effect.first, effect.second}];
        sum.first = effect.first;
        sum.second = effect.second;
        if ((sum.product != 0.0 && effect.product != 0.0) || (!sum.cells.empty() && !effect.cells.empty()))
            throw std::logic_error("two effects of one pair cannot be added");
        if (effect.product != 0.0) {
            sum.product = weight * effect.product;
            sum.product_mean = effect.product_mean;
        }
        if (!effect.cells.empty()) {
            sum.first_thresholds = effect.first_thresholds;
            sum.second_thresholds = effect.second_thresholds;
            sum.cells = scaled(effect.cells);
        }
    }
    pairs.clear();
    for (auto& [pair, effect] : by_pair) pairs.push_back(std::move(effect));
}

Eigen::VectorXd values_of(const AdditiveFunction& function, const Eigen::MatrixXd& ranks) {
    Eigen::VectorXd values = Eigen::VectorXd::Constant(ranks.rows(), function.intercept);
    for (const MainEffect& effect : function.mains)
        for (Index i = 0; i < ranks.rows(); ++i) values[i] += effect.at(ranks(i, effect.feature));
    for (const PairEffect& effect : function.pairs)
        for (Index i = 0; i < ranks.rows(); ++i)
            values[i] += effect.at(ranks(i, effect.first), ranks(i, effect.second));
    return values;
}

}  // namespace armonica
