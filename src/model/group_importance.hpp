#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/contribution_spread.hpp"
#include "model/lambda_importance.hpp"
#include "model/removal_loss.hpp"

namespace armonica {

/// Ways to say how much a group of features matters.
enum class Measure {
    spread,               ///< see ContributionSpread
    variance_share,       ///< see ContributionSpread
    covariance_share,     ///< see ContributionSpread
    permutation_roc_auc,  ///< see permutation_loss()
    permutation_pr_auc,   ///< see permutation_loss()
    refit_roc_auc,        ///< see refit_loss(); only where asked for
    refit_pr_auc,         ///< see refit_loss(); only where asked for
    lambda_columns,       ///< λ·D, see LambdaFigures
    published,            ///< see LambdaFigures; of kind linear only
};

inline constexpr std::array<Measure, 9> all_measures = {Measure::spread,
                                                        Measure::variance_share,
                                                        Measure::covariance_share,
                                                        Measure::permutation_roc_auc,
                                                        Measure::permutation_pr_auc,
                                                        Measure::refit_roc_auc,
                                                        Measure::refit_pr_auc,
                                                        Measure::lambda_columns,
                                                        Measure::published};

/// "spread", "variance_share" …
std::string_view id_of(Measure measure);

struct ImportanceOptions {
    Kind kind = Kind::glass;  ///< not xgboost
    EmOptions em;
    Task task = Task::multilabel;
    std::vector<int> test_folds;  ///< folds to test on; all of them if empty. The others are only learned from
    bool refit = false;           ///< also the refit loss: one more model for each group and fold
    int permutations = 10;        ///< at least 1
    int resamples = 1000;         ///< of tracks, and draws of λ, for intervals; 0: none
    std::uint64_t seed = 1;       ///< of permutations, resamples and draws
    int jobs = 0;                 ///< threads; 0 = all cores. The figures do not depend on it
};

/// How alike two measures rank the groups: Spearman's rank correlation, Measure × Measure. Empty where a measure is.
using Agreement = std::array<std::array<std::optional<double>, all_measures.size()>, all_measures.size()>;

/// How much each group of features matters, in every measure, on tracks that models have not seen.
struct GroupImportance {
    std::vector<int> groups;                                ///< of the grouping: those that have a feature
    GroupLayout layout;                                     ///< over all tags, by tag
    std::array<GroupFigures, all_measures.size()> figures;  ///< by Measure
    std::vector<double> lambdas_known;                      ///< see LambdaFigures::known
    Agreement overall;                                      ///< of the figures over all tags
    Agreement mean_over_tags;                               ///< mean of the tags' own rank correlations
    WholeFigures whole;                                     ///< of the models with all groups
    std::size_t tested = 0;                                 ///< tracks

    const GroupFigures& of(Measure measure) const { return figures[static_cast<std::size_t>(measure)]; }
};

/// `group_of_column` and `groups` as for evaluate(), `unit_of_track` as in Collection: whole units are resampled, or
/// tracks where it is empty. Throws std::invalid_argument, worded for a person, where data cannot be learned from, have
/// no two folds, or no fold of `test_folds`; and for kind xgboost.
GroupImportance group_importance(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups,
                                 const std::vector<int>& unit_of_track, const ImportanceOptions& options);

}  // namespace armonica
