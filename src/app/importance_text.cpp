#include <algorithm>

#include "app/figure_text.hpp"
#include "app/importance_report.hpp"
#include "app/text.hpp"
#include "app/track_text.hpp"

namespace armonica::app {
namespace {

constexpr std::size_t figure_width = 9;

/// Measures with a sign are falls: what is above 0 is lost without the group.
bool has_sign(Measure measure) {
    return measure == Measure::permutation_roc_auc || measure == Measure::permutation_pr_auc ||
           measure == Measure::refit_roc_auc || measure == Measure::refit_pr_auc ||
           measure == Measure::covariance_share;
}

std::string name_of(Measure measure) {
    switch (measure) {
        case Measure::spread:
            return "spread";
        case Measure::variance_share:
            return "variance share";
        case Measure::covariance_share:
            return "covariance share";
        case Measure::permutation_roc_auc:
            return "permuted, ROC-AUC";
        case Measure::permutation_pr_auc:
            return "permuted, PR-AUC";
        case Measure::refit_roc_auc:
            return "refitted, ROC-AUC";
        case Measure::refit_pr_auc:
            return "refitted, PR-AUC";
        case Measure::lambda_columns:
            return "λ·D";
        case Measure::published:
            return "published formula";
    }
    return {};
}

std::string cell(const std::optional<double>& figure, Measure measure) {
    return right_aligned(figure ? four_decimals(*figure, has_sign(measure)) : "–", figure_width);
}

std::size_t width_of_names(const ImportanceReport& report) {
    std::size_t width = 9;  // "95 % from"
    for (std::size_t g = 0; g < report.importance.layout.groups; ++g)
        width = std::max(width, display_width(report.group(g).title));
    return std::min<std::size_t>(width, 80 - 7 * figure_width);
}

std::string shown(const std::string& name, std::size_t width) { return padded(shortened(name, width), width); }

/// One group's figures, and the ends of their intervals beneath.
std::string group_rows(const ImportanceReport& report, const std::vector<Measure>& measures, std::size_t group,
                       std::size_t from, std::size_t width) {
    std::string values = shown(report.group(group).title, width), low = padded("95 % from", width),
                high = padded("     to", width);
    bool told = false;
    for (const Measure measure : measures) {
        const auto interval = report.interval(measure, from + group);
        told = told || interval;
        values += cell(report.value(measure, from + group), measure);
        low += cell(interval ? std::optional(interval->low) : std::nullopt, measure);
        high += cell(interval ? std::optional(interval->high) : std::nullopt, measure);
    }
    return values + "\n" + (told ? low + "\n" + high + "\n" : "");
}

std::string rows(const ImportanceReport& report, const std::vector<Measure>& measures, std::size_t from,
                 std::size_t width) {
    std::string text;
    for (std::size_t g = 0; g < report.importance.layout.groups; ++g)
        text += group_rows(report, measures, g, from, width);
    return text;
}

/// What groups do on the tested tracks.
std::string tested_table(const ImportanceReport& report, std::size_t from, std::size_t width) {
    std::vector<Measure> measures = {Measure::spread, Measure::variance_share, Measure::covariance_share,
                                     Measure::permutation_roc_auc, Measure::permutation_pr_auc};
    std::string over = std::string(width, ' ') + "   spread variance   covar. permuted, loss of";
    std::string head = padded("group", width) + " log-odds    share    share  ROC-AUC   PR-AUC";
    if (report.arguments.refit) {
        measures.insert(measures.end(), {Measure::refit_roc_auc, Measure::refit_pr_auc});
        over += " refitted, loss of";
        head += "  ROC-AUC   PR-AUC";
    }
    return over + "\n" + head + "\n" + rows(report, measures, from, width);
}

std::string share_and_interval(const ImportanceReport& report, Measure measure, std::size_t place) {
    const auto interval = report.interval(measure, place);
    return cell(report.value(measure, place), measure) +
           right_aligned(interval ? four_decimals(interval->low) + "–" + four_decimals(interval->high) : "", 15);
}

/// What the learned variances say; over all tags also how much is known of them.
std::string lambda_table(const ImportanceReport& report, std::size_t from, std::size_t width) {
    const bool linear = report.arguments.kind == "linear", told = from == 0 && report.arguments.resamples > 0;
    std::string text = "\n" + padded("group", width) + "      λ·D  95 % interval" +
                       (linear ? "  published formula" : "") + (told ? (linear ? "       λ known" : "  λ known") : "") +
                       "\n";
    for (std::size_t g = 0; g < report.importance.layout.groups; ++g) {
        std::string line =
            shown(report.group(g).title, width) + share_and_interval(report, Measure::lambda_columns, from + g);
        if (linear) line += share_and_interval(report, Measure::published, from + g);
        if (told) line += right_aligned(percent(report.importance.lambdas_known[g]), figure_width);
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

/// The measures that rank the groups at all, beside each other: over all tags below the diagonal, the mean over tags
/// above it.
std::string agreement_text(const ImportanceReport& report) {
    const GroupImportance& importance = report.importance;
    std::vector<std::size_t> told;
    for (std::size_t m = 0; m < all_measures.size(); ++m)
        if (importance.overall[m][m]) told.push_back(m);
    if (told.size() < 2) return "";
    std::string text = "\n" + paragraph(
                                  "agreement on the order of the groups: Spearman's rank correlation, over all "
                                  "tags below the diagonal, above it the mean of the tags' own");
    constexpr std::size_t names = 22, width = 6;
    text += std::string(names, ' ');
    for (std::size_t i = 0; i < told.size(); ++i) text += right_aligned(std::to_string(i + 1), width);
    text += "\n";
    for (std::size_t i = 0; i < told.size(); ++i) {
        text += padded(std::to_string(i + 1) + " " + name_of(all_measures[told[i]]), names);
        for (std::size_t j = 0; j < told.size(); ++j) {
            const auto& figure = (j < i ? importance.overall : importance.mean_over_tags)[told[i]][told[j]];
            text += right_aligned(i == j || !figure ? (i == j ? "·" : "–") : signed_number(*figure), width);
        }
        text += "\n";
    }
    return text;
}

std::string header(const ImportanceReport& report) {
    const WholeFigures& whole = report.importance.whole;
    const auto figure = [](const std::optional<double>& value) { return value ? four_decimals(*value) : "–"; };
    return report.arguments.kind + ", " + std::to_string(report.importance.layout.tags) + " tags, " +
           std::to_string(report.importance.tested) + " tracks tested in " + std::to_string(report.tested_folds) +
           (report.tested_folds == 1 ? " fold" : " folds") + "\nwith all groups: ROC-AUC " +
           figure(whole.roc_auc_macro) + ", PR-AUC " + figure(whole.pr_auc_macro) + "\n";
}

std::string tag_text(const ImportanceReport& report, std::size_t tag, std::size_t width) {
    const GroupImportance& importance = report.importance;
    const std::size_t from = importance.layout.of_tag(tag, 0);
    const auto figure = [](const std::optional<double>& value) { return value ? four_decimals(*value) : "–"; };
    return "\n" + shortened(tag_title(report.labelled.collection.data.tag_names[tag]), 40) + ": ROC-AUC " +
           figure(importance.whole.roc_auc[tag]) + ", PR-AUC " + figure(importance.whole.pr_auc[tag]) + "\n" +
           tested_table(report, from, width) + lambda_table(report, from, width);
}

std::string footer(const ImportanceReport& report) {
    const ImportanceArguments& arguments = report.arguments;
    std::string text = "permuted: mean over " + std::to_string(arguments.permutations) + " permutations. ";
    if (arguments.resamples > 0)
        text += "95 % intervals: " + std::to_string(arguments.resamples) + " resamples of " + report.resampled_what() +
                " within each test fold; of λ as many draws from its posterior, as far as its width is known. ";
    text += "Seed " + std::to_string(arguments.seed) + ".";
    if (!arguments.refit) text += " What is lost when the model is trained without a group: --refit.";
    if (report.tags.empty()) text += " Single tags: --tag TAG, or --format json or csv.";
    return "\n" + paragraph(text);
}

}  // namespace

std::string importance_text(const ImportanceReport& report) {
    const std::size_t width = width_of_names(report);
    std::string text = header(report) + "\n" + tested_table(report, 0, width) + lambda_table(report, 0, width) +
                       agreement_text(report);
    for (const std::size_t tag : report.tags) text += tag_text(report, tag, width);
    return text + footer(report);
}

}  // namespace armonica::app
