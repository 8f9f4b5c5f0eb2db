#include "model/fold_models.hpp"

#include <algorithm>
#include <stdexcept>

#include "model/judging.hpp"
#include "model/scoring.hpp"

namespace armonica {
namespace {

using Eigen::Index;

std::vector<ModelFeature> features_of(const KindFit& fit, const std::vector<std::string>& names,
                                      const Eigen::MatrixXd& features) {
    std::vector<ModelFeature> list;
    for (std::size_t j = 0; j < names.size(); ++j) {
        const auto column = features.col(static_cast<Index>(j));
        if (fit.kind == Kind::linear)
            list.push_back({names[j], fit.linear.scales[j], measure_quantiles(column)});
        else
            list.push_back({names[j], measure_scale(column), fit.functions.functions.quantiles[j]});
    }
    return list;
}

ModelTag tag_of(const KindFit& fit, const Judgement& judgement, Index t) {
    const auto k = static_cast<std::size_t>(t);
    ModelTag tag;
    if (fit.kind == Kind::linear) {
        tag.weights.assign(fit.linear.weights.col(t).begin(), fit.linear.weights.col(t).end());
        tag.intercept = fit.linear.intercepts[t];
    } else {
        tag.function = fit.functions.functions.by_tag[k];
        tag.intercept = tag.function.intercept;
    }
    tag.slope = judgement.calibrations[k].slope;
    tag.offset = judgement.calibrations[k].offset;
    tag.info.threshold = judgement.thresholds[k];
    tag.info.baseline = tag.slope * tag.intercept + tag.offset;
    return tag;
}

/// The groups that have a column, with their columns.
std::vector<ModelGroup> groups_of(const FitMaterial& material, const std::vector<ModelGroup>& groups) {
    std::vector<ModelGroup> filled;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        ModelGroup group{groups[g].id, groups[g].title, {}};
        for (std::size_t j = 0; j < material.group_of_column.size(); ++j)
            if (material.group_of_column[j] == static_cast<int>(g)) group.features.push_back(static_cast<int>(j));
        if (!group.features.empty()) filled.push_back(std::move(group));
    }
    return filled;
}

double raw_score(const ModelTag& tag, const std::vector<double>& inputs) {
    if (tag.weights.empty()) return tag.function.at(inputs);
    double raw = tag.intercept;
    for (std::size_t j = 0; j < tag.weights.size(); ++j) raw += tag.weights[j] * inputs[j];
    return raw;
}

}  // namespace

std::vector<FoldModel> fold_models(const FoldedCollection& collection, const std::vector<std::string>& names,
                                   const std::vector<std::string>& tags, const std::vector<ModelGroup>& groups,
                                   Kind kind, const EmOptions& options, int jobs) {
    if (kind == Kind::xgboost)
        throw std::invalid_argument("a score of kind xgboost is no sum over groups, so there is nothing to explain");
    std::vector<FoldModel> models;
    for (const FoldSplit& split : collection.splits) {
        const KindFit fit = fit_fold(collection, split, kind, options, true, jobs);
        const Judgement judgement =
            learn_judgement(fit.held_out, collection.material.labels(split.train, Eigen::all), collection.families);
        FoldModel& fold = models.emplace_back();
        fold.rows = split.test;
        fold.model.kind = kind;
        fold.model.features = features_of(fit, names, collection.material.features(split.train, Eigen::all));
        fold.model.groups = groups_of(collection.material, groups);
        for (std::size_t t = 0; t < tags.size(); ++t) {
            ModelTag tag = tag_of(fit, judgement, static_cast<Index>(t));
            tag.info.name = tags[t];
            fold.model.tags.push_back(std::move(tag));
        }
        for (const TagFamily& family : collection.families)
            for (const int t : family.tags) fold.model.tags[static_cast<std::size_t>(t)].info.family = family.name;
    }
    return models;
}

HeldOutTracks held_out_tracks(const FoldedCollection& collection, const std::vector<FoldModel>& models) {
    HeldOutTracks tracks = tested_tracks(collection);
    const auto rows = static_cast<Index>(tracks.rows.size());
    const Index tags = collection.material.labels.cols();
    tracks.scores.resize(rows, tags);
    tracks.probabilities.resize(rows, tags);
    tracks.given.resize(rows, tags);
    Index at = 0;
    for (const FoldModel& fold : models)
        for (const int row : fold.rows) {
            const Eigen::RowVectorXd values = collection.material.features.row(row);
            const auto inputs = inputs_of_row(fold.model, {values.data(), static_cast<std::size_t>(values.size())});
            const std::vector<TagResult> results = judge(fold.model, inputs);
            for (Index t = 0; t < tags; ++t) {
                const auto k = static_cast<std::size_t>(t);
                tracks.scores(at, t) = raw_score(fold.model.tags[k], inputs);
                tracks.probabilities(at, t) = results[k].probability;
                tracks.given(at, t) = results[k].given ? 1 : 0;
            }
            ++at;
        }
    return tracks;
}

}  // namespace armonica
