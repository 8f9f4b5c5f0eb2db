#include "app/evaluation_report.hpp"
#include "app/figure_text.hpp"
#include "tables/csv.hpp"

namespace armonica::app {
namespace {

class Rows {
public:
    explicit Rows(const Contender& contender)
        : start_(csv_cell(contender.name) + "," + std::string(to_string(contender.kind)) + "," +
                 csv_cell(contender.labelled->grouping.name) + ",") {}

    /// A row; a figure that no fold allows has none.
    void add(const std::string& level, const std::string& name, std::string_view figure,
             const std::optional<double>& value, const std::optional<Interval>& interval = {},
             const FigureComparison* compared = nullptr) {
        if (!value) return;
        text_ += start_ + level + "," + csv_cell(name) + "," + std::string(figure) + csv_figure(value) +
                 csv_interval(interval);
        if (compared != nullptr)
            text_ += csv_figure(compared->difference) + csv_interval(compared->interval) + csv_figure(compared->p) +
                     csv_figure(compared->p_holm);
        else
            text_ += ",,,,,";
        text_ += "\n";
    }

    const std::string& text() const { return text_; }

private:
    std::string start_;
    std::string text_;
};

std::string rows_of(const Contender& contender, const EvaluationReport& report) {
    const Evaluation& evaluation = contender.evaluation;
    Rows rows(contender);
    for (const Figure figure : all_figures)
        rows.add("macro", "", id_of(figure), macro_figure(evaluation, figure), contender.macro_interval(figure),
                 contender.comparison ? &contender.comparison->of(figure) : nullptr);
    rows.add("pooled", "", "calibration_error", contender.reliability.pooled.calibration_error);
    for (const FamilyFigures& family : evaluation.families)
        rows.add("family", family.family, "accuracy", family.accuracy);
    for (const FoldFigures& fold : evaluation.folds) {
        rows.add("fold", report.fold_name(fold), "tracks", static_cast<double>(fold.tracks));
        rows.add("fold", report.fold_name(fold), "tags", static_cast<double>(fold.tags_evaluated));
        rows.add("fold", report.fold_name(fold), "roc_auc", fold.roc_auc);
        rows.add("fold", report.fold_name(fold), "pr_auc", fold.pr_auc);
        rows.add("fold", report.fold_name(fold), "f1", fold.f1);
        rows.add("fold", report.fold_name(fold), "accuracy", fold.accuracy);
    }
    for (std::size_t t = 0; t < evaluation.tags.size(); ++t) {
        const TagFigures& tag = evaluation.tags[t];
        rows.add("tag", tag.tag, "positives", static_cast<double>(tag.positives));
        for (const Figure figure : {Figure::roc_auc, Figure::pr_auc, Figure::f1})
            rows.add("tag", tag.tag, id_of(figure), tag_figure(tag, figure), contender.tag_interval(t, figure));
        rows.add("tag", tag.tag, "threshold", tag.threshold);
        rows.add("tag", tag.tag, "log_loss", tag.log_loss);
        rows.add("tag", tag.tag, "calibration_error", tag.calibration_error);
        rows.add("tag", tag.tag, "pooled_calibration_error", contender.reliability.tags[t].calibration_error);
    }
    return rows.text();
}

}  // namespace

std::string evaluation_csv(const EvaluationReport& report) {
    std::string text =
        "contender,kind,grouping,level,name,figure,value,low,high,difference,difference_low,difference_high,p,p_holm\n";
    for (const Contender& contender : report.contenders) text += rows_of(contender, report);
    return text;
}

}  // namespace armonica::app
