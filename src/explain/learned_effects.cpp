#include "explain/learned_effects.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "model/scoring.hpp"

namespace armonica {
namespace {

constexpr double overlooked = 0.25;  // of a curve's range

constexpr std::size_t places_in_bin = 4;
constexpr std::size_t places = LearnedPair::bins * places_in_bin;
using Places = std::array<double, places>;  // a feature as the model sees it, at evenly spaced percentiles

double spread_of(std::span<const double> values) {
    double largest = 0.0;
    for (const double value : values) largest = std::max(largest, std::abs(value));
    if (largest == 0.0) return 0.0;
    // In units of the largest, so that no square overflows.
    const auto count = static_cast<double>(values.size());
    double sum = 0.0, squares = 0.0;
    for (const double value : values) sum += value / largest;
    for (const double value : values) squares += std::pow(value / largest - sum / count, 2);
    return largest * std::sqrt(squares / count);
}

// The most that values fall from one to a later one.
double deepest_fall(std::span<const double> values) {
    double highest = -std::numeric_limits<double>::infinity(), fall = 0.0;
    for (const double value : values) {
        highest = std::max(highest, value);
        fall = std::max(fall, highest - value);
    }
    return fall;
}

double highest_rise(std::vector<double> values) {
    std::reverse(values.begin(), values.end());
    return deepest_fall(values);
}

LearnedCurve measured(LearnedCurve curve) {
    const auto [lowest, highest] = std::minmax_element(curve.contributions.begin(), curve.contributions.end());
    curve.lowest = *lowest;
    curve.highest = *highest;
    curve.spread = spread_of(curve.contributions);
    curve.shape = shape_of(curve.contributions);
    return curve;
}

// `effect`: of the feature as the model sees it.
template <typename Effect>
LearnedCurve learned_curve(const Tagger::Model& model, std::size_t feature, double slope, const Effect& effect) {
    LearnedCurve curve{.feature = feature, .contributions = {}};
    for (const double value : model.features[feature].quantiles)
        curve.contributions.push_back(slope * effect(input_of(model, feature, value)));
    return measured(std::move(curve));
}

std::vector<LearnedCurve> curves_of(const Tagger::Model& model, const ModelTag& tag) {
    std::vector<LearnedCurve> curves;
    for (std::size_t j = 0; j < tag.weights.size(); ++j) {
        curves.push_back(learned_curve(model, j, tag.slope, [&](double z) { return tag.weights[j] * z; }));
        curves.back().weight = tag.slope * tag.weights[j];
    }
    for (const MainEffect& effect : tag.function.mains)
        curves.push_back(learned_curve(model, static_cast<std::size_t>(effect.feature), tag.slope,
                                       [&](double u) { return effect.at(u); }));
    return curves;
}

Places places_of(const Tagger::Model& model, std::size_t feature) {
    const std::vector<double>& quantiles = model.features[feature].quantiles;
    Places inputs{};
    for (std::size_t i = 0; i < places; ++i) {
        const double percentile = (static_cast<double>(i) + 0.5) * 100.0 / places;
        const auto below = static_cast<std::size_t>(percentile);
        const double value = std::lerp(quantiles[below], quantiles[below + 1], percentile - static_cast<double>(below));
        inputs[i] = input_of(model, feature, value);
    }
    return inputs;
}

LearnedPair learned_pair(const PairEffect& effect, double slope, const Places& first, const Places& second) {
    LearnedPair pair{.first = static_cast<std::size_t>(effect.first),
                     .second = static_cast<std::size_t>(effect.second)};
    std::array<double, places * places> values{};
    for (std::size_t i = 0; i < places; ++i)
        for (std::size_t k = 0; k < places; ++k) {
            const double value = slope * effect.at(first[i], second[k]);
            values[i * places + k] = value;
            pair.cells[i / places_in_bin][k / places_in_bin] += value / (places_in_bin * places_in_bin);
        }
    pair.spread = spread_of(values);
    pair.lowest = pair.highest = pair.cells[0][0];
    for (const auto& row : pair.cells)
        for (const double cell : row) {
            pair.lowest = std::min(pair.lowest, cell);
            pair.highest = std::max(pair.highest, cell);
        }
    return pair;
}

std::vector<LearnedPair> pairs_of(const Tagger::Model& model, const ModelTag& tag) {
    std::vector<Places> inputs;
    if (!tag.function.pairs.empty())
        for (std::size_t j = 0; j < model.features.size(); ++j) inputs.push_back(places_of(model, j));
    std::vector<LearnedPair> pairs;
    for (const PairEffect& effect : tag.function.pairs)
        pairs.push_back(learned_pair(effect, tag.slope, inputs[static_cast<std::size_t>(effect.first)],
                                     inputs[static_cast<std::size_t>(effect.second)]));
    return pairs;
}

template <typename Effect>
void widest_first(std::vector<Effect>& effects) {
    std::stable_sort(effects.begin(), effects.end(),
                     [](const Effect& a, const Effect& b) { return a.highest - a.lowest > b.highest - b.lowest; });
}

// A group's share of all that is squared.
void weigh_against_each_other(std::vector<LearnedGroup>& groups) {
    // In units of the strongest, so that no square overflows or vanishes.
    double strongest = 0.0, sum = 0.0;
    for (const LearnedGroup& group : groups) strongest = std::max(strongest, group.strength);
    if (strongest == 0.0) return;
    const auto square = [&](const LearnedGroup& group) { return std::pow(group.strength / strongest, 2); };
    for (const LearnedGroup& group : groups) sum += square(group);
    for (LearnedGroup& group : groups) group.share = square(group) / sum;
}

}  // namespace

std::string_view to_string(Shape shape) {
    switch (shape) {
        case Shape::flat:
            return "flat";
        case Shape::rising:
            return "rising";
        case Shape::falling:
            return "falling";
        case Shape::peaked:
            return "peaked";
        case Shape::dipped:
            return "dipped";
        case Shape::winding:
            return "winding";
    }
    return {};
}

Shape shape_of(const std::vector<double>& values) {
    if (values.empty()) return Shape::flat;
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
    const double range = *highest - *lowest;
    if (!(range > 0.0)) return Shape::flat;
    const auto rises = [&](auto first, auto last) { return deepest_fall({first, last}) <= overlooked * range; };
    const auto falls = [&](auto first, auto last) { return highest_rise({first, last}) <= overlooked * range; };
    const auto begin = values.begin(), end = values.end();
    if (rises(begin, end)) return Shape::rising;
    if (falls(begin, end)) return Shape::falling;
    if (rises(begin, highest) && falls(highest, end)) return Shape::peaked;
    if (falls(begin, lowest) && rises(lowest, end)) return Shape::dipped;
    return Shape::winding;
}

std::vector<LearnedGroup> learned_groups(const Tagger::Model& model, const ModelTag& tag) {
    std::vector<LearnedGroup> groups(model.groups.size());
    std::vector<std::size_t> group_of_feature(model.features.size());
    for (std::size_t g = 0; g < groups.size(); ++g) {
        groups[g].group = g;
        for (const int f : model.groups[g].features) group_of_feature[static_cast<std::size_t>(f)] = g;
    }
    for (LearnedCurve& curve : curves_of(model, tag)) {
        LearnedGroup& group = groups[group_of_feature[curve.feature]];
        group.strength = std::hypot(group.strength, curve.spread);
        if (curve.shape != Shape::flat) group.curves.push_back(std::move(curve));
    }
    for (LearnedPair& pair : pairs_of(model, tag)) {
        LearnedGroup& group = groups[group_of_feature[pair.first]];
        group.strength = std::hypot(group.strength, pair.spread);
        if (pair.spread > 0.0) group.pairs.push_back(std::move(pair));
    }
    for (LearnedGroup& group : groups) {
        widest_first(group.curves);
        widest_first(group.pairs);
    }
    weigh_against_each_other(groups);
    std::stable_sort(groups.begin(), groups.end(),
                     [](const LearnedGroup& a, const LearnedGroup& b) { return a.strength > b.strength; });
    return groups;
}

}  // namespace armonica
