#include "app/pages/model_page.hpp"

#include <algorithm>

#include "app/card_facts.hpp"
#include "app/figure_text.hpp"
#include "app/model_report.hpp"
#include "app/pages/model_data.hpp"
#include "app/pages/page.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"
#include "explain/learned_bands.hpp"
#include "explain/learned_effects.hpp"
#include "explain/learned_overlap.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

std::vector<LearnedTag> learned_tags(const Tagger::Model& model) {
    std::vector<LearnedTag> learned;
    for (std::size_t t = 0; t < model.tags.size(); ++t) learned.emplace_back(model, t);
    return learned;
}

/// By group of the model: how strong it is for the tag, and λ · D over its bands.
Json groups_of_tag(const Tagger::Model& model, std::size_t tag) {
    std::vector<Json> groups(model.groups.size());
    for (const LearnedGroup& learned : learned_groups(model, model.tags[tag]))
        groups[learned.group] = {{"strength", learned.strength}, {"share", learned.share}, {"lambda", 0.0}};
    for (const LearnedBand& band : learned_bands(model, tag)) {
        Json& lambda = groups[static_cast<std::size_t>(band.band.group)]["lambda"];
        lambda = lambda.get<double>() + band.lambda;
    }
    return groups;
}

Json tag_view(const Tagger::Model& model, std::size_t tag) {
    const std::string& name = model.tags[tag].info.name;
    const auto figure = [&](const char* which) { return or_null(card_figure(model, name, which)); };
    return {{"roc_auc", figure("roc_auc")},
            {"pr_auc", figure("pr_auc")},
            {"f1", figure("f1")},
            {"groups", groups_of_tag(model, tag)}};
}

/// tags × tags: what they share, and the group that makes most of it.
Json shared_by_tags(const Tagger::Model& model) {
    const std::vector<LearnedTag> learned = learned_tags(model);
    Json rows = Json::array();
    for (const LearnedTag& tag : learned) {
        Json row = Json::array();
        for (const LearnedTag& other : learned) {
            const LearnedTag::Overlap overlap = tag.overlap(other);
            Json groups = Json::array();
            for (const ModelGroup& group : model.groups) {
                const auto share = overlap.groups.find(group.id);
                groups.push_back(share == overlap.groups.end() ? 0.0 : share->second);
            }
            row.push_back({{"value", overlap.value}, {"groups", std::move(groups)}});
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Json model_view(const Tagger::Model& model, const Messages& messages) {
    Json tags = Json::array(), facts = Json::array();
    for (std::size_t t = 0; t < model.tags.size(); ++t) tags.push_back(tag_view(model, t));
    for (const auto& [name, text] : model_facts(model)) facts.push_back({{"name", name}, {"text", printable(text)}});
    return {{"model", model_data(model, messages)},
            {"facts", std::move(facts)},
            {"tags", std::move(tags)},
            {"shared", shared_by_tags(model)}};
}

/// Of the tags that both models know: how alike what they learned is.
Json difference_of(const Tagger::Model& first, const Tagger::Model& other) {
    Json tags = Json::array();
    for (std::size_t t = 0; t < first.tags.size(); ++t)
        for (std::size_t u = 0; u < other.tags.size(); ++u)
            if (first.tags[t].info.name == other.tags[u].info.name)
                tags.push_back({{"first", t},
                                {"other", u},
                                {"overlap", LearnedTag(first, t).overlap(LearnedTag(other, u)).value}});
    return tags;
}

/// values[group][measure], intervals[group][measure].
Json figures_json(const GroupImportance& importance, std::size_t from) {
    Json values = Json::array(), intervals = Json::array();
    for (std::size_t g = 0; g < importance.layout.groups; ++g) {
        Json value_row = Json::array(), interval_row = Json::array();
        for (const Measure measure : all_measures) {
            const GroupFigures& figures = importance.of(measure);
            value_row.push_back(or_null(figures.values[from + g]));
            interval_row.push_back(
                interval_json(figures.intervals.empty() ? std::nullopt : figures.intervals[from + g]));
        }
        values.push_back(std::move(value_row));
        intervals.push_back(std::move(interval_row));
    }
    return {{"values", std::move(values)}, {"intervals", std::move(intervals)}};
}

Json importance_view(const ImportanceView& view) {
    const GroupImportance& importance = view.importance;
    Json measures = Json::array(), tags = Json::array(), agreement = Json::array();
    for (const Measure measure : all_measures) measures.push_back(armonica::id_of(measure));
    for (std::size_t t = 0; t < view.tags.size(); ++t) {
        Json tag = {{"tag", view.tags[t]}};
        tag.update(figures_json(importance, importance.layout.of_tag(t, 0)));
        tags.push_back(std::move(tag));
    }
    for (const auto& row : importance.overall) {
        Json cells = Json::array();
        for (const auto& cell : row) cells.push_back(or_null(cell));
        agreement.push_back(std::move(cells));
    }
    return {{"tested", importance.tested},
            {"roc_auc", or_null(importance.whole.roc_auc_macro)},
            {"groups", view.groups},
            {"measures", std::move(measures)},
            {"overall", figures_json(importance, 0)},
            {"tags", std::move(tags)},
            {"agreement", std::move(agreement)}};
}

}  // namespace

Json model_page(const std::vector<const Tagger::Model*>& models, const ImportanceView* importance,
                const Messages& messages) {
    Json page = page_data("model", messages);
    page["models"] = Json::array();
    for (const Tagger::Model* model : models) page["models"].push_back(model_view(*model, messages));
    page["differences"] = Json::array();
    for (std::size_t m = 1; m < models.size(); ++m)
        page["differences"].push_back(difference_of(*models.front(), *models[m]));
    page["importance"] = importance == nullptr ? Json(nullptr) : importance_view(*importance);
    return page;
}

}  // namespace armonica::app
