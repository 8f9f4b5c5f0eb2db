#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <armonica/explain.hpp>

#include "model/judging.hpp"
#include "model/rank_normal.hpp"
#include "model/scoring.hpp"

namespace armonica {
namespace {

/// What is known of every feature on this track, whatever the tag; contributions still 0.
std::vector<FeatureContribution> read_track(const Tagger::Model& model, const FeatureVector& track) {
    std::vector<FeatureContribution> features;
    for (const ModelFeature& feature : model.features) {
        FeatureContribution entry;
        entry.feature = feature.id;
        entry.value = track.value(feature.id);
        if (entry.value) {
            entry.percentile = 100.0 * share_below(feature.quantiles, *entry.value);
            entry.heard_at = track.heard_at(feature.id);
            entry.quotes = track.quotes(feature.id);
            entry.uncertainty = track.uncertainty(feature.id);
            entry.beyond_reference = *entry.value < feature.scale.minimum || *entry.value > feature.scale.maximum;
        } else {
            entry.missing = to_string(*track.missing(feature.id));
        }
        features.push_back(std::move(entry));
    }
    return features;
}

template <typename Contribution>
void strongest_first(std::vector<Contribution>& contributions) {
    std::stable_sort(contributions.begin(), contributions.end(), [](const Contribution& a, const Contribution& b) {
        return std::abs(a.contribution) > std::abs(b.contribution);
    });
}

TagExplanation explain_tag(const Tagger::Model& model, const ModelTag& tag, const TagResult& result,
                           const std::vector<double>& inputs, const std::vector<FeatureContribution>& features) {
    TagExplanation explanation{result, tag.info.baseline, {}};
    const Contributions parts = contributions(tag, inputs);
    std::vector<std::size_t> group_of_feature(model.features.size());
    for (std::size_t g = 0; g < model.groups.size(); ++g)
        for (const int f : model.groups[g].features) group_of_feature[static_cast<std::size_t>(f)] = g;
    for (const ModelGroup& group : model.groups) {
        GroupContribution entry{group.id, group.title, 0.0, {}, {}, {}};
        for (const int f : group.features) {
            const auto index = static_cast<std::size_t>(f);
            entry.features.push_back(features[index]);
            entry.features.back().contribution = parts.features[index];
            entry.contribution += parts.features[index];
        }
        strongest_first(entry.features);
        explanation.groups.push_back(std::move(entry));
    }
    for (std::size_t p = 0; p < parts.pairs.size(); ++p) {
        const PairEffect& pair = tag.function.pairs[p];
        const auto first = static_cast<std::size_t>(pair.first), second = static_cast<std::size_t>(pair.second);
        GroupContribution& group = explanation.groups[group_of_feature[first]];
        group.pairs.push_back({model.features[first].id, model.features[second].id, parts.pairs[p]});
        group.contribution += parts.pairs[p];
    }
    for (std::size_t g = 0; g < explanation.groups.size(); ++g) {
        GroupContribution& group = explanation.groups[g];
        strongest_first(group.pairs);
        if (tag.replicates.known()) group.deviation = std::sqrt(tag.replicates.group_variance(g, group.contribution));
    }
    strongest_first(explanation.groups);
    return explanation;
}

void refuse_unknown(const Tagger& tagger, const std::vector<std::string>& tags) {
    for (const std::string& tag : tags) {
        const auto& known = tagger.tags();
        if (std::any_of(known.begin(), known.end(), [&](const TagInfo& info) { return info.name == tag; })) continue;
        std::string names;
        for (const TagInfo& info : known) names += (names.empty() ? "" : ", ") + info.name;
        throw std::invalid_argument("the model knows no tag `" + tag + "`; it knows " + names);
    }
}

}  // namespace

std::variant<std::vector<TagExplanation>, TrackError> explain(const Tagger& tagger, const FeatureVector& track,
                                                              const std::vector<std::string>& tags,
                                                              const TagOptions& options) {
    refuse_unknown(tagger, tags);
    const Tagger::Model& model = tagger.model();
    const std::vector<double> inputs = inputs_of_track(model, track);
    if (auto error = missing_too_much(model, track)) return *error;
    const std::vector<TagResult> results = judge(model, inputs, options);
    const std::vector<FeatureContribution> features = read_track(model, track);

    std::vector<TagExplanation> explanations;
    for (std::size_t t = 0; t < model.tags.size(); ++t)
        if (tags.empty() || std::find(tags.begin(), tags.end(), model.tags[t].info.name) != tags.end())
            explanations.push_back(explain_tag(model, model.tags[t], results[t], inputs, features));
    std::stable_sort(explanations.begin(), explanations.end(), [](const TagExplanation& a, const TagExplanation& b) {
        return a.result.probability > b.result.probability;
    });
    return explanations;
}

}  // namespace armonica
