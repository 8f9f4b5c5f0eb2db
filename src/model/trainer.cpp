#include "model/trainer.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <armonica/catalogue.hpp>
#include <armonica/version.hpp>

#include "model/family.hpp"
#include "model/feature_family_effects.hpp"
#include "model/folds.hpp"
#include "model/held_out_figures.hpp"
#include "model/judging.hpp"
#include "model/kind_fit.hpp"
#include "model/linear_fit.hpp"
#include "model/linear_tag.hpp"
#include "model/metrics.hpp"
#include "model/model.hpp"
#include "model/replicates.hpp"
#include "model/sureness.hpp"
#include "model/tag_selection.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXi;
using nlohmann::json;

// What is learned from: the tags and columns that can be used.
struct Material {
    std::vector<int> columns;
    std::vector<int> groups;
    MatrixXd features;
    std::vector<int> tags;
    MatrixXd targets;
    MatrixXi labels;
    std::vector<TagFamily> families;
    std::vector<std::string> notes;
};

Material select_material(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups) {
    check_training_data(data, group_of_column, groups);
    if (data.features.rows() < 2) throw std::invalid_argument("there is only one track to learn from");
    const UsedColumns used = used_columns(group_of_column);
    const TagSelection selection = select_tags(data);
    std::vector<std::string> family_of_tag;
    for (const int t : selection.tags) family_of_tag.push_back(data.tag_families[static_cast<std::size_t>(t)]);
    return {.columns = used.columns,
            .groups = used.groups,
            .features = columns_of(data.features, used.columns),
            .tags = selection.tags,
            .targets = columns_of(data.targets, selection.tags),
            .labels = columns_of(data.labels, selection.tags).cast<int>(),
            .families = tag_families(family_of_tag),
            .notes = selection.notes};
}

// Seven digits are more than any score can tell from noise, and keep the file small.
double rounded(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.7g", value);
    return std::strtod(text, nullptr);
}

json number_or_null(const std::optional<double>& value) { return value ? json(*value) : json(nullptr); }

// Probabilities and decisions for each fold's tracks, learned from the scores of the other folds.
struct HeldOut {
    MatrixXd probabilities;
    MatrixXi given;
};

HeldOut judge_held_out(const MatrixXd& raw, const MatrixXi& labels, const std::vector<FoldSplit>& splits,
                       const std::vector<TagFamily>& families, const DecisionGoal& goal) {
    HeldOut held_out{MatrixXd(raw.rows(), raw.cols()), MatrixXi(raw.rows(), raw.cols())};
    for (const auto& split : splits) {
        const Judgement judgement =
            learn_judgement(rows_of(raw, split.train), labels(split.train, Eigen::all), families, goal);
        const MatrixXd scores = rows_of(raw, split.test);
        const MatrixXd probabilities = judgement.probabilities(scores, families);
        const MatrixXi given = judgement.given(scores, families);
        for (std::size_t i = 0; i < split.test.size(); ++i) {
            held_out.probabilities.row(split.test[i]) = probabilities.row(static_cast<Index>(i));
            held_out.given.row(split.test[i]) = given.row(static_cast<Index>(i));
        }
    }
    return held_out;
}

json json_of(const HeldOutFigures& figures) {
    return {{"accuracy", number_or_null(figures.accuracy)},
            {"roc_auc", number_or_null(figures.roc_auc)},
            {"pr_auc", number_or_null(figures.pr_auc)}};
}

json json_of(const HeldOutIntervals& intervals) {
    const auto ends = [](const std::optional<Interval>& interval) {
        return interval ? json{interval->low, interval->high} : json(nullptr);
    };
    return {{"accuracy", ends(intervals.accuracy)},
            {"roc_auc", ends(intervals.roc_auc)},
            {"pr_auc", ends(intervals.pr_auc)}};
}

// A column of a table that is no feature of the catalogue is its own family.
std::string family_of(const std::string& feature) {
    const FeatureInfo* info = find_feature(feature);
    return info != nullptr ? std::string(info->family) : feature;
}

json feature_families(const TrainingData& data, const Material& material, int groups, const HeldOutScores& truth,
                      const MatrixXd& raw, const TrainOptions& options) {
    std::vector<std::string> families;
    for (const int column : material.columns)
        families.push_back(family_of(data.feature_names[static_cast<std::size_t>(column)]));
    json list = json::array();
    for (const auto& effect : feature_family_effects({material.features, material.targets, material.groups, groups},
                                                     families, truth, raw, options.em, options.jobs))
        list.push_back({{"family", effect.family},
                        {"features", effect.features},
                        {"alone", json_of(effect.alone)},
                        {"gained", json_of(effect.gained)},
                        {"gained_interval", json_of(effect.gained_interval)}});
    return list;
}

json out_of_fold_figures(const TrainingData& data, const Material& material, const MatrixXd& raw,
                         const HeldOut& held_out, const std::vector<FoldSplit>& splits) {
    const auto rows = static_cast<std::size_t>(raw.rows());
    std::vector<std::optional<double>> roc, pr, f1;
    json tags = json::array();
    for (std::size_t k = 0; k < material.tags.size(); ++k) {
        const auto t = static_cast<Index>(k);
        const std::span<const double> scores{raw.col(t).data(), rows};
        const std::span<const int> labels{material.labels.col(t).data(), rows};
        const std::span<const double> probabilities{held_out.probabilities.col(t).data(), rows};
        roc.push_back(roc_auc(scores, labels));
        pr.push_back(average_precision(scores, labels));
        f1.push_back(f1_score({held_out.given.col(t).data(), rows}, labels));
        tags.push_back({{"tag", data.tag_names[static_cast<std::size_t>(material.tags[k])]},
                        {"positives", material.labels.col(t).sum()},
                        {"roc_auc", number_or_null(roc.back())},
                        {"pr_auc", number_or_null(pr.back())},
                        {"f1", number_or_null(f1.back())},
                        {"log_loss", number_or_null(log_loss(probabilities, labels))},
                        {"calibration_error", number_or_null(calibration_error(probabilities, labels))},
                        {"calibration_error_by_chance", number_or_null(calibration_error_by_chance(probabilities))}});
    }
    json figures = {{"folds", splits.size()},
                    {"folds_from", names_two_folds(data.folds) ? "given" : "stratified"},
                    {"roc_auc_macro", number_or_null(mean_of_present(roc))},
                    {"pr_auc_macro", number_or_null(mean_of_present(pr))},
                    {"f1_macro", number_or_null(mean_of_present(f1))},
                    {"tags", tags}};
    for (const auto& family : material.families) {
        if (!family.exclusive()) continue;
        figures["accuracy"][family.name] = number_or_null(family_accuracy(family, raw, material.labels));
    }
    return figures;
}

void round_effects(AdditiveFunction& function) {
    for (MainEffect& effect : function.mains) {
        for (double& value : effect.curve) value = rounded(value);
        for (double& value : effect.steps) value = rounded(value);
    }
    for (PairEffect& effect : function.pairs) {
        effect.product = rounded(effect.product);
        effect.product_mean = rounded(effect.product_mean);
        for (double& value : effect.cells) value = rounded(value);
    }
}

void take_function(ModelTag& tag, const FunctionFit& fit, Index t) {
    const BandParameters& parameters = fit.bands.parameters;
    tag.function = fit.functions.by_tag[static_cast<std::size_t>(t)];
    round_effects(tag.function);
    tag.intercept = tag.function.intercept;
    tag.lambdas.assign(parameters.lambdas.col(t).begin(), parameters.lambdas.col(t).end());
    tag.shared_lambdas.assign(parameters.shared.col(t).begin(), parameters.shared.col(t).end());
    tag.log_lambda_deviations = parameters.log_lambda_deviations[static_cast<std::size_t>(t)];
    tag.nu = parameters.nus[t];
}

// What is known of scores and decisions beside the scores themselves, by tag.
struct Sureness {
    std::vector<TagReplicates> replicates;
    std::vector<std::vector<OperatingPoint>> points;
};

// A replicate speaks of the groups of the model, where groups without features are left out.
TagReplicates in_model(TagReplicates replicates, const std::vector<int>& used_groups) {
    const auto chosen = [&](const std::vector<double>& by_group) {
        std::vector<double> kept;
        for (const int g : used_groups) kept.push_back(rounded(by_group[static_cast<std::size_t>(g)]));
        return kept;
    };
    if (!replicates.known()) return replicates;
    for (double& offset : replicates.offsets) offset = rounded(offset);
    for (auto& slopes : replicates.slopes) slopes = chosen(slopes);
    replicates.group_variances = chosen(replicates.group_variances);
    replicates.variance = rounded(replicates.variance);
    return replicates;
}

ModelTag model_tag(const TrainingData& data, const Material& material, const KindFit& fit, const Judgement& judgement,
                   const Sureness& sureness, std::size_t k, const std::vector<int>& used_groups) {
    const auto t = static_cast<Index>(k);
    const auto source = static_cast<std::size_t>(material.tags[k]);
    ModelTag tag;
    tag.info.name = data.tag_names[source];
    tag.info.family = data.tag_families[source];
    tag.info.positives = static_cast<std::size_t>(material.labels.col(t).sum());
    tag.info.threshold = judgement.thresholds[k];
    tag.replicates = in_model(sureness.replicates[k], used_groups);
    tag.points = sureness.points[k];
    tag.slope = judgement.calibrations[k].slope;
    tag.offset = judgement.calibrations[k].offset;
    if (fit.kind == Kind::linear)
        take_linear(tag, fit.linear, t, used_groups);
    else
        take_function(tag, fit.functions, t);
    tag.info.baseline = tag.slope * tag.intercept + tag.offset;
    return tag;
}

json model_card(const TrainingData& data, const Material& material, const TrainOptions& options) {
    return {{"kind", to_string(options.kind)},
            {"data", options.data_description},
            {"date", options.date},
            {"armonica_version", ARMONICA_VERSION},
            {"catalogue_version", options.catalogue_version ? json(*options.catalogue_version) : json(nullptr)},
            {"tracks", data.tracks.size()},
            {"features", material.columns.size()},
            {"tags", material.tags.size()},
            {"hyper_parameters",
             {{"eta", options.em.eta}, {"tau", options.em.tau}, {"phi", options.em.phi}, {"kappa", options.em.kappa}}},
            {"likelihood", to_string(options.em.likelihood)},
            {"goal", to_string(options.goal)},
            {"iterations", options.em.iterations},
            {"notes", material.notes}};
}

FitMaterial fit_material(const Material& material, const TrainingData& data, int groups) {
    std::vector<std::string> names;
    for (const int t : material.tags) names.push_back(data.tag_names[static_cast<std::size_t>(t)]);
    return {.features = material.features,
            .targets = material.targets,
            .labels = material.labels,
            .group_of_column = material.groups,
            .groups = groups,
            .pool_of_tag = tag_pools(names)};
}

// λ of a band is spoken of by the group's place in the model, where groups without features are left out.
std::vector<AdditiveBand> bands_in_model(const KindFit& fit, const std::vector<int>& used_groups) {
    std::vector<AdditiveBand> bands;
    if (fit.kind == Kind::linear)
        for (std::size_t g = 0; g < used_groups.size(); ++g) bands.push_back({BandKind::straight, static_cast<int>(g)});
    for (AdditiveBand band : fit.functions.bands.meanings) {
        band.group =
            static_cast<int>(std::find(used_groups.begin(), used_groups.end(), band.group) - used_groups.begin());
        bands.push_back(band);
    }
    return bands;
}

// The tracks that no refit has seen, judged as the mean of all refits judges them.
json sureness_figures(const Tagger::Model& model, const std::vector<TestedTag>& tested, const RefitPlan& plan,
                      const Material& material, const std::vector<int>& used_groups) {
    SurenessCount count(material.families);
    const auto tags = static_cast<Index>(model.tags.size());
    for (std::size_t i = 0; i < plan.tested.size(); ++i) {
        TagScores scores{{}, MatrixXd(tags, static_cast<Index>(used_groups.size()))};
        for (Index t = 0; t < tags; ++t) {
            const TestedTag& tag = tested[static_cast<std::size_t>(t)];
            for (std::size_t g = 0; g < used_groups.size(); ++g)
                scores.groups(t, static_cast<Index>(g)) = tag.contributions(static_cast<Index>(i), used_groups[g]);
            scores.scores.push_back(tag.baseline + scores.groups.row(t).sum());
        }
        count.add(judge(model, scores), material.labels.row(plan.tested[i]));
    }
    return count.figures();
}

}  // namespace

Tagger train(const TrainingData& data, const Grouping& grouping, const std::vector<int>& group_of_column,
             const TrainOptions& options) {
    options.em.check();
    const Material material = select_material(data, group_of_column, grouping.groups.size());
    const auto groups = static_cast<int>(grouping.groups.size());
    const auto splits = out_of_fold_splits(data.folds, material.labels.cast<double>());
    const FitMaterial to_fit = fit_material(material, data, groups);
    const RefitPlan plan = plan_refits(splits, material.labels);
    const KindFit fit = fit_kind(options.kind, to_fit, splits, options.em, options.jobs, plan.learned);
    const MatrixXd& raw = fit.held_out;
    const Judgement judgement = learn_judgement(raw, material.labels, material.families, options.goal);
    const HeldOut held_out = judge_held_out(raw, material.labels, splits, material.families, options.goal);
    const Refitted refitted = learn_replicates(fit, to_fit, plan, raw, judgement, material.families, options.jobs);
    const Sureness sureness{refitted.replicates, operating_points(raw, held_out.probabilities, material.labels,
                                                                  material.families, most_operating_points)};

    auto model = std::make_unique<Tagger::Model>();
    model->kind = options.kind;
    model->catalogue_version = options.catalogue_version;
    model->grouping = grouping.name;
    for (std::size_t k = 0; k < material.columns.size(); ++k)
        model->features.push_back({data.feature_names[static_cast<std::size_t>(material.columns[k])],
                                   measure_scale(material.features.col(static_cast<Index>(k))),
                                   measure_quantiles(material.features.col(static_cast<Index>(k)))});
    std::vector<int> used_groups;  // a group of which the collection has no feature is no group of the model
    for (int g = 0; g < groups; ++g) {
        const FeatureGroup& group = grouping.groups[static_cast<std::size_t>(g)];
        ModelGroup in_model{group.id, group.title, {}};
        for (std::size_t k = 0; k < material.groups.size(); ++k)
            if (material.groups[k] == g) in_model.features.push_back(static_cast<int>(k));
        if (in_model.features.empty()) continue;
        used_groups.push_back(g);
        model->groups.push_back(std::move(in_model));
    }
    model->bands = bands_in_model(fit, used_groups);
    for (std::size_t k = 0; k < material.tags.size(); ++k)
        model->tags.push_back(model_tag(data, material, fit, judgement, sureness, k, used_groups));
    model->card = model_card(data, material, options);
    model->card["out_of_fold"] = out_of_fold_figures(data, material, raw, held_out, splits);
    if (!plan.empty()) model->card["sureness"] = sureness_figures(*model, refitted.tested, plan, material, used_groups);
    const HeldOutScores truth{material.labels, material.families, splits};
    model->card["out_of_fold"]["by_fold"] = json_of(truth.figures(raw));
    model->card["out_of_fold"]["by_fold_interval"] = json_of(bootstrap_intervals(truth, raw));
    if (options.kind == Kind::glass) {
        const FunctionFit& functions = fit.functions;
        model->card["stacking"] = {{"straight", functions.stacking.weights[0]},
                                   {"straight_curved_pairs", functions.stacking.weights[1]},
                                   {"trees", functions.stacking.weights[2]},
                                   {"trees_per_tag", functions.trees}};
    }
    if (options.feature_families) {
        // By linear models, which are a hundred times faster to train: two for each family.
        const MatrixXd linear = options.kind == Kind::linear
                                    ? raw
                                    : out_of_fold_scores(material.features, material.targets, splits, material.groups,
                                                         groups, options.em, options.jobs);
        model->card["feature_families"] = feature_families(data, material, groups, truth, linear, options);
    }
    return Tagger(std::move(model));
}

}  // namespace armonica
