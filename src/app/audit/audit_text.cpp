#include "app/audit/audit_report.hpp"
#include "app/figure_text.hpp"
#include "app/text.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

constexpr std::size_t width = 80, figure_width = 10;

std::string mark_of(Finding::Verdict verdict, const Messages& messages) {
    return messages.say("audit." + id_of(verdict));
}

std::string cell(const std::optional<double>& value) {
    return right_aligned(value ? three_decimals(*value) : "–", figure_width);
}

/// A paragraph whose further lines are set in as its first is.
std::string hanging(const std::string& mark, const std::string& words, std::size_t indent) {
    std::string text;
    for (const std::string& line : wrapped(words, width - indent))
        text += (text.empty() ? padded(mark, indent) : std::string(indent, ' ')) + line + "\n";
    return text;
}

std::string findings_text(const AuditReport& report, const Messages& messages) {
    std::size_t indent = 0;
    for (const auto verdict : {Finding::Verdict::holds, Finding::Verdict::fails, Finding::Verdict::open})
        indent = std::max(indent, display_width(mark_of(verdict, messages)) + 2);
    std::string text;
    for (const Finding& finding : findings_of(report, messages))
        text += hanging(mark_of(finding.verdict, messages), finding.words, indent);
    return text;
}

std::string curves_text(const audit::DeletionAudit& deletion, const Messages& messages) {
    const bool groups = deletion.part == audit::Part::groups;
    std::string text = "\n" + paragraph(messages.say(groups ? "audit.curves_groups" : "audit.curves_features"));
    text += padded(messages.say("audit.taken"), 12) + right_aligned(messages.say("audit.away"), 2 * figure_width) +
            right_aligned(messages.say("audit.back"), 2 * figure_width) + "\n" + std::string(12, ' ');
    for (int i = 0; i < 2; ++i)
        text += right_aligned(messages.say("audit.strongest"), figure_width) +
                right_aligned(messages.say("audit.random"), figure_width);
    text += "\n";
    // Of many steps every other, or every third: the first are those that matter.
    constexpr std::size_t most_lines = 16;
    const std::size_t stride = deletion.steps.size() / most_lines + 1;
    for (std::size_t s = 0; s < deletion.steps.size(); s += stride)
        text += padded(std::to_string(deletion.steps[s]), 12) + cell(deletion.deletion[0][s].mean) +
                cell(deletion.deletion[1][s].mean) + cell(deletion.insertion[0][s].mean) +
                cell(deletion.insertion[1][s].mean) + "\n";
    return text;
}

std::string subgroups_text(const audit::SubgroupAudit& audit, const Messages& messages) {
    if (audit.subgroups.empty()) return {};
    constexpr std::size_t name_width = width - 4 * figure_width;
    std::string text = "\n" + padded(shortened(messages.say("audit.by", {{"by", audit.by}}), name_width), name_width) +
                       right_aligned(messages.say("audit.tracks"), figure_width) +
                       right_aligned("ROC-AUC", figure_width) +
                       right_aligned(messages.say("audit.elsewhere"), figure_width) +
                       right_aligned(messages.say("audit.excess"), figure_width) + "\n";
    for (const audit::SubgroupFigures& one : audit.subgroups)
        text += padded(shortened(printable(one.name), name_width), name_width) +
                right_aligned(std::to_string(one.tracks), figure_width) + cell(one.roc_auc) + cell(one.others) +
                right_aligned(one.excess_probability.mean ? signed_number(*one.excess_probability.mean, 3) : "–",
                              figure_width) +
                "\n";
    return text;
}

std::string stability_text(const SoundAudit& sound, const Messages& messages) {
    constexpr std::size_t name_width = width - 4 * figure_width;
    std::string text = "\n" + padded(messages.say("audit.variant"), name_width) +
                       right_aligned(messages.say("audit.tracks"), figure_width) +
                       right_aligned(messages.say("audit.likeness"), figure_width) +
                       right_aligned(messages.say("audit.same_group"), figure_width) +
                       right_aligned(messages.say("audit.same_answer"), figure_width) + "\n";
    const auto row = [&](const std::string& title, const audit::VariantStability& stability) {
        if (!stability.given) return std::string();
        return padded(shortened(title, name_width), name_width) +
               right_aligned(std::to_string(stability.tracks), figure_width) + cell(stability.given->likeness.value) +
               right_aligned(percent(stability.given->same_strongest.value), figure_width) +
               right_aligned(percent(stability.given->same_answer.value), figure_width) + "\n";
    };
    for (std::size_t v = 0; v < sound.variants.size(); ++v)
        text += row(title_of(sound.variants[v], messages), sound.stability.figures.variants[v]);
    return text + row(messages.say("audit.other_track"), sound.stability.figures.other_track);
}

}  // namespace

std::string audit_text(const AuditReport& report, const Messages& messages) {
    std::string text;
    if (report.collection)
        text += paragraph(messages.say("audit.head", {{"tracks", count_in_words(report.collection->tested)},
                                                      {"folds", count_in_words(report.collection->folds)},
                                                      {"kind", report.collection->kind},
                                                      {"grouping", report.collection->grouping}}));
    if (report.sound)
        text += paragraph(messages.say("audit.head_sound", {{"tracks", count_in_words(report.sound->stability.tracks)},
                                                            {"model", report.sound->model}}));
    text += "\n" + findings_text(report, messages);
    if (report.collection) {
        for (const auto& deletion : report.collection->deletion) text += curves_text(deletion, messages);
        for (const auto& subgroups : report.collection->subgroups) text += subgroups_text(subgroups, messages);
    }
    if (report.sound) text += stability_text(*report.sound, messages);
    text += "\n" + paragraph(messages.say("audit.note"));
    return text;
}

}  // namespace armonica::app
