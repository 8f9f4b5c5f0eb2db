#include "model/model_file.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "model/json_lines.hpp"
#include "model/random_data.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using nlohmann::json;

// Numbers without a short decimal form, and the awkward ones.
Tagger::Model some_model() {
    const Eigen::MatrixXd numbers = test::random_matrix(400, 1, 31);
    Eigen::Index next = 0;
    const auto number = [&] { return numbers(next++, 0); };
    Tagger::Model model;
    model.grouping = "halves";
    for (const char* id : {"one", "two \"quoted\"", "drei – ü"}) {
        ModelFeature feature{id, {.mean = number(), .spread = 0.1, .minimum = -3.0, .maximum = 3.0}, {}};
        for (int q = 0; q <= 100; ++q) feature.quantiles.push_back(-3.0 + q * 0.06);
        model.features.push_back(feature);
    }
    model.groups = {{"first", "the first", {0, 2}}, {"second", "the second", {1}}};
    model.bands = {{BandKind::straight, 0}, {BandKind::straight, 1}};
    for (const char* name : {"calm", "genre---rock", "genre---jazz"}) {
        ModelTag tag;
        tag.info.name = name;
        tag.info.family = tag.info.name == "calm" ? "" : "genre";
        tag.info.positives = 17;
        tag.info.threshold = 1.0 / 3.0;
        tag.weights = {number(), -0.0, 5e-324};
        tag.intercept = number();
        tag.lambdas = {1e-300, number() * number()};
        tag.nu = 0.1 + 0.2;
        tag.slope = 7.0 / 9.0;
        tag.offset = tag.info.family.empty() ? number() : 0.0;
        tag.info.baseline = tag.slope * tag.intercept + tag.offset;
        tag.replicates.offsets = {number(), number(), number()};
        for (int k = 0; k < 3; ++k) tag.replicates.slopes.push_back({number(), number()});
        tag.replicates.group_variances = {0.1 + 0.2, 1e-300};
        tag.replicates.variance = 0.25;
        tag.points = {{0.5, 2, 1}, {1.0 / 3.0, 5, 3}};
        model.tags.push_back(tag);
    }
    model.card = {{"data", "random"}, {"notes", json::array()}, {"nested", {{"a", 1}, {"b", {1.5, nullptr}}}}};
    return model;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string some_text() {
    const test::TemporaryFolder folder;
    save_model(some_model(), folder / "model.json");
    return text_of(folder / "model.json");
}

void expect_same_bits(double a, double b) {
    EXPECT_EQ(std::bit_cast<std::uint64_t>(a), std::bit_cast<std::uint64_t>(b));
}

void expect_same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) expect_same_bits(a[i], b[i]);
}

TEST(ModelFile, ComesBackBitForBit) {
    const test::TemporaryFolder folder;
    const Tagger::Model model = some_model();
    save_model(model, folder / "model.json");
    const auto back = load_model(folder / "model.json");
    EXPECT_EQ(back->grouping, model.grouping);
    EXPECT_FALSE(back->catalogue_version);
    EXPECT_EQ(back->card, model.card);
    ASSERT_EQ(back->features.size(), 3u);
    for (std::size_t j = 0; j < 3; ++j) {
        EXPECT_EQ(back->features[j].id, model.features[j].id);
        expect_same_bits(back->features[j].scale.mean, model.features[j].scale.mean);
        expect_same_bits(back->features[j].quantiles, model.features[j].quantiles);
    }
    ASSERT_EQ(back->tags.size(), 3u);
    for (std::size_t t = 0; t < 3; ++t) {
        EXPECT_EQ(back->tags[t].info.name, model.tags[t].info.name);
        EXPECT_EQ(back->tags[t].info.family, model.tags[t].info.family);
        EXPECT_EQ(back->tags[t].info.positives, 17u);
        expect_same_bits(back->tags[t].info.baseline, model.tags[t].info.baseline);
        expect_same_bits(back->tags[t].info.threshold, model.tags[t].info.threshold);
        expect_same_bits(back->tags[t].weights, model.tags[t].weights);
        expect_same_bits(back->tags[t].lambdas, model.tags[t].lambdas);
        expect_same_bits({back->tags[t].intercept, back->tags[t].nu, back->tags[t].slope, back->tags[t].offset},
                         {model.tags[t].intercept, model.tags[t].nu, model.tags[t].slope, model.tags[t].offset});
        const TagReplicates &replicates = back->tags[t].replicates, &expected = model.tags[t].replicates;
        expect_same_bits(replicates.offsets, expected.offsets);
        expect_same_bits(replicates.slopes.at(2), expected.slopes.at(2));
        expect_same_bits(replicates.group_variances, expected.group_variances);
        expect_same_bits(replicates.variance, expected.variance);
        EXPECT_EQ(back->tags[t].points, model.tags[t].points);
    }
    save_model(*back, folder / "again.json");
    EXPECT_EQ(text_of(folder / "model.json"), text_of(folder / "again.json"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 2);  // nothing temporary stays
}

TEST(ModelFile, IsWrittenForPeople) {
    const std::string text = some_text();
    EXPECT_NE(text.find("\n  \"format_version\": 3,\n"), std::string::npos);
    EXPECT_NE(text.find("\n      \"features\": [0,2]\n"), std::string::npos);
}

TEST(ModelFile, SaysWhereItCannotBeWritten) {
    EXPECT_THROW(save_model(some_model(), "/no/such/folder/model.json"), InputError);
    Tagger::Model model = some_model();
    model.grouping = "\xff";
    const test::TemporaryFolder folder;
    EXPECT_THROW(save_model(model, folder / "model.json"), std::invalid_argument);
}

// Replaces `from` in the text of a good model by `to`, and expects to hear of `problem` on the line of the change.
struct Damage {
    std::string from, to, problem;
};

TEST(ModelFile, NamesTheLineOfWhateverIsWrong) {
    const std::string good = some_text();
    const std::vector<Damage> damages = {
        {"\"armonica-model\"", "\"other\"", "not an Armonica model"},
        {"\"format_version\": 3", "\"format_version\": 2", "reads version 3"},
        {"\"format_version\": 3", "\"format_version\": -1", "whole number"},
        {"\"kind\": \"linear\"", "\"kind\": \"magic\"", "a kind of model"},
        {"\"catalogue_version\": null", "\"catalogue_version\": 3", "should be a text"},
        {"\"catalogue_version\": null", "\"catalogue_version\": \"0\"", "train the model again"},
        {"\"id\": \"one\"", "\"id\": \"\"", "is empty"},
        {"\"id\": \"one\"", "\"id\": 1", "should be a text"},
        {"\"spread\": 0.1", "\"spread\": -0.1", "below 0"},
        {"\"spread\": 0.1", "\"spread\": \"NaN\"", "should be a number"},
        {"\"spread\": 0.1", "\"spread\": 1e-310", "too small"},
        {"\"spread\": 0.1", "\"spread\": NaN", "is not JSON"},
        {"\"spread\": 0.1", "\"spread\": 1e999", "is not JSON"},
        {"\"maximum\": 3.0", "\"maximum\": -4.0", "below \"minimum\""},
        {"\"quantiles\": [-3.0,", "\"quantiles\": [", "has 100 values, but should have 101"},
        {"\"quantiles\": [-3.0,", "\"quantiles\": [9,", "should ascend"},
        {"\"features\": [0,2]", "\"features\": [0,7]", "no index of a feature"},
        {"\"features\": [1]", "\"features\": [0]", "in a group already"},
        {"\"features\": [1]", "\"features\": [1.5]", "whole number"},
        {"\"id\": \"second\"", "\"id\": \"first\"", "a second time"},
        {"\"name\": \"genre---jazz\"", "\"name\": \"calm\"", "a second time"},
        {"\"threshold\": 0.3333333333333333", "\"threshold\": 1.5", "above 1"},
        {"\"slope\": 0.7777777777777778", "\"slope\": -1", "below 0"},
        {"\"lambdas\": [", "\"lambdas\": [1,", "has 3 values, but should have 2"},
        {"\"weights\": [", "\"weights\": [null,", "should be a number"},
        {"\"goal\": \"f1\"", "\"goal\": \"precision=2\"", "no goal"},
        {"\"slopes\": [", "\"slopes\": [[1,2],", "as many as offsets"},
        {"\"group_variances\": [", "\"group_variances\": [1,", "has 3 values, but should have 2"},
        {"\"variance\": 0.25", "\"variance\": -1", "below 0"},
        {"[0.5,2,1]", "[0.5,2,3]", "more than are given"},
        {"[0.5,2,1]", "[0.5,2,1],[0.6,3,1]", "a lower threshold"},
        {"\"card\": {", "\"card\": [], \"x\": {", "should be an object"},
    };
    const test::TemporaryFolder folder;
    for (const auto& damage : damages) {
        SCOPED_TRACE(damage.to);
        const auto at = good.find(damage.from);
        ASSERT_NE(at, std::string::npos) << damage.from;
        std::string text = good;
        text.replace(at, damage.from.size(), damage.to);
        const auto line =
            1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
        std::ofstream(folder / "bad.json", std::ios::binary) << text;
        try {
            load_model(folder / "bad.json");
            ADD_FAILURE() << "was accepted";
        } catch (const InputError& error) {
            EXPECT_EQ(error.file(), (folder / "bad.json").string());
            EXPECT_EQ(error.line(), line) << error.what();
            EXPECT_NE(std::string(error.what()).find(damage.problem), std::string::npos) << error.what();
        }
    }
}

TEST(ModelFile, RefusesEveryModelThatLacksSomething) {
    const json good = json::parse(some_text());
    const test::TemporaryFolder folder;
    const auto refused = [&](const json& model) {
        std::ofstream(folder / "bad.json") << model.dump(2);
        try {
            load_model(folder / "bad.json");
        } catch (const InputError& error) {
            return error.line().has_value();
        }
        return false;
    };
    for (const auto& [key, value] : good.items()) {
        json bad = good;
        bad.erase(key);
        EXPECT_TRUE(refused(bad)) << key;
    }
    for (const char* list : {"features", "groups", "tags"}) {
        for (const auto& [key, value] : good[list][0].items()) {
            json bad = good;
            bad[list][0].erase(key);
            EXPECT_TRUE(refused(bad)) << list << " " << key;
        }
        json bad = good;
        bad[list] = json::array();
        EXPECT_TRUE(refused(bad)) << list;
        bad[list] = 3;
        EXPECT_TRUE(refused(bad)) << list;
    }
}

TEST(ModelFile, RefusesEveryTruncation) {
    const std::string good = some_text();
    const test::TemporaryFolder folder;
    for (std::size_t length = 0; length + 2 < good.size(); length += 1 + length / 50) {
        std::ofstream(folder / "cut.json", std::ios::binary) << good.substr(0, length);
        EXPECT_THROW(load_model(folder / "cut.json"), InputError) << length;
    }
    EXPECT_THROW(load_model(folder / "absent.json"), InputError);
    EXPECT_THROW(load_model(folder.path()), InputError);
}

TEST(JsonLines, FindsValuesOnTheirLines) {
    const std::string text = "{\n\"a\": [1,\n2\n, {\"b~/\": \n null}],\n\"c\": {}\n}";
    EXPECT_EQ(line_of(text, json::json_pointer("")), 1u);
    EXPECT_EQ(line_of(text, json::json_pointer("/a")), 2u);
    EXPECT_EQ(line_of(text, json::json_pointer("/a/0")), 2u);
    EXPECT_EQ(line_of(text, json::json_pointer("/a/1")), 3u);
    EXPECT_EQ(line_of(text, json::json_pointer("/a/2/b~0~1")), 5u);
    EXPECT_EQ(line_of(text, json::json_pointer("/c")), 6u);
    EXPECT_FALSE(line_of(text, json::json_pointer("/d")));
    EXPECT_FALSE(find_json_error(text));
    EXPECT_EQ(find_json_error("{\n\"a\": 1,\n}")->line, 3u);
}

}  // namespace
}  // namespace armonica
