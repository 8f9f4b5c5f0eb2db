// The sum is exact: on real tables, for every track and tag, contributions add up to the score and to their group's,
// and both are what the model file says by another computation.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>
#include <armonica/explain.hpp>

#include "model/judging.hpp"
#include "model/model.hpp"
#include "model/model_file.hpp"
#include "model/trainer.hpp"
#include "support/model_reading.hpp"
#include "support/program.hpp"
#include "support/sanitized.hpp"
#include "support/temporary_folder.hpp"
#include "tables/collection.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;

constexpr double exact = 1e-9;

json json_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return json::parse(stream);
}

Collection published_table(const std::string& name, const std::string& labels, bool multiclass) {
    const auto tables = shared_folder() / "data/tables";
    CollectionRequest request;
    request.grouping = load_grouping("published_tables");
    request.labels = labels;
    request.rules.multiclass = multiclass;
    request.folds.file = tables / (name + "_folds.csv");
    return read_collection(tables / (name + ".csv"), request);
}

// The row in the order of the model's features.
std::vector<double> row_of(const Collection& collection, const std::vector<std::size_t>& columns, Eigen::Index i) {
    std::vector<double> row;
    for (const std::size_t column : columns)
        row.push_back(collection.data.features(i, static_cast<Eigen::Index>(column)));
    return row;
}

std::vector<std::size_t> columns_of(const Collection& collection, const Tagger& tagger) {
    std::vector<std::size_t> columns;
    const auto& names = collection.data.feature_names;
    for (const std::string& feature : tagger.features())
        columns.push_back(static_cast<std::size_t>(std::find(names.begin(), names.end(), feature) - names.begin()));
    return columns;
}

std::vector<double> group_sums(const Tagger::Model& model, const ModelTag& tag, const Contributions& added) {
    std::vector<std::size_t> group_of(model.features.size());
    for (std::size_t g = 0; g < model.groups.size(); ++g)
        for (const int f : model.groups[g].features) group_of[static_cast<std::size_t>(f)] = g;
    std::vector<double> sums(model.groups.size(), 0.0);
    for (std::size_t j = 0; j < added.features.size(); ++j) sums[group_of[j]] += added.features[j];
    for (std::size_t p = 0; p < added.pairs.size(); ++p)
        sums[group_of[static_cast<std::size_t>(tag.function.pairs[p].first)]] += added.pairs[p];
    return sums;
}

// How far apart, at most, what should be the same.
struct Departures {
    double of_score = 0.0, of_groups = 0.0, of_sum = 0.0;
    std::size_t scores = 0;
};

void compare(const Tagger::Model& model, const ModelReading& reading, const std::vector<double>& row,
             Departures& departures) {
    const auto inputs = inputs_of_row(model, row);
    const auto results = judge(model, inputs);
    const auto read_inputs = reading.inputs(row);
    for (std::size_t t = 0; t < model.tags.size(); ++t) {
        const Contributions added = contributions(model.tags[t], inputs);
        const auto sums = group_sums(model, model.tags[t], added);
        const auto read_sums = reading.group_sums(t, read_inputs);
        double sum = model.tags[t].info.baseline, read_score = reading.baseline(t);
        for (std::size_t g = 0; g < sums.size(); ++g) {
            sum += sums[g];
            read_score += read_sums[g];
            departures.of_groups = std::max(departures.of_groups, std::abs(sums[g] - read_sums[g]));
        }
        departures.of_sum = std::max(departures.of_sum, std::abs(sum - results[t].score));
        departures.of_score = std::max(departures.of_score, std::abs(sum - read_score));
        ++departures.scores;
    }
}

void expect_exact(const Collection& collection, Kind kind) {
    SCOPED_TRACE(to_string(kind));
    TrainOptions options;
    options.kind = kind;
    const TemporaryFolder folder;
    save_model(train(collection.data, load_grouping("published_tables"), collection.group_of_column, options).model(),
               folder / "model.json");
    const Tagger tagger = Tagger::load(folder / "model.json");
    const ModelReading reading(json_of(folder / "model.json"));
    const auto columns = columns_of(collection, tagger);
    Departures departures;
    for (Eigen::Index i = 0; i < collection.data.features.rows(); ++i)
        compare(tagger.model(), reading, row_of(collection, columns, i), departures);
    EXPECT_LE(departures.of_sum, exact);
    EXPECT_LE(departures.of_groups, exact);
    EXPECT_LE(departures.of_score, exact);
    EXPECT_EQ(departures.scores, collection.data.tracks.size() * tagger.tags().size());
    char departure[32];
    std::snprintf(departure, sizeof departure, "%.1e", departures.of_score);
    testing::Test::RecordProperty(std::string(to_string(kind)) + "_departure", departure);
}

TEST(Exactness, OfEveryTrackOfGtzanAndEveryKind) {
    REQUIRE_SHARED();
    const Collection gtzan = published_table("gtzan", "blues:rock", true);
    ASSERT_EQ(gtzan.data.tracks.size(), 999U);
    for (const Kind kind : {Kind::linear, Kind::additive, Kind::glass})
        if (!test::sanitized || kind != Kind::glass) expect_exact(gtzan, kind);
}

Collection jamendo() { return published_table("jamendo_validation", "action:uplifting", false); }

TEST(Exactness, OfEveryTrackOfJamendo) {
    REQUIRE_SHARED();
    const Collection collection = jamendo();
    ASSERT_EQ(collection.data.tracks.size(), 3802U);
    expect_exact(collection, Kind::linear);
}

TEST(Exactness, OfEveryTrackOfJamendoWithCurvesAndPairs) {
    REQUIRE_SHARED();
    if (std::getenv("ARMONICA_EXACTNESS") == nullptr) {
        GTEST_SKIP() << "takes minutes: `make exactness` runs it";
    }
    for (const Kind kind : {Kind::additive, Kind::glass}) expect_exact(jamendo(), kind);
}

// The shipped model through the public interface, on tracks as they come, as they do not come, and with gaps.
TEST(Exactness, OfTheShippedModelsExplanations) {
    const Tagger tagger = Tagger::load(default_model_file());
    const ModelReading reading(json_of(default_model_file()));
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> share(-0.02, 1.02);
    double departure = 0.0;
    for (int round = 0; round < 100; ++round) {
        FeatureVector track;
        track.length_seconds = 30.0;
        track.catalogue_version = catalogue_version();
        std::vector<double> row;
        for (std::size_t j = 0; j < reading.features(); ++j) {
            const double least = reading.quantile(j, 0), range = reading.quantile(j, 100) - least;
            const auto percent = static_cast<std::size_t>(100.0 * std::clamp(share(random), 0.0, 1.0));
            row.push_back(round % 4 == 0 ? least + share(random) * range : reading.quantile(j, percent));
            if (round % 3 == 0 && random() % 4 == 0) {
                row.back() = std::nan("");
                track.set_missing(tagger.features()[j], MissingReason::no_beat);
            } else {
                track.set(tagger.features()[j], row.back());
            }
        }
        const auto inputs = reading.inputs(row);
        const auto explained = explain(tagger, track);
        for (const TagExplanation& tag : std::get<std::vector<TagExplanation>>(explained)) {
            const std::size_t t = reading.tag(tag.result.tag);
            const auto sums = reading.group_sums(t, inputs);
            double sum = tag.baseline;
            for (const GroupContribution& group : tag.groups) {
                sum += group.contribution;
                double within = 0.0;
                for (const auto& feature : group.features) within += feature.contribution;
                for (const auto& pair : group.pairs) within += pair.contribution;
                departure = std::max(departure, std::abs(group.contribution - within));
            }
            double read_sum = reading.baseline(t);
            for (std::size_t g = 0; g < sums.size(); ++g) {
                read_sum += sums[g];
                const std::string& id = tagger.model().groups[g].id;
                const auto found = std::find_if(tag.groups.begin(), tag.groups.end(),
                                                [&](const GroupContribution& group) { return group.group == id; });
                ASSERT_NE(found, tag.groups.end());
                departure = std::max(departure, std::abs(found->contribution - sums[g]));
            }
            departure = std::max({departure, std::abs(sum - tag.result.score), std::abs(sum - read_sum)});
        }
    }
    EXPECT_LE(departure, exact);
}

}  // namespace
}  // namespace armonica::test
