#include "model/trainer.hpp"

#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

#include <gtest/gtest.h>

#include "model/judging.hpp"
#include "model/model.hpp"
#include "model/model_file.hpp"
#include "model/random_data.hpp"
#include "model/scoring.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

Grouping two_groups() {
    return {"halves", "two halves", "", {{"first", "the first", "", {"*"}}, {"second", "the second", "", {}}}};
}

std::vector<int> halves(Eigen::Index columns) {
    std::vector<int> groups;
    for (Eigen::Index j = 0; j < columns; ++j) groups.push_back(j < columns / 2 ? 0 : 1);
    return groups;
}

// Noise with all that goes wrong in tables: constant and empty columns, twins, gaps, and a tag with one positive.
TrainingData awkward_table(Eigen::Index rows, Eigen::Index columns, unsigned seed) {
    TrainingData data;
    data.features = test::random_matrix(rows, columns, seed) * std::pow(10.0, static_cast<double>(seed % 7) - 3.0);
    const double missing = std::numeric_limits<double>::quiet_NaN();
    if (columns > 4) {
        data.features.col(1).setConstant(2.5);
        data.features.col(2).setConstant(missing);
        data.features.col(columns - 1) = data.features.col(0);
        for (Eigen::Index i = 0; i < rows; i += 3) data.features(i, 3) = missing;
    }
    for (Eigen::Index j = 0; j < columns; ++j) data.feature_names.push_back("column " + std::to_string(j));
    data.tag_names = {"half", "once", "all but one", "a", "b", "c"};
    data.tag_families = {"", "", "", "family", "family", "family"};
    data.labels.setZero(rows, 6);
    for (Eigen::Index i = 0; i < rows; ++i) {
        data.tracks.push_back("track " + std::to_string(i));
        data.labels(i, 0) = data.features(i, 0) > 0.0;
        data.labels(i, 1) = i == 5;
        data.labels(i, 2) = i != 2;
        data.labels(i, 3 + i % 3) = 1.0;
    }
    data.targets = data.labels;
    return data;
}

TrainOptions options_with(int iterations, int jobs = 1) {
    TrainOptions options;
    options.em.iterations = iterations;
    options.jobs = jobs;
    options.date = "2025-06-01";
    options.data_description = "random numbers";
    return options;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

TEST(Trainer, StaysFiniteAndExactOnAwkwardTables) {
    struct Shape {
        Eigen::Index rows, columns;
    };
    unsigned seed = 0;
    for (const auto& [rows, columns] :
         {Shape{10, 8}, Shape{30, 65}, Shape{200, 12}, Shape{40, 5}, Shape{10, 1}, Shape{60, 30}}) {
        SCOPED_TRACE(std::to_string(rows) + " x " + std::to_string(columns));
        const TrainingData data = awkward_table(rows, columns, ++seed);
        const Tagger tagger = train(data, two_groups(), halves(columns), options_with(80));
        const auto& model = tagger.model();
        ASSERT_EQ(model.tags.size(), 6u);
        for (const auto& tag : model.tags) {
            EXPECT_TRUE(std::isfinite(tag.slope) && tag.slope >= 0.0 && std::isfinite(tag.offset) &&
                        std::isfinite(tag.nu));
            for (const double w : tag.weights) EXPECT_TRUE(std::isfinite(w));
            for (const double l : tag.lambdas) EXPECT_TRUE(std::isfinite(l));
            if (columns > 4) {
                EXPECT_EQ(tag.weights[1], 0.0);
                EXPECT_EQ(tag.weights[2], 0.0);
            }
        }
        Eigen::MatrixXd rows_to_judge = data.features;
        rows_to_judge.topRows(3) *= 1e6;  // beyond the reference
        for (Eigen::Index i = 0; i < rows; ++i) {
            const Eigen::VectorXd row = rows_to_judge.row(i);
            const auto z = inputs_of_row(model, {row.data(), static_cast<std::size_t>(row.size())});
            const auto results = judge(model, z);
            double family = 0.0;
            for (std::size_t t = 0; t < results.size(); ++t) {
                const auto added = contributions(model.tags[t], z);
                double sum = model.tags[t].info.baseline;
                for (std::size_t j = added.features.size(); j-- > 0;) sum += added.features[j];  // in another order
                EXPECT_NEAR(sum, results[t].score, 1e-9);
                EXPECT_TRUE(results[t].probability >= 0.0 && results[t].probability <= 1.0);
                if (!model.tags[t].info.family.empty()) family += results[t].probability;
                for (std::size_t j = 0; j < added.features.size(); ++j) {
                    if (std::isnan(row[static_cast<Eigen::Index>(j)])) {
                        EXPECT_EQ(added.features[j], 0.0);
                    }
                }
            }
            EXPECT_NEAR(family, 1.0, 1e-12);
        }
    }
}

TEST(Trainer, GivesTheSameBytesForAnyNumberOfThreads) {
    const test::TemporaryFolder folder;
    const TrainingData data = awkward_table(2500, 20, 3);
    save_model(train(data, two_groups(), halves(20), options_with(30, 1)).model(), folder / "one.json");
    save_model(train(data, two_groups(), halves(20), options_with(30, 4)).model(), folder / "four.json");
    EXPECT_GT(bytes_of(folder / "one.json").size(), 1000u);
    EXPECT_EQ(bytes_of(folder / "one.json"), bytes_of(folder / "four.json"));
}

TEST(Trainer, UsesOnlyFeaturesInGroupsAndKeepsOnlyGroupsWithFeatures) {
    const TrainingData data = awkward_table(50, 6, 2);
    const auto tagger = train(data, two_groups(), {1, 1, -1, -1, 1, -1}, options_with(20));
    EXPECT_EQ(tagger.features(), (std::vector<std::string>{"column 0", "column 1", "column 4"}));
    ASSERT_EQ(tagger.model().groups.size(), 1u);
    EXPECT_EQ(tagger.model().groups[0].id, "second");
    EXPECT_EQ(tagger.model().groups[0].features, (std::vector<int>{0, 1, 2}));
    EXPECT_EQ(tagger.model().tags[0].lambdas.size(), 1u);
}

TEST(Trainer, LearnsWhatThereIsToLearn) {
    TrainingData data = awkward_table(300, 10, 4);
    const auto tagger = train(data, two_groups(), halves(10), options_with(200));
    const auto& figures = tagger.model().card.at("out_of_fold");
    EXPECT_GT(figures.at("tags").at(0).at("roc_auc").get<double>(), 0.99);
    EXPECT_GT(figures.at("tags").at(0).at("f1").get<double>(), 0.95);
    EXPECT_EQ(figures.at("folds_from"), "stratified");
    EXPECT_EQ(tagger.tags()[0].positives, static_cast<std::size_t>(data.labels.col(0).sum()));
    // Column 0 and its twin carry the tag.
    const auto& weights = tagger.model().tags[0].weights;
    EXPECT_NEAR(weights[0], weights[9], 1.0);
    EXPECT_GT(weights[0] + weights[9], 0.3);
    data.folds.assign(300, 0);
    for (std::size_t i = 0; i < 150; ++i) data.folds[i] = 1;
    EXPECT_EQ(train(data, two_groups(), halves(10), options_with(20)).model().card.at("out_of_fold").at("folds"), 2);
}

TEST(Trainer, LeavesOutTagsThatCannotBeLearnedAndSaysSo) {
    TrainingData data = awkward_table(40, 6, 5);
    data.labels.col(1).setZero();
    data.labels.col(2).setOnes();
    data.targets = data.labels;
    const auto tagger = train(data, two_groups(), halves(6), options_with(10));
    EXPECT_EQ(tagger.tags().size(), 4u);
    const auto notes = tagger.model().card.at("notes").get<std::vector<std::string>>();
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_EQ(notes[0], "tag \"once\" was left out: no track carries it");
    EXPECT_EQ(notes[1], "tag \"all but one\" was left out: every track carries it");
}

void expect_refused(const TrainingData& data, const std::vector<int>& groups, const std::string& why) {
    try {
        train(data, two_groups(), groups, options_with(5));
        FAIL() << "should be refused: " << why;
    } catch (const std::invalid_argument& problem) {
        EXPECT_NE(std::string(problem.what()).find(why), std::string::npos) << problem.what();
    }
}

TEST(Trainer, RefusesWhatCannotBeLearnedFrom) {
    const TrainingData good = awkward_table(20, 6, 6);
    expect_refused(awkward_table(0, 6, 1), halves(6), "no track");
    expect_refused(good, {-1, -1, -1, -1, -1, -1}, "no feature can be used");
    expect_refused(good, {-1, 0, 0, -1, -1, -1}, "no feature can be used");
    expect_refused(good, {0, 0, 0, 0, 0, 2}, "in a group that is not there");
    expect_refused(good, {0, 0, 0}, "differ in length");
    TrainingData bad = good;
    bad.labels(3, 0) = 0.5;
    expect_refused(bad, halves(6), "tag \"half\" on track \"track 3\" is neither 0 nor 1");
    bad = good;
    bad.targets(3, 0) = std::nan("");
    expect_refused(bad, halves(6), "target of tag \"half\"");
    bad = good;
    bad.features(7, 4) = std::numeric_limits<double>::infinity();
    expect_refused(bad, halves(6), "\"column 4\" has an infinite value");
    bad = good;
    bad.labels(0, 4) = 1.0;
    expect_refused(bad, halves(6), "carries two tags of \"family\"");
    bad = good;
    bad.labels.setZero();
    expect_refused(bad, halves(6), "no tag can be learned");
}

}  // namespace
}  // namespace armonica
