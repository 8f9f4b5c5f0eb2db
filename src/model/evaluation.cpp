#include "model/evaluation.hpp"

#include <algorithm>

#include "model/metrics.hpp"

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

void judge_decisions(const FoldedCollection& collection, const FoldSplit& split, const MatrixXd& held_out,
                     const DecisionGoal& goal, FoldResult& result) {
    const MatrixXi train_labels = collection.material.labels(split.train, Eigen::all);
    const Judgement judgement = learn_judgement(held_out, train_labels, collection.families, goal);
    const MatrixXd& probabilities = result.probabilities = judgement.probabilities(result.raw, collection.families);
    const MatrixXi& given = result.given = judgement.given(result.raw, collection.families);
    const auto rows = static_cast<std::size_t>(result.raw.rows());
    for (const auto& family : collection.families) {
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

FoldResult judge_fold(const FoldedCollection& collection, const FoldSplit& split, const EvaluateOptions& options) {
    const KindFit fit = fit_fold(collection, split, options.kind, options.em, options.decisions, options.jobs);
    FoldResult result;
    const MatrixXd& raw = result.raw = fit.raw_scores(rows_of(collection.material.features, split.test), options.jobs);
    const MatrixXi& labels = result.labels = collection.material.labels(split.test, Eigen::all);
    const auto rows = static_cast<std::size_t>(raw.rows());
    result.tags.resize(static_cast<std::size_t>(raw.cols()));
    for (Index t = 0; t < raw.cols(); ++t) {
        if (!has_both_classes(collection.material.labels, split.train, t)) continue;
        TagInFold& tag = result.tags[static_cast<std::size_t>(t)];
        tag.roc_auc = roc_auc({raw.col(t).data(), rows}, {labels.col(t).data(), rows});
        tag.pr_auc = average_precision({raw.col(t).data(), rows}, {labels.col(t).data(), rows});
    }
    for (const auto& family : collection.families)
        result.family_accuracies.push_back(family.exclusive() ? family_accuracy(family, raw, labels) : std::nullopt);
    if (options.decisions) judge_decisions(collection, split, fit.held_out, options.goal, result);
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

HeldOutTracks held_out_tracks(const FoldedCollection& collection, const std::vector<FoldResult>& results,
                              bool decisions) {
    HeldOutTracks tracks = tested_tracks(collection);
    const auto rows = static_cast<Index>(tracks.rows.size());
    const Index tags = tracks.labels.cols(), decided = decisions ? rows : 0;
    tracks.scores.resize(rows, tags);
    tracks.probabilities.resize(decided, tags);
    tracks.given.resize(decided, tags);
    Index from = 0;
    for (const FoldResult& result : results) {
        const Index count = result.raw.rows();
        tracks.scores.middleRows(from, count) = result.raw;
        if (decided > 0) {
            tracks.probabilities.middleRows(from, count) = result.probabilities;
            tracks.given.middleRows(from, count) = result.given;
        }
        from += count;
    }
    return tracks;
}

Evaluation summarise(const TrainingData& data, const FoldedCollection& collection, Task task,
                     const std::vector<FoldResult>& results) {
    Evaluation evaluation;
    const std::vector<FoldSplit>& splits = collection.splits;
    const bool multiclass = task == Task::multiclass;
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
             .positives = static_cast<std::size_t>(collection.material.labels.col(static_cast<Index>(t)).sum()),
             .roc_auc = mean_over_folds(results, t, &TagInFold::roc_auc),
             .pr_auc = mean_over_folds(results, t, &TagInFold::pr_auc),
             .f1 = mean_over_folds(results, t, &TagInFold::f1),
             .log_loss = mean_over_folds(results, t, &TagInFold::log_loss),
             .calibration_error = mean_over_folds(results, t, &TagInFold::calibration_error),
             .threshold = mean_over_folds(results, t, &TagInFold::threshold)});
    for (std::size_t k = 0; k < collection.families.size(); ++k) {
        if (!collection.families[k].exclusive()) continue;
        std::vector<MaybeFigure> accuracies;
        for (const auto& result : results) accuracies.push_back(result.family_accuracies[k]);
        evaluation.families.push_back({collection.families[k].name, mean_of_present(accuracies)});
    }
    return evaluation;
}

}  // namespace

Evaluation evaluate(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups,
                    const EvaluateOptions& options) {
    options.em.check();
    const FoldedCollection collection =
        folded_collection(data, group_of_column, groups, options.task, options.test_folds);
    std::vector<FoldResult> results;
    for (const auto& split : collection.splits) results.push_back(judge_fold(collection, split, options));
    Evaluation evaluation = summarise(data, collection, options.task, results);
    evaluation.held_out = held_out_tracks(collection, results, options.decisions);
    return evaluation;
}

}  // namespace armonica
