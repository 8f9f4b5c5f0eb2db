#include <cmath>
#include <cstdio>

#include "app/evaluation_report.hpp"
#include "app/text.hpp"

namespace armonica::app {
namespace {

// Three decimals with a sign that LaTeX sets as a minus.
std::string decimals(double value, bool sign = false) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", std::abs(value));
    const bool zero = std::string_view(text) == "0.000";
    if (value < 0.0 && !zero) return "$-$" + std::string(text);
    return (sign && !zero ? "$+$" : "") + std::string(text);
}

std::string cell(const std::optional<double>& value, const std::optional<Interval>& interval, bool sign = false) {
    if (!value) return "--";
    std::string text = decimals(*value, sign);
    if (interval) text += " [" + decimals(interval->low, sign) + ", " + decimals(interval->high, sign) + "]";
    return text;
}

std::string p_cell(const std::optional<double>& p) {
    if (!p) return "--";
    return *p < 0.001 ? "$<$0.001" : decimals(*p);
}

/// What the table is, for whoever meets it in a paper's source a year later.
std::string preamble(const EvaluationReport& report) {
    std::string text = "% Written by `armonica evaluate --format latex`; needs \\usepackage{booktabs}.\n% Means over " +
                       std::to_string(report.contenders.front().evaluation.folds.size()) + " test folds.";
    if (report.resamples > 0)
        text += " In brackets: 95 % bootstrap intervals,\n% " + std::to_string(report.resamples) + " resamples of " +
                report.resampled_what() + " within test folds, seed " + std::to_string(report.seed) + ".";
    return text + "\n";
}

std::string tags_table(const EvaluationReport& report) {
    const Contender& contender = report.contenders.front();
    const Evaluation& evaluation = contender.evaluation;
    std::string text = "\\begin{tabular}{lrlll}\n\\toprule\nTag & Tracks & ROC-AUC & PR-AUC & F1 \\\\\n\\midrule\n";
    for (std::size_t t = 0; t < evaluation.tags.size(); ++t) {
        const TagFigures& tag = evaluation.tags[t];
        text += latex_escaped(tag.tag) + " & " + std::to_string(tag.positives);
        for (const Figure figure : {Figure::roc_auc, Figure::pr_auc, Figure::f1})
            text += " & " + cell(tag_figure(tag, figure), contender.tag_interval(t, figure));
        text += " \\\\\n";
    }
    text += "\\midrule\nMacro mean & ";
    for (const Figure figure : {Figure::roc_auc, Figure::pr_auc, Figure::f1})
        text += " & " + cell(macro_figure(evaluation, figure), contender.macro_interval(figure));
    text += " \\\\\n";
    if (evaluation.accuracy)
        text += "Accuracy & & \\multicolumn{3}{l}{" +
                cell(evaluation.accuracy, contender.macro_interval(Figure::accuracy)) + "} \\\\\n";
    return text + "\\bottomrule\n\\end{tabular}\n";
}

std::string comparison_table(const EvaluationReport& report) {
    const Contender& reference = report.contenders.front();
    std::string text = "% Differences from " + printable(reference.name) +
                       "; p: Wilcoxon's signed-rank test over tags (accuracy:\n% McNemar's exact test over tracks), "
                       "corrected after Holm for the number of contenders.\n"
                       "\\begin{tabular}{llll}\n\\toprule\nModel & Mean & Difference & $p$ \\\\\n";
    for (const Figure figure : all_figures) {
        if (!macro_figure(reference.evaluation, figure)) continue;
        text += "\\midrule\n\\multicolumn{4}{l}{\\emph{" + title_of(figure) + "}} \\\\\n";
        for (const Contender& contender : report.contenders) {
            text += latex_escaped(contender.name) + " & " +
                    cell(macro_figure(contender.evaluation, figure), contender.macro_interval(figure));
            if (contender.comparison) {
                const FigureComparison& compared = contender.comparison->of(figure);
                text += " & " + cell(compared.difference, compared.interval, true) + " & " + p_cell(compared.p_holm);
            } else {
                text += " & (reference) &";
            }
            text += " \\\\\n";
        }
    }
    return text + "\\bottomrule\n\\end{tabular}\n";
}

}  // namespace

std::string latex_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : printable(text)) {
        switch (c) {
            case '&':
            case '%':
            case '$':
            case '#':
            case '_':
            case '{':
            case '}':
                escaped += '\\';
                escaped += c;
                break;
            case '\\':
                escaped += "\\textbackslash{}";
                break;
            case '~':
                escaped += "\\textasciitilde{}";
                break;
            case '^':
                escaped += "\\textasciicircum{}";
                break;
            case '<':
                escaped += "\\textless{}";
                break;
            case '>':
                escaped += "\\textgreater{}";
                break;
            case '|':
                escaped += "\\textbar{}";
                break;
            case '-':
                escaped += escaped.ends_with('-') ? "{}-" : "-";
                break;  // `---` would become a dash
            default:
                escaped += c;
        }
    }
    return escaped;
}

std::string evaluation_latex(const EvaluationReport& report) {
    return preamble(report) + (report.contenders.size() == 1 ? tags_table(report) : comparison_table(report));
}

}  // namespace armonica::app
