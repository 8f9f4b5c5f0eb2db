#include "model/group_contributions.hpp"

#include <stdexcept>

#include "model/parallel.hpp"
#include "model/rank_normal.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

// Weights × standardised columns, group by group.
MatrixXd linear_contributions(const LinearFit& fit, const std::vector<int>& group_of_column, int groups,
                              const MatrixXd& standardised, Index tag) {
    MatrixXd contributions = MatrixXd::Zero(standardised.rows(), groups);
    for (Index j = 0; j < standardised.cols(); ++j)
        contributions.col(group_of_column[static_cast<std::size_t>(j)]) += fit.weights(j, tag) * standardised.col(j);
    return contributions;
}

// No effect mixes two groups, so the group of a pair is that of its first feature.
MatrixXd function_contributions(const AdditiveFunction& function, const std::vector<int>& group_of_column, int groups,
                                const MatrixXd& ranks) {
    MatrixXd contributions = MatrixXd::Zero(ranks.rows(), groups);
    for (const MainEffect& effect : function.mains) {
        auto group = contributions.col(group_of_column[static_cast<std::size_t>(effect.feature)]);
        for (Index i = 0; i < ranks.rows(); ++i) group[i] += effect.at(ranks(i, effect.feature));
    }
    for (const PairEffect& effect : function.pairs) {
        auto group = contributions.col(group_of_column[static_cast<std::size_t>(effect.first)]);
        for (Index i = 0; i < ranks.rows(); ++i) group[i] += effect.at(ranks(i, effect.first), ranks(i, effect.second));
    }
    return contributions;
}

}  // namespace

GroupContributions group_contributions(const KindFit& fit, const std::vector<int>& group_of_column, int groups,
                                       const MatrixXd& features, int jobs) {
    if (fit.kind == Kind::xgboost)
        throw std::invalid_argument("a score of kind xgboost is no sum over groups, so they have no contributions");
    const bool linear = fit.kind == Kind::linear;
    const std::size_t tags =
        linear ? static_cast<std::size_t>(fit.linear.weights.cols()) : fit.functions.functions.size();
    const MatrixXd seen =
        linear ? standardise(features, fit.linear.scales) : rank_normal(features, fit.functions.quantiles);
    GroupContributions result;
    result.of_tag.resize(tags);
    result.intercepts.resize(static_cast<Index>(tags));
    for_each_index(tags, jobs, [&](std::size_t t) {
        const auto tag = static_cast<Index>(t);
        result.of_tag[t] = linear ? linear_contributions(fit.linear, group_of_column, groups, seen, tag)
                                  : function_contributions(fit.functions.functions[t], group_of_column, groups, seen);
        result.intercepts[tag] = linear ? fit.linear.intercepts[tag] : fit.functions.functions[t].intercept;
    });
    return result;
}

LearnedBands learned_bands(const KindFit& fit, const std::vector<int>& group_of_column) {
    if (fit.kind != Kind::linear) return fit.functions.bands;
    const LinearFit& linear = fit.linear;
    std::vector<int> columns(static_cast<std::size_t>(linear.lambdas.rows()), 0);
    for (const int j : columns_to_fit(linear.scales))
        ++columns[static_cast<std::size_t>(group_of_column[static_cast<std::size_t>(j)])];
    std::vector<int> groups;
    for (std::size_t g = 0; g < columns.size(); ++g)
        if (columns[g] > 0) groups.push_back(static_cast<int>(g));
    LearnedBands bands;
    for (const int g : groups) {
        bands.meanings.push_back({BandKind::straight, g});
        bands.columns.push_back(columns[static_cast<std::size_t>(g)]);
    }
    bands.parameters.lambdas = linear.lambdas(groups, Eigen::all);
    bands.parameters.nus = linear.nus;
    for (const auto& of_tag : linear.log_lambda_deviations) {
        auto& deviations = bands.parameters.log_lambda_deviations.emplace_back();
        for (const int g : groups) deviations.push_back(of_tag[static_cast<std::size_t>(g)]);
    }
    return bands;
}

}  // namespace armonica
