#include "model/evaluation.hpp"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/labelled_collection.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"
#include "app/track_text.hpp"
#include "tables/collection_folds.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

void require_folds(const CollectionArguments& collection) {
    if (!collection.folds && collection.fold_column.empty() && collection.split.empty() && collection.make_folds == 0)
        throw std::invalid_argument(
            "evaluate needs folds: --folds FILE, --fold-column NAME, --split NAME=FILE, or --make-folds N (and --apart "
            "COLUMN, to keep artists apart)");
}

Json evaluation_json(const Evaluation& evaluation, const std::vector<std::string>& fold_names) {
    Json tags = Json::array();
    for (const TagFigures& tag : evaluation.tags)
        tags.push_back({{"tag", tag.tag},
                        {"positives", tag.positives},
                        {"roc_auc", or_null(tag.roc_auc)},
                        {"pr_auc", or_null(tag.pr_auc)},
                        {"f1", or_null(tag.f1)},
                        {"threshold", or_null(tag.threshold)},
                        {"log_loss", or_null(tag.log_loss)},
                        {"calibration_error", or_null(tag.calibration_error)}});
    Json folds = Json::array();
    for (const FoldFigures& fold : evaluation.folds)
        folds.push_back({{"fold", fold_names[static_cast<std::size_t>(fold.fold)]},
                         {"tracks", fold.tracks},
                         {"tags", fold.tags_evaluated},
                         {"accuracy", or_null(fold.accuracy)},
                         {"roc_auc_macro", or_null(fold.roc_auc)},
                         {"pr_auc_macro", or_null(fold.pr_auc)},
                         {"f1_macro", or_null(fold.f1)}});
    Json families = Json::array();
    for (const FamilyFigures& family : evaluation.families)
        families.push_back({{"family", family.family}, {"accuracy", or_null(family.accuracy)}});
    return {{"accuracy", or_null(evaluation.accuracy)},
            {"roc_auc_macro", or_null(evaluation.roc_auc_macro)},
            {"pr_auc_macro", or_null(evaluation.pr_auc_macro)},
            {"f1_macro", or_null(evaluation.f1_macro)},
            {"families", families},
            {"tags", tags},
            {"folds", folds}};
}

std::string cell(const std::optional<double>& figure) {
    if (!figure) return right_aligned("–", 9);
    char text[32];
    std::snprintf(text, sizeof text, "%9.4f", *figure);
    return text;
}

void print_text(Output& output, const Evaluation& evaluation, const std::vector<std::string>& fold_names) {
    std::size_t width = 8;
    for (const TagFigures& tag : evaluation.tags) width = std::max(width, display_width(tag_title(tag.tag)));
    width = std::min<std::size_t>(width, 30);
    output.write(padded("tag", width) + "  positives  ROC-AUC   PR-AUC       F1  given from\n");
    for (const TagFigures& tag : evaluation.tags)
        output.write(padded(shortened(tag_title(tag.tag), width), width) +
                     right_aligned(std::to_string(tag.positives), 11) + cell(tag.roc_auc) + cell(tag.pr_auc) +
                     cell(tag.f1) + right_aligned(tag.threshold ? percent(*tag.threshold) : "the best", 12) + "\n");
    output.write("\n" + padded("fold", width) + "     tracks  ROC-AUC   PR-AUC       F1" +
                 (evaluation.accuracy ? "    accuracy" : "") + "\n");
    for (const FoldFigures& fold : evaluation.folds)
        output.write(padded(fold_names[static_cast<std::size_t>(fold.fold)], width) +
                     right_aligned(std::to_string(fold.tracks), 11) + cell(fold.roc_auc) + cell(fold.pr_auc) +
                     cell(fold.f1) + (fold.accuracy ? "   " + cell(fold.accuracy) : "") + "\n");
    output.write(padded("mean", width) + std::string(11, ' ') + cell(evaluation.roc_auc_macro) +
                 cell(evaluation.pr_auc_macro) + cell(evaluation.f1_macro) +
                 (evaluation.accuracy ? "   " + cell(evaluation.accuracy) : "") + "\n");
    for (const FamilyFigures& family : evaluation.families)
        if (!evaluation.accuracy && family.accuracy)
            output.write("accuracy of " + family.family + " " + cell(family.accuracy) + "\n");
}

}  // namespace

ExitStatus evaluate(const EvaluateArguments& arguments) {
    require_folds(arguments.collection);
    LabelledCollection labelled = read_labelled_collection(arguments.collection);
    if (labelled.status == stopped_by_user) return stopped_by_user;
    EvaluateOptions options;
    options.kind = *kind_named(arguments.kind);
    options.em.likelihood = *likelihood_named(arguments.likelihood);
    if (options.em.likelihood == Likelihood::logistic && options.kind != Kind::linear && options.kind != Kind::additive)
        throw std::invalid_argument("--likelihood logistic is for the kinds linear and additive; " + arguments.kind +
                                    " has its own");
    options.jobs = static_cast<int>(arguments.collection.jobs);
    options.task = arguments.collection.task == "multiclass" ? Task::multiclass : Task::multilabel;
    options.test_folds = fixed_test_folds(labelled.collection);
    const Evaluation evaluation = armonica::evaluate(labelled.collection.data, labelled.collection.group_of_column,
                                                     labelled.grouping.groups.size(), options);
    Output output(std::nullopt);
    if (arguments.format == "json")
        output.write(evaluation_json(evaluation, labelled.collection.fold_names).dump(2) + "\n");
    else
        print_text(output, evaluation, labelled.collection.fold_names);
    return labelled.status;
}

}  // namespace armonica::app
