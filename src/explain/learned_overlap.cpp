#include "explain/learned_overlap.hpp"

#include <cmath>
#include <numeric>

namespace armonica {
namespace {

/// Mean of the products: the covariance of two effects, whose means are 0 but for what 101 places leave open.
double product(const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0) / static_cast<double>(a.size());
}

std::vector<double> centred(std::vector<double> values) {
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    for (double& value : values) value -= mean;
    return values;
}

}  // namespace

LearnedTag::LearnedTag(const Tagger::Model& model, std::size_t tag) {
    for (const LearnedGroup& group : learned_groups(model, model.tags[tag])) {
        const std::string& id = model.groups[group.group].id;
        for (const LearnedCurve& curve : group.curves)
            effects_[{model.features[curve.feature].id, {}}] = {id, centred(curve.contributions)};
        for (const LearnedPair& pair : group.pairs) {
            std::vector<double> cells;
            for (const auto& row : pair.cells) cells.insert(cells.end(), row.begin(), row.end());
            effects_[{model.features[pair.first].id, model.features[pair.second].id}] = {id, centred(cells)};
        }
    }
}

double LearnedTag::norm() const {
    double squares = 0.0;
    for (const auto& [key, effect] : effects_) squares += product(effect.values, effect.values);
    return std::sqrt(squares);
}

LearnedTag::Overlap LearnedTag::overlap(const LearnedTag& other) const {
    Overlap overlap;
    for (const auto& [key, effect] : effects_) overlap.groups[effect.group] = 0.0;
    const double norms = norm() * other.norm();
    if (!(norms > 0.0)) return overlap;
    for (const auto& [key, effect] : effects_) {
        const auto same = other.effects_.find(key);
        if (same == other.effects_.end()) continue;
        const double share = product(effect.values, same->second.values) / norms;
        overlap.value += share;
        overlap.groups[effect.group] += share;
    }
    return overlap;
}

}  // namespace armonica
