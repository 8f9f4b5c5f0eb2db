// `importance` as a researcher runs it.
#include <algorithm>
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/text.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class ImportanceCommand : public testing::Test {
protected:
    /// 160 tracks of 40 artists: `mood---loud` hangs on `energy`, `mood---calm` on `tempo`, nothing on `noise`.
    ImportanceCommand() {
        std::mt19937 random(6);
        std::normal_distribution<double> normal;
        std::ofstream table(folder_ / "table.csv");
        table << "track,artist,fold,x1,x2,x3,x4,mood---loud,mood---calm\n";
        for (int i = 0; i < 160; ++i) {
            const double x1 = normal(random), x2 = normal(random);
            table << "t" << i << ",a" << i / 4 << "," << i / 4 % 4 << "," << x1 << "," << x2 << "," << normal(random)
                  << "," << normal(random) << "," << (x1 + 0.4 * normal(random) > 0.0) << ","
                  << (x2 + 0.4 * normal(random) < 0.0) << "\n";
        }
        std::ofstream(folder_ / "g.toml")
            << "name = \"three\"\ntitle = \"three\"\n"
            << "[[group]]\nid = \"energy\"\ntitle = \"energy of the sound\"\nfeatures = [\"x1\"]\n"
            << "[[group]]\nid = \"tempo\"\ntitle = \"tempo\"\nfeatures = [\"x2\"]\n"
            << "[[group]]\nid = \"noise\"\ntitle = \"a group whose title is longer than any table has room for\"\n"
            << "features = [\"x3\", \"x4\"]\n";
    }

    ProgramRun importance(std::vector<std::string> more, bool folds = true) const {
        std::vector<std::string> all = {"importance", "--table", folder_ / "table.csv"};
        all.insert(all.end(), {"--labels", "mood---loud,mood---calm", "--grouping", folder_ / "g.toml"});
        const auto unless_there = [&](const std::string& option, const std::string& value) {
            if (std::find(more.begin(), more.end(), option) == more.end()) all.insert(all.end(), {option, value});
        };
        unless_there("--permutations", "3");
        unless_there("--resamples", "200");
        if (folds) all.insert(all.end(), {"--fold-column", "fold"});
        all.insert(all.end(), more.begin(), more.end());
        return armonica(all);
    }

    TemporaryFolder folder_;
};

TEST_F(ImportanceCommand, TellsEverythingAsJson) {
    const ProgramRun run = importance({"--kind", "linear", "--refit", "--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const json result = json::parse(run.out);
    EXPECT_EQ(result["kind"], "linear");
    EXPECT_EQ(result["tested"], 160);
    EXPECT_EQ(result["bootstrap"], (json{{"resamples", 200}, {"seed", 1}, {"confidence", 0.95}, {"unit", "artist"}}));
    ASSERT_EQ(result["grouping"]["groups"].size(), 3U);
    EXPECT_EQ(result["grouping"]["groups"][2]["features"], 2);
    ASSERT_EQ(result["tags"].size(), 2U);
    const json loud = result["tags"][0]["groups"];
    EXPECT_EQ(loud[0]["group"], "energy");
    EXPECT_GT(loud[0]["covariance_share"], 0.8);
    EXPECT_GT(loud[0]["permutation_roc_auc_interval"][0], 0.2);
    EXPECT_GT(loud[0]["refit_roc_auc"], 0.3);
    EXPECT_LT(loud[2]["refit_roc_auc"], 0.05);
    EXPECT_LT(loud[0]["published_interval"][0], loud[0]["published"]);
    EXPECT_GT(result["tags"][1]["groups"][1]["covariance_share"], 0.8);
    EXPECT_EQ(result["agreement"]["overall"]["spread"]["spread"], 1.0);
    EXPECT_EQ(result["agreement"]["mean_over_tags"].size(), 9U);
    // What `evaluate` says of the same folds.
    const ProgramRun evaluated =
        armonica({"evaluate", "--table", folder_ / "table.csv", "--labels", "mood---loud,mood---calm", "--grouping",
                  folder_ / "g.toml", "--fold-column", "fold", "--kind", "linear", "--format", "json"});
    EXPECT_NEAR(json::parse(evaluated.out)["roc_auc_macro"], result["roc_auc_macro"].get<double>(), 1e-12);
    EXPECT_NEAR(json::parse(evaluated.out)["tags"][1]["pr_auc"], result["tags"][1]["pr_auc"].get<double>(), 1e-12);
}

TEST_F(ImportanceCommand, TextFitsTheTerminal) {
    const ProgramRun run = importance({"--kind", "linear", "--refit", "--tag", "mood---calm"});
    ASSERT_EQ(run.status, 0) << run.err;
    for (const std::string& line : run.lines()) {
        EXPECT_LE(app::display_width(line), 80U) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
    }
    EXPECT_THAT(run.out, HasSubstr("refitted"));
    EXPECT_THAT(run.out, HasSubstr("published formula"));
    EXPECT_THAT(run.out, HasSubstr("mood: calm: ROC-AUC 0.9"));
    EXPECT_THAT(run.out, Not(HasSubstr("mood: loud")));
    EXPECT_THAT(run.out, HasSubstr("200 resamples of all"));
    const ProgramRun brief = importance({"--kind", "additive", "--resamples", "0"});
    EXPECT_THAT(brief.out, Not(HasSubstr("95 % from")));
    EXPECT_THAT(brief.out, Not(HasSubstr("published")));
    EXPECT_THAT(brief.out, HasSubstr("--refit"));
}

TEST_F(ImportanceCommand, CsvHasARowForEachTagAndGroup) {
    const ProgramRun run = importance({"--kind", "linear", "--format", "csv"});
    ASSERT_EQ(run.status, 0) << run.err;
    const auto lines = run.lines();
    ASSERT_EQ(lines.size(), 1U + 3U + 2U * 3U);
    EXPECT_THAT(lines[0], HasSubstr("level,tag,group,spread,spread_low,spread_high,variance_share"));
    for (const std::string& line : lines) EXPECT_EQ(std::count(line.begin(), line.end(), ','), 2 + 9 * 3) << line;
    EXPECT_THAT(lines[1], testing::StartsWith("overall,,energy,"));
    EXPECT_THAT(lines[4], testing::StartsWith("tag,mood---loud,energy,"));
    EXPECT_THAT(importance({"--kind", "linear", "--format", "csv", "--tag", "mood---calm"}).lines(),
                testing::SizeIs(1 + 3 + 3));
}

TEST_F(ImportanceCommand, IsTheSameOnAnyThreadsAndOfTheSameSeed) {
    const auto out = [&](std::vector<std::string> more) {
        more.insert(more.end(), {"--kind", "additive", "--format", "json"});
        return importance(more).out;
    };
    const std::string one = out({"--jobs", "1"});
    EXPECT_EQ(out({"--jobs", "3"}), one);
    const json first = json::parse(one), other = json::parse(out({"--seed", "2"}));
    EXPECT_EQ(first["overall"][0]["spread"], other["overall"][0]["spread"]);
    EXPECT_NE(first["overall"][0]["spread_interval"], other["overall"][0]["spread_interval"]);
    EXPECT_NE(first["overall"][0]["permutation_roc_auc"], other["overall"][0]["permutation_roc_auc"]);
}

TEST_F(ImportanceCommand, MeasuresAFixedSplitOnItsTestTracksAlone) {
    std::ofstream train(folder_ / "train.csv"), test(folder_ / "test.csv");
    train << "track\n";
    test << "track\n";
    for (int i = 0; i < 160; ++i) (i < 100 ? train : test) << "t" << i << "\n";
    train.close();
    test.close();
    const ProgramRun run =
        importance({"--kind", "linear", "--format", "json", "--split", "train=" + (folder_ / "train.csv").string(),
                    "--split", "test=" + (folder_ / "test.csv").string()},
                   false);
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(json::parse(run.out)["tested"], 60);
    EXPECT_EQ(json::parse(run.out)["tested_folds"], 1);
}

TEST_F(ImportanceCommand, MistakesAreNamed) {
    const auto complaint = [&](std::vector<std::string> more, bool folds = true) {
        const ProgramRun run = importance(more, folds);
        EXPECT_EQ(run.status, 1);
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    EXPECT_THAT(complaint({}, false), HasSubstr("importance needs folds: --folds FILE"));
    EXPECT_THAT(complaint({"--kind", "xgboost"}), HasSubstr("--kind"));
    EXPECT_THAT(complaint({"--kind", "linear", "--tag", "mood---clam"}),
                HasSubstr("no such tag; its tags are mood---loud, mood---calm"));
    EXPECT_THAT(complaint({"--resamples", "20"}), HasSubstr("needs 100 or more"));
    EXPECT_THAT(complaint({"--permutations", "0"}), HasSubstr("not in range"));
    EXPECT_THAT(complaint({"--likelihood", "logistic", "--kind", "glass"}), HasSubstr("has its own"));
    EXPECT_THAT(complaint({"--format", "latex"}), HasSubstr("--format"));
    EXPECT_THAT(complaint({"--split", "train=x.csv"}), HasSubstr("--split"));
}

}  // namespace
}  // namespace armonica::test
