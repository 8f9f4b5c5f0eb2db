#include "app/explanation_json.hpp"

#include <armonica/catalogue.hpp>

#include "app/text.hpp"
#include "app/track_json.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

Json unit_json(const std::string& feature) {
    const FeatureInfo* info = find_feature(feature);
    return info != nullptr ? Json(info->unit) : Json(nullptr);
}

Json feature_json(const FeatureContribution& feature, const Messages& messages) {
    return {{"feature", feature.feature},
            {"value", or_null(feature.value)},
            {"unit", unit_json(feature.feature)},
            {"uncertainty", or_null(feature.uncertainty)},
            {"percentile", or_null(feature.percentile)},
            {"contribution", feature.contribution},
            {"heard_at", feature.heard_at},
            {"quotes", feature.quotes},
            {"missing", feature.missing.empty() ? Json(nullptr) : Json(feature.missing)},
            {"words", feature_in_words(feature, messages)}};
}

Json features_json(const GroupContribution& group, const Messages& messages) {
    Json features = Json::array();
    for (const FeatureContribution& feature : group.features) features.push_back(feature_json(feature, messages));
    return features;
}

Json pairs_json(const GroupContribution& group, const Messages& messages) {
    Json pairs = Json::array();
    for (const PairContribution& pair : group.pairs)
        pairs.push_back({{"features", {pair.first, pair.second}},
                         {"contribution", pair.contribution},
                         {"words", pair_in_words(pair, messages)}});
    return pairs;
}

Json outcome_json(const TagResult& result) {
    return {{"score", result.score}, {"probability", result.probability}, {"given", result.given}};
}

Json nearest_json(const std::optional<NearestChange>& nearest) {
    if (!nearest) return nullptr;
    Json changes = Json::array();
    for (const FeatureChange& change : nearest->changes)
        changes.push_back({{"feature", change.feature},
                           {"unit", unit_json(change.feature)},
                           {"from", change.from},
                           {"to", change.to},
                           {"from_percentile", change.from_percentile},
                           {"to_percentile", change.to_percentile}});
    Json json = {{"changes", changes}};
    json.update(outcome_json(nearest->result));
    return json;
}

Json in_time_json(const TagInTime& in_time) {
    Json passages = Json::array(), carrying = Json::array();
    for (const auto& passage : in_time.passages) passages.push_back(passage ? outcome_json(*passage) : Json(nullptr));
    for (const CarryingStretch& stretch : in_time.carrying)
        carrying.push_back({{"start", stretch.start},
                            {"end", stretch.end},
                            {"probability", stretch.probability},
                            {"groups", stretch.groups},
                            {"features", stretch.features}});
    return {{"passages", passages}, {"carrying", carrying}};
}

Json tag_json(const ToldTag& told, const Messages& messages) {
    const TagExplanation& explanation = told.explanation;
    Json groups = Json::array();
    for (const GroupContribution& group : explanation.groups)
        groups.push_back({{"group", group.group},
                          {"contribution", group.contribution},
                          {"words", strength_in_words(group.contribution, messages)},
                          {"deviation", or_null(group.deviation)},
                          {"without", outcome_json(group.without)},
                          {"features", features_json(group, messages)},
                          {"pairs", pairs_json(group, messages)}});
    Json json = {{"tag", explanation.result.tag},
                 {"score", explanation.result.score},
                 {"probability", explanation.result.probability},
                 {"interval", probability_interval_json(explanation.result)},
                 {"given", explanation.result.given},
                 {"decided", explanation.result.decided},
                 {"baseline", explanation.baseline}};
    if (told.as_is) json["as_is"] = outcome_json(*told.as_is);
    json["deciding"] = explanation.deciding_known ? Json(explanation.deciding) : Json(nullptr);
    json["nearest_change"] = nearest_json(told.nearest);
    json["words"] = tag_in_sentences(told, messages);
    if (told.in_time) json["in_time"] = in_time_json(*told.in_time);
    json["groups"] = std::move(groups);
    return json;
}

Json head_json(const std::filesystem::path& path, const WhatIf& what_if) {
    Json json = {{"path", path_text(path)}};
    if (what_if.sets.empty()) return json;
    for (const WhatIf::Set& set : what_if.sets)
        json["set"].push_back({{"feature", set.feature},
                               {"unit", unit_json(set.feature)},
                               {"from", or_null(set.from)},
                               {"to", or_null(set.to)}});
    return json;
}

}  // namespace

std::vector<std::string> tag_in_sentences(const ToldTag& told, const Messages& messages) {
    std::vector<std::string> said = decision_in_words(told.explanation, messages);
    said.push_back(change_in_words(told.nearest, told.explanation.result.given, messages));
    return said;
}

Json explanations_json(const std::filesystem::path& path, const WhatIf& what_if, const std::vector<Passage>& passages,
                       const std::vector<ToldTag>& tags, const Messages& messages) {
    Json json = head_json(path, what_if);
    for (const Passage& passage : passages)
        json["passages"].push_back({{"start", passage.start}, {"end", passage.end}});
    json["tags"] = Json::array();
    for (const ToldTag& told : tags) json["tags"].push_back(tag_json(told, messages));
    return json;
}

Json comparison_json(const std::filesystem::path& path, const WhatIf& what_if, const TagComparison& comparison,
                     const Messages& messages) {
    Json json = head_json(path, what_if);
    const auto tag = [](const TagResult& result) {
        Json one = {{"tag", result.tag}};
        one.update(outcome_json(result));
        return one;
    };
    json["first"] = tag(comparison.first);
    json["second"] = tag(comparison.second);
    json["baseline"] = comparison.baseline;
    json["difference"] = comparison.first.score - comparison.second.score;
    json["groups"] = Json::array();
    for (const GroupContribution& group : comparison.groups)
        json["groups"].push_back({{"group", group.group},
                                  {"contribution", group.contribution},
                                  {"features", features_json(group, messages)},
                                  {"pairs", pairs_json(group, messages)}});
    return json;
}

}  // namespace armonica::app
