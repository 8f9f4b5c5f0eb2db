#include <armonica/catalogue.hpp>
#include <armonica/version.hpp>

#include "app/date.hpp"
#include "app/evaluation_report.hpp"
#include "app/statistics.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"
#include "tables/data_hash.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(printable(text)); }

Json folds_source(const CollectionArguments& arguments) {
    Json splits = Json::array();
    for (const std::string& split : arguments.split) splits.push_back(printable(split));
    const bool column = arguments.folds && arguments.make_folds == 0 && arguments.fold_column.empty();
    return {{"file", arguments.folds ? Json(path_text(*arguments.folds)) : Json(nullptr)},
            {"column", column ? Json("fold") : text_or_null(arguments.fold_column)},
            {"split", std::move(splits)},
            {"made", arguments.make_folds > 0 ? Json(arguments.make_folds) : Json(nullptr)},
            {"kept_apart", text_or_null(arguments.apart)}};
}

Json data_json(const EvaluationReport& report, const CollectionArguments& arguments) {
    const Contender& first = report.contenders.front();
    Json tested = Json::array();
    for (const FoldFigures& fold : first.evaluation.folds) tested.push_back(report.fold_name(fold));
    Json tags = Json::array();
    for (const TagFigures& tag : first.evaluation.tags) tags.push_back(tag.tag);
    return {{"source", path_text(arguments.table ? *arguments.table : *arguments.audio)},
            {"labels", text_or_null(arguments.labels)},
            {"label_columns", text_or_null(arguments.label_columns)},
            {"tracks", first.labelled->collection.data.tracks.size()},
            {"tested", first.evaluation.held_out.rows.size()},
            {"task", arguments.task},
            {"present_from", or_null(arguments.present_from)},
            {"fit_shares", arguments.fit_shares},
            {"excluded_features", arguments.exclude},
            {"folds_from", folds_source(arguments)},
            {"folds", report.fold_names},
            {"tested_folds", std::move(tested)},
            {"tags", std::move(tags)}};
}

/// The grouping as it was laid over the columns at hand: two files that say so in different words are the same here.
Json grouping_json(const LabelledCollection& labelled) {
    Json groups = Json::array();
    for (std::size_t g = 0; g < labelled.grouping.groups.size(); ++g) {
        Json features = Json::array();
        const auto& columns = labelled.collection.group_of_column;
        for (std::size_t c = 0; c < columns.size(); ++c)
            if (columns[c] == static_cast<int>(g)) features.push_back(labelled.collection.data.feature_names[c]);
        const FeatureGroup& group = labelled.grouping.groups[g];
        groups.push_back({{"id", group.id}, {"title", group.title}, {"features", std::move(features)}});
    }
    return {{"name", labelled.grouping.name}, {"groups", std::move(groups)}};
}

Json hyper_parameters() {
    const EmOptions em;
    return {{"eta", em.eta}, {"tau", em.tau}, {"phi", em.phi}, {"kappa", em.kappa}, {"iterations", em.iterations}};
}

}  // namespace

Json results_json(const EvaluationReport& report, const EvaluateArguments& arguments) {
    const Json figures = evaluation_json(report, true);
    Json contenders = Json::array();
    for (std::size_t c = 0; c < report.contenders.size(); ++c) {
        const Contender& contender = report.contenders[c];
        Json object = {{"name", contender.name},
                       {"kind", to_string(contender.kind)},
                       {"features", contender.labelled->collection.data.feature_names.size()},
                       {"data_hash", data_hash(contender.labelled->collection)}};
        object.update(report.contenders.size() == 1 ? figures : figures["contenders"][c]);
        object["grouping"] = grouping_json(*contender.labelled);
        object.erase("bootstrap");
        contenders.push_back(std::move(object));
    }
    const bool measured = features_are_measured(*report.contenders.front().labelled);
    return {{"format", "armonica-evaluation"},
            {"format_version", 1},
            {"armonica_version", ARMONICA_VERSION},
            {"catalogue_version", measured ? Json(catalogue_version()) : Json(nullptr)},
            {"date", date()},
            {"command", printable(arguments.command_line)},
            {"data", data_json(report, arguments.collection)},
            {"hash", "XXH3-128"},
            {"hyper_parameters", hyper_parameters()},
            {"bootstrap", figures["bootstrap"]},
            {"contenders", std::move(contenders)}};
}

}  // namespace armonica::app
