#include "app/pages/track_page.hpp"

#include <algorithm>
#include <cmath>
#include <map>

extern "C" {
#include <libavutil/base64.h>
}

#include "app/explanation_json.hpp"
#include "app/pages/model_data.hpp"
#include "app/pages/page.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"
#include "explain/words.hpp"
#include "model/model.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

/// Where features, groups and pairs of features stand in a model.
class Places {
public:
    explicit Places(const Tagger::Model& model) : model_(model) {
        for (std::size_t f = 0; f < model.features.size(); ++f) features_[model.features[f].id] = f;
        for (std::size_t g = 0; g < model.groups.size(); ++g) groups_[model.groups[g].id] = g;
        for (std::size_t t = 0; t < model.tags.size(); ++t) tags_[model.tags[t].info.name] = t;
    }

    const Tagger::Model& model() const { return model_; }
    std::size_t of_feature(const std::string& id) const { return features_.at(id); }
    std::size_t of_group(const std::string& id) const { return groups_.at(id); }
    std::size_t of_tag(const std::string& name) const { return tags_.at(name); }

private:
    const Tagger::Model& model_;
    std::map<std::string, std::size_t> features_, groups_, tags_;
};

Json feature_facts(const FeatureContribution& feature, const Messages& messages) {
    return {{"value", or_null(feature.value)},
            {"uncertainty", or_null(feature.uncertainty)},
            {"percentile", or_null(feature.percentile)},
            {"missing", feature.missing.empty() ? Json(nullptr) : Json(feature.missing)},
            {"words", feature_in_words(feature, messages)},
            {"heard_at", feature.heard_at}};
}

/// The features of the track, in the order of the model: the same whichever tag is told.
Json features_of_track(const Places& places, const TagExplanation& explanation, const Messages& messages) {
    Json features = Json::array();
    for (std::size_t f = 0; f < places.model().features.size(); ++f) features.push_back(nullptr);
    for (const GroupContribution& group : explanation.groups)
        for (const FeatureContribution& feature : group.features)
            features[places.of_feature(feature.feature)] = feature_facts(feature, messages);
    return features;
}

/// What groups, features and pairs add, each in the order of the model.
void add_contributions(Json& story, const Places& places, std::size_t tag, const TagExplanation& explanation,
                       const Messages& messages) {
    const Tagger::Model& model = places.model();
    std::vector<Json> groups(model.groups.size());
    std::vector<double> features(model.features.size(), 0.0), pairs;
    std::map<std::pair<std::size_t, std::size_t>, double> by_features;
    for (const GroupContribution& group : explanation.groups) {
        groups[places.of_group(group.group)] = {
            {"contribution", group.contribution},
            {"words", strength_in_words(group.contribution, messages)},
            {"deviation", or_null(group.deviation)},
            {"without", {{"probability", group.without.probability}, {"given", group.without.given}}}};
        for (const FeatureContribution& feature : group.features)
            features[places.of_feature(feature.feature)] = feature.contribution;
        for (const PairContribution& pair : group.pairs)
            by_features[{places.of_feature(pair.first), places.of_feature(pair.second)}] = pair.contribution;
    }
    for (const PairEffect& pair : model.tags[tag].function.pairs)
        pairs.push_back(by_features.at({static_cast<std::size_t>(pair.first), static_cast<std::size_t>(pair.second)}));
    story["groups"] = groups;
    story["features"] = features;
    story["pairs"] = pairs;
}

Json story_of(const Places& places, const ToldTag& told, const Messages& messages) {
    const TagExplanation& explanation = told.explanation;
    const TagResult& result = explanation.result;
    const std::size_t tag = places.of_tag(result.tag);
    Json story = {{"tag", tag},
                  {"score", result.score},
                  {"probability", result.probability},
                  {"interval", probability_interval_json(result)},
                  {"given", result.given},
                  {"decided", result.decided},
                  {"baseline", explanation.baseline}};
    add_contributions(story, places, tag, explanation, messages);
    story["words"] = tag_in_sentences(told, messages);
    story["passages"] = Json::array();
    for (const auto& passage : told.in_time->passages)
        story["passages"].push_back(passage ? Json(passage->probability) : Json(nullptr));
    story["carrying"] = Json::array();
    for (const CarryingStretch& stretch : told.in_time->carrying)
        story["carrying"].push_back({{"start", stretch.start},
                                     {"end", stretch.end},
                                     {"probability", stretch.probability},
                                     {"words", stretch_in_words(stretch, explanation.groups, messages)}});
    return story;
}

std::string base64(const std::vector<std::uint8_t>& bytes) {
    std::string text(AV_BASE64_SIZE(bytes.size()), '\0');
    av_base64_encode(text.data(), static_cast<int>(text.size()), bytes.data(), static_cast<int>(bytes.size()));
    text.pop_back();  // the zero at the end of a C string
    return text;
}

/// From 70 dB below the loudest place, which is 0, to the loudest, which is 255.
std::vector<std::uint8_t> levels_of(const SpectrumStrip& strip) {
    constexpr float range = 70.0F;
    const float loudest = *std::max_element(strip.decibels.begin(), strip.decibels.end());
    std::vector<std::uint8_t> levels;
    for (const float decibels : strip.decibels) {
        const float share = std::clamp((decibels - loudest + range) / range, 0.0F, 1.0F);
        levels.push_back(static_cast<std::uint8_t>(std::lround(255.0F * share)));
    }
    return levels;
}

Json strip_data(const SpectrumStrip& strip) {
    if (strip.decibels.empty()) return nullptr;
    return {{"columns", strip.columns},
            {"bands", strip.bands},
            {"low_hertz", strip.low_hertz},
            {"high_hertz", strip.high_hertz},
            {"seconds", strip.column_seconds * static_cast<double>(strip.columns)},
            {"levels", base64(levels_of(strip))}};
}

Json track_data(const Places& places, const std::filesystem::path& path, const FeatureVector& track,
                const TagExplanation& explanation, const Messages& messages) {
    Json warnings = Json::array();
    for (const TrackWarning& warning : track.warnings) warnings.push_back(printable(warning.message));
    return {{"name", path_text(path.filename())},
            {"length_seconds", track.length_seconds},
            {"warnings", std::move(warnings)},
            {"features", features_of_track(places, explanation, messages)}};
}

Json alike_data(const AlikeTrack& track, const Messages& messages) {
    Json tags = Json::array();
    for (const TagResult& tag : track.tags) tags.push_back(short_title(tag.tag, messages));
    return {{"name", std::filesystem::path(track.path).filename()},
            {"likeness", track.likeness.value},
            {"tags", std::move(tags)},
            {"words", likeness_in_words(track.likeness, messages)}};
}

}  // namespace

Json track_page(const Tagger& tagger, const std::filesystem::path& path, const ExtractionInTime& extraction,
                const std::vector<ToldTag>& tags, const std::vector<AlikeTrack>& alike, const Messages& messages) {
    const Places places(tagger.model());
    Json page = page_data("track", messages);
    page["track"] = track_data(places, path, extraction.whole, tags.front().explanation, messages);
    page["model"] = model_data(tagger.model(), messages);
    page["tags"] = Json::array();
    for (const ToldTag& told : tags) page["tags"].push_back(story_of(places, told, messages));
    page["passages"] = Json::array();
    for (const Passage& passage : extraction.passages)
        page["passages"].push_back({{"start", passage.start}, {"end", passage.end}});
    page["strip"] = strip_data(extraction.strip);
    page["alike"] = Json::array();
    for (const AlikeTrack& track : alike) page["alike"].push_back(alike_data(track, messages));
    return page;
}

}  // namespace armonica::app
