#include "explain/feature_moves.hpp"

#include <algorithm>
#include <utility>

#include "model/scoring.hpp"

namespace armonica {
namespace {

/// A pair's effect where feature number `feature` has the input `own` and the other one `other`.
double pair_at(const PairEffect& pair, std::size_t feature, double own, double other) {
    return static_cast<std::size_t>(pair.first) == feature ? pair.at(own, other) : pair.at(other, own);
}

std::size_t other_of(const PairEffect& pair, std::size_t feature) {
    const auto first = static_cast<std::size_t>(pair.first), second = static_cast<std::size_t>(pair.second);
    return first == feature ? second : first;
}

}  // namespace

FeatureMoves::FeatureMoves(const Tagger::Model& model, std::span<const double> inputs, std::vector<std::size_t> tags)
    : model_(model), inputs_(inputs), tags_(std::move(tags)) {
    for (const std::size_t t : tags_) {
        const ModelTag& tag = model.tags[t];
        auto& effects = effects_.emplace_back(model.features.size());
        for (const MainEffect& main : tag.function.mains) effects[static_cast<std::size_t>(main.feature)].main = &main;
        for (const PairEffect& pair : tag.function.pairs)
            for (const int feature : {pair.first, pair.second})
                effects[static_cast<std::size_t>(feature)].pairs.push_back(&pair);
    }
}

Eigen::VectorXd FeatureMoves::of(std::size_t feature, double value) const {
    const double before = inputs_[feature], after = input_of(model_, feature, value);
    Eigen::VectorXd added = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(model_.tags.size()));
    for (std::size_t i = 0; i < tags_.size(); ++i) {
        const ModelTag& tag = model_.tags[tags_[i]];
        const Effects& effects = effects_[i][feature];
        double& sum = added[static_cast<Eigen::Index>(tags_[i])];
        if (!tag.weights.empty()) sum = tag.weights[feature] * (after - before);
        if (effects.main != nullptr) sum += effects.main->at(after) - effects.main->at(before);
        for (const PairEffect* pair : effects.pairs) {
            const double other = inputs_[other_of(*pair, feature)];
            sum += pair_at(*pair, feature, after, other) - pair_at(*pair, feature, before, other);
        }
        sum *= tag.slope;
    }
    return added;
}

Eigen::VectorXd FeatureMoves::beyond(std::size_t first, double first_value, std::size_t second,
                                     double second_value) const {
    const double u = inputs_[first], v = inputs_[second];
    const double u_after = input_of(model_, first, first_value), v_after = input_of(model_, second, second_value);
    Eigen::VectorXd added = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(model_.tags.size()));
    for (std::size_t i = 0; i < tags_.size(); ++i)
        for (const PairEffect* pair : effects_[i][first].pairs)
            if (other_of(*pair, first) == second)
                added[static_cast<Eigen::Index>(tags_[i])] +=
                    model_.tags[tags_[i]].slope *
                    (pair_at(*pair, first, u_after, v_after) - pair_at(*pair, first, u_after, v) -
                     pair_at(*pair, first, u, v_after) + pair_at(*pair, first, u, v));
    return added;
}

bool FeatureMoves::interact(std::size_t first, std::size_t second) const {
    return std::any_of(effects_.begin(), effects_.end(), [&](const auto& effects) {
        const auto& pairs = effects[first].pairs;
        return std::any_of(pairs.begin(), pairs.end(),
                           [&](const PairEffect* pair) { return other_of(*pair, first) == second; });
    });
}

}  // namespace armonica
