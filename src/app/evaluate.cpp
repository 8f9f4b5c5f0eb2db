#include "model/evaluation.hpp"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include <armonica/error.hpp>

#include "app/commands.hpp"
#include "app/evaluation_arguments.hpp"
#include "app/evaluation_report.hpp"
#include "app/labelled_collection.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "model/decision_goal.hpp"
#include "tables/collection_folds.hpp"

namespace armonica::app {
namespace {

/// A kind of model with a grouping, as the command line names it.
struct Entry {
    Kind kind = Kind::linear;
    std::string grouping;

    bool operator==(const Entry&) const = default;
};

void check(const EvaluateArguments& arguments) {
    decision_goal_named(arguments.goal);
    require_folds(arguments.collection, "evaluate");
    check_resamples(arguments.resamples);
    if (arguments.compare.size() == 1)
        throw std::invalid_argument("--compare " + printable(arguments.compare.front()) +
                                    ": two or more are needed, for example --compare linear,glass");
}

/// "glass", "glass@mine.toml" or "@mine.toml"
Entry parse_entry(const std::string& text, const CollectionArguments& collection) {
    const std::size_t at = text.find('@');
    const std::string kind = text.substr(0, at);
    Entry entry{Kind::linear, at == std::string::npos ? collection.grouping : text.substr(at + 1)};
    if (const auto known = kind_named(kind))
        entry.kind = *known;
    else if (!kind.empty() || at == std::string::npos)
        throw std::invalid_argument("--compare " + printable(text) + ": there is no kind `" + printable(kind) +
                                    "`; it reads KIND, KIND@GROUPING or @GROUPING, and the kinds are linear, "
                                    "additive, glass and xgboost");
    if (entry.grouping.empty())
        throw std::invalid_argument("--compare " + printable(text) + ": no grouping is named after the `@`");
    return entry;
}

std::vector<Entry> entries_of(const EvaluateArguments& arguments) {
    if (arguments.compare.empty()) return {{*kind_named(arguments.kind), arguments.collection.grouping}};
    std::vector<Entry> entries;
    for (const std::string& text : arguments.compare) {
        entries.push_back(parse_entry(text, arguments.collection));
        if (std::count(entries.begin(), entries.end(), entries.back()) > 1)
            throw std::invalid_argument("--compare " + printable(text) + ": it is there twice");
    }
    return entries;
}

std::vector<std::string> groupings_of(const std::vector<Entry>& entries) {
    std::vector<std::string> groupings;
    for (const Entry& entry : entries)
        if (std::find(groupings.begin(), groupings.end(), entry.grouping) == groupings.end())
            groupings.push_back(entry.grouping);
    return groupings;
}

/// "glass", or "glass@mine.toml" where groupings are compared: without the folders, unless it takes these to tell two
/// files apart.
std::string name_of(const Entry& entry, const std::vector<std::string>& groupings) {
    const std::string kind(to_string(entry.kind));
    if (groupings.size() == 1) return kind;
    const auto file_name = [](const std::string& text) { return std::filesystem::path(text).filename(); };
    const auto alike = std::count_if(groupings.begin(), groupings.end(), [&](const std::string& other) {
        return file_name(other) == file_name(entry.grouping);
    });
    return kind + "@" + (alike == 1 ? path_text(file_name(entry.grouping)) : printable(entry.grouping));
}

/// Resamples the held-out tracks of every contender alike, for its intervals and for the comparison with the first.
void judge(EvaluationReport& report, const std::vector<int>& unit_of_track, int jobs) {
    const Resampling resampling = report.contenders.front().evaluation.held_out.resampling(unit_of_track, report.seed);
    std::vector<ResampledFigures> resampled;
    std::vector<const Evaluation*> evaluations;
    for (Contender& contender : report.contenders) {
        const HeldOutTracks& held_out = contender.evaluation.held_out;
        resampled.push_back(resampled_figures(held_out.figures(), resampling, report.resamples, jobs));
        contender.intervals = intervals_of(resampled.back());
        contender.reliability = reliability_of(held_out);
        evaluations.push_back(&contender.evaluation);
    }
    const auto comparisons = compare_with_first(evaluations, resampled);
    for (std::size_t c = 0; c < comparisons.size(); ++c) report.contenders[c + 1].comparison = comparisons[c];
}

EvaluationReport evaluate_all(const EvaluateArguments& arguments, const std::vector<Entry>& entries,
                              std::vector<LabelledCollection>& labelled) {
    const auto groupings = groupings_of(entries);
    EvaluateOptions options;
    options.jobs = static_cast<int>(arguments.collection.jobs);
    options.task = arguments.collection.task == "multiclass" ? Task::multiclass : Task::multilabel;
    for (LabelledCollection& one : labelled) options.test_folds = fixed_test_folds(one.collection);
    options.goal = decision_goal_named(arguments.goal);
    EvaluationReport report;
    report.goal = options.goal;
    for (const Entry& entry : entries) {
        const auto place = std::find(groupings.begin(), groupings.end(), entry.grouping) - groupings.begin();
        const LabelledCollection& one = labelled[static_cast<std::size_t>(place)];
        options.kind = entry.kind;
        options.em.likelihood = likelihood_for(arguments.likelihood, entry.kind);
        Contender& contender = report.contenders.emplace_back();
        contender.kind = entry.kind;
        contender.name = name_of(entry, groupings);
        contender.labelled = &one;
        contender.evaluation = armonica::evaluate(one.collection.data, one.collection.group_of_column,
                                                  one.grouping.groups.size(), options);
    }
    const Collection& first = labelled.front().collection;
    report.fold_names = first.fold_names;
    report.resamples = arguments.resamples;
    report.seed = arguments.seed;
    report.unit_column = first.unit_column;
    judge(report, first.unit_of_track, options.jobs);
    return report;
}

std::string printed(const EvaluationReport& report, const EvaluateArguments& arguments) {
    if (arguments.format == "json") return evaluation_json(report, arguments.reliability).dump(2) + "\n";
    if (arguments.format == "csv") return evaluation_csv(report);
    if (arguments.format == "latex") return evaluation_latex(report);
    return evaluation_text(report, arguments.reliability);
}

}  // namespace

ExitStatus evaluate(const EvaluateArguments& arguments) {
    check(arguments);
    const auto entries = entries_of(arguments);
    auto labelled = read_labelled_collections(arguments.collection, groupings_of(entries));
    if (labelled.front().status == stopped_by_user) return stopped_by_user;
    // Opened first: an hour of training should not end at a folder that is not there.
    std::optional<Output> results;
    if (arguments.results) results.emplace(arguments.results);
    const EvaluationReport report = evaluate_all(arguments, entries, labelled);
    if (results) {
        results->write(results_json(report, arguments).dump(2) + "\n");
        results->commit();
    }
    Output output(std::nullopt);
    output.write(printed(report, arguments));
    return labelled.front().status;
}

}  // namespace armonica::app
