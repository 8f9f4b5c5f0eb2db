#include <algorithm>
#include <cmath>

#include "app/evaluation_report.hpp"
#include "app/figure_text.hpp"
#include "app/text.hpp"
#include "app/track_text.hpp"

namespace armonica::app {
namespace {

std::string cell(const std::optional<double>& figure) {
    return right_aligned(figure ? four_decimals(*figure) : "–", 9);
}

std::string row_end(bool accuracy, const std::optional<double>& figure) {
    return (accuracy ? "   " + cell(figure) : "") + "\n";
}

std::size_t width_of_tags(const Evaluation& evaluation) {
    std::size_t width = 9;
    for (const TagFigures& tag : evaluation.tags) width = std::max(width, display_width(tag_title(tag.tag)));
    return std::min<std::size_t>(width, 30);
}

std::string tags_text(const Evaluation& evaluation, std::size_t width) {
    std::string text = padded("tag", width) + "  positives  ROC-AUC   PR-AUC       F1  given from\n";
    for (const TagFigures& tag : evaluation.tags)
        text += padded(shortened(tag_title(tag.tag), width), width) + right_aligned(std::to_string(tag.positives), 11) +
                cell(tag.roc_auc) + cell(tag.pr_auc) + cell(tag.f1) +
                right_aligned(tag.threshold ? percent(*tag.threshold) : "the best", 12) + "\n";
    return text;
}

/// The ends of the intervals beneath the means.
std::string interval_rows(const Contender& contender, std::size_t width) {
    const bool accuracy = contender.evaluation.accuracy.has_value();
    std::string low = padded("95 % from", width) + std::string(11, ' '),
                high = padded("     to", width) + std::string(11, ' ');
    for (const Figure figure : {Figure::roc_auc, Figure::pr_auc, Figure::f1}) {
        const auto interval = contender.macro_interval(figure);
        low += cell(interval ? std::optional(interval->low) : std::nullopt);
        high += cell(interval ? std::optional(interval->high) : std::nullopt);
    }
    const auto of_accuracy = contender.macro_interval(Figure::accuracy);
    return low + row_end(accuracy, of_accuracy ? std::optional(of_accuracy->low) : std::nullopt) + high +
           row_end(accuracy, of_accuracy ? std::optional(of_accuracy->high) : std::nullopt);
}

std::string folds_text(const Contender& contender, const EvaluationReport& report, std::size_t width) {
    const Evaluation& evaluation = contender.evaluation;
    const bool accuracy = evaluation.accuracy.has_value();
    std::string text = "\n" + padded("fold", width) + "     tracks  ROC-AUC   PR-AUC       F1" +
                       (accuracy ? "    accuracy" : "") + "\n";
    for (const FoldFigures& fold : evaluation.folds)
        text += padded(shortened(report.fold_name(fold), width), width) +
                right_aligned(std::to_string(fold.tracks), 11) + cell(fold.roc_auc) + cell(fold.pr_auc) +
                cell(fold.f1) + row_end(accuracy, fold.accuracy);
    text += padded("mean", width) + std::string(11, ' ') + cell(evaluation.roc_auc_macro) +
            cell(evaluation.pr_auc_macro) + cell(evaluation.f1_macro) + row_end(accuracy, evaluation.accuracy);
    if (report.resamples > 0) text += interval_rows(contender, width);
    for (const FamilyFigures& family : evaluation.families)
        if (!accuracy && family.accuracy) text += "accuracy of " + family.family + " " + cell(family.accuracy) + "\n";
    return text;
}

std::string decisions_text(const Contender& contender, const EvaluationReport& report) {
    const DecisionFigures all = sum_of(decision_figures(contender.evaluation.held_out));
    const auto share = [](const std::optional<double>& value) { return value ? percent(*value) : "none"; };
    return "\ngoal " + to_string(report.goal) + ": tags were given " + std::to_string(all.given) + " times, " +
           share(all.precision()) + " of them right; of\n" + std::to_string(all.carried) + " carried, " +
           share(all.recall()) + " were found\n";
}

std::string footer(const EvaluationReport& report) {
    if (report.resamples == 0) return "";
    const bool compares = report.contenders.size() > 1;
    std::string text =
        "\n" + paragraph("95 % intervals: " + std::to_string(report.resamples) + " resamples of " +
                         report.resampled_what() + " within each test fold, seed " + std::to_string(report.seed) +
                         ". " + (compares ? "" : "Those of every tag: --format json, csv or latex."));
    return text;
}

std::string between(const std::optional<Interval>& interval, bool sign, std::size_t width) {
    if (!interval) return std::string(width, ' ');
    return right_aligned(
        four_decimals(interval->low, sign) + (sign ? " to " : "–") + four_decimals(interval->high, sign), width);
}

std::string p_text(const std::optional<double>& p) {
    if (!p) return "–";
    return *p < 0.0001 ? "<.0001" : four_decimals(*p);
}

std::string compared_row(const Contender& contender, Figure figure) {
    const auto value = macro_figure(contender.evaluation, figure);
    std::string row = padded(shortened(contender.name, 20), 20) + " " +
                      right_aligned(value ? four_decimals(*value) : "–", 6) + " " +
                      between(contender.macro_interval(figure), false, 14);
    if (!contender.comparison) return row + "  (reference)\n";
    const FigureComparison& compared = contender.comparison->of(figure);
    return row + "  " + right_aligned(compared.difference ? four_decimals(*compared.difference, true) : "–", 7) + " " +
           between(compared.interval, true, 18) + " " + right_aligned(p_text(compared.p_holm), 6) + "\n";
}

std::string comparison_text(const EvaluationReport& report) {
    std::string text;
    for (const Figure figure : all_figures) {
        if (!macro_figure(report.contenders.front().evaluation, figure)) continue;
        text += padded(title_of(figure), 20) + "   mean  95 % interval  differs      95 % interval      p\n";
        for (const Contender& contender : report.contenders) text += compared_row(contender, figure);
        text += "\n";
    }
    return text + paragraph(
                      "p: Wilcoxon's signed-rank test over tags, for accuracy McNemar's exact test over tracks; "
                      "corrected after Holm for the number of contenders.");
}

/// One line a bin: a bar as long as the share that was found, and a mark where it should end.
std::string reliability_text(const Contender& contender) {
    const Reliability& table = contender.reliability.pooled;
    if (!table.calibration_error) return "";
    std::string text = "\nreliability of " + shortened(contender.name, 60) + "\ncalibration error " +
                       four_decimals(*table.calibration_error) + " over " + std::to_string(table.count) +
                       " predictions (by chance alone " + four_decimals(*table.by_chance) +
                       ")\n  said   found  predictions  # found, | said\n";
    for (const ReliabilityBin& bin : table.bins) {
        if (bin.count == 0) continue;
        constexpr double columns = 46.0;
        std::string bar(static_cast<std::size_t>(std::lround(bin.share * columns)), '#');
        const auto mark = static_cast<std::size_t>(std::lround(bin.mean_probability * columns));
        if (bar.size() <= mark) bar.resize(mark + 1, ' ');
        bar[mark] = '|';
        text += right_aligned(four_decimals(bin.mean_probability), 6) + right_aligned(four_decimals(bin.share), 8) +
                right_aligned(std::to_string(bin.count), 13) + "  " + bar + "\n";
    }
    return text;
}

}  // namespace

std::string evaluation_text(const EvaluationReport& report, bool reliability) {
    std::string text;
    if (report.contenders.size() == 1) {
        const Contender& contender = report.contenders.front();
        const std::size_t width = width_of_tags(contender.evaluation);
        text = tags_text(contender.evaluation, width) + folds_text(contender, report, width) +
               decisions_text(contender, report);
    } else {
        text = comparison_text(report);
    }
    text += footer(report);
    if (reliability)
        for (const Contender& contender : report.contenders) text += reliability_text(contender);
    return text;
}

}  // namespace armonica::app
