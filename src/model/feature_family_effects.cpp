#include "model/feature_family_effects.hpp"

#include <algorithm>

#include "model/linear_fit.hpp"
#include "model/tag_selection.hpp"

namespace armonica {
namespace {

using Eigen::MatrixXd;

MatrixXd scores_with(const FittedCollection& collection, const std::vector<int>& columns, const HeldOutScores& truth,
                     const EmOptions& options, int jobs) {
    std::vector<int> groups;
    for (const int column : columns) groups.push_back(collection.group_of_column[static_cast<std::size_t>(column)]);
    return out_of_fold_scores(columns_of(collection.features, columns), collection.targets, truth.splits, groups,
                              collection.groups, options, jobs);
}

HeldOutFigures difference(const HeldOutFigures& whole, const HeldOutFigures& without) {
    HeldOutFigures result;
    for (const auto figure : HeldOutFigures::all)
        if (whole.*figure && without.*figure) result.*figure = *(whole.*figure) - *(without.*figure);
    return result;
}

std::vector<std::string> in_order_of_appearance(const std::vector<std::string>& names) {
    std::vector<std::string> distinct;
    for (const std::string& name : names)
        if (std::find(distinct.begin(), distinct.end(), name) == distinct.end()) distinct.push_back(name);
    return distinct;
}

}  // namespace

std::vector<FeatureFamilyEffect> feature_family_effects(const FittedCollection& collection,
                                                        const std::vector<std::string>& family_of_column,
                                                        const HeldOutScores& truth, const MatrixXd& scores,
                                                        const EmOptions& options, int jobs) {
    const HeldOutFigures whole = truth.figures(scores);
    std::vector<FeatureFamilyEffect> effects;
    for (const std::string& family : in_order_of_appearance(family_of_column)) {
        std::vector<int> inside, outside;
        for (std::size_t column = 0; column < family_of_column.size(); ++column)
            (family_of_column[column] == family ? inside : outside).push_back(static_cast<int>(column));
        FeatureFamilyEffect effect;
        effect.family = family;
        effect.features = inside.size();
        effect.alone = truth.figures(scores_with(collection, inside, truth, options, jobs));
        if (!outside.empty()) {
            const MatrixXd without = scores_with(collection, outside, truth, options, jobs);
            effect.gained = difference(whole, truth.figures(without));
            effect.gained_interval = bootstrap_intervals(truth, scores, &without, jobs);
        }
        effects.push_back(std::move(effect));
    }
    return effects;
}

}  // namespace armonica
