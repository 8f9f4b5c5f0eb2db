#include <algorithm>
#include <cmath>
#include <limits>

#include <armonica/explain.hpp>

#include "explain/deciding.hpp"
#include "explain/nearest_change.hpp"
#include "explain/tag_index.hpp"
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

/// What features and pairs of one tag add, gathered by group, strongest first.
std::vector<GroupContribution> gathered(const Tagger::Model& model, const std::vector<PairEffect>& pairs,
                                        const Contributions& parts, const std::vector<FeatureContribution>& features) {
    std::vector<GroupContribution> groups;
    std::vector<std::size_t> group_of_feature(model.features.size());
    for (const ModelGroup& group : model.groups) {
        GroupContribution entry;
        entry.group = group.id;
        entry.title = group.title;
        for (const int f : group.features) {
            const auto index = static_cast<std::size_t>(f);
            group_of_feature[index] = groups.size();
            entry.features.push_back(features[index]);
            entry.features.back().contribution = parts.features[index];
            entry.contribution += parts.features[index];
        }
        strongest_first(entry.features);
        groups.push_back(std::move(entry));
    }
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        const auto first = static_cast<std::size_t>(pairs[p].first), second = static_cast<std::size_t>(pairs[p].second);
        GroupContribution& group = groups[group_of_feature[first]];
        group.pairs.push_back({model.features[first].id, model.features[second].id, parts.pairs[p]});
        group.contribution += parts.pairs[p];
    }
    for (GroupContribution& group : groups) strongest_first(group.pairs);
    return groups;
}

/// One track as a model sees it.
struct SeenTrack {
    std::vector<double> inputs;
    TagScores scores;
    std::vector<TagResult> results;
    std::vector<FeatureContribution> features;
};

std::variant<SeenTrack, TrackError> see(const Tagger::Model& model, const FeatureVector& track,
                                        const TagOptions& options) {
    SeenTrack seen;
    seen.inputs = inputs_of_track(model, track);
    if (auto error = missing_too_much(model, track)) return *error;
    seen.scores = scores_of(model, seen.inputs);
    seen.results = judge(model, seen.scores, options);
    seen.features = read_track(model, track);
    return seen;
}

TagExplanation explain_tag(const Tagger::Model& model, std::size_t t, const SeenTrack& seen,
                           const std::vector<std::vector<TagResult>>& without, const TagOptions& options) {
    const ModelTag& tag = model.tags[t];
    TagExplanation explanation{seen.results[t], tag.info.baseline, {}, {}, true};
    explanation.groups = gathered(model, tag.function.pairs, contributions(tag, seen.inputs), seen.features);
    for (std::size_t g = 0; g < explanation.groups.size(); ++g) {
        GroupContribution& group = explanation.groups[g];
        group.without = without[g][t];
        if (tag.replicates.known()) group.deviation = std::sqrt(tag.replicates.group_variance(g, group.contribution));
    }
    strongest_first(explanation.groups);
    const auto deciding = deciding_groups(model, Margins(model, t, options), seen.scores);
    explanation.deciding_known = deciding.has_value();
    if (deciding)
        for (const std::size_t g : *deciding) explanation.deciding.push_back(model.groups[g].id);
    return explanation;
}

/// What the first tag's features and pairs add more than the second's.
Contributions difference(const Contributions& first, const Contributions& second, const ModelTag& second_tag,
                         std::vector<PairEffect>& pairs) {
    Contributions added = first;
    for (std::size_t j = 0; j < added.features.size(); ++j) added.features[j] -= second.features[j];
    for (std::size_t p = 0; p < second.pairs.size(); ++p) {
        const PairEffect& pair = second_tag.function.pairs[p];
        const auto same = std::find_if(pairs.begin(), pairs.end(), [&](const PairEffect& other) {
            return other.first == pair.first && other.second == pair.second;
        });
        if (same != pairs.end()) {
            added.pairs[static_cast<std::size_t>(same - pairs.begin())] -= second.pairs[p];
        } else {
            pairs.push_back(pair);
            added.pairs.push_back(-second.pairs[p]);
        }
    }
    return added;
}

}  // namespace

std::variant<std::vector<TagExplanation>, TrackError> explain(const Tagger& tagger, const FeatureVector& track,
                                                              const std::vector<std::string>& tags,
                                                              const TagOptions& options) {
    std::vector<std::size_t> wanted;
    for (const std::string& tag : tags) wanted.push_back(tag_index(tagger, tag));
    const Tagger::Model& model = tagger.model();
    const auto read = see(model, track, options);
    if (const auto* error = std::get_if<TrackError>(&read)) return *error;
    const auto& seen = std::get<SeenTrack>(read);
    std::vector<std::vector<TagResult>> without;
    for (std::size_t g = 0; g < model.groups.size(); ++g)
        without.push_back(judged_without(model, seen.scores, g, options));

    std::vector<TagExplanation> explanations;
    for (std::size_t t = 0; t < model.tags.size(); ++t)
        if (tags.empty() || std::find(wanted.begin(), wanted.end(), t) != wanted.end())
            explanations.push_back(explain_tag(model, t, seen, without, options));
    std::stable_sort(explanations.begin(), explanations.end(), [](const TagExplanation& a, const TagExplanation& b) {
        return a.result.probability > b.result.probability;
    });
    return explanations;
}

std::variant<std::optional<NearestChange>, TrackError> nearest_change(const Tagger& tagger, const FeatureVector& track,
                                                                      const std::string& tag,
                                                                      const TagOptions& options) {
    const std::size_t t = tag_index(tagger, tag);
    const Tagger::Model& model = tagger.model();
    const auto read = see(model, track, options);
    if (const auto* error = std::get_if<TrackError>(&read)) return *error;
    const auto& seen = std::get<SeenTrack>(read);
    std::vector<double> values;
    for (const FeatureContribution& feature : seen.features)
        values.push_back(feature.value.value_or(std::numeric_limits<double>::quiet_NaN()));
    const Eigen::VectorXd scores = Eigen::Map<const Eigen::VectorXd>(
        seen.scores.scores.data(), static_cast<Eigen::Index>(seen.scores.scores.size()));
    const Margins margins(model, t, options);
    const ChangeSearch search(model, margins, values, seen.inputs);
    const std::vector<MovedFeature> moved = search.nearest(scores);
    if (moved.empty()) return std::optional<NearestChange>();

    NearestChange nearest;
    std::vector<double> inputs = seen.inputs;
    for (const MovedFeature& move : moved) {
        const ModelFeature& feature = model.features[move.feature];
        const double to = feature.quantiles[move.place];
        nearest.changes.push_back({feature.id, values[move.feature], to, *seen.features[move.feature].percentile,
                                   100.0 * share_below(feature.quantiles, to)});
        inputs[move.feature] = input_of(model, move.feature, to);
    }
    nearest.result = judge(model, inputs, options)[t];
    return std::optional(nearest);
}

std::variant<TagComparison, TrackError> compare(const Tagger& tagger, const FeatureVector& track,
                                                const std::string& first, const std::string& second,
                                                const TagOptions& options) {
    const std::size_t a = tag_index(tagger, first), b = tag_index(tagger, second);
    const Tagger::Model& model = tagger.model();
    const auto read = see(model, track, options);
    if (const auto* error = std::get_if<TrackError>(&read)) return *error;
    const auto& seen = std::get<SeenTrack>(read);
    std::vector<PairEffect> pairs = model.tags[a].function.pairs;
    const Contributions parts = difference(contributions(model.tags[a], seen.inputs),
                                           contributions(model.tags[b], seen.inputs), model.tags[b], pairs);
    TagComparison comparison{seen.results[a], seen.results[b],
                             model.tags[a].info.baseline - model.tags[b].info.baseline,
                             gathered(model, pairs, parts, seen.features)};
    strongest_first(comparison.groups);
    return comparison;
}

}  // namespace armonica
