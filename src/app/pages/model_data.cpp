#include "app/pages/model_data.hpp"

#include <filesystem>

#include <armonica/catalogue.hpp>

#include "app/text.hpp"
#include "app/track_text.hpp"
#include "model/model_file.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view category_end = "---";

std::string category_of(const std::string& tag) {
    const std::size_t at = tag.find(category_end);
    return at == std::string::npos ? "" : tag.substr(0, at);
}

Json feature_data(const ModelFeature& feature, const Messages& messages) {
    const FeatureInfo* info = find_feature(feature.id);
    const FeatureTexts texts = messages.feature(feature.id);
    return {{"id", feature.id},
            {"title", texts.title},
            {"unit", info != nullptr ? Json(info->unit) : Json(nullptr)},
            {"low", texts.low},
            {"high", texts.high},
            {"mean", feature.scale.mean},
            {"spread", feature.scale.spread},
            {"minimum", feature.scale.minimum},
            {"maximum", feature.scale.maximum},
            {"quantiles", feature.quantiles}};
}

Json tag_data(const ModelTag& tag, const Messages& messages) {
    Json data = {{"name", tag.info.name},
                 {"title", short_title(tag.info.name, messages)},
                 {"category", category_of(tag.info.name)},
                 {"family", tag.info.family},
                 {"positives", tag.info.positives},
                 {"threshold", tag.info.threshold},
                 {"slope", tag.slope},
                 {"offset", tag.offset},
                 {"intercept", tag.intercept}};
    if (!tag.weights.empty())
        data["weights"] = tag.weights;
    else
        data["effects"] = effects_json(tag.function);
    return data;
}

}  // namespace

std::string short_title(const std::string& tag, const Messages& messages) {
    const std::string category = category_of(tag);
    const std::string name = category.empty() ? tag : tag.substr(category.size() + category_end.size());
    return printable(messages.tag(tag, tag_title(name)));
}

Json model_data(const Tagger::Model& model, const Messages& messages) {
    Json features = Json::array(), groups = Json::array(), tags = Json::array();
    for (const ModelFeature& feature : model.features) features.push_back(feature_data(feature, messages));
    for (const ModelGroup& group : model.groups)
        groups.push_back(
            {{"id", group.id}, {"title", messages.group(group.id, group.title)}, {"features", group.features}});
    for (const ModelTag& tag : model.tags) tags.push_back(tag_data(tag, messages));
    return {{"name", path_text(std::filesystem::path(model.file).filename())},
            {"kind", to_string(model.kind)},
            {"grouping", model.grouping},
            {"features", std::move(features)},
            {"groups", std::move(groups)},
            {"tags", std::move(tags)}};
}

}  // namespace armonica::app
