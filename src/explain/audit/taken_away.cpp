#include "explain/audit/taken_away.hpp"

#include <cmath>

#include "model/calibration.hpp"
#include "model/judging.hpp"

namespace armonica::audit {

EffectIndex::EffectIndex(const Tagger::Model& model) : model_(model) {
    for (std::size_t t = 0; t < model.tags.size(); ++t) {
        const ModelTag& tag = model.tags[t];
        auto& partners = partners_.emplace_back(model.features.size());
        for (std::size_t p = 0; p < tag.function.pairs.size(); ++p) {
            const auto first = static_cast<std::size_t>(tag.function.pairs[p].first),
                       second = static_cast<std::size_t>(tag.function.pairs[p].second);
            partners[first].push_back({second, p});
            partners[second].push_back({first, p});
        }
        auto& family = families_.emplace_back();
        for (std::size_t u = 0; u < model.tags.size(); ++u)
            if (u == t || (!tag.info.family.empty() && model.tags[u].info.family == tag.info.family))
                family.push_back(u);
    }
}

Reduced::Reduced(const EffectIndex& index, std::span<const double> row) : index_(index) {
    const Tagger::Model& model = index.model();
    const std::vector<double> inputs = inputs_of_row(model, row);
    for (const ModelTag& tag : model.tags) parts_.push_back(contributions(tag, inputs));
    for (const TagResult& result : judge(model, inputs)) given_.push_back(result.given);
}

std::vector<double> Reduced::feature_contributions(std::size_t tag) const {
    std::vector<double> added = parts_[tag].features;
    const auto& pairs = index_.model().tags[tag].function.pairs;
    for (std::size_t p = 0; p < pairs.size(); ++p)
        for (const int j : {pairs[p].first, pairs[p].second})
            added[static_cast<std::size_t>(j)] += 0.5 * parts_[tag].pairs[p];
    return added;
}

std::vector<double> Reduced::group_contributions(std::size_t tag) const {
    const std::vector<double> features = feature_contributions(tag);
    std::vector<double> added;
    for (const ModelGroup& group : index_.model().groups) {
        double sum = 0.0;
        for (const int j : group.features) sum += features[static_cast<std::size_t>(j)];
        added.push_back(sum);
    }
    return added;
}

Reduced::Walk::Walk(const Reduced& track, std::size_t tag, bool all)
    : track_(track), tag_(tag), kept_(track.index_.model().features.size(), all) {
    for (const std::size_t t : track.index_.family(tag))
        scores_.push_back(all ? score(track.index_.model().tags[t], track.parts_[t])
                              : track.index_.model().tags[t].info.baseline);
}

void Reduced::Walk::turn(std::size_t feature) {
    const double sign = kept_[feature] ? -1.0 : 1.0;
    const auto& family = track_.index_.family(tag_);
    for (std::size_t k = 0; k < family.size(); ++k) {
        const Contributions& parts = track_.parts_[family[k]];
        double effect = parts.features[feature];
        for (const auto& partner : track_.index_.partners(family[k], feature))
            if (kept_[partner.feature]) effect += parts.pairs[partner.pair];
        scores_[k] += sign * effect;
    }
    kept_[feature] = !kept_[feature];
}

double Reduced::Walk::probability() const {
    const auto& family = track_.index_.family(tag_);
    if (family.size() == 1) return logistic(scores_.front());
    double own = 0.0, others = 0.0;
    for (std::size_t k = 0; k < family.size(); ++k)
        if (family[k] == tag_) own = scores_[k];
    for (std::size_t k = 0; k < family.size(); ++k)
        if (family[k] != tag_) others += std::exp(scores_[k] - own);
    return 1.0 / (1.0 + others);
}

}  // namespace armonica::audit
