#include "model/removal_loss.hpp"

#include <numeric>
#include <stdexcept>

#include "model/mixed_seed.hpp"
#include "model/shuffle.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// Only the areas: families have an accuracy, which is not asked for here.
FigureLayout layout_of(const HeldOutTracks& tracks) {
    return {.families = 0, .tags = static_cast<std::size_t>(tracks.labels.cols())};
}

WeightedFigures figures_of(const HeldOutTracks& tracks, const MatrixXd& scores) {
    const std::vector<TagFamily> no_families;
    return WeightedFigures({scores, tracks.labels, nullptr, no_families, tracks.tracks_by_fold(), tracks.judged});
}

// Of one figure: the list of all groups from the lists of each.
FigureList by_group(const std::vector<const FigureList*>& of_group, const FigureLayout& from, Figure figure) {
    const GroupLayout to{from.tags, of_group.size()};
    FigureList list(to.size());
    for (std::size_t g = 0; g < of_group.size(); ++g) {
        list[GroupLayout::overall(g)] = (*of_group[g])[FigureLayout::macro(figure)];
        for (std::size_t t = 0; t < from.tags; ++t) list[to.of_tag(t, g)] = (*of_group[g])[from.of_tag(t, figure)];
    }
    return list;
}

GroupFigures group_figures(const std::vector<ResampledFigures>& losses, const FigureLayout& layout, Figure figure) {
    const auto gathered = [&](auto&& list_of) {
        std::vector<const FigureList*> lists;
        for (const ResampledFigures& loss : losses) lists.push_back(&list_of(loss));
        return by_group(lists, layout, figure);
    };
    ResampledFigures all;
    all.whole = gathered([](const ResampledFigures& loss) -> const FigureList& { return loss.whole; });
    const std::size_t resamples = losses.empty() ? 0 : losses.front().resamples.size();
    for (std::size_t r = 0; r < resamples; ++r)
        all.resamples.push_back(
            gathered([r](const ResampledFigures& loss) -> const FigureList& { return loss.resamples[r]; }));
    return {all.whole, intervals_of(all, {-1.0, 1.0})};
}

LossFigures loss_figures(const std::vector<ResampledFigures>& losses, const FigureLayout& layout) {
    return {group_figures(losses, layout, Figure::roc_auc), group_figures(losses, layout, Figure::pr_auc)};
}

// For every tested track, whose contribution it gets: one of its own fold's tracks.
std::vector<int> permutation_within(const std::vector<std::vector<int>>& tracks_by_fold, std::size_t tracks,
                                    std::uint64_t seed) {
    std::vector<int> source(tracks);
    std::mt19937_64 engine(seed);
    for (const auto& fold : tracks_by_fold) {
        std::vector<int> order = fold;
        shuffle_with(engine, order);
        for (std::size_t i = 0; i < fold.size(); ++i) source[static_cast<std::size_t>(fold[i])] = order[i];
    }
    return source;
}

// By differences, so that where a contribution is the same on all tracks the scores stay as they are, to the bit.
MatrixXd permuted_scores(const HeldOutContributions& contributions, Index group, const std::vector<int>& source) {
    MatrixXd scores = contributions.tracks.scores;
    for (std::size_t t = 0; t < contributions.raw.size(); ++t) {
        const Eigen::VectorXd own = contributions.raw[t].col(group);
        scores.col(static_cast<Index>(t)) += own(source) - own;
    }
    return scores;
}

}  // namespace

WholeFigures whole_figures(const HeldOutTracks& tracks) {
    const FigureLayout layout = layout_of(tracks);
    const FigureList list = figures_of(tracks, tracks.scores).of(std::vector<std::uint32_t>(tracks.rows.size(), 1));
    WholeFigures whole{list[FigureLayout::macro(Figure::roc_auc)], list[FigureLayout::macro(Figure::pr_auc)], {}, {}};
    for (std::size_t t = 0; t < layout.tags; ++t) {
        whole.roc_auc.push_back(list[layout.of_tag(t, Figure::roc_auc)]);
        whole.pr_auc.push_back(list[layout.of_tag(t, Figure::pr_auc)]);
    }
    return whole;
}

LossFigures permutation_loss(const HeldOutContributions& contributions, int permutations, std::uint64_t seed,
                             const Resampling& resampling, int resamples, int jobs) {
    if (permutations < 1) throw std::invalid_argument("a permutation loss needs at least one permutation");
    const HeldOutTracks& tracks = contributions.tracks;
    const auto by_fold = tracks.tracks_by_fold();
    std::vector<std::vector<int>> sources;
    for (int p = 0; p < permutations; ++p)
        sources.push_back(
            permutation_within(by_fold, tracks.rows.size(), mixed(mixed(mixed(seed)) + static_cast<std::uint64_t>(p))));
    const ResampledFigures whole = resampled_figures(figures_of(tracks, tracks.scores), resampling, resamples, jobs);
    std::vector<ResampledFigures> losses;
    for (std::size_t g = 0; g < contributions.groups.size(); ++g) {
        std::vector<ResampledFigures> of_permutations;
        for (const auto& source : sources) {
            const MatrixXd scores = permuted_scores(contributions, static_cast<Index>(g), source);
            of_permutations.push_back(
                difference_of(whole, resampled_figures(figures_of(tracks, scores), resampling, resamples, jobs)));
        }
        losses.push_back(mean_of(of_permutations));
    }
    return loss_figures(losses, layout_of(tracks));
}

LossFigures refit_loss(const HeldOutTracks& tracks, const std::vector<MatrixXd>& without, const Resampling& resampling,
                       int resamples, int jobs) {
    const ResampledFigures whole = resampled_figures(figures_of(tracks, tracks.scores), resampling, resamples, jobs);
    std::vector<ResampledFigures> losses;
    for (const MatrixXd& scores : without)
        losses.push_back(
            difference_of(whole, resampled_figures(figures_of(tracks, scores), resampling, resamples, jobs)));
    return loss_figures(losses, layout_of(tracks));
}

}  // namespace armonica
