#include "app/evaluation_report.hpp"
#include "app/figure_text.hpp"
#include "app/track_json.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

Json table_of(const Reliability& reliability) {
    Json bins = Json::array();
    for (std::size_t b = 0; b < reliability.bins.size(); ++b) {
        const ReliabilityBin& bin = reliability.bins[b];
        const auto edge = [](std::size_t of) {
            return static_cast<double>(of) / static_cast<double>(calibration_bins);
        };
        bins.push_back({{"from", edge(b)},
                        {"to", edge(b + 1)},
                        {"count", bin.count},
                        {"mean_probability", bin.count > 0 ? Json(bin.mean_probability) : Json(nullptr)},
                        {"share", bin.count > 0 ? Json(bin.share) : Json(nullptr)}});
    }
    return bins;
}

Json reliability_json(const Contender& contender, bool by_tag) {
    const EvaluationReliability& reliability = contender.reliability;
    Json object = {{"calibration_error", or_null(reliability.pooled.calibration_error)},
                   {"calibration_error_by_chance", or_null(reliability.pooled.by_chance)},
                   {"predictions", reliability.pooled.count},
                   {"bins", table_of(reliability.pooled)}};
    if (!by_tag) return object;
    for (std::size_t t = 0; t < reliability.tags.size(); ++t)
        object["tags"].push_back({{"tag", contender.evaluation.tags[t].tag},
                                  {"calibration_error", or_null(reliability.tags[t].calibration_error)},
                                  {"calibration_error_by_chance", or_null(reliability.tags[t].by_chance)},
                                  {"predictions", reliability.tags[t].count},
                                  {"bins", table_of(reliability.tags[t])}});
    return object;
}

Json tags_json(const Contender& contender) {
    Json tags = Json::array();
    const auto decisions = decision_figures(contender.evaluation.held_out);
    for (std::size_t t = 0; t < contender.evaluation.tags.size(); ++t) {
        const TagFigures& tag = contender.evaluation.tags[t];
        tags.push_back({{"tag", tag.tag},
                        {"positives", tag.positives},
                        {"roc_auc", or_null(tag.roc_auc)},
                        {"roc_auc_interval", interval_json(contender.tag_interval(t, Figure::roc_auc))},
                        {"pr_auc", or_null(tag.pr_auc)},
                        {"pr_auc_interval", interval_json(contender.tag_interval(t, Figure::pr_auc))},
                        {"f1", or_null(tag.f1)},
                        {"f1_interval", interval_json(contender.tag_interval(t, Figure::f1))},
                        {"threshold", or_null(tag.threshold)},
                        {"log_loss", or_null(tag.log_loss)},
                        {"calibration_error", or_null(tag.calibration_error)},
                        {"pooled_calibration_error", or_null(contender.reliability.tags[t].calibration_error)},
                        {"calibration_error_by_chance", or_null(contender.reliability.tags[t].by_chance)},
                        {"given", decisions[t].given},
                        {"precision", or_null(decisions[t].precision())},
                        {"recall", or_null(decisions[t].recall())}});
    }
    return tags;
}

Json folds_json(const Contender& contender, const EvaluationReport& report) {
    Json folds = Json::array();
    for (const FoldFigures& fold : contender.evaluation.folds)
        folds.push_back({{"fold", report.fold_name(fold)},
                         {"tracks", fold.tracks},
                         {"tags", fold.tags_evaluated},
                         {"accuracy", or_null(fold.accuracy)},
                         {"roc_auc_macro", or_null(fold.roc_auc)},
                         {"pr_auc_macro", or_null(fold.pr_auc)},
                         {"f1_macro", or_null(fold.f1)}});
    return folds;
}

Json comparison_json(const Comparison& comparison) {
    Json object = Json::object();
    for (const Figure figure : all_figures) {
        const FigureComparison& compared = comparison.of(figure);
        Json& entry = object[std::string(id_of(figure))];
        if (!compared.difference) continue;  // null
        entry = {{"difference", *compared.difference}, {"interval", interval_json(compared.interval)}};
        if (const auto& test = compared.signed_rank)
            entry["wilcoxon"] = {{"tags", test->pairs},
                                 {"rank_sum_up", test->rank_sum_up},
                                 {"rank_sum_down", test->rank_sum_down},
                                 {"exact", test->exact}};
        if (const auto& test = compared.mcnemar)
            entry["mcnemar"] = {{"only_this_right", test->only_first}, {"only_reference_right", test->only_second}};
        entry["p"] = or_null(compared.p);
        entry["p_holm"] = or_null(compared.p_holm);
    }
    return object;
}

Json decisions_json(const Contender& contender, const DecisionGoal& goal) {
    const DecisionFigures all = sum_of(decision_figures(contender.evaluation.held_out));
    return {{"goal", to_string(goal)},
            {"given", all.given},
            {"right", all.right},
            {"carried", all.carried},
            {"precision", or_null(all.precision())},
            {"recall", or_null(all.recall())}};
}

Json figures_json(const Contender& contender, const EvaluationReport& report, bool reliability) {
    const Evaluation& evaluation = contender.evaluation;
    Json families = Json::array();
    for (const FamilyFigures& family : evaluation.families)
        families.push_back({{"family", family.family}, {"accuracy", or_null(family.accuracy)}});
    return {{"accuracy", or_null(evaluation.accuracy)},
            {"accuracy_interval", interval_json(contender.macro_interval(Figure::accuracy))},
            {"roc_auc_macro", or_null(evaluation.roc_auc_macro)},
            {"roc_auc_macro_interval", interval_json(contender.macro_interval(Figure::roc_auc))},
            {"pr_auc_macro", or_null(evaluation.pr_auc_macro)},
            {"pr_auc_macro_interval", interval_json(contender.macro_interval(Figure::pr_auc))},
            {"f1_macro", or_null(evaluation.f1_macro)},
            {"f1_macro_interval", interval_json(contender.macro_interval(Figure::f1))},
            {"decisions", decisions_json(contender, report.goal)},
            {"families", families},
            {"tags", tags_json(contender)},
            {"folds", folds_json(contender, report)},
            {"reliability", reliability_json(contender, reliability)}};
}

Json bootstrap_json(const EvaluationReport& report) {
    return {{"resamples", report.resamples},
            {"seed", report.seed},
            {"confidence", 0.95},
            {"unit", report.unit_column.empty() ? "track" : report.unit_column}};
}

}  // namespace

Json evaluation_json(const EvaluationReport& report, bool reliability) {
    if (report.contenders.size() == 1) {
        Json object = figures_json(report.contenders.front(), report, reliability);
        object["bootstrap"] = bootstrap_json(report);
        return object;
    }
    Json contenders = Json::array();
    for (const Contender& contender : report.contenders) {
        Json object = {{"name", contender.name},
                       {"kind", to_string(contender.kind)},
                       {"grouping", contender.labelled->grouping.name}};
        object.update(figures_json(contender, report, reliability));
        object["comparison"] = contender.comparison ? comparison_json(*contender.comparison) : Json(nullptr);
        contenders.push_back(std::move(object));
    }
    return {{"reference", report.contenders.front().name},
            {"bootstrap", bootstrap_json(report)},
            {"contenders", std::move(contenders)}};
}

}  // namespace armonica::app
