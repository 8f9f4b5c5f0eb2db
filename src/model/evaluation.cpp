#include "model/evaluation.hpp"

#include <algorithm>
#include <stdexcept>

#include "model/family.hpp"
#include "model/fit_material.hpp"
#include "model/folds.hpp"
#include "model/kind_fit.hpp"
#include "model/metrics.hpp"
#include "model/tag_selection.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXi;
using MaybeFigure = std::optional<double>;

// Everything one fold says of one tag.
struct TagInFold {
    MaybeFigure roc_auc, pr_auc, f1, log_loss, calibration_error, threshold;
};

struct FoldResult {
    std::vector<TagInFold> tags;
    std::vector<MaybeFigure> family_accuracies;  // by family; empty for tags alone
    MatrixXd raw, probabilities;                 // test tracks × tags
    MatrixXi labels, given;
};

struct Problem {
    const FitMaterial& material;
    const MatrixXi& labels;
    const std::vector<TagFamily>& families;
    const std::vector<int>& folds;
    const EvaluateOptions& options;
};

// The training folds, split once more: what is learned about a fit's scores is learned there alone.
std::vector<FoldSplit> inner_splits(const Problem& problem, const FoldSplit& split) {
    std::vector<int> folds;
    for (const int row : split.train) folds.push_back(problem.folds[static_cast<std::size_t>(row)]);
    return out_of_fold_splits(folds, problem.labels(split.train, Eigen::all).cast<double>());
}

bool has_both_classes(const MatrixXi& labels, const std::vector<int>& rows, Index tag) {
    std::size_t positives = 0;
    for (const int row : rows) positives += labels(row, tag) != 0 ? 1 : 0;
    return positives > 0 && positives < rows.size();
}

void judge_decisions(const Problem& problem, const FoldSplit& split, const MatrixXd& held_out, FoldResult& result) {
    const MatrixXi train_labels = problem.labels(split.train, Eigen::all);
    const Judgement judgement = learn_judgement(held_out, train_labels, problem.families, problem.options.goal);
    const MatrixXd& probabilities = result.probabilities = judgement.probabilities(result.raw, problem.families);
    const MatrixXi& given = result.given = judgement.given(result.raw, problem.families);
    const auto rows = static_cast<std::size_t>(result.raw.rows());
    for (const auto& family : problem.families) {
        for (const int t : family.tags) {
            TagInFold& tag = result.tags[static_cast<std::size_t>(t)];
            if (!tag.roc_auc) continue;
            const std::span<const int> actual{result.labels.col(t).data(), rows};
            tag.f1 = f1_score({given.col(t).data(), rows}, actual);
            tag.log_loss = log_loss({probabilities.col(t).data(), rows}, actual);
            tag.calibration_error = calibration_error({probabilities.col(t).data(), rows}, actual);
            if (!family.exclusive()) tag.threshold = judgement.thresholds[static_cast<std::size_t>(t)];
        }
    }
}

FoldResult judge_fold(const Problem& problem, const FoldSplit& split) {
    const EvaluateOptions& options = problem.options;
    const bool inside = options.decisions || options.kind == Kind::glass;
    const KindFit fit =
        fit_kind(options.kind, problem.material.rows(split.train),
                 inside ? inner_splits(problem, split) : std::vector<FoldSplit>{}, options.em, options.jobs);
    FoldResult result;
    const MatrixXd& raw = result.raw = fit.raw_scores(rows_of(problem.material.features, split.test), options.jobs);
    const MatrixXi& labels = result.labels = problem.labels(split.test, Eigen::all);
    const auto rows = static_cast<std::size_t>(raw.rows());
    result.tags.resize(static_cast<std::size_t>(raw.cols()));
    for (Index t = 0; t < raw.cols(); ++t) {
        if (!has_both_classes(problem.labels, split.train, t)) continue;
        TagInFold& tag = result.tags[static_cast<std::size_t>(t)];
        tag.roc_auc = roc_auc({raw.col(t).data(), rows}, {labels.col(t).data(), rows});
        tag.pr_auc = average_precision({raw.col(t).data(), rows}, {labels.col(t).data(), rows});
    }
    for (const auto& family : problem.families)
        result.family_accuracies.push_back(family.exclusive() ? family_accuracy(family, raw, labels) : std::nullopt);
    if (options.decisions) judge_decisions(problem, split, fit.held_out, result);
    return result;
}

MaybeFigure mean_over_tags(const FoldResult& result, MaybeFigure TagInFold::*figure) {
    std::vector<MaybeFigure> values;
    for (const auto& tag : result.tags) values.push_back(tag.*figure);
    return mean_of_present(values);
}

MaybeFigure mean_over_folds(const std::vector<FoldResult>& results, std::size_t tag, MaybeFigure TagInFold::*figure) {
    std::vector<MaybeFigure> values;
    for (const auto& result : results) values.push_back(result.tags[tag].*figure);
    return mean_of_present(values);
}

MaybeFigure mean_over_folds(const std::vector<FoldFigures>& folds, MaybeFigure FoldFigures::*figure) {
    std::vector<MaybeFigure> values;
    for (const auto& fold : folds) values.push_back(fold.*figure);
    return mean_of_present(values);
}

HeldOutTracks held_out_tracks(const Problem& problem, const std::vector<FoldSplit>& splits,
                              const std::vector<FoldResult>& results) {
    HeldOutTracks tracks;
    tracks.families = problem.families;
    for (std::size_t f = 0; f < splits.size(); ++f) {
        tracks.rows.insert(tracks.rows.end(), splits[f].test.begin(), splits[f].test.end());
        tracks.folds.insert(tracks.folds.end(), splits[f].test.size(), static_cast<int>(f));
        std::vector<bool>& judged = tracks.judged.emplace_back();
        for (const TagInFold& tag : results[f].tags) judged.push_back(tag.roc_auc.has_value());
    }
    const auto rows = static_cast<Index>(tracks.rows.size());
    const Index tags = problem.labels.cols(), decided = problem.options.decisions ? rows : 0;
    tracks.scores.resize(rows, tags);
    tracks.labels.resize(rows, tags);
    tracks.probabilities.resize(decided, tags);
    tracks.given.resize(decided, tags);
    Index from = 0;
    for (const FoldResult& result : results) {
        const Index count = result.raw.rows();
        tracks.scores.middleRows(from, count) = result.raw;
        tracks.labels.middleRows(from, count) = result.labels;
        if (decided > 0) {
            tracks.probabilities.middleRows(from, count) = result.probabilities;
            tracks.given.middleRows(from, count) = result.given;
        }
        from += count;
    }
    return tracks;
}

Evaluation summarise(const TrainingData& data, const Problem& problem, const std::vector<FoldSplit>& splits,
                     const std::vector<FoldResult>& results) {
    Evaluation evaluation;
    const bool multiclass = problem.options.task == Task::multiclass;
    for (std::size_t f = 0; f < splits.size(); ++f) {
        const FoldResult& result = results[f];
        FoldFigures& fold = evaluation.folds.emplace_back();
        fold.fold = splits[f].fold;
        fold.tracks = splits[f].test.size();
        fold.tags_evaluated = static_cast<std::size_t>(std::count_if(
            result.tags.begin(), result.tags.end(), [](const TagInFold& tag) { return tag.roc_auc.has_value(); }));
        fold.roc_auc = mean_over_tags(result, &TagInFold::roc_auc);
        fold.pr_auc = mean_over_tags(result, &TagInFold::pr_auc);
        fold.f1 = mean_over_tags(result, &TagInFold::f1);
        if (multiclass) fold.accuracy = result.family_accuracies.front();
    }
    evaluation.accuracy = mean_over_folds(evaluation.folds, &FoldFigures::accuracy);
    evaluation.roc_auc_macro = mean_over_folds(evaluation.folds, &FoldFigures::roc_auc);
    evaluation.pr_auc_macro = mean_over_folds(evaluation.folds, &FoldFigures::pr_auc);
    evaluation.f1_macro = mean_over_folds(evaluation.folds, &FoldFigures::f1);
    for (std::size_t t = 0; t < data.tag_names.size(); ++t)
        evaluation.tags.push_back(
            {.tag = data.tag_names[t],
             .positives = static_cast<std::size_t>(problem.labels.col(static_cast<Index>(t)).sum()),
             .roc_auc = mean_over_folds(results, t, &TagInFold::roc_auc),
             .pr_auc = mean_over_folds(results, t, &TagInFold::pr_auc),
             .f1 = mean_over_folds(results, t, &TagInFold::f1),
             .log_loss = mean_over_folds(results, t, &TagInFold::log_loss),
             .calibration_error = mean_over_folds(results, t, &TagInFold::calibration_error),
             .threshold = mean_over_folds(results, t, &TagInFold::threshold)});
    for (std::size_t k = 0; k < problem.families.size(); ++k) {
        if (!problem.families[k].exclusive()) continue;
        std::vector<MaybeFigure> accuracies;
        for (const auto& result : results) accuracies.push_back(result.family_accuracies[k]);
        evaluation.families.push_back({problem.families[k].name, mean_of_present(accuracies)});
    }
    return evaluation;
}

std::vector<FoldSplit> tested_splits(const TrainingData& data, const std::vector<int>& test_folds) {
    auto splits = splits_of(data.folds);
    if (splits.size() < 2) throw std::invalid_argument("evaluation needs at least two folds");
    for (const int fold : test_folds)
        if (std::none_of(splits.begin(), splits.end(), [&](const auto& split) { return split.fold == fold; }))
            throw std::invalid_argument("there is no track in fold " + std::to_string(fold) +
                                        ", which was to be tested on");
    if (!test_folds.empty())
        std::erase_if(splits, [&](const auto& split) {
            return std::find(test_folds.begin(), test_folds.end(), split.fold) == test_folds.end();
        });
    return splits;
}

}  // namespace

Evaluation evaluate(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups,
                    const EvaluateOptions& options) {
    options.em.check();
    TrainingData judged = data;
    if (options.task == Task::multiclass) judged.tag_families.assign(data.tag_names.size(), "class");
    check_training_data(judged, group_of_column, groups);
    select_tags(judged);  // throws where there is nothing to tell apart
    const auto splits = tested_splits(judged, options.test_folds);
    const UsedColumns used = used_columns(group_of_column);
    const MatrixXi labels = judged.labels.cast<int>();
    const auto families = tag_families(judged.tag_families);
    const FitMaterial material{.features = columns_of(judged.features, used.columns),
                               .targets = judged.targets,
                               .labels = labels,
                               .group_of_column = used.groups,
                               .groups = static_cast<int>(groups),
                               .pool_of_tag = tag_pools(judged.tag_names)};
    const Problem problem{material, labels, families, judged.folds, options};
    std::vector<FoldResult> results;
    for (const auto& split : splits) results.push_back(judge_fold(problem, split));
    Evaluation evaluation = summarise(judged, problem, splits, results);
    evaluation.held_out = held_out_tracks(problem, splits, results);
    return evaluation;
}

}  // namespace armonica
