#include "model/group_importance.hpp"

#include <stdexcept>

#include "model/metrics.hpp"
#include "model/rank_correlation.hpp"

namespace armonica {
namespace {

// Of one tag, or over all: how two measures rank the groups from place `from` on.
std::optional<double> correlation(const FigureList& one, const FigureList& other, std::size_t from,
                                  std::size_t groups) {
    std::vector<double> a, b;
    for (std::size_t i = from; i < from + groups; ++i) {
        if (!one[i] || !other[i]) return std::nullopt;
        a.push_back(*one[i]);
        b.push_back(*other[i]);
    }
    return rank_correlation(a, b);
}

void tell_agreement(GroupImportance& importance) {
    const GroupLayout& layout = importance.layout;
    for (std::size_t m = 0; m < all_measures.size(); ++m)
        for (std::size_t n = 0; n < all_measures.size(); ++n) {
            const FigureList& one = importance.figures[m].values;
            const FigureList& other = importance.figures[n].values;
            importance.overall[m][n] = correlation(one, other, 0, layout.groups);
            std::vector<std::optional<double>> of_tags;
            for (std::size_t t = 0; t < layout.tags; ++t)
                of_tags.push_back(correlation(one, other, layout.of_tag(t, 0), layout.groups));
            importance.mean_over_tags[m][n] = mean_of_present(of_tags);
        }
}

LossFigures losses_by_refit(const FoldedCollection& collection, const HeldOutContributions& contributions,
                            const ImportanceOptions& options, const Resampling& resampling) {
    std::vector<Eigen::MatrixXd> without;
    for (std::size_t g = 0; g < contributions.groups.size(); ++g)
        without.push_back(
            scores_without_group(collection, static_cast<int>(g), options.kind, options.em, options.jobs));
    return refit_loss(contributions.tracks, without, resampling, options.resamples, options.jobs);
}

}  // namespace

std::string_view id_of(Measure measure) {
    constexpr std::array<std::string_view, all_measures.size()> ids = {"spread",
                                                                       "variance_share",
                                                                       "covariance_share",
                                                                       "permutation_roc_auc",
                                                                       "permutation_pr_auc",
                                                                       "refit_roc_auc",
                                                                       "refit_pr_auc",
                                                                       "lambda_columns",
                                                                       "published"};
    return ids[static_cast<std::size_t>(measure)];
}

GroupImportance group_importance(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups,
                                 const std::vector<int>& unit_of_track, const ImportanceOptions& options) {
    options.em.check();
    if (options.permutations < 1 || options.resamples < 0)
        throw std::invalid_argument("importance needs at least one permutation, and no negative number of resamples");
    const FoldedCollection collection =
        folded_collection(data, group_of_column, groups, options.task, options.test_folds);
    const HeldOutContributions contributions =
        held_out_contributions(collection, options.kind, options.em, options.jobs);
    const Resampling resampling = contributions.tracks.resampling(unit_of_track, options.seed);

    GroupImportance importance;
    importance.groups = contributions.groups;
    importance.layout = {data.tag_names.size(), importance.groups.size()};
    importance.whole = whole_figures(contributions.tracks);
    importance.tested = contributions.tracks.rows.size();
    const auto put = [&](Measure measure, GroupFigures figures) {
        importance.figures[static_cast<std::size_t>(measure)] = std::move(figures);
    };
    SpreadFigures spread = spread_figures(contributions, resampling, options.resamples, options.jobs);
    put(Measure::spread, std::move(spread.spread));
    put(Measure::variance_share, std::move(spread.variance_share));
    put(Measure::covariance_share, std::move(spread.covariance_share));
    LossFigures permuted = permutation_loss(contributions, options.permutations, options.seed, resampling,
                                            options.resamples, options.jobs);
    put(Measure::permutation_roc_auc, std::move(permuted.roc_auc));
    put(Measure::permutation_pr_auc, std::move(permuted.pr_auc));
    const FigureList none(importance.layout.size());
    LossFigures refitted = options.refit ? losses_by_refit(collection, contributions, options, resampling)
                                         : LossFigures{{none, {}}, {none, {}}};
    put(Measure::refit_roc_auc, std::move(refitted.roc_auc));
    put(Measure::refit_pr_auc, std::move(refitted.pr_auc));
    LambdaFigures lambdas = lambda_figures(contributions, options.kind, options.resamples, options.seed, options.jobs);
    put(Measure::lambda_columns, std::move(lambdas.lambda_columns));
    put(Measure::published, std::move(lambdas.published));
    importance.lambdas_known = std::move(lambdas.known);
    tell_agreement(importance);
    return importance;
}

}  // namespace armonica
