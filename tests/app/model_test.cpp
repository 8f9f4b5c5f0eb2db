// `model` as a person meets it: what a model has learned, on a terminal and for programs.
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/tagger.hpp>

#include "app/text.hpp"
#include "support/model_reading.hpp"
#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

void expect_80_columns(const ProgramRun& run) {
    for (const std::string& line : run.lines()) {
        EXPECT_LE(app::display_width(line), 80U) << line;
        EXPECT_EQ(line, app::printable(line));
    }
}

json shipped() { return json::parse(read_bytes(default_model_file())); }

TEST(Model, TheShippedOneIsToldInALineATag) {
    const ProgramRun run = armonica_on_terminal({"model"});
    ASSERT_EQ(run.status, 0) << run.err;
    expect_80_columns(run);
    const json model = shipped();
    EXPECT_THAT(run.out, HasSubstr("kind      glass"));
    EXPECT_THAT(run.out, HasSubstr("Emotify: 400 excerpts"));
    EXPECT_THAT(run.out, HasSubstr("grouping  listener, 8 groups"));
    for (const json& group : model["groups"]) EXPECT_THAT(run.out, HasSubstr(group["title"].get<std::string>()));
    EXPECT_THAT(run.out, HasSubstr("\nemotion: joyful activation"));
    char roc[16];
    std::snprintf(roc, sizeof roc, "%.3f", model["card"]["out_of_fold"]["tags"][12]["roc_auc"].get<double>());
    EXPECT_THAT(run.out, testing::ContainsRegex(std::string("\nemotion: sadness +131 +") + roc));
}

TEST(Model, ATagIsToldBandByBand) {
    const json model = shipped();
    for (const json& tag : model["tags"]) {
        const ProgramRun run = armonica_on_terminal({"model", "--tag", tag["name"]});
        ASSERT_EQ(run.status, 0) << run.err;
        expect_80_columns(run);
        for (const json& group : model["groups"])
            EXPECT_THAT(run.out, HasSubstr("\n" + group["title"].get<std::string>()));
        EXPECT_THAT(run.out, HasSubstr("Its relatives: "));
        EXPECT_THAT(run.out, HasSubstr("The strongest pairs"));
        EXPECT_THAT(run.out, HasSubstr("█"));
    }
}

TEST(Model, JsonHoldsEveryBandCurveAndPairOfATag) {
    const json file = shipped();
    const ProgramRun run = armonica({"model", "--tag", "emotion---power", "--tag", "genre---pop", "--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const json told = json::parse(run.out);
    ASSERT_EQ(told["tags"].size(), 2U);
    const ModelReading reading(file);
    for (const json& tag : told["tags"]) {
        const json& in_file = file["tags"][reading.tag(tag["tag"])];
        EXPECT_EQ(tag["positives"], in_file["positives"]);
        std::size_t bands = 0, pairs = 0;
        double share = 0.0;
        for (const json& group : tag["groups"]) {
            share += group["share"].get<double>();
            pairs += group["pairs"].size();
            for (const json& band : group["bands"]) {
                const auto place = std::find(in_file["lambdas"].begin(), in_file["lambdas"].end(), band["lambda"]);
                ASSERT_NE(place, in_file["lambdas"].end());
                const auto b = static_cast<std::size_t>(place - in_file["lambdas"].begin());
                const json& in_model = file["bands"][b];
                EXPECT_EQ(file["groups"][in_model["group"].get<std::size_t>()]["id"], group["group"]);
                EXPECT_EQ(in_model["kind"] == "pairs" ? "paired" : in_model["kind"], band["band"]);
                EXPECT_EQ(band["shared_lambda"], in_file["shared_lambdas"][b]);
                const double lambda = band["lambda"], shared = band["shared_lambda"];
                EXPECT_NEAR(band["own_lambda"], std::max(0.0, 3.0 * lambda - 2.0 * shared), 1e-12);
                EXPECT_NEAR(band["share_from_relatives"], std::min(1.0, 2.0 * shared / (3.0 * lambda)), 1e-12);
                EXPECT_EQ(band["lambda_interval"].is_null(), in_file["log_lambda_deviations"][b].is_null());
                ++bands;
            }
            for (const json& curve : group["features"]) {
                const std::size_t j = reading.feature(curve["feature"]);
                for (const std::size_t percent : {0U, 37U, 100U}) {
                    const double value = curve["values"][percent];
                    EXPECT_EQ(value, reading.quantile(j, percent));
                    EXPECT_NEAR(curve["contributions"][percent],
                                reading.main(reading.tag(tag["tag"]), j, reading.input(j, value)), 1e-9);
                }
            }
        }
        EXPECT_EQ(bands, file["bands"].size());
        EXPECT_EQ(pairs, in_file["effects"]["pairs"].size());
        EXPECT_NEAR(share, 1.0, 1e-9);
    }
    const json& pair = told["tags"][0]["groups"][0]["pairs"][0];
    EXPECT_EQ(pair["first_edges"].size(), 6U);
    EXPECT_EQ(pair["first_edges"][3], reading.quantile(reading.feature(pair["features"][0]), 60));
    EXPECT_EQ(pair["contributions"].size(), 5U);
    EXPECT_EQ(pair["contributions"][4].size(), 5U);
}

TEST(Model, AnOverviewForPrograms) {
    const json told = json::parse(armonica({"model", "--format", "json"}).out);
    EXPECT_EQ(told["kind"], "glass");
    EXPECT_EQ(told["tags"].size(), 13U);
    EXPECT_EQ(told["tags"][0]["groups"].size(), 8U);
    EXPECT_TRUE(told["tags"][0]["threshold"].is_null()) << "the most probable of its family is given";
    EXPECT_EQ(told["tags"][12]["threshold"], shipped()["tags"][12]["threshold"]);
    EXPECT_EQ(told["card"], shipped()["card"]);
}

TEST(Model, CsvHasARowForEachBandOfEachTag) {
    const nlohmann::json file = nlohmann::json::parse(std::ifstream(ARMONICA_SOURCE_DIR "/data/models/emotify.json"));
    const std::size_t bands = file["bands"].size();
    EXPECT_GE(bands, 2U * file["groups"].size());
    const ProgramRun all = armonica({"model", "--format", "csv"});
    ASSERT_EQ(all.status, 0) << all.err;
    EXPECT_EQ(all.lines().size(), 1U + 13U * bands);
    EXPECT_EQ(all.lines()[0],
              "tag,group,band,lambda,lambda_low,lambda_high,shared_lambda,own_lambda,share_from_relatives");
    for (const std::string& line : all.lines()) EXPECT_EQ(std::count(line.begin(), line.end(), ','), 8) << line;
    const ProgramRun one = armonica({"model", "--format", "csv", "--tag", "genre---rock"});
    ASSERT_EQ(one.lines().size(), 1U + bands);
    EXPECT_EQ(one.lines()[1], all.lines()[1U + 3U * bands]);
}

TEST(Model, SlipsAreNamed) {
    const ProgramRun near = armonica({"model", "--tag", "sadnes"});
    EXPECT_EQ(near.status, 1);
    EXPECT_EQ(near.out, "");
    EXPECT_THAT(near.err, HasSubstr("no tag `sadnes`; did you mean `emotion---sadness`?"));
    const ProgramRun far = armonica({"model", "--tag", "harpsichord"});
    EXPECT_EQ(far.status, 1);
    EXPECT_THAT(far.err, HasSubstr("it knows `genre---classical`, "));
    EXPECT_EQ(armonica({"model", "--format", "xml"}).status, 1);
    EXPECT_EQ(armonica({"model", "a.json", "b.json"}).status, 1);
    EXPECT_EQ(armonica({"model", "--tag"}).status, 1);
}

TEST(Model, WhatIsNoModelIsRefused) {
    const TemporaryFolder folder;
    const auto refused = [&](const std::string& name, const std::string& text) {
        write_bytes(folder / name, text);
        const ProgramRun run = armonica({"model", folder / name});
        EXPECT_EQ(run.status, 1);
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    EXPECT_THAT(refused("list.txt", "milk\neggs\n"), HasSubstr("list.txt:1: is not JSON"));
    EXPECT_THAT(refused("other.json", "{\"a\": 1}"), HasSubstr("other.json:1: lacks \"format\""));
    EXPECT_THAT(armonica({"model", folder / "none.json"}).err, HasSubstr("there is no such file"));
    EXPECT_THAT(armonica({"model", folder.path()}).err, HasSubstr("there is no such file"));
}

/// A small collection of table columns with awkward names; two tags of a category, one alone.
class TrainedOnATable : public testing::Test {
protected:
    TrainedOnATable() {
        std::ofstream table(folder_ / "t.csv");
        table << "track,x1,x 2,\x1b[31mred,same,mood---a,mood---b,loud\n";
        for (int i = 0; i < 120; ++i) {
            const double a = std::sin(1.7 * i), b = std::cos(0.9 * i * i), c = std::sin(3.1 * i + 1.0);
            table << i << ',' << a << ',' << b << ',' << c << ",1," << (a > 0.2) << ',' << (std::abs(b) > 0.5) << ','
                  << (a * b > 0.0) << '\n';
        }
        std::ofstream(folder_ / "g.toml") << "name = \"g\"\ntitle = \"g\"\n[[group]]\nid = \"one\"\ntitle = \"one\"\n"
                                             "features = [\"*\"]\n";
    }

    std::string train(const std::string& kind, std::vector<std::string> more = {}) {
        const std::string out = folder_ / (kind + ".json");
        std::vector<std::string> all = {
            "train",      "--table",          folder_ / "t.csv", "--labels", "mood---a,mood---b,loud",
            "--grouping", folder_ / "g.toml", "--kind",          kind,       "--out",
            out};
        all.insert(all.end(), more.begin(), more.end());
        const ProgramRun run = armonica(all);
        EXPECT_EQ(run.status, 0) << run.err;
        return out;
    }

    TemporaryFolder folder_;
};

TEST_F(TrainedOnATable, EveryKindIsTold) {
    for (const char* kind : {"linear", "additive", "glass"}) {
        SCOPED_TRACE(kind);
        const std::string file = train(kind);
        const ProgramRun overview = armonica({"model", file});
        ASSERT_EQ(overview.status, 0) << overview.err;
        expect_80_columns(overview);
        EXPECT_THAT(overview.out, HasSubstr("columns of a table"));
        const ProgramRun page = armonica({"model", file, "--tag", "mood---a", "--tag", "mood---b"});
        ASSERT_EQ(page.status, 0) << page.err;
        expect_80_columns(page);
        EXPECT_THAT(page.out, HasSubstr("x1"));
        EXPECT_THAT(page.out, HasSubstr("\\x1B[31mred"));
        EXPECT_THAT(page.out, Not(HasSubstr("\x1b")));
        const bool linear = std::string(kind) == "linear";
        EXPECT_THAT(page.out, HasSubstr(linear ? "a standard deviation" : "Its relatives: mood: b."));
        const json told = json::parse(armonica({"model", file, "--tag", "mood---a", "--format", "json"}).out);
        const json& group = told["tags"][0]["groups"][0];
        EXPECT_EQ(group["bands"].size(), linear ? 1U : std::string(kind) == "additive" ? 2U : 3U);
        for (const json& band : group["bands"]) {
            EXPECT_EQ(band["shared_lambda"].is_null(), linear);
            if (band["lambda_interval"].is_null()) continue;
            EXPECT_LT(band["lambda_interval"][0], band["lambda"]);
            EXPECT_GT(band["lambda_interval"][1], band["lambda"]);
        }
        if (!linear) {
            EXPECT_FALSE(group["bands"][0]["lambda_interval"].is_null());
        }
        EXPECT_EQ(group["features"][0]["feature"], "x1");
        EXPECT_TRUE(group["features"][0]["unit"].is_null());
        EXPECT_EQ(group["features"][0].contains("weight"), linear);
    }
}

TEST_F(TrainedOnATable, ALogisticFitSaysThatItsLambdasAreNotSure) {
    const std::string file = train("additive", {"--likelihood", "logistic"});
    const ProgramRun page = armonica({"model", file, "--tag", "mood---a"});
    ASSERT_EQ(page.status, 0) << page.err;
    EXPECT_THAT(page.out, HasSubstr("does not say how sure"));
    EXPECT_THAT(armonica({"model", file}).out, HasSubstr("logistic likelihood"));
}

// A file may hold any finite numbers; a page of them is no pleasure to read, but it is a page.
TEST_F(TrainedOnATable, AbsurdNumbersAreToldToo) {
    json model = json::parse(read_bytes(train("glass")));
    for (json& tag : model["tags"]) {
        tag["slope"] = 1.0;
        for (json& effect : tag["effects"]["mains"])
            for (json& value : effect["curve"]) value = value.get<double>() < 0.0 ? -1e140 : 1e140;
        for (json& value : tag["lambdas"]) value = 1e300;
        for (json& value : tag["log_lambda_deviations"]) value = 1e5;
    }
    write_bytes(folder_ / "m.json", model.dump());
    for (const char* format : {"text", "json", "csv"}) {
        const ProgramRun run = armonica({"model", folder_ / "m.json", "--tag", "mood---a", "--format", format});
        EXPECT_EQ(run.status, 0) << run.err;
        EXPECT_THAT(run.out, Not(testing::ContainsRegex("[^a-z](nan|inf)[^a-z]"))) << format;
        if (std::string(format) != "json") continue;
        const json group = json::parse(run.out)["tags"][0]["groups"][0];
        EXPECT_TRUE(group["strength"].is_number());
        EXPECT_TRUE(group["features"][0]["spread"].is_number());
        EXPECT_TRUE(group["bands"][0]["lambda_interval"].is_null());
    }
}

// Anyone may edit a card: what cannot be read there is not told, and nothing else is lost.
TEST_F(TrainedOnATable, AStrangeCardIsNoReasonToFail) {
    json model = json::parse(read_bytes(train("additive")));
    for (const char* card :
         {"{}", R"({"tracks": "many", "date": 7, "out_of_fold": [1, 2], "data": null, "name": "\u001b[2J"})",
          R"({"tracks": -4, "out_of_fold": {"folds": -1, "tags": [3, {"tag": "mood---a", "roc_auc": "good"}],
              "by_fold": {"roc_auc": 0.5}, "by_fold_interval": {"roc_auc": [null]}}})"}) {
        model["card"] = json::parse(card);
        write_bytes(folder_ / "m.json", model.dump());
        for (const std::vector<std::string>& more :
             {std::vector<std::string>{}, {"--tag", "mood---a"}, {"--format", "json"}, {"--format", "csv"}}) {
            std::vector<std::string> arguments = {"model", folder_ / "m.json"};
            arguments.insert(arguments.end(), more.begin(), more.end());
            const ProgramRun run = armonica(arguments);
            EXPECT_EQ(run.status, 0) << run.err;
            if (more.empty()) {
                expect_80_columns(run);
            }
        }
    }
}

}  // namespace
}  // namespace armonica::test
