#include "model/held_out_contributions.hpp"

#include <algorithm>
#include <set>

#include "model/group_contributions.hpp"
#include "model/tag_selection.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

std::vector<int> groups_with_columns(const FitMaterial& material) {
    const std::set<int> groups(material.group_of_column.begin(), material.group_of_column.end());
    return {groups.begin(), groups.end()};
}

int place_of(const std::vector<int>& groups, int group) {
    return static_cast<int>(std::find(groups.begin(), groups.end(), group) - groups.begin());
}

LearnedBands bands_by_place(const KindFit& fit, const FitMaterial& material, const std::vector<int>& groups) {
    LearnedBands bands = learned_bands(fit, material.group_of_column);
    for (AdditiveBand& band : bands.meanings) band.group = place_of(groups, band.group);
    return bands;
}

}  // namespace

HeldOutContributions held_out_contributions(const FoldedCollection& collection, Kind kind, const EmOptions& options,
                                            int jobs) {
    const FitMaterial& material = collection.material;
    HeldOutContributions result;
    result.groups = groups_with_columns(material);
    result.tracks = tested_tracks(collection);
    const auto rows = static_cast<Index>(result.tracks.rows.size()), groups = static_cast<Index>(result.groups.size());
    const Index tags = material.labels.cols();
    result.tracks.scores.resize(rows, tags);
    result.raw.assign(static_cast<std::size_t>(tags), MatrixXd(rows, groups));
    result.slopes.resize(static_cast<Index>(collection.splits.size()), tags);
    std::vector<int> place_of_column;
    for (const int group : material.group_of_column) place_of_column.push_back(place_of(result.groups, group));
    Index from = 0;
    for (std::size_t f = 0; f < collection.splits.size(); ++f) {
        const FoldSplit& split = collection.splits[f];
        const auto count = static_cast<Index>(split.test.size());
        const KindFit fit = fit_fold(collection, split, kind, options, true, jobs);
        const MatrixXd features = rows_of(material.features, split.test);
        const GroupContributions added =
            group_contributions(fit, place_of_column, static_cast<int>(groups), features, jobs);
        const Judgement judgement =
            learn_judgement(fit.held_out, material.labels(split.train, Eigen::all), collection.families);
        result.tracks.scores.middleRows(from, count) = fit.raw_scores(features, jobs);
        for (std::size_t t = 0; t < result.raw.size(); ++t) {
            result.raw[t].middleRows(from, count) = added.of_tag[t];
            result.slopes(static_cast<Index>(f), static_cast<Index>(t)) = judgement.calibrations[t].slope;
        }
        result.bands.push_back(bands_by_place(fit, material, result.groups));
        from += count;
    }
    return result;
}

MatrixXd scores_without_group(const FoldedCollection& collection, int group, Kind kind, const EmOptions& options,
                              int jobs) {
    const FitMaterial& whole = collection.material;
    const int left_out = groups_with_columns(whole).at(static_cast<std::size_t>(group));
    std::vector<int> kept;
    FoldedCollection rest = collection;
    rest.material.group_of_column.clear();
    for (std::size_t j = 0; j < whole.group_of_column.size(); ++j) {
        if (whole.group_of_column[j] == left_out) continue;
        kept.push_back(static_cast<int>(j));
        rest.material.group_of_column.push_back(whole.group_of_column[j]);
    }
    std::size_t tested = 0;
    for (const FoldSplit& split : collection.splits) tested += split.test.size();
    MatrixXd scores = MatrixXd::Zero(static_cast<Index>(tested), whole.labels.cols());
    if (kept.empty()) return scores;
    rest.material.features = columns_of(whole.features, kept);
    Index from = 0;
    for (const FoldSplit& split : rest.splits) {
        const KindFit fit = fit_fold(rest, split, kind, options, false, jobs);
        const auto count = static_cast<Index>(split.test.size());
        scores.middleRows(from, count) = fit.raw_scores(rows_of(rest.material.features, split.test), jobs);
        from += count;
    }
    return scores;
}

}  // namespace armonica
