#include "explain/audit/leakage.hpp"

#include <map>
#include <set>
#include <stdexcept>

#include "model/evaluation.hpp"
#include "tables/stratified_folds.hpp"

namespace armonica::audit {
namespace {

DividedFigures figures_of(const HeldOutTracks& tracks, const std::vector<int>& unit_of_track,
                          const LeakageOptions& options) {
    const auto resampled = resampled_figures(tracks.figures(), tracks.resampling(unit_of_track, options.seed),
                                             options.resamples, options.jobs);
    const auto intervals = intervals_of(resampled);
    const std::size_t roc = FigureLayout::macro(Figure::roc_auc), pr = FigureLayout::macro(Figure::pr_auc);
    DividedFigures figures{resampled.whole[roc], resampled.whole[pr], {}, {}};
    if (!intervals.empty()) {
        figures.roc_auc_interval = intervals[roc];
        figures.pr_auc_interval = intervals[pr];
    }
    return figures;
}

/// What models say of the collection divided otherwise.
HeldOutTracks tested_on(TrainingData data, std::vector<int> folds, const std::vector<int>& group_of_column,
                        std::size_t groups, const LeakageOptions& options) {
    data.folds = std::move(folds);
    EvaluateOptions evaluation;
    evaluation.kind = options.kind;
    evaluation.em = options.em;
    evaluation.task = options.task;
    evaluation.jobs = options.jobs;
    evaluation.decisions = false;
    return evaluate(data, group_of_column, groups, evaluation).held_out;
}

/// Numbered from 0 without gaps.
std::vector<int> renumbered(const std::vector<int>& units) {
    std::map<int, int> numbers;
    std::vector<int> result;
    for (const int unit : units)
        result.push_back(numbers.try_emplace(unit, static_cast<int>(numbers.size())).first->second);
    return result;
}

}  // namespace

LeakageAudit audit_leakage(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups,
                           const HeldOutTracks& at_hand, const std::vector<int>& unit_of_track,
                           const LeakageOptions& options) {
    if (unit_of_track.size() != data.tracks.size() || data.folds.size() != data.tracks.size())
        throw std::invalid_argument("leakage needs a unit and a fold for every track");
    std::map<int, std::set<int>> folds_of_unit;
    std::map<int, std::size_t> tracks_of_unit;
    for (std::size_t i = 0; i < unit_of_track.size(); ++i) {
        folds_of_unit[unit_of_track[i]].insert(data.folds[i]);
        ++tracks_of_unit[unit_of_track[i]];
    }
    LeakageAudit audit{};
    audit.units = folds_of_unit.size();
    for (const auto& [unit, tracks] : tracks_of_unit) audit.units_of_several += tracks > 1 ? 1 : 0;
    for (const auto& [unit, folds] : folds_of_unit) audit.split_units += folds.size() > 1 ? 1 : 0;

    const auto count = static_cast<int>(std::set<int>(data.folds.begin(), data.folds.end()).size());
    const auto made = [&](std::vector<int> folds) {
        return figures_of(tested_on(data, std::move(folds), group_of_column, groups, options), unit_of_track, options);
    };
    audit.apart = audit.split_units == 0 ? figures_of(at_hand, unit_of_track, options)
                                         : made(stratified_folds(data.labels, count, renumbered(unit_of_track)));
    audit.mixed = made(stratified_folds(data.labels, count));
    return audit;
}

}  // namespace armonica::audit
