#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <armonica/explain.hpp>

#include "model/scoring.hpp"

namespace armonica {
namespace {

/// Share of the reference collection below `value`, 0 … 100, from its 101 quantiles. Where many tracks have the very
/// same value it stands in the middle of them: half of them count as below.
double percentile(const ModelFeature& feature, double value) {
    const std::vector<double>& q = feature.quantiles;
    const auto [first, last] = std::equal_range(q.begin(), q.end(), value);
    const auto below = static_cast<double>(first - q.begin());
    if (first != last) return std::midpoint(below, static_cast<double>(last - q.begin() - 1));
    if (first == q.begin()) return 0.0;
    if (first == q.end()) return 100.0;
    return below - 1.0 + (value - *(first - 1)) / (*first - *(first - 1));
}

/// What is known of every feature on this track, whatever the tag; contributions still 0.
std::vector<FeatureContribution> read_track(const Tagger::Model& model, const FeatureVector& track) {
    std::vector<FeatureContribution> features;
    for (const ModelFeature& feature : model.features) {
        FeatureContribution entry;
        entry.feature = feature.id;
        entry.value = track.value(feature.id);
        if (entry.value) {
            entry.percentile = percentile(feature, *entry.value);
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
                           const std::vector<double>& z, const std::vector<FeatureContribution>& features) {
    TagExplanation explanation{result, tag.info.baseline, {}};
    const std::vector<double> parts = contributions(tag, z);
    for (const ModelGroup& group : model.groups) {
        GroupContribution entry{group.id, group.title, 0.0, {}};
        for (const int f : group.features) {
            const auto index = static_cast<std::size_t>(f);
            entry.features.push_back(features[index]);
            entry.features.back().contribution = parts[index];
            entry.contribution += parts[index];
        }
        strongest_first(entry.features);
        explanation.groups.push_back(std::move(entry));
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
                                                              const std::vector<std::string>& tags) {
    refuse_unknown(tagger, tags);
    const Tagger::Model& model = tagger.model();
    const std::vector<double> z = standardise_track(model, track);
    if (auto error = missing_too_much(model, track)) return *error;
    const std::vector<TagResult> results = judge(model, z);
    const std::vector<FeatureContribution> features = read_track(model, track);

    std::vector<TagExplanation> explanations;
    for (std::size_t t = 0; t < model.tags.size(); ++t)
        if (tags.empty() || std::find(tags.begin(), tags.end(), model.tags[t].info.name) != tags.end())
            explanations.push_back(explain_tag(model, model.tags[t], results[t], z, features));
    std::stable_sort(explanations.begin(), explanations.end(), [](const TagExplanation& a, const TagExplanation& b) {
        return a.result.probability > b.result.probability;
    });
    return explanations;
}

}  // namespace armonica
