#include <armonica/catalogue.hpp>

#include "app/card_facts.hpp"
#include "app/model_report.hpp"
#include "app/track_json.hpp"
#include "explain/learned_bands.hpp"
#include "explain/learned_effects.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

Json feature_name(const Tagger::Model& model, std::size_t feature) {
    const std::string& id = model.features[feature].id;
    const FeatureInfo* info = find_feature(id);
    return {{"feature", id},
            {"title", info != nullptr ? Json(info->title) : Json(id)},
            {"unit", info != nullptr ? Json(info->unit) : Json(nullptr)}};
}

Json curve_json(const Tagger::Model& model, const LearnedCurve& curve) {
    Json entry = feature_name(model, curve.feature);
    entry["shape"] = to_string(curve.shape);
    if (model.kind == Kind::linear) entry["weight"] = curve.weight;
    entry["lowest"] = curve.lowest;
    entry["highest"] = curve.highest;
    entry["spread"] = curve.spread;
    entry["values"] = model.features[curve.feature].quantiles;
    entry["contributions"] = curve.contributions;
    return entry;
}

Json edges(const Tagger::Model& model, std::size_t feature) {
    Json values = Json::array();
    for (std::size_t i = 0; i <= LearnedPair::bins; ++i)
        values.push_back(model.features[feature].quantiles[i * 100 / LearnedPair::bins]);
    return values;
}

Json pair_json(const Tagger::Model& model, const LearnedPair& pair) {
    Json rows = Json::array();
    for (const auto& row : pair.cells) rows.push_back(row);
    return {{"features", {model.features[pair.first].id, model.features[pair.second].id}},
            {"lowest", pair.lowest},
            {"highest", pair.highest},
            {"spread", pair.spread},
            {"first_edges", edges(model, pair.first)},
            {"second_edges", edges(model, pair.second)},
            {"contributions", rows}};
}

Json bands_json(const std::vector<LearnedBand>& learned, std::size_t group) {
    Json bands = Json::array();
    for (const LearnedBand& band : learned) {
        if (static_cast<std::size_t>(band.band.group) != group) continue;
        const Json ends = band.interval ? Json{band.interval->low, band.interval->high} : Json(nullptr);
        bands.push_back({{"band", band_title(band.band.kind)},
                         {"lambda", band.lambda},
                         {"lambda_interval", ends},
                         {"shared_lambda", or_null(band.shared)},
                         {"own_lambda", or_null(band.own)},
                         {"share_from_relatives", or_null(band.taken)}});
    }
    return bands;
}

Json tag_json(const Tagger::Model& model, const ModelTag& tag) {
    const auto figure = [&](const char* name) { return or_null(card_figure(model, tag.info.name, name)); };
    return {{"tag", tag.info.name},
            {"family", tag.info.family},
            {"positives", tag.info.positives},
            {"baseline", tag.info.baseline},
            {"threshold", tag.info.family.empty() ? Json(tag.info.threshold) : Json(nullptr)},
            {"roc_auc", figure("roc_auc")},
            {"pr_auc", figure("pr_auc")},
            {"f1", figure("f1")}};
}

Json brief_group(const Tagger::Model& model, const LearnedGroup& learned) {
    const ModelGroup& group = model.groups[learned.group];
    return {{"group", group.id}, {"strength", learned.strength}, {"share", learned.share}};
}

Json whole_group(const Tagger::Model& model, const std::vector<LearnedBand>& bands, const LearnedGroup& learned) {
    Json entry = brief_group(model, learned);
    entry["bands"] = bands_json(bands, learned.group);
    entry["features"] = Json::array();
    for (const LearnedCurve& curve : learned.curves) entry["features"].push_back(curve_json(model, curve));
    entry["pairs"] = Json::array();
    for (const LearnedPair& pair : learned.pairs) entry["pairs"].push_back(pair_json(model, pair));
    return entry;
}

}  // namespace

Json model_json(const Tagger::Model& model) {
    Json groups = Json::array(), tags = Json::array();
    for (const ModelGroup& group : model.groups) {
        Json members = Json::array();
        for (const int f : group.features) members.push_back(model.features[static_cast<std::size_t>(f)].id);
        groups.push_back(Json{{"group", group.id}, {"title", group.title}, {"features", members}});
    }
    for (const ModelTag& tag : model.tags) {
        Json entry = tag_json(model, tag);
        entry["groups"] = Json::array();
        for (const LearnedGroup& group : learned_groups(model, tag))
            entry["groups"].push_back(brief_group(model, group));
        tags.push_back(std::move(entry));
    }
    return {{"kind", to_string(model.kind)},
            {"catalogue_version", or_null(model.catalogue_version)},
            {"grouping", model.grouping},
            {"features", model.features.size()},
            {"groups", groups},
            {"tags", tags},
            {"card", Json::parse(model.card.dump())}};
}

Json model_tags_json(const Tagger::Model& model, const std::vector<std::size_t>& tags) {
    Json list = Json::array();
    for (const std::size_t t : tags) {
        const ModelTag& tag = model.tags[t];
        Json entry = tag_json(model, tag);
        entry["relatives"] = Json::array();
        for (const std::size_t relative : relatives_of(model, t))
            entry["relatives"].push_back(model.tags[relative].info.name);
        entry["groups"] = Json::array();
        const std::vector<LearnedBand> bands = learned_bands(model, t);
        for (const LearnedGroup& group : learned_groups(model, tag))
            entry["groups"].push_back(whole_group(model, bands, group));
        list.push_back(std::move(entry));
    }
    return {{"kind", to_string(model.kind)}, {"tags", list}};
}

}  // namespace armonica::app
