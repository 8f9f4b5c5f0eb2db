#include "model/evaluation.hpp"

#include <gtest/gtest.h>

#include "shipped/data_directory.hpp"
#include "model/linear_fit.hpp"
#include "model/random_data.hpp"
#include "model/shared_data.hpp"
#include "tables/collection.hpp"

namespace armonica {
namespace {

// A figure of baselines.json counts as reproduced within this.
constexpr double tolerance = 0.005;

Collection read_shared(const std::string& table, const std::string& labels, const std::string& fold_column,
                       bool multiclass) {
    const auto tables = test::shared_folder() / "data/tables";
    CollectionRequest request;
    request.grouping = load_grouping("published_tables");
    request.id = "Track";
    request.labels = labels;
    request.rules.multiclass = multiclass;
    request.folds.file = tables / (table + "_folds.csv");
    request.folds.column = fold_column;
    return read_collection(tables / (table + ".csv"), request);
}

nlohmann::json baselines() { return test::read_json(test::shared_folder() / "reference/baselines.json"); }

TEST(LinearFit, ReproducesTheTenTagsOfGtzan) {
    ARMONICA_NEEDS_SHARED_FOLDER();
    const auto reference = test::read_json(test::shared_folder() / "reference/em_banded/gtzan.json");
    const auto collection = read_shared("gtzan", "blues:rock", "paper_split", true);
    ASSERT_EQ(collection.fold_names, (std::vector<std::string>{"test", "train"}));
    const auto& data = collection.data;
    const FoldSplit split = splits_of(data.folds).at(0);
    const auto fit = fit_linear(rows_of(data.features, split.train), rows_of(data.targets, split.train),
                                collection.group_of_column, 3, EmOptions{}, 0);
    const auto groups = std::vector<std::string>{"signal", "mid_level", "symbolic"};
    const std::map<std::string, std::string> renamed = {{"dom", "Dominants"}, {"sub", "Subdominants"}};
    ASSERT_EQ(data.tag_names.size(), 10u);
    for (std::size_t t = 0; t < data.tag_names.size(); ++t) {
        const auto& expected = reference.at("tags").at(data.tag_names[t]);
        const auto tag = static_cast<Eigen::Index>(t);
        ASSERT_EQ(expected.at("W").size(), data.feature_names.size());
        for (std::size_t j = 0; j < data.feature_names.size(); ++j) {
            const auto& name = data.feature_names[j];
            const double w = expected["W"].at(renamed.contains(name) ? renamed.at(name) : name);
            EXPECT_NEAR(fit.weights(static_cast<Eigen::Index>(j), tag), w, 1e-6 * std::abs(w)) << name;
        }
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const double lambda = expected.at("lambdas").at(groups[g]);
            EXPECT_NEAR(fit.lambdas(static_cast<Eigen::Index>(g), tag), lambda, 1e-6 * lambda);
        }
        const double nu = expected.at("nu");
        const double intercept = expected.at("intercept");
        EXPECT_NEAR(fit.nus[tag], nu, 1e-6 * nu);
        EXPECT_NEAR(fit.intercepts[tag], intercept, 1e-6 * intercept);
    }
}

TEST(LinearFit, WithoutAnyVaryingColumnLearnsOnlyTheBaseRateAndTheNoise) {
    const Eigen::MatrixXd target = test::random_matrix(50, 1, 3);
    const auto fit = fit_linear(Eigen::MatrixXd::Constant(50, 2, 7.0), target, {0, 1}, 2, {}, 1);
    EXPECT_EQ(fit.weights, Eigen::MatrixXd::Zero(2, 1));
    EXPECT_NEAR(fit.intercepts[0], target.mean(), 1e-12);
    EXPECT_NEAR(fit.nus[0], (target.array() - target.mean()).square().sum() / 52.0, 1e-3);
    EXPECT_TRUE(fit.lambdas.allFinite());
}

TEST(Evaluation, ReproducesTheGtzanFolds) {
    ARMONICA_NEEDS_SHARED_FOLDER();
    const auto collection = read_shared("gtzan", "blues:rock", "fold", true);
    const auto found = evaluate(collection.data, collection.group_of_column, 3,
                                {.em = {}, .task = Task::multiclass, .test_folds = {}, .decisions = false});
    EXPECT_NEAR(*found.accuracy, baselines().at("gtzan_5fold_accuracy").at("em_banded_linear").get<double>(),
                tolerance);
    RecordProperty("accuracy", std::to_string(*found.accuracy));
}

TEST(Evaluation, ReproducesTheGtzanPaperSplit) {
    ARMONICA_NEEDS_SHARED_FOLDER();
    const auto collection = read_shared("gtzan", "blues:rock", "paper_split", true);
    const auto found = evaluate(collection.data, collection.group_of_column, 3,
                                {.em = {}, .task = Task::multiclass, .test_folds = {0}});
    EXPECT_NEAR(*found.accuracy, baselines().at("gtzan_paper_split_accuracy").at("em_banded_linear").get<double>(),
                tolerance);
    ASSERT_EQ(found.folds.size(), 1u);
    EXPECT_GT(*found.f1_macro, 0.55);
    RecordProperty("accuracy", std::to_string(*found.accuracy));
}

TEST(Evaluation, ReproducesTheArtistDisjointJamendoFolds) {
    ARMONICA_NEEDS_SHARED_FOLDER();
    const auto collection = read_shared("jamendo_validation", "action:uplifting", "fold", false);
    ASSERT_EQ(collection.data.tag_names.size(), 56u);
    const auto found =
        evaluate(collection.data, collection.group_of_column, 3, {.em = {}, .test_folds = {}, .decisions = false});
    const auto expected = baselines().at("jamendo_validation_5fold_artist_disjoint");
    EXPECT_NEAR(*found.roc_auc_macro, expected.at("em_banded_linear_roc_auc").get<double>(), tolerance);
    EXPECT_NEAR(*found.pr_auc_macro, expected.at("em_banded_linear_pr_auc").get<double>(), tolerance);
    double tags = 0.0;
    for (const auto& fold : found.folds) tags += static_cast<double>(fold.tags_evaluated) / 5.0;
    EXPECT_NEAR(tags, expected.at("tags").get<double>(), 0.05);
    RecordProperty("roc_auc", std::to_string(*found.roc_auc_macro));
    RecordProperty("pr_auc", std::to_string(*found.pr_auc_macro));
}

// Three tags that two of six features tell, in four folds.
TrainingData small_collection() {
    TrainingData data;
    const Eigen::Index rows = 160;
    data.features = test::random_matrix(rows, 6, 21);
    const Eigen::MatrixXd noise = test::random_matrix(rows, 3, 22);
    data.feature_names = {"a", "b", "c", "d", "e", "f"};
    data.tag_names = {"bright", "loud", "rare"};
    data.tag_families.assign(3, "");
    data.labels.resize(rows, 3);
    for (Eigen::Index i = 0; i < rows; ++i) {
        data.tracks.push_back("track" + std::to_string(i));
        data.folds.push_back(static_cast<int>(i % 4));
        data.labels(i, 0) = data.features(i, 0) + 0.5 * noise(i, 0) > 0.3;
        data.labels(i, 1) = data.features(i, 4) + 0.5 * noise(i, 1) > 0.0;
        data.labels(i, 2) = i == 8 || i == 80;  // both in fold 0
    }
    data.targets = data.labels;
    return data;
}

TEST(Evaluation, JudgesATagOnlyWhereBothClassesAreOnBothSides) {
    const auto found = evaluate(small_collection(), {0, 0, 0, 1, 1, 1}, 2, {});
    ASSERT_EQ(found.folds.size(), 4u);
    for (const auto& fold : found.folds) {
        EXPECT_EQ(fold.tracks, 40u);
        EXPECT_EQ(fold.tags_evaluated, 2u);
        EXPECT_GT(*fold.roc_auc, 0.85);
        EXPECT_GT(*fold.f1, 0.7);
        EXPECT_FALSE(fold.accuracy);
    }
    ASSERT_EQ(found.tags.size(), 3u);
    EXPECT_FALSE(found.tags[2].roc_auc);
    EXPECT_FALSE(found.tags[2].f1);
    EXPECT_EQ(found.tags[2].positives, 2u);
    EXPECT_LT(*found.tags[0].calibration_error, 0.2);
    EXPECT_NEAR(*found.roc_auc_macro, (*found.tags[0].roc_auc + *found.tags[1].roc_auc) / 2, 1e-12);
}

TEST(Evaluation, LearnsNothingFromTheTestFold) {
    // Turning the labels of fold 2 upside down must not move what is decided on it.
    TrainingData data = small_collection();
    const EvaluateOptions options{.em = {}, .test_folds = {2}};
    const auto before = evaluate(data, {0, 0, 0, 1, 1, 1}, 2, options);
    for (std::size_t i = 0; i < data.folds.size(); ++i)
        if (data.folds[i] == 2) {
            const auto row = static_cast<Eigen::Index>(i);
            data.labels.row(row).head(2) = 1.0 - data.labels.row(row).head(2).array();
            data.targets.row(row) = data.labels.row(row);
        }
    const auto after = evaluate(data, {0, 0, 0, 1, 1, 1}, 2, options);
    for (std::size_t t = 0; t < 2; ++t) {
        EXPECT_EQ(*before.tags[t].threshold, *after.tags[t].threshold);
        EXPECT_NEAR(*before.tags[t].roc_auc, 1.0 - *after.tags[t].roc_auc, 1e-12);
    }
}

TEST(Evaluation, SaysWhatItCannotDo) {
    TrainingData data = small_collection();
    const std::vector<int> groups = {0, 0, 0, 1, 1, 1};
    EXPECT_THROW(evaluate(data, groups, 2, {.em = {}, .test_folds = {7}}), std::invalid_argument);
    data.folds.assign(data.folds.size(), 0);
    EXPECT_THROW(evaluate(data, groups, 2, {}), std::invalid_argument);
    EXPECT_THROW(evaluate(small_collection(), groups, 2, {.em = {}, .task = Task::multiclass, .test_folds = {}}),
                 std::invalid_argument);  // tracks carry two tags
}

}  // namespace
}  // namespace armonica
