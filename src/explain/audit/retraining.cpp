#include "explain/audit/retraining.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <stdexcept>

#include "explain/audit/taken_away.hpp"
#include "model/held_out_tracks.hpp"
#include "model/mixed_seed.hpp"
#include "model/parallel.hpp"
#include "model/shuffle.hpp"
#include "model/tag_selection.hpp"

namespace armonica::audit {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

using Columns = std::vector<int>;

/// What each part adds to each tag, rows × (tags · parts).
MatrixXd contributions_on(const Tagger::Model& model, Part part, const MatrixXd& features, const std::vector<int>& rows,
                          int jobs) {
    const std::size_t parts = parts_of(model, part).size(), tags = model.tags.size();
    MatrixXd added(static_cast<Index>(rows.size()), static_cast<Index>(parts * tags));
    const EffectIndex index(model);
    for_each_index(rows.size(), jobs, [&](std::size_t i) {
        const Eigen::RowVectorXd values = features.row(rows[i]);
        const Reduced track(index, {values.data(), static_cast<std::size_t>(values.size())});
        for (std::size_t t = 0; t < tags; ++t) {
            const auto of_tag = part == Part::groups ? track.group_contributions(t) : track.feature_contributions(t);
            for (std::size_t p = 0; p < parts; ++p)
                added(static_cast<Index>(i), static_cast<Index>(t * parts + p)) = of_tag[p];
        }
    });
    return added;
}

/// Parts, those whose contributions spread most first.
std::vector<std::size_t> ranked(const Tagger::Model& model, Part part, const MatrixXd& features,
                                const std::vector<int>& rows, int jobs) {
    const MatrixXd added = contributions_on(model, part, features, rows, jobs);
    const MatrixXd centred = added.rowwise() - added.colwise().mean();
    const Eigen::RowVectorXd spreads = (centred.colwise().squaredNorm() / static_cast<double>(rows.size())).cwiseSqrt();
    const auto parts = static_cast<std::size_t>(spreads.size()) / model.tags.size();
    std::vector<double> importance(parts, 0.0);
    for (std::size_t i = 0; i < static_cast<std::size_t>(spreads.size()); ++i)
        importance[i % parts] += spreads[static_cast<Index>(i)];
    std::vector<std::size_t> order(parts);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return importance[a] > importance[b]; });
    return order;
}

/// Raw scores of the split's tested tracks by a model that was trained without these columns.
MatrixXd scores_without(const FoldedCollection& collection, const FoldSplit& split, const std::set<int>& removed,
                        const RetrainingOptions& options) {
    const FitMaterial& whole = collection.material;
    FoldedCollection rest = collection;
    Columns kept;
    rest.material.group_of_column.clear();
    for (int j = 0; j < static_cast<int>(whole.group_of_column.size()); ++j) {
        if (removed.contains(j)) continue;
        kept.push_back(j);
        rest.material.group_of_column.push_back(whole.group_of_column[static_cast<std::size_t>(j)]);
    }
    rest.material.features = columns_of(whole.features, kept);
    const KindFit fit = fit_fold(rest, split, options.kind, options.em, false, options.jobs);
    return fit.raw_scores(rest.material.features(split.test, Eigen::all), options.jobs);
}

/// Trains and tests without some parts.
class Retraining {
public:
    Retraining(const FoldedCollection& collection, const std::vector<FoldModel>& models, Part part,
               const Resampling& resampling, const RetrainingOptions& options)
        : collection_(collection),
          resampling_(resampling),
          options_(options),
          tracks_(held_out_tracks(collection, models)) {
        for (std::size_t f = 0; f < models.size(); ++f) {
            parts_.push_back(parts_of(models[f].model, part));
            ranked_.push_back(
                ranked(models[f].model, part, collection.material.features, collection.splits[f].train, options.jobs));
        }
        whole_ = figures_of(tracks_.scores);
    }

    std::size_t parts() const { return parts_.front().size(); }
    const FigureList& whole() const { return whole_.whole; }

    RetrainedFigures without(Removal removal, std::size_t count) {
        const int orders = removal == Removal::random ? options_.orders : 1;
        std::vector<ResampledFigures> figures;
        for (int r = 0; r < orders; ++r) figures.push_back(figures_of(scores(removal, count, r)));
        return told(count, mean_of(figures));
    }

private:
    MatrixXd scores(Removal removal, std::size_t count, int order) const {
        MatrixXd scores(static_cast<Index>(tracks_.rows.size()), collection_.material.labels.cols());
        Index from = 0;
        for (std::size_t f = 0; f < collection_.splits.size(); ++f) {
            const FoldSplit& split = collection_.splits[f];
            const auto tested = static_cast<Index>(split.test.size());
            scores.middleRows(from, tested) =
                scores_without(collection_, split, removed(f, removal, count, order), options_);
            from += tested;
        }
        return scores;
    }

    std::set<int> removed(std::size_t fold, Removal removal, std::size_t count, int order) const {
        std::vector<std::size_t> first = ranked_[fold];
        if (removal == Removal::weakest) std::reverse(first.begin(), first.end());
        if (removal == Removal::random)
            shuffle_by(mixed(mixed(mixed(options_.seed) + fold) + static_cast<std::uint64_t>(order)), first);
        std::set<int> columns;
        for (std::size_t i = 0; i < count; ++i)
            columns.insert(parts_[fold][first[i]].begin(), parts_[fold][first[i]].end());
        return columns;
    }

    /// Ranks alone count; decisions are not looked at.
    ResampledFigures figures_of(const MatrixXd& scores) {
        tracks_.scores = scores;
        return resampled_figures(tracks_.figures(), resampling_, options_.resamples, options_.jobs);
    }

    RetrainedFigures told(std::size_t count, const ResampledFigures& figures) const {
        const ResampledFigures losses = difference_of(whole_, figures);
        const auto intervals = difference_intervals(whole_, figures);
        const std::size_t roc = FigureLayout::macro(Figure::roc_auc), pr = FigureLayout::macro(Figure::pr_auc);
        RetrainedFigures result{count, figures.whole[roc], figures.whole[pr], losses.whole[roc], losses.whole[pr], {},
                                {}};
        if (!intervals.empty()) {
            result.roc_auc_interval = intervals[roc];
            result.pr_auc_interval = intervals[pr];
        }
        return result;
    }

    const FoldedCollection& collection_;
    const Resampling& resampling_;
    const RetrainingOptions& options_;
    HeldOutTracks tracks_;
    std::vector<std::vector<Columns>> parts_;       // by fold
    std::vector<std::vector<std::size_t>> ranked_;  // by fold: parts
    ResampledFigures whole_;
};

}  // namespace

RetrainingAudit audit_retraining(const FoldedCollection& collection, const std::vector<FoldModel>& models, Part part,
                                 const Resampling& resampling, const RetrainingOptions& options) {
    if (models.size() != collection.splits.size() || options.orders < 1 || options.resamples < 0)
        throw std::invalid_argument("retraining needs a model for each fold, and an order");
    Retraining retraining(collection, models, part, resampling, options);
    RetrainingAudit audit;
    audit.part = part;
    audit.parts = retraining.parts();
    audit.roc_auc = retraining.whole()[FigureLayout::macro(Figure::roc_auc)];
    audit.pr_auc = retraining.whole()[FigureLayout::macro(Figure::pr_auc)];
    std::set<std::size_t> counts;
    for (const double share : options.shares) {
        const auto count = static_cast<std::size_t>(std::lround(share * static_cast<double>(audit.parts)));
        if (count > 0 && count < audit.parts) counts.insert(count);
    }
    for (std::size_t r = 0; r < removals.size(); ++r)
        for (const std::size_t count : counts) audit.figures[r].push_back(retraining.without(removals[r], count));
    return audit;
}

}  // namespace armonica::audit
