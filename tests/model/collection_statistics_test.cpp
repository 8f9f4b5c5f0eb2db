#include "model/collection_statistics.hpp"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <armonica/error.hpp>

#include "model/linear_fit.hpp"
#include "model/model.hpp"
#include "model/random_data.hpp"
#include "model/statistics_file.hpp"
#include "model/statistics_trainer.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using testing::HasSubstr;

const double missing = std::numeric_limits<double>::quiet_NaN();

// Columns far from zero, huge, tiny, constant, empty, with gaps; a family and two tags.
TrainingData awkward_collection(Index rows) {
    TrainingData data;
    data.features = test::random_matrix(rows, 8, 3);
    data.features.col(1) = 1e9 + data.features.col(1).array();
    data.features.col(2) *= 1e120;
    data.features.col(3) *= 1e-120;
    data.features.col(4).setConstant(0.1);
    data.features.col(5).setConstant(missing);
    for (Index i = 0; i < rows; i += 3) data.features(i, 6) = missing;
    for (Index i = 1; i < rows / 2; i += 4) data.features(i, 7) = missing;  // complete in the second half
    for (Index j = 0; j < 8; ++j) data.feature_names.push_back("f" + std::to_string(j));
    data.tag_names = {"high", "rare", "a", "b", "c"};
    data.tag_families = {"", "", "kind", "kind", "kind"};
    data.labels.setZero(rows, 5);
    for (Index i = 0; i < rows; ++i) {
        data.tracks.push_back("track " + std::to_string(i));
        data.labels(i, 0) = data.features(i, 0) > 0.2;
        data.labels(i, 1) = i % 17 == 0;
        data.labels(i, 2 + i % 3) = 1.0;
    }
    data.targets = data.labels;
    return data;
}

const std::vector<int> groups_of_columns = {0, 0, 1, 1, 0, 1, 0, 1};

TrainingData part_of(const TrainingData& data, const std::vector<int>& rows) {
    TrainingData part = data;
    part.features = rows_of(data.features, rows);
    part.labels = rows_of(data.labels, rows);
    part.targets = rows_of(data.targets, rows);
    part.tracks.clear();
    part.folds.clear();
    for (const int row : rows) part.tracks.push_back(data.tracks[static_cast<std::size_t>(row)]);
    return part;
}

StatisticsRequest request(int jobs) {
    StatisticsRequest result;
    result.jobs = jobs;
    return result;
}

CollectionStatistics statistics_of(const TrainingData& data, int jobs = 1) {
    return gather_collection_statistics(data, groups_of_columns, 2, request(jobs));
}

TEST(CollectionStatistics, PartsAddUpToTheWholeInEveryBit) {
    const TrainingData data = awkward_collection(240);
    const std::string whole = statistics_text(statistics_of(data));
    EXPECT_EQ(statistics_text(statistics_of(data, 3)), whole) << "depends on the number of threads";
    std::vector<int> first, second, third = {200};
    for (int i = 0; i < 240; ++i)
        if (i != 200) (i >= 120 || i % 5 == 0 ? second : first).push_back(i);
    const auto a = statistics_of(part_of(data, first)), b = statistics_of(part_of(data, second)),
               c = statistics_of(part_of(data, third));
    CollectionStatistics forwards = a;
    (forwards += b) += c;
    EXPECT_EQ(statistics_text(forwards), whole);
    CollectionStatistics backwards = c;
    (backwards += b) += a;
    EXPECT_EQ(statistics_text(backwards), whole);
}

double long_spread(const Eigen::VectorXd& values) {
    long double count = 0.0L, sum = 0.0L, squares = 0.0L;
    for (const double value : values)
        if (!std::isnan(value)) {
            count += 1.0L;
            sum += value;
        }
    for (const double value : values)
        if (!std::isnan(value)) squares += (value - sum / count) * (value - sum / count);
    return static_cast<double>(std::sqrt(squares / count));
}

TEST(CollectionStatistics, StandardiseAsTheTableDoes) {
    const TrainingData data = awkward_collection(240);
    const FoldSums sums = statistics_of(data).sums();
    std::vector<ColumnScale> scales;
    std::vector<int> columns;
    for (Index j = 0; j < 8; ++j) {
        scales.push_back(measure_scale(data.features.col(j)));
        columns.push_back(static_cast<int>(j));
        const ColumnScale found = sums.scale(static_cast<std::size_t>(j));
        EXPECT_NEAR(found.mean, scales.back().mean, 1e-12 * std::abs(scales.back().mean)) << j;
        // Around 1e9 the table's own rounding leaves 8 digits; the sums are held to a longer type.
        EXPECT_NEAR(found.spread, scales.back().spread, 1e-8 * scales.back().spread) << j;
        if (found.spread > 0.0) {
            EXPECT_NEAR(found.spread, long_spread(data.features.col(j)), 1e-13 * found.spread) << j;
        }
        EXPECT_EQ(found.minimum, scales.back().minimum) << j;
        EXPECT_EQ(found.maximum, scales.back().maximum) << j;
    }
    const SufficientStatistics expected = gather_statistics(standardise(data.features, scales), data.targets);
    const SufficientStatistics found = sums.standardised(columns, scales, 0, 5);
    EXPECT_EQ(found.rows, 240U);
    EXPECT_LE((found.gram - expected.gram).cwiseAbs().maxCoeff(), 1e-9);
    EXPECT_LE((found.cross - expected.cross).cwiseAbs().maxCoeff(), 1e-9);
    EXPECT_LE((found.feature_sums - expected.feature_sums).cwiseAbs().maxCoeff(), 1e-9);
    EXPECT_EQ(found.target_sums, expected.target_sums);
    EXPECT_EQ(found.target_squares, expected.target_squares);
}

TEST(CollectionStatistics, OfOtherThingsAreRefusedByName) {
    const TrainingData data = awkward_collection(60);
    const auto refusal = [&](auto change) {
        CollectionStatistics ours = statistics_of(data), theirs = ours;
        change(theirs);
        try {
            ours += theirs;
        } catch (const std::invalid_argument& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_EQ(refusal([](CollectionStatistics&) {}), "");
    EXPECT_THAT(refusal([](auto& s) { s.features[3] = "g"; }), HasSubstr("other features: number 4 is \"g\" instead"));
    EXPECT_THAT(refusal([](auto& s) { s.tags.pop_back(); }), HasSubstr("other tags: number 5 is none instead"));
    EXPECT_THAT(refusal([](auto& s) { s.families[0] = "x"; }), HasSubstr("families"));
    EXPECT_THAT(refusal([](auto& s) { s.catalogue_version = "9"; }), HasSubstr("catalogue version: \"9\" instead"));
    EXPECT_THAT(refusal([](auto& s) { s.label_rule = "y"; }), HasSubstr("rule for labels"));
    EXPECT_THAT(refusal([](auto& s) { s.shares = true; }), HasSubstr("shares"));
    EXPECT_THAT(refusal([](auto& s) { s.folds_given = true; }), HasSubstr("folds"));
}

TEST(StatisticsFile, ComesBackAsItWasAndSaysWhatIsWrong) {
    const test::TemporaryFolder folder;
    TrainingData data = awkward_collection(60);
    data.targets *= 0.7;
    StatisticsRequest of_shares = request(1);
    of_shares.catalogue_version = "2";
    of_shares.shares = true;
    const CollectionStatistics statistics = gather_collection_statistics(data, groups_of_columns, 2, of_shares);
    const std::string text = statistics_text(statistics);
    test::write_bytes(folder / "s.stats", text);
    EXPECT_EQ(statistics_text(load_statistics(folder / "s.stats").statistics), text);

    const auto refusal = [&](const std::string& bytes) {
        test::write_bytes(folder / "bad.stats", bytes);
        try {
            load_statistics(folder / "bad.stats");
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_THAT(refusal(text.substr(0, text.size() / 2)), HasSubstr("not JSON"));
    EXPECT_THAT(refusal("{}"), HasSubstr("is not a file of statistics"));
    EXPECT_THAT(refusal("[1]"), HasSubstr("is not a file of statistics"));
    const auto with = [&](const std::string& old, const std::string& changed) {
        std::string other = text;
        return other.replace(other.find(old), old.size(), changed);
    };
    EXPECT_THAT(refusal(with("\"format_version\":1", "\"format_version\":2")), HasSubstr("version"));
    EXPECT_THAT(refusal(with("\"rows\":", "\"rows\":1")), HasSubstr("damaged"));
    EXPECT_THROW(load_statistics(folder / "none.stats"), InputError);
}

TEST(TrainFromStatistics, FindsTheWeightsOfTrainingOnTheTracks) {
    TrainingData data = awkward_collection(240);
    for (int i = 0; i < 240; ++i) data.folds.push_back(i % 4);
    const Grouping grouping{"g", "g", "", {{"one", "one", "", {}}, {"two", "two", "", {}}}};
    TrainOptions options;
    options.em.iterations = 50;
    options.jobs = 1;
    StatisticsRequest given = request(1);
    given.fold_names = {"w", "x", "y", "z"};
    const auto statistics = gather_collection_statistics(data, groups_of_columns, 2, given);
    const Tagger from_tracks = train(data, grouping, groups_of_columns, options);
    const Tagger from_sums = train_from_statistics(statistics, grouping, groups_of_columns, options);
    const auto& expected = from_tracks.model();
    const auto& found = from_sums.model();
    ASSERT_EQ(found.tags.size(), expected.tags.size());
    for (std::size_t t = 0; t < expected.tags.size(); ++t) {
        for (std::size_t j = 0; j < 8; ++j)
            EXPECT_NEAR(found.tags[t].weights[j], expected.tags[t].weights[j], 1e-9) << t << ", " << j;
        for (std::size_t g = 0; g < 2; ++g)
            EXPECT_NEAR(found.tags[t].lambdas[g], expected.tags[t].lambdas[g], 1e-8 * expected.tags[t].lambdas[g]);
        EXPECT_NEAR(found.tags[t].nu, expected.tags[t].nu, 1e-9);
        EXPECT_NEAR(found.tags[t].intercept, expected.tags[t].intercept, 1e-12);
        EXPECT_EQ(found.tags[t].info.positives, expected.tags[t].info.positives);
    }
    EXPECT_GT(found.tags[0].slope, 1.0);
    EXPECT_EQ(found.card["out_of_fold"]["roc_auc_macro"], nullptr);
    EXPECT_EQ(found.card["tracks"], 240);

    auto one_fold = statistics;
    while (one_fold.folds.size() > 1) one_fold.folds.erase(one_fold.folds.begin());
    EXPECT_THROW(train_from_statistics(one_fold, grouping, groups_of_columns, options), std::invalid_argument);
    TrainOptions families = options;
    families.feature_families = true;
    EXPECT_THROW(train_from_statistics(statistics, grouping, groups_of_columns, families), std::invalid_argument);
    EXPECT_THROW(train_from_statistics(statistics, grouping, std::vector<int>(8, -1), options), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
