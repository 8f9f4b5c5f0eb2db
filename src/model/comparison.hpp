#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/bootstrap.hpp"
#include "model/evaluation.hpp"
#include "model/paired_tests.hpp"

namespace armonica {

/// One figure of a contender beside the same figure of the reference, on the same tracks and folds.
struct FigureComparison {
    std::optional<double> difference;           ///< contender − reference
    std::optional<Interval> interval;           ///< 95 %, of the paired bootstrap
    std::optional<SignedRankTest> signed_rank;  ///< over the tags that both are judged by (ROC-AUC, PR-AUC, F1)
    std::optional<McNemarTest> mcnemar;         ///< over tracks (accuracy); first is the contender
    std::optional<double> p;                    ///< of the test
    std::optional<double> p_holm;               ///< corrected for the number of contenders
};

struct Comparison {
    FigureComparison roc_auc, pr_auc, f1, accuracy;

    FigureComparison& of(Figure figure);
    const FigureComparison& of(Figure figure) const { return const_cast<Comparison*>(this)->of(figure); }
};

/// The mean over the collection: empty where no fold allows it; accuracy only of a multiclass evaluation.
std::optional<double> macro_figure(const Evaluation& evaluation, Figure figure);
/// The mean over the folds that judge the tag; a tag has no accuracy.
std::optional<double> tag_figure(const TagFigures& tag, Figure figure);
/// "roc_auc", "pr_auc", "f1", "accuracy"
std::string_view id_of(Figure figure);

/// Compares every contender but the first with the first. `resampled[i]` are figures of contender i, all from one
/// Resampling; without resamples there are no intervals. Throws std::invalid_argument where the contenders were not
/// judged on the same tracks, folds and tags.
std::vector<Comparison> compare_with_first(const std::vector<const Evaluation*>& contenders,
                                           const std::vector<ResampledFigures>& resampled);

}  // namespace armonica
