#include "model/statistics_trainer.hpp"

#include <algorithm>
#include <stdexcept>

#include <armonica/version.hpp>

#include "model/family.hpp"
#include "model/gaussian_judgement.hpp"
#include "model/linear_fit.hpp"
#include "model/linear_tag.hpp"
#include "model/model.hpp"
#include "model/tag_selection.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using nlohmann::json;

// What is learned: the tags and columns of the statistics that can be used, and how.
struct Task {
    const CollectionStatistics& statistics;
    UsedColumns used;
    TagSelection selection;
    std::vector<TagFamily> families;
    int groups = 0;
    const TrainOptions& options;
};

std::vector<double> positives_of(const CollectionStatistics& statistics, const FoldSums& sums) {
    std::vector<double> positives;
    for (std::size_t t = 0; t < statistics.tags.size(); ++t)
        positives.push_back(rounded(sums.all.sums[sums.features + statistics.first_label() + t]));
    return positives;
}

template <typename Values>
std::vector<typename Values::value_type> chosen(const Values& values, const std::vector<int>& indices) {
    std::vector<typename Values::value_type> result;
    for (const int index : indices) result.push_back(values[static_cast<std::size_t>(index)]);
    return result;
}

// The statistics of the columns to fit, with the selected tags as targets, or their labels.
SufficientStatistics task_statistics(const Task& task, const FoldSums& sums, const std::vector<ColumnScale>& scales,
                                     std::size_t first) {
    const std::vector<int> fitted = columns_to_fit(scales);
    SufficientStatistics all = sums.standardised(chosen(task.used.columns, fitted), chosen(scales, fitted), first,
                                                 task.statistics.tags.size());
    const auto& tags = task.selection.tags;
    all.target_sums = all.target_sums(tags).eval();
    all.target_squares = all.target_squares(tags).eval();
    all.cross = all.cross(Eigen::all, tags).eval();
    return all;
}

LinearFit fit_sums(const Task& task, const FoldSums& sums) {
    std::vector<ColumnScale> scales;
    for (const int column : task.used.columns) scales.push_back(sums.scale(static_cast<std::size_t>(column)));
    return fit_linear(centre(task_statistics(task, sums, scales, 0)), scales, task.used.groups, task.groups,
                      task.options.em, task.options.jobs);
}

// With `intercepts` in place of those of the fit, for the reason that OutOfFold tells.
HeldOutMoments held_out_moments(const Task& task, const FoldSums& fold, const LinearFit& fit,
                                const Eigen::VectorXd& intercepts) {
    const SufficientStatistics sums = task_statistics(task, fold, fit.scales, task.statistics.first_label());
    const MatrixXd weights = fit.weights(columns_to_fit(fit.scales), Eigen::all);
    HeldOutMoments moments;
    moments.rows = static_cast<double>(sums.rows);
    moments.positives = sums.target_sums;
    const Eigen::VectorXd departure = weights.transpose() * sums.feature_sums / moments.rows;
    moments.means = intercepts + departure;
    moments.covariance = weights.transpose() * sums.gram * weights / moments.rows - departure * departure.transpose();
    moments.class_means.setZero(weights.cols(), weights.cols());
    for (Index t = 0; t < weights.cols(); ++t)
        if (moments.positives[t] > 0.0)
            moments.class_means.col(t) = intercepts + weights.transpose() * sums.cross.col(t) / moments.positives[t];
    return moments;
}

Judgement judge_by_moments(const Task& task) {
    const auto& folds = task.statistics.folds;
    if (folds.size() < 2)
        throw std::invalid_argument(
            "all tracks are in one fold; calibration needs at least two, so that some tracks are "
            "not seen");
    std::vector<LinearFit> fits;
    Eigen::VectorXd intercepts = Eigen::VectorXd::Zero(static_cast<Index>(task.selection.tags.size()));
    for (const auto& [name, fold] : folds) {
        fits.push_back(fit_sums(task, task.statistics.sums(name)));
        intercepts += fits.back().intercepts / static_cast<double>(folds.size());
    }
    std::vector<HeldOutMoments> moments;
    std::size_t next = 0;
    for (const auto& [name, fold] : folds) moments.push_back(held_out_moments(task, fold, fits[next++], intercepts));
    return gaussian_judgement(moments, task.families, task.options.goal);
}

ModelTag model_tag(const Task& task, const LinearFit& fit, const Judgement& judgement, std::size_t k,
                   const std::vector<double>& positives, const std::vector<int>& used_groups) {
    const auto t = static_cast<Index>(k);
    const auto source = static_cast<std::size_t>(task.selection.tags[k]);
    ModelTag tag;
    tag.info.name = task.statistics.tags[source];
    tag.info.family = task.statistics.families[source];
    tag.info.positives = static_cast<std::size_t>(positives[source]);
    tag.info.threshold = judgement.thresholds[k];
    tag.slope = judgement.calibrations[k].slope;
    tag.offset = judgement.calibrations[k].offset;
    take_linear(tag, fit, t, used_groups);
    tag.info.baseline = tag.slope * tag.intercept + tag.offset;
    return tag;
}

// Figures that need tracks are null; what stands in for them is said in the notes.
json card_of(const Task& task, const std::vector<double>& positives) {
    const auto& options = task.options;
    json notes = task.selection.notes;
    notes.push_back(
        "trained from statistics, without tracks: probabilities and thresholds are calibrated as if held-out scores "
        "were "
        "normally distributed, percentiles are those of a histogram, and no figure was measured; `armonica evaluate` "
        "measures them on a table");
    json tags = json::array();
    for (const int t : task.selection.tags)
        tags.push_back({{"tag", task.statistics.tags[static_cast<std::size_t>(t)]},
                        {"positives", positives[static_cast<std::size_t>(t)]},
                        {"roc_auc", nullptr},
                        {"pr_auc", nullptr},
                        {"f1", nullptr},
                        {"log_loss", nullptr},
                        {"calibration_error", nullptr}});
    for (auto& tag : tags) tag["positives"] = static_cast<std::int64_t>(tag["positives"].get<double>());
    return {{"kind", "linear"},
            {"data", options.data_description},
            {"date", options.date},
            {"armonica_version", ARMONICA_VERSION},
            {"catalogue_version",
             task.statistics.catalogue_version ? json(*task.statistics.catalogue_version) : json(nullptr)},
            {"tracks", task.statistics.rows()},
            {"features", task.used.columns.size()},
            {"tags", task.selection.tags.size()},
            {"hyper_parameters",
             {{"eta", options.em.eta}, {"tau", options.em.tau}, {"phi", options.em.phi}, {"kappa", options.em.kappa}}},
            {"iterations", options.em.iterations},
            {"goal", to_string(options.goal)},
            {"calibration", "gaussian"},
            {"notes", notes},
            {"out_of_fold",
             {{"folds", task.statistics.folds.size()},
              {"folds_from", task.statistics.folds_given ? "given" : "hashed"},
              {"roc_auc_macro", nullptr},
              {"pr_auc_macro", nullptr},
              {"f1_macro", nullptr},
              {"tags", tags}}}};
}

void fill_features_and_groups(Tagger::Model& model, const Task& task, const LinearFit& fit, const Grouping& grouping,
                              std::vector<int>& used_groups) {
    for (std::size_t k = 0; k < task.used.columns.size(); ++k) {
        const auto column = static_cast<std::size_t>(task.used.columns[k]);
        const ColumnScale& scale = fit.scales[k];
        model.features.push_back({task.statistics.features[column], scale,
                                  task.statistics.histograms[column].quantiles(scale.minimum, scale.maximum)});
    }
    for (int g = 0; g < task.groups; ++g) {
        const FeatureGroup& group = grouping.groups[static_cast<std::size_t>(g)];
        ModelGroup in_model{group.id, group.title, {}};
        for (std::size_t k = 0; k < task.used.groups.size(); ++k)
            if (task.used.groups[k] == g) in_model.features.push_back(static_cast<int>(k));
        if (in_model.features.empty()) continue;
        model.bands.push_back({BandKind::straight, static_cast<int>(used_groups.size())});
        used_groups.push_back(g);
        model.groups.push_back(std::move(in_model));
    }
}

}  // namespace

Tagger train_from_statistics(const CollectionStatistics& statistics, const Grouping& grouping,
                             const std::vector<int>& group_of_column, const TrainOptions& options) {
    options.em.check();
    if (options.kind != Kind::linear)
        throw std::invalid_argument(
            "only models of kind linear can be trained from statistics: curves and pairs need "
            "the tracks");
    if (options.feature_families)
        throw std::invalid_argument("what families of features do can only be measured on tracks, not from statistics");
    if (statistics.rows() < 2) throw std::invalid_argument("there is only one track to learn from");
    const FoldSums whole = statistics.sums();
    const std::vector<double> positives = positives_of(statistics, whole);
    Task task{.statistics = statistics,
              .used = used_columns(group_of_column),
              .selection =
                  select_tags(statistics.tags, statistics.families, positives, static_cast<double>(statistics.rows())),
              .families = {},
              .groups = static_cast<int>(grouping.groups.size()),
              .options = options};
    task.families = tag_families(chosen(statistics.families, task.selection.tags));
    const LinearFit fit = [&] {
        if (std::none_of(task.used.columns.begin(), task.used.columns.end(),
                         [&](int j) { return whole.scale(static_cast<std::size_t>(j)).spread > 0.0; }))
            throw std::invalid_argument("no feature can be used: none that is in a group has two different values");
        return fit_sums(task, whole);
    }();
    const Judgement judgement = judge_by_moments(task);

    auto model = std::make_unique<Tagger::Model>();
    model->catalogue_version = statistics.catalogue_version;
    model->grouping = grouping.name;
    model->goal = options.goal;
    std::vector<int> used_groups;
    fill_features_and_groups(*model, task, fit, grouping, used_groups);
    for (std::size_t k = 0; k < task.selection.tags.size(); ++k)
        model->tags.push_back(model_tag(task, fit, judgement, k, positives, used_groups));
    model->card = card_of(task, positives);
    return Tagger(std::move(model));
}

}  // namespace armonica
