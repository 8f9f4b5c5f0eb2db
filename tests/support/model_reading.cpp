#include "support/model_reading.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace armonica::test {
namespace {

using nlohmann::json;

double normal_quantile(double share) {
    if (share == 0.5) return 0.0;  // halving would end a hair beside it, on the other side of a threshold at 0
    double low = -10.0, high = 10.0;
    for (int halving = 0; halving < 80; ++halving) {
        const double middle = 0.5 * (low + high);
        (0.5 * std::erfc(-middle / std::sqrt(2.0)) < share ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

// Where values are equal to `value`, the middle of them.
double share_below(const json& quantiles, double value) {
    int below = 0, equal = 0;
    for (const json& quantile : quantiles) {
        below += quantile.get<double>() < value;
        equal += quantile.get<double>() == value;
    }
    if (equal > 0) return (below + 0.5 * (equal - 1)) / 100.0;
    if (below == 0) return 0.0;
    if (below == 101) return 1.0;
    const double from = quantiles[below - 1], to = quantiles[below];
    return (below - 1 + (value - from) / (to - from)) / 100.0;
}

double curve_value(const json& knots, double u) {
    for (std::size_t k = 0; k + 1 < 9; ++k) {
        const double from = -2.6 + 0.65 * static_cast<double>(k);
        if (u <= from + 0.65)
            return knots[k].get<double>() + (u - from) / 0.65 * (knots[k + 1].get<double>() - knots[k].get<double>());
    }
    return knots[8];
}

std::size_t step_of(const json& thresholds, double u) {
    std::size_t step = 0;
    for (const json& threshold : thresholds)
        step += threshold.get<double>() <= static_cast<double>(static_cast<float>(u));
    return step;
}

double main_value(const json& effect, double u) {
    if (std::isnan(u)) return 0.0;
    const json& steps = effect["steps"];
    return curve_value(effect["curve"], u) +
           (steps.empty() ? 0.0 : steps[step_of(effect["thresholds"], u)].get<double>());
}

double pair_value(const json& effect, double u, double v) {
    if (std::isnan(u) || std::isnan(v)) return 0.0;
    double value = effect["product"].get<double>() * (u * v - effect["product_mean"].get<double>());
    const json &first = effect["thresholds"][0], &second = effect["thresholds"][1];
    if (!effect["cells"].empty())
        value += effect["cells"][step_of(first, u) * (second.size() + 1) + step_of(second, v)].get<double>();
    return value;
}

}  // namespace

std::size_t ModelReading::tag(const std::string& name) const {
    for (std::size_t t = 0; t < tags(); ++t)
        if (model_["tags"][t]["name"] == name) return t;
    throw std::out_of_range(name);
}

std::size_t ModelReading::feature(const std::string& id) const {
    for (std::size_t j = 0; j < features(); ++j)
        if (model_["features"][j]["id"] == id) return j;
    throw std::out_of_range(id);
}

double ModelReading::quantile(std::size_t feature, std::size_t percent) const {
    return model_["features"][feature]["quantiles"][percent];
}

double ModelReading::input(std::size_t feature, double value) const {
    const json& about = model_["features"][feature];
    const json& quantiles = about["quantiles"];
    if (model_["kind"] == "linear") {
        if (std::isnan(value) || about["spread"] == 0.0) return 0.0;
        const double kept = std::min(std::max(value, about["minimum"].get<double>()), about["maximum"].get<double>());
        return (kept - about["mean"].get<double>()) / about["spread"].get<double>();
    }
    if (std::isnan(value) || quantiles[0] == quantiles[100]) return std::numeric_limits<double>::quiet_NaN();
    return normal_quantile(std::min(std::max(share_below(quantiles, value), 0.005), 0.995));
}

std::vector<double> ModelReading::inputs(std::span<const double> row) const {
    std::vector<double> inputs;
    for (std::size_t j = 0; j < row.size(); ++j) inputs.push_back(input(j, row[j]));
    return inputs;
}

double ModelReading::main(std::size_t tag, std::size_t feature, double input) const {
    const json& about = model_["tags"][tag];
    double value = 0.0;
    if (about.contains("weights")) {
        value = about["weights"][feature].get<double>() * input;
    } else {
        for (const json& effect : about["effects"]["mains"])
            if (effect["feature"] == feature) value += main_value(effect, input);
    }
    return about["slope"].get<double>() * value;
}

double ModelReading::pair(std::size_t tag, std::size_t first, std::size_t second, double first_input,
                          double second_input) const {
    double value = 0.0;
    for (const json& effect : model_["tags"][tag]["effects"]["pairs"])
        if (effect["features"][0] == first && effect["features"][1] == second)
            value += pair_value(effect, first_input, second_input);
    return model_["tags"][tag]["slope"].get<double>() * value;
}

double ModelReading::baseline(std::size_t tag) const {
    const json& about = model_["tags"][tag];
    return about["slope"].get<double>() * about["intercept"].get<double>() + about["offset"].get<double>();
}

std::vector<double> ModelReading::group_sums(std::size_t tag, std::span<const double> inputs) const {
    std::vector<std::size_t> group_of(features());
    for (std::size_t g = 0; g < groups(); ++g)
        for (const json& member : model_["groups"][g]["features"]) group_of[member.get<std::size_t>()] = g;
    std::vector<double> sums(groups(), 0.0);
    const json& about = model_["tags"][tag];
    if (about.contains("weights"))
        for (std::size_t j = 0; j < features(); ++j) sums[group_of[j]] += about["weights"][j].get<double>() * inputs[j];
    else {
        for (const json& effect : about["effects"]["mains"]) {
            const std::size_t j = effect["feature"];
            sums[group_of[j]] += main_value(effect, inputs[j]);
        }
        for (const json& effect : about["effects"]["pairs"]) {
            const std::size_t j = effect["features"][0], k = effect["features"][1];
            sums[group_of[j]] += pair_value(effect, inputs[j], inputs[k]);
        }
    }
    for (double& sum : sums) sum *= about["slope"].get<double>();
    return sums;
}

}  // namespace armonica::test
