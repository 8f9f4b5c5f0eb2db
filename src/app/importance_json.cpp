#include "app/figure_text.hpp"
#include "app/importance_report.hpp"
#include "app/track_json.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

/// Every measure of every group, from place `from` of the layout on.
Json groups_json(const ImportanceReport& report, std::size_t from) {
    Json groups = Json::array();
    for (std::size_t g = 0; g < report.importance.layout.groups; ++g) {
        Json group = {{"group", report.group(g).id}};
        for (const Measure measure : all_measures) {
            const std::string id(id_of(measure));
            group[id] = or_null(report.value(measure, from + g));
            group[id + "_interval"] = interval_json(report.interval(measure, from + g));
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

Json grouping_json(const ImportanceReport& report) {
    Json groups = Json::array();
    for (std::size_t g = 0; g < report.importance.layout.groups; ++g)
        groups.push_back({{"id", report.group(g).id},
                          {"title", report.group(g).title},
                          {"features", report.features_of(g)},
                          {"lambdas_known", report.importance.lambdas_known[g]}});
    return {{"name", report.labelled.grouping.name}, {"groups", std::move(groups)}};
}

Json tags_json(const ImportanceReport& report) {
    const GroupImportance& importance = report.importance;
    const TrainingData& data = report.labelled.collection.data;
    Json tags = Json::array();
    for (const std::size_t t : report.tags)
        tags.push_back({{"tag", data.tag_names[t]},
                        {"positives", static_cast<std::size_t>(data.labels.col(static_cast<Eigen::Index>(t)).sum())},
                        {"roc_auc", or_null(importance.whole.roc_auc[t])},
                        {"pr_auc", or_null(importance.whole.pr_auc[t])},
                        {"groups", groups_json(report, importance.layout.of_tag(t, 0))}});
    return tags;
}

Json agreement_json(const Agreement& agreement) {
    Json rows = Json::object();
    for (std::size_t m = 0; m < all_measures.size(); ++m)
        for (std::size_t n = 0; n < all_measures.size(); ++n)
            rows[std::string(id_of(all_measures[m]))][std::string(id_of(all_measures[n]))] = or_null(agreement[m][n]);
    return rows;
}

}  // namespace

Json importance_json(const ImportanceReport& report) {
    const GroupImportance& importance = report.importance;
    const ImportanceArguments& arguments = report.arguments;
    const std::string& unit = report.labelled.collection.unit_column;
    return {{"kind", arguments.kind},
            {"likelihood", arguments.likelihood},
            {"grouping", grouping_json(report)},
            {"tracks", report.labelled.collection.data.tracks.size()},
            {"tested", importance.tested},
            {"tested_folds", report.tested_folds},
            {"roc_auc_macro", or_null(importance.whole.roc_auc_macro)},
            {"pr_auc_macro", or_null(importance.whole.pr_auc_macro)},
            {"overall", groups_json(report, 0)},
            {"tags", tags_json(report)},
            {"agreement",
             {{"overall", agreement_json(importance.overall)},
              {"mean_over_tags", agreement_json(importance.mean_over_tags)}}},
            {"permutations", arguments.permutations},
            {"bootstrap",
             {{"resamples", arguments.resamples},
              {"seed", arguments.seed},
              {"confidence", 0.95},
              {"unit", unit.empty() ? "track" : unit}}},
            {"posterior", {{"draws", arguments.resamples}, {"seed", arguments.seed}, {"confidence", 0.95}}}};
}

}  // namespace armonica::app
