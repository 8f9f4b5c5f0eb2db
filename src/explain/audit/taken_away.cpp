#include "explain/audit/taken_away.hpp"

#include <algorithm>
#include <cmath>

#include "model/calibration.hpp"
#include "model/judging.hpp"

namespace armonica::audit {

Reduced::Reduced(const Tagger::Model& model, std::span<const double> row) : model_(model) {
    const std::vector<double> inputs = inputs_of_row(model, row);
    for (const ModelTag& tag : model.tags) {
        parts_.push_back(contributions(tag, inputs));
        std::vector<std::size_t>& family = families_.emplace_back();
        for (std::size_t t = 0; t < model.tags.size(); ++t)
            if (t == parts_.size() - 1 || (!tag.info.family.empty() && model.tags[t].info.family == tag.info.family))
                family.push_back(t);
    }
    for (const TagResult& result : judge(model, inputs)) given_.push_back(result.given);
}

std::vector<double> Reduced::feature_contributions(std::size_t tag) const {
    std::vector<double> added = parts_[tag].features;
    const auto& pairs = model_.tags[tag].function.pairs;
    for (std::size_t p = 0; p < pairs.size(); ++p)
        for (const int j : {pairs[p].first, pairs[p].second})
            added[static_cast<std::size_t>(j)] += 0.5 * parts_[tag].pairs[p];
    return added;
}

std::vector<double> Reduced::group_contributions(std::size_t tag) const {
    const std::vector<double> features = feature_contributions(tag);
    std::vector<double> added;
    for (const ModelGroup& group : model_.groups) {
        double sum = 0.0;
        for (const int j : group.features) sum += features[static_cast<std::size_t>(j)];
        added.push_back(sum);
    }
    return added;
}

double Reduced::score(std::size_t tag, const std::vector<bool>& kept) const {
    const Contributions& parts = parts_[tag];
    const auto& pairs = model_.tags[tag].function.pairs;
    double sum = model_.tags[tag].info.baseline;
    for (std::size_t j = 0; j < parts.features.size(); ++j)
        if (kept[j]) sum += parts.features[j];
    for (std::size_t p = 0; p < pairs.size(); ++p)
        if (kept[static_cast<std::size_t>(pairs[p].first)] && kept[static_cast<std::size_t>(pairs[p].second)])
            sum += parts.pairs[p];
    return sum;
}

double Reduced::probability(std::size_t tag, const std::vector<bool>& kept) const {
    const double own = score(tag, kept);
    if (families_[tag].size() == 1) return logistic(own);
    double others = 0.0;
    for (const std::size_t t : families_[tag])
        if (t != tag) others += std::exp(score(t, kept) - own);
    return 1.0 / (1.0 + others);
}

}  // namespace armonica::audit
