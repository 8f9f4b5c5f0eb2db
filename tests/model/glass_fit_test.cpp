#include "model/glass_fit.hpp"

#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

#include <gtest/gtest.h>

#include "model/boosted_pairs.hpp"
#include "model/evaluation.hpp"
#include "model/judging.hpp"
#include "model/metrics.hpp"
#include "model/model.hpp"
#include "model/model_file.hpp"
#include "model/random_data.hpp"
#include "model/rank_normal.hpp"
#include "model/scoring.hpp"
#include "model/stacking.hpp"
#include "model/standardise.hpp"
#include "model/trainer.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

const double missing = std::numeric_limits<double>::quiet_NaN();

TEST(RankNormal, IsTheNormalQuantileOfTheShareBelow) {
    std::vector<double> quantiles;
    for (int q = 0; q <= 100; ++q) quantiles.push_back(std::exp(q / 10.0));  // skewed: it must not matter
    EXPECT_NEAR(rank_normal(quantiles, std::exp(5.0)), 0.0, 1e-12);
    EXPECT_NEAR(rank_normal(quantiles, std::exp(9.75)), 1.959963984540054, 1e-2);  // straight between two quantiles
    EXPECT_NEAR(rank_normal(quantiles, 1e9), 2.5758293035489, 1e-10);
    EXPECT_NEAR(rank_normal(quantiles, -1.0), -2.5758293035489, 1e-10);
    EXPECT_TRUE(std::isnan(rank_normal(quantiles, missing)));
    EXPECT_TRUE(std::isnan(rank_normal(std::vector<double>(101, 3.0), 3.0)));
    std::vector<double> ties(101, 0.0);
    ties[99] = ties[100] = 1.0;
    EXPECT_NEAR(share_below(ties, 0.0), 0.49, 1e-12);  // the middle of those that are equal
}

double tree_value(const TreeNode& node, const VectorXd& u) {
    if (node.children.empty()) return node.value;
    return tree_value(node.children[static_cast<float>(u[node.feature]) < static_cast<float>(node.threshold) ? 0 : 1],
                      u);
}

// Trees of all shapes of depth 2 over four features, thresholds at values that occur.
std::vector<TreeNode> some_trees(const MatrixXd& ranks) {
    const MatrixXd numbers = test::random_matrix(500, 1, 5);
    Index next = 0;
    const auto number = [&] { return numbers(next++, 0); };
    const auto threshold = [&](int feature) {
        return static_cast<double>(static_cast<float>(ranks(next * 7 % ranks.rows(), feature)));
    };
    const auto leaf = [&] { return TreeNode{.value = number()}; };
    const auto split = [&](int feature, TreeNode low, TreeNode high) {
        return TreeNode{.feature = feature, .threshold = threshold(feature), .value = 0.0, .children = {low, high}};
    };
    std::vector<TreeNode> trees{leaf()};
    for (int k = 0; k < 12; ++k) {
        trees.push_back(split(k % 4, leaf(), leaf()));
        trees.push_back(split(k % 4, split((k + 1) % 4, leaf(), leaf()), leaf()));
        trees.push_back(split(k % 4, split(k % 4, leaf(), leaf()), split((k * 3 + 2) % 4, leaf(), leaf())));
    }
    return trees;
}

TEST(BoostedPairs, TreesAreExactlyASumOfCentredEffects) {
    const MatrixXd ranks = test::random_matrix(200, 4, 8);
    const auto trees = some_trees(ranks);
    const AdditiveFunction function = function_of_trees(trees, ranks);
    const MatrixXd others = test::random_matrix(300, 4, 9);
    for (const MatrixXd& rows : {ranks, others}) {
        const VectorXd values = values_of(function, rows);
        for (Index i = 0; i < rows.rows(); ++i) {
            double sum = 0.0;
            for (const TreeNode& tree : trees) sum += tree_value(tree, rows.row(i));
            ASSERT_NEAR(values[i], sum, 1e-12);
        }
    }
    for (const MainEffect& effect : function.mains) {
        double mean = 0.0;
        for (const double u : ranks.col(effect.feature)) mean += effect.at(u) / 200.0;
        EXPECT_NEAR(mean, 0.0, 1e-12);
        EXPECT_EQ(effect.at(missing), 0.0);
    }
    ASSERT_FALSE(function.pairs.empty());
    for (const PairEffect& effect : function.pairs) {
        double mean = 0.0;
        for (Index i = 0; i < 200; ++i) mean += effect.at(ranks(i, effect.first), ranks(i, effect.second)) / 200.0;
        EXPECT_NEAR(mean, 0.0, 1e-12);
        EXPECT_EQ(effect.at(0.3, missing), 0.0);
    }
    EXPECT_THROW(function_of_trees({{.feature = 0, .children = {trees[2], trees[2]}}}, ranks), std::logic_error);
}

TEST(BoostedPairs, NeverPairFeaturesOfTwoGroups) {
    const MatrixXd ranks = test::random_matrix(400, 6, 3);
    const std::vector<int> groups{0, 0, 0, 1, 1, 1};
    // The target is a product across the groups, which must not be found, and one within, which must.
    const VectorXd across = (ranks.col(0).array() * ranks.col(4).array() > 0.0).cast<double>();
    const VectorXd within = (ranks.col(0).array() * ranks.col(2).array() > 0.0).cast<double>();
    for (const VectorXd& target : {across, within})
        for (const PairEffect& effect : boost_pairs(ranks, target, groups, 100).pairs)
            EXPECT_EQ(groups[static_cast<std::size_t>(effect.first)], groups[static_cast<std::size_t>(effect.second)]);
    const VectorXd found = values_of(boost_pairs(ranks, within, groups, 100), ranks);
    double right = 0.0;
    for (Index i = 0; i < 400; ++i) right += (found[i] > 0.0) == (within[i] > 0.5) ? 1.0 : 0.0;
    EXPECT_GT(right / 400.0, 0.85);
}

TEST(AdditiveFunction, WithWeightZeroAddsNotEvenEffectsOfNothing) {
    const MatrixXd ranks = test::random_matrix(200, 4, 8);
    const AdditiveFunction other = function_of_trees(some_trees(ranks), ranks);
    ASSERT_FALSE(other.pairs.empty() || other.mains.empty());
    AdditiveFunction function{.intercept = 0.5, .mains = {}, .pairs = {}};
    function.add(other, 0.0);
    EXPECT_TRUE(function.pairs.empty() && function.mains.empty());
    EXPECT_EQ(function.intercept, 0.5);
    function.add(other, 2.0);
    EXPECT_EQ(function.pairs.size(), other.pairs.size());
}

TEST(Stacking, TrustsWhatIsRightAndNothingBelowZero) {
    const Index rows = 600;
    const MatrixXd noise = test::random_matrix(rows, 6, 21);
    Eigen::MatrixXi labels(rows, 2);
    MatrixXd good(rows, 2), wrong(rows, 2), silent = MatrixXd::Zero(rows, 2);
    std::vector<int> all;
    for (Index i = 0; i < rows; ++i) {
        all.push_back(static_cast<int>(i));
        for (Index t = 0; t < 2; ++t) {
            labels(i, t) = noise(i, t) > 1.0 ? 1 : 0;
            good(i, t) = noise(i, t) + noise(i, 2 + t);
            wrong(i, t) = -noise(i, t) + noise(i, 4 + t);
        }
    }
    const Stacking stacking = learn_stacking({wrong, good, silent}, labels, all);
    EXPECT_EQ(stacking.weights[0], 0.0);
    EXPECT_GT(stacking.weights[1], 0.5);
    EXPECT_TRUE(stacking.weights.allFinite() && stacking.intercepts.allFinite());
    // Twice the scores, half the weights.
    EXPECT_NEAR(learn_stacking({wrong, 2.0 * good, silent}, labels, all).weights[1], stacking.weights[1] / 2.0, 1e-6);
}

// Two groups of three features; one tag is a straight line, one a bend, one a product within the first group.
TrainingData shaped_table(Index rows, unsigned seed) {
    TrainingData data;
    data.features = test::random_matrix(rows, 6, seed);
    const MatrixXd noise = 0.3 * test::random_matrix(rows, 3, seed + 1);
    data.tag_names = {"straight", "bent", "product"};
    data.tag_families = {"", "", ""};
    data.labels.setZero(rows, 3);
    for (Index j = 0; j < 6; ++j) data.feature_names.push_back("column " + std::to_string(j));
    for (Index i = 0; i < rows; ++i) {
        data.tracks.push_back("track " + std::to_string(i));
        data.folds.push_back(static_cast<int>(i % 4));
        const auto x = data.features.row(i);
        data.labels(i, 0) = x[3] + noise(i, 0) > 0.0;
        data.labels(i, 1) = x[4] * x[4] + noise(i, 1) > 1.0;
        data.labels(i, 2) = x[0] * x[1] + noise(i, 2) > 0.0;
    }
    data.targets = data.labels;
    for (Index i = 0; i < rows; i += 11) data.features(i, 5) = missing;
    return data;
}

const std::vector<int> three_and_three{0, 0, 0, 1, 1, 1};

Grouping two_groups() {
    return {"halves", "two halves", "", {{"first", "the first", "", {"*"}}, {"second", "the second", "", {}}}};
}

TrainOptions options_of(Kind kind, int jobs) {
    TrainOptions options;
    options.kind = kind;
    options.jobs = jobs;
    options.date = "2025-06-01";
    options.data_description = "random numbers";
    return options;
}

double auc(const Tagger& tagger, int tag) {
    return tagger.model().card.at("out_of_fold").at("tags").at(static_cast<std::size_t>(tag)).at("roc_auc");
}

TEST(Kinds, EachFindsTheShapesThatItCan) {
    const TrainingData data = shaped_table(800, 40);
    const Tagger linear = train(data, two_groups(), three_and_three, options_of(Kind::linear, 2));
    const Tagger additive = train(data, two_groups(), three_and_three, options_of(Kind::additive, 2));
    const Tagger glass = train(data, two_groups(), three_and_three, options_of(Kind::glass, 2));
    for (const Tagger* tagger : {&linear, &additive, &glass}) EXPECT_GT(auc(*tagger, 0), 0.95);
    EXPECT_LT(auc(linear, 1), 0.7);
    EXPECT_GT(auc(additive, 1), 0.95);
    EXPECT_LT(auc(additive, 2), 0.7);
    // The noise lets no model pass the product itself.
    const VectorXd product = data.features.col(0).array() * data.features.col(1).array();
    const double ceiling =
        *roc_auc({product.data(), 800}, std::vector<int>(data.labels.col(2).begin(), data.labels.col(2).end()));
    EXPECT_GT(auc(glass, 2), ceiling - 0.06);
    EXPECT_GT(auc(glass, 2), 0.85);
    // λ of every band, and what the tag took from its relatives.
    const ModelTag& tag = glass.model().tags[2];
    EXPECT_EQ(tag.lambdas.size(), glass.model().bands.size());
    EXPECT_EQ(tag.shared_lambdas.size(), tag.lambdas.size());
    for (const double lambda : tag.lambdas) EXPECT_TRUE(std::isfinite(lambda) && lambda > 0.0);
}

TEST(Kinds, ContributionsAddUpAndSurviveTheFile) {
    const test::TemporaryFolder folder;
    for (const Kind kind : {Kind::additive, Kind::glass}) {
        const TrainingData data = shaped_table(150, 50);
        const Tagger tagger = train(data, two_groups(), three_and_three, options_of(kind, 2));
        save_model(tagger.model(), folder / "model.json");
        const Tagger back = Tagger::load(folder / "model.json");
        for (Index i = 0; i < 150; ++i) {
            const VectorXd row = data.features.row(i) * (i < 10 ? 1e6 : 1.0);
            const auto inputs = inputs_of_row(tagger.model(), {row.data(), 6});
            const auto results = judge(tagger.model(), inputs);
            const auto again = judge(back.model(), inputs_of_row(back.model(), {row.data(), 6}));
            for (std::size_t t = 0; t < results.size(); ++t) {
                const ModelTag& tag = tagger.model().tags[t];
                const Contributions added = contributions(tag, inputs);
                double sum = tag.info.baseline;
                for (std::size_t p = added.pairs.size(); p-- > 0;) sum += added.pairs[p];  // in another order
                for (std::size_t j = added.features.size(); j-- > 0;) sum += added.features[j];
                ASSERT_NEAR(sum, results[t].score, 1e-9);
                ASSERT_NEAR(sum, tag.slope * tag.function.at(inputs) + tag.offset, 1e-9);
                ASSERT_EQ(again[t].score, results[t].score);
                if (std::isnan(row[5])) {
                    ASSERT_EQ(added.features[5], 0.0);
                }
            }
        }
    }
}

TEST(Kinds, GiveTheSameBytesForAnyNumberOfThreads) {
    const test::TemporaryFolder folder;
    const auto bytes = [&](Kind kind, int jobs) {
        const auto file = folder / "model.json";
        save_model(train(shaped_table(160, 60), two_groups(), three_and_three, options_of(kind, jobs)).model(), file);
        std::ifstream stream(file, std::ios::binary);
        std::ostringstream text;
        text << stream.rdbuf();
        return text.str();
    };
    for (const Kind kind : {Kind::additive, Kind::glass}) EXPECT_EQ(bytes(kind, 1), bytes(kind, 4));
}

// A collection with nothing to learn from in some folds is no reason to fail.
TEST(Kinds, StayFiniteWhereAlmostNothingVaries) {
    TrainingData data = shaped_table(60, 80);
    for (Index j = 0; j < 6; ++j) data.features.col(j).setConstant(1.0);
    for (Index i = 0; i < 60; i += 4) data.features(i, 0) = 2.0;  // varies in one fold alone
    for (const Kind kind : {Kind::additive, Kind::glass, Kind::xgboost}) {
        EvaluateOptions options;
        options.kind = kind;
        const Evaluation evaluation = evaluate(data, three_and_three, 2, options);
        EXPECT_TRUE(evaluation.held_out.scores.allFinite()) << to_string(kind);
        EXPECT_TRUE(evaluation.held_out.probabilities.allFinite()) << to_string(kind);
    }
}

// Whatever the test fold's labels are, nothing that is said of it changes: no choice looked at them.
TEST(Kinds, ChooseNothingByLookingAtTheTestFold) {
    TrainingData data = shaped_table(200, 70);
    EvaluateOptions options;
    options.kind = Kind::glass;
    options.jobs = 2;
    options.test_folds = {1};
    const Evaluation before = evaluate(data, three_and_three, 2, options);
    for (std::size_t i = 0; i < data.folds.size(); ++i)
        if (data.folds[i] == 1)
            data.labels.row(static_cast<Index>(i)).array() = 1.0 - data.labels.row(static_cast<Index>(i)).array();
    data.targets = data.labels;
    const Evaluation after = evaluate(data, three_and_three, 2, options);
    EXPECT_EQ(before.held_out.scores, after.held_out.scores);
    EXPECT_EQ(before.held_out.probabilities, after.held_out.probabilities);
    EXPECT_EQ(before.held_out.given, after.held_out.given);
    EXPECT_NE(before.held_out.labels, after.held_out.labels);
}

}  // namespace
}  // namespace armonica
