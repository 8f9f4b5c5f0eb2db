#include "model/kind_fit.hpp"

#include "model/booster.hpp"
#include "model/parallel.hpp"
#include "model/rank_normal.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// As arXiv 2505.17233 compares itself with it: XGBoost as it comes, 100 trees of depth 6.
std::vector<std::shared_ptr<Booster>> boost(const FitMaterial& material, int jobs) {
    std::vector<std::shared_ptr<Booster>> boosters(static_cast<std::size_t>(material.labels.cols()));
    for_each_index(boosters.size(), jobs, [&](std::size_t t) {
        boosters[t] =
            std::make_shared<Booster>(material.features, material.labels.col(static_cast<Index>(t)).cast<double>(),
                                      Booster::Parameters{{"tree_method", "hist"}}, 100);
    });
    return boosters;
}

}  // namespace

MatrixXd KindFit::raw_scores(const MatrixXd& features, int jobs) const {
    if (kind == Kind::linear) return linear.raw_scores(features);
    const Functions& fitted = functions.functions;
    const std::size_t tags = kind == Kind::xgboost ? boosters.size() : fitted.by_tag.size();
    MatrixXd scores(features.rows(), static_cast<Index>(tags));
    const MatrixXd ranks = kind == Kind::xgboost ? MatrixXd() : rank_normal(features, fitted.quantiles);
    for_each_index(tags, jobs, [&](std::size_t t) {
        scores.col(static_cast<Index>(t)) =
            kind == Kind::xgboost ? boosters[t]->log_odds(features) : values_of(fitted.by_tag[t], ranks);
    });
    return scores;
}

KindFit fit_kind(Kind kind, const FitMaterial& material, const std::vector<FoldSplit>& splits, const EmOptions& options,
                 int jobs, const std::vector<std::vector<int>>& refit_rows) {
    KindFit fit{.kind = kind};
    switch (kind) {
        case Kind::linear:
            fit.linear = fit_linear(material.features, material.targets, material.group_of_column, material.groups,
                                    options, jobs);
            for (const auto& rows : refit_rows) {
                const FitMaterial part = material.rows(rows);
                fit.refits.push_back({.kind = kind,
                                      .linear = fit_linear(part.features, part.targets, part.group_of_column,
                                                           part.groups, options, jobs)});
            }
            if (!splits.empty())
                fit.held_out = out_of_fold_scores(material.features, material.targets, splits, material.group_of_column,
                                                  material.groups, options, jobs);
            break;
        case Kind::additive:
            fit.functions = fit_curves(material, splits, refit_rows, options, jobs);
            break;
        case Kind::glass:
            fit.functions = fit_glass(material, splits, refit_rows, options, jobs);
            break;
        case Kind::xgboost:
            fit.boosters = boost(material, jobs);
            if (!splits.empty()) fit.held_out.resize(material.features.rows(), material.labels.cols());
            for (const FoldSplit& split : splits) {
                const KindFit part{.kind = kind, .boosters = boost(material.rows(split.train), jobs)};
                put_rows(fit.held_out, split.test, part.raw_scores(rows_of(material.features, split.test), jobs));
            }
            break;
    }
    if (kind == Kind::additive || kind == Kind::glass) {
        fit.held_out = std::move(fit.functions.held_out);
        for (Functions& refit : fit.functions.refits) {
            KindFit& part = fit.refits.emplace_back(KindFit{.kind = kind});
            part.functions.functions = std::move(refit);
        }
        fit.functions.refits.clear();
    }
    return fit;
}

}  // namespace armonica
