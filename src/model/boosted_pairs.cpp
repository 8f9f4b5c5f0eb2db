#include "model/boosted_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "model/booster.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using nlohmann::json;

TreeNode read_node(const json& node) {
    if (node.contains("leaf")) return {.value = node["leaf"].get<double>()};
    TreeNode split{.feature = std::stoi(node["split"].get<std::string>().substr(1)),
                   .threshold = static_cast<double>(node["split_condition"].get<float>())};
    split.children.resize(2);
    for (const json& child : node["children"])
        split.children[child["nodeid"] == node["yes"] ? 0 : 1] = read_node(child);
    return split;
}

std::string constraints(const std::vector<int>& group_of_feature) {
    std::map<int, json> groups;
    for (std::size_t j = 0; j < group_of_feature.size(); ++j) groups[group_of_feature[j]].push_back(j);
    json lists = json::array();
    for (const auto& [group, features] : groups) lists.push_back(features);
    return lists.dump();
}

// A stretch of one feature's axis: least ≤ u < end, in single precision.
struct Stretch {
    double least = -std::numeric_limits<double>::infinity();
    double end = std::numeric_limits<double>::infinity();
    bool holds(double u) const { return least <= u && u < end; }
};

Stretch side(Stretch of, double threshold, std::size_t child) {
    if (child == 0)
        of.end = std::min(of.end, threshold);
    else
        of.least = std::max(of.least, threshold);
    return of;
}

// What trees add, leaf by leaf, and the effects that come of it.
class TreeSum {
public:
    void add(const TreeNode& tree) {
        if (tree.children.empty()) {
            constant_ += tree.value;
            return;
        }
        for (std::size_t c = 0; c < 2; ++c) add_half(tree, tree.children[c], side({}, tree.threshold, c));
    }

    AdditiveFunction effects(const MatrixXd& ranks) && {
        AdditiveFunction function;
        for (const auto& [features, pieces] : tables_) function.pairs.push_back(table(features, pieces, ranks));
        for (const auto& [feature, pieces] : stairs_) function.mains.push_back(staircase(feature, pieces, ranks));
        function.intercept = constant_;
        return function;
    }

private:
    struct Step {
        Stretch where;
        double value;
    };
    struct Cell {
        Stretch first, second;
        double value;
    };

    void add_half(const TreeNode& root, const TreeNode& child, const Stretch& half) {
        if (child.children.empty()) {
            stairs_[root.feature].push_back({half, child.value});
            return;
        }
        for (std::size_t c = 0; c < 2; ++c) {
            const TreeNode& leaf = child.children[c];
            if (!leaf.children.empty()) throw std::logic_error("a tree is deeper than 2");
            if (child.feature == root.feature) {
                stairs_[root.feature].push_back({side(half, child.threshold, c), leaf.value});
            } else if (const Stretch quarter = side({}, child.threshold, c); root.feature < child.feature) {
                tables_[{root.feature, child.feature}].push_back({half, quarter, leaf.value});
            } else {
                tables_[{child.feature, root.feature}].push_back({quarter, half, leaf.value});
            }
        }
    }

    static void note(std::set<double>& thresholds, const Stretch& stretch) {
        if (std::isfinite(stretch.least)) thresholds.insert(stretch.least);
        if (std::isfinite(stretch.end)) thresholds.insert(stretch.end);
    }

    // A place inside every interval of the thresholds.
    static std::vector<double> places(const std::vector<double>& thresholds) {
        std::vector<double> inside{-std::numeric_limits<double>::max()};
        inside.insert(inside.end(), thresholds.begin(), thresholds.end());
        return inside;
    }

    // Share of the rows that lie in each interval, among those that have the feature.
    static VectorXd shares(const std::vector<double>& thresholds, const Eigen::Ref<const VectorXd>& column) {
        VectorXd counts = VectorXd::Zero(static_cast<Index>(thresholds.size()) + 1);
        for (const double u : column)
            if (!std::isnan(u)) counts[static_cast<Index>(interval_of(thresholds, u))] += 1.0;
        return counts.sum() > 0.0 ? VectorXd(counts / counts.sum()) : counts;
    }

    // Hands the table's own margins over to the staircases.
    PairEffect table(const std::pair<int, int>& features, const std::vector<Cell>& pieces, const MatrixXd& ranks) {
        PairEffect effect;
        std::tie(effect.first, effect.second) = features;
        std::set<double> first, second;
        for (const Cell& piece : pieces) {
            note(first, piece.first);
            note(second, piece.second);
        }
        effect.first_thresholds.assign(first.begin(), first.end());
        effect.second_thresholds.assign(second.begin(), second.end());
        const auto rows = places(effect.first_thresholds), columns = places(effect.second_thresholds);
        MatrixXd cells = MatrixXd::Zero(static_cast<Index>(rows.size()), static_cast<Index>(columns.size()));
        for (const Cell& piece : pieces)
            for (std::size_t r = 0; r < rows.size(); ++r) {
                if (!piece.first.holds(rows[r])) continue;
                for (std::size_t c = 0; c < columns.size(); ++c)
                    if (piece.second.holds(columns[c]))
                        cells(static_cast<Index>(r), static_cast<Index>(c)) += piece.value;
            }
        const VectorXd of_rows = shares(effect.first_thresholds, ranks.col(effect.first));
        const VectorXd of_columns = shares(effect.second_thresholds, ranks.col(effect.second));
        const VectorXd row_means = cells * of_columns;
        const VectorXd column_means = cells.transpose() * of_rows;
        const double mean = of_rows.dot(row_means);
        cells.colwise() -= row_means;
        cells.rowwise() -= column_means.transpose();
        cells.array() += mean;
        hand_over(effect.first, effect.first_thresholds, row_means);
        hand_over(effect.second, effect.second_thresholds, (column_means.array() - mean).matrix());
        for (Index r = 0; r < cells.rows(); ++r)
            for (Index c = 0; c < cells.cols(); ++c) effect.cells.push_back(cells(r, c));
        centre(effect, ranks);
        return effect;
    }

    void hand_over(int feature, const std::vector<double>& thresholds, const VectorXd& values) {
        for (std::size_t i = 0; i <= thresholds.size(); ++i) {
            Stretch where;
            if (i > 0) where.least = thresholds[i - 1];
            if (i < thresholds.size()) where.end = thresholds[i];
            stairs_[feature].push_back({where, values[static_cast<Index>(i)]});
        }
    }

    MainEffect staircase(int feature, const std::vector<Step>& pieces, const MatrixXd& ranks) {
        MainEffect effect;
        effect.feature = feature;
        std::set<double> thresholds;
        for (const Step& piece : pieces) note(thresholds, piece.where);
        effect.thresholds.assign(thresholds.begin(), thresholds.end());
        const auto inside = places(effect.thresholds);
        effect.steps.assign(inside.size(), 0.0);
        for (const Step& piece : pieces)
            for (std::size_t i = 0; i < inside.size(); ++i)
                if (piece.where.holds(inside[i])) effect.steps[i] += piece.value;
        double sum = 0.0, count = 0.0;
        for (const double u : ranks.col(feature)) {
            if (std::isnan(u)) continue;
            sum += effect.at(u);
            count += 1.0;
        }
        const double mean = count > 0.0 ? sum / count : 0.0;
        for (double& step : effect.steps) step -= mean;
        constant_ += mean;
        return effect;
    }

    void centre(PairEffect& effect, const MatrixXd& ranks) {
        double sum = 0.0, count = 0.0;
        for (Index i = 0; i < ranks.rows(); ++i) {
            if (std::isnan(ranks(i, effect.first)) || std::isnan(ranks(i, effect.second))) continue;
            sum += effect.at(ranks(i, effect.first), ranks(i, effect.second));
            count += 1.0;
        }
        const double mean = count > 0.0 ? sum / count : 0.0;
        for (double& cell : effect.cells) cell -= mean;
        constant_ += mean;
    }

    double constant_ = 0.0;
    std::map<int, std::vector<Step>> stairs_;
    std::map<std::pair<int, int>, std::vector<Cell>> tables_;
};

}  // namespace

AdditiveFunction function_of_trees(const std::vector<TreeNode>& trees, const MatrixXd& ranks) {
    TreeSum sum;
    for (const TreeNode& tree : trees) sum.add(tree);
    return std::move(sum).effects(ranks);
}

AdditiveFunction boost_pairs(const MatrixXd& ranks, const VectorXd& target, const std::vector<int>& group_of_feature,
                             int trees) {
    const MatrixXd complete = ranks.unaryExpr([](double u) { return std::isnan(u) ? 0.0 : u; });
    // Small steps, each tree on a share of the rows and each split on a share of the features: what is usual against
    // learning by heart. Depth 2 is what makes the sum readable.
    const Booster booster(complete, target,
                          {{"max_depth", "2"},
                           {"eta", "0.1"},
                           {"subsample", "0.6"},
                           {"colsample_bynode", "0.2"},
                           {"min_child_weight", "2"},
                           {"tree_method", "hist"},
                           {"interaction_constraints", constraints(group_of_feature)}},
                          trees);
    std::vector<TreeNode> nodes;
    for (const std::string& tree : booster.trees()) nodes.push_back(read_node(json::parse(tree)));
    AdditiveFunction function = function_of_trees(nodes, ranks);
    function.intercept += booster.base();
    return function;
}

}  // namespace armonica
