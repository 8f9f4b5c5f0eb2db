// `evaluate` as a researcher needs it: intervals, comparisons, tables for a paper, and what can be cited.
#include <fstream>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/evaluation_report.hpp"
#include "app/text.hpp"
#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class Evaluate : public testing::Test {
protected:
    /// 160 tracks of 40 artists: `loud_&_100%` hangs on x1, `calm` on x2 squared, which no straight line tells.
    Evaluate() {
        std::mt19937 random(5);
        std::normal_distribution<double> normal;
        std::ofstream table(folder_ / "table.csv");
        table << "track,artist,fold,x1,x2,x3,loud_&_100%,calm\n";
        for (int i = 0; i < 160; ++i) {
            const double x1 = normal(random), x2 = normal(random);
            table << "t" << i << ",a" << i / 4 << "," << i / 4 % 4 << "," << x1 << "," << x2 << "," << normal(random)
                  << "," << (x1 + 0.5 * normal(random) > 0.0) << "," << (x2 * x2 + 0.2 * normal(random) < 0.5) << "\n";
        }
        groups("all.toml", "all", "\"x1\", \"x2\", \"x3\"");
        groups("less.toml", "less", "\"x2\", \"x3\"");
    }

    void groups(const std::string& file, const std::string& name, const std::string& features) {
        std::ofstream(folder_ / file) << "name = \"" << name << "\"\ntitle = \"g\"\n[[group]]\nid = \"one\"\n"
                                      << "title = \"one\"\nfeatures = [" << features << "]\n";
    }

    ProgramRun evaluate(std::vector<std::string> more) const {
        std::vector<std::string> all = {"evaluate",           "--table",          folder_ / "table.csv",
                                        "--labels",           "loud_&_100%,calm", "--grouping",
                                        folder_ / "all.toml", "--fold-column",    "fold"};
        all.insert(all.end(), more.begin(), more.end());
        return armonica(all);
    }

    TemporaryFolder folder_;
};

TEST_F(Evaluate, FiguresHaveIntervalsFromWholeArtists) {
    const ProgramRun run = evaluate({"--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const json result = json::parse(run.out);
    EXPECT_EQ(result["bootstrap"], (json{{"resamples", 1000}, {"seed", 1}, {"confidence", 0.95}, {"unit", "artist"}}));
    for (const char* figure : {"roc_auc_macro", "pr_auc_macro", "f1_macro"}) {
        const json interval = result[std::string(figure) + "_interval"];
        EXPECT_LT(interval[0], result[figure]);
        EXPECT_GT(interval[1], result[figure]);
    }
    EXPECT_LT(result["tags"][0]["roc_auc_interval"][0], result["tags"][0]["roc_auc"]);
    EXPECT_EQ(result["reliability"]["bins"].size(), 15U);
    EXPECT_EQ(result["reliability"]["predictions"], 320);
    const json other = json::parse(evaluate({"--format", "json", "--seed", "2"}).out);
    EXPECT_EQ(other["roc_auc_macro"], result["roc_auc_macro"]);
    EXPECT_NE(other["roc_auc_macro_interval"], result["roc_auc_macro_interval"]);
    const json none = json::parse(evaluate({"--format", "json", "--resamples", "0"}).out);
    EXPECT_TRUE(none["roc_auc_macro_interval"].is_null());
}

TEST_F(Evaluate, ComparesKindsAndGroupingsOnTheSameFolds) {
    const std::string less = folder_ / "less.toml";
    const std::vector<std::string> compare = {"--compare", "linear,additive,linear@" + less};
    auto with = [&](std::vector<std::string> more) {
        more.insert(more.end(), compare.begin(), compare.end());
        return evaluate(more);
    };
    const ProgramRun run = with({"--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const json contenders = json::parse(run.out)["contenders"];
    ASSERT_EQ(contenders.size(), 3U);
    EXPECT_TRUE(contenders[0]["comparison"].is_null());
    EXPECT_EQ(contenders[2]["grouping"], "less");
    const json gained = contenders[1]["comparison"]["roc_auc"], lost = contenders[2]["comparison"]["roc_auc"];
    EXPECT_GT(gained["interval"][0], 0.0);  // a curve tells what a line cannot
    EXPECT_LT(lost["interval"][1], 0.0);    // without x1 nothing tells the first tag
    EXPECT_NEAR(gained["difference"],
                contenders[1]["roc_auc_macro"].get<double>() - contenders[0]["roc_auc_macro"].get<double>(), 1e-15);
    EXPECT_EQ(lost["wilcoxon"]["tags"], 2);
    EXPECT_TRUE(contenders[1]["comparison"]["accuracy"].is_null());
    const ProgramRun text = with({"--reliability"});
    EXPECT_THAT(text.out, HasSubstr("(reference)"));
    for (const std::string& line : text.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
    const ProgramRun csv = with({"--format", "csv"});
    EXPECT_THAT(csv.out, HasSubstr(",additive,all,macro,,roc_auc,0."));
    for (const std::string& line : csv.lines()) EXPECT_EQ(std::count(line.begin(), line.end(), ','), 13) << line;
}

TEST_F(Evaluate, LatexIsATableOfItsOwn) {
    const ProgramRun tags = evaluate({"--format", "latex"});
    ASSERT_EQ(tags.status, 0) << tags.err;
    EXPECT_THAT(tags.out, HasSubstr("\nloud\\_\\&\\_100\\% & "));
    std::size_t rows = 0;
    for (const std::string& line : tags.lines()) {
        if (!line.ends_with("\\\\")) continue;
        const auto escaped = line.find("\\&") != std::string::npos ? 1 : 0;
        EXPECT_EQ(std::count(line.begin(), line.end(), '&') - escaped, 4) << line;
        ++rows;
    }
    EXPECT_EQ(rows, 4U);  // head, two tags, mean
    const ProgramRun compared = evaluate({"--format", "latex", "--compare", "linear,additive"});
    EXPECT_THAT(compared.out, HasSubstr("\\toprule"));
    EXPECT_THAT(compared.out, HasSubstr("linear & 0."));
    EXPECT_THAT(compared.out, HasSubstr(" & (reference) & \\\\"));
    EXPECT_EQ(app::latex_escaped("a_b & 5 % {#$} ~^\\ mood---happy"),
              "a\\_b \\& 5 \\% \\{\\#\\$\\} \\textasciitilde{}\\textasciicircum{}\\textbackslash{} "
              "mood-{}-{}-happy");
}

TEST_F(Evaluate, ResultsCanBeCitedAndComeOutTheSame) {
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    const std::string file = folder_ / "results.json";
    const ProgramRun run = evaluate({"--results", file, "--kind", "additive"});
    ASSERT_EQ(run.status, 0) << run.err;
    const std::string bytes = read_bytes(file);
    const json result = json::parse(bytes);
    EXPECT_EQ(result["format"], "armonica-evaluation");
    EXPECT_EQ(result["date"], "1970-01-02");
    EXPECT_THAT(result["command"].get<std::string>(), HasSubstr("'loud_&_100%,calm'"));
    EXPECT_EQ(result["data"]["folds"].size(), 4U);
    EXPECT_EQ(result["data"]["folds_from"]["column"], "fold");
    const json contender = result["contenders"][0];
    EXPECT_EQ(contender["kind"], "additive");
    EXPECT_EQ(contender["grouping"]["groups"][0]["features"], (json{"x1", "x2", "x3"}));
    EXPECT_EQ(contender["reliability"]["tags"].size(), 2U);
    const std::string hash = contender["data_hash"];
    EXPECT_EQ(hash.size(), 32U);
    evaluate({"--results", file, "--kind", "additive"});
    EXPECT_EQ(read_bytes(file), bytes);
    unsetenv("SOURCE_DATE_EPOCH");
    // One digit of one feature is another collection.
    std::string table = read_bytes(folder_ / "table.csv");
    const std::size_t digit = table.find("t80,a20,0,") + 12;
    table[digit] = table[digit] == '1' ? '2' : '1';
    write_bytes(folder_ / "table.csv", table);
    evaluate({"--results", file, "--kind", "additive"});
    EXPECT_NE(json::parse(read_bytes(file))["contenders"][0]["data_hash"], hash);
}

TEST_F(Evaluate, MistakesAreNamed) {
    const auto complaint = [&](std::vector<std::string> more) {
        const ProgramRun run = evaluate(more);
        EXPECT_EQ(run.status, 1);
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    EXPECT_THAT(complaint({"--compare", "linear"}), HasSubstr("two or more are needed"));
    EXPECT_THAT(complaint({"--compare", "linear,liner"}), HasSubstr("there is no kind `liner`"));
    EXPECT_THAT(complaint({"--compare", "linear,linear"}), HasSubstr("it is there twice"));
    EXPECT_THAT(complaint({"--compare", "linear,linear@"}), HasSubstr("no grouping is named"));
    EXPECT_THAT(complaint({"--compare", "linear,@nowhere"}), HasSubstr("nowhere"));
    EXPECT_THAT(complaint({"--compare", "linear,glass", "--kind", "linear"}), HasSubstr("--kind"));
    EXPECT_THAT(complaint({"--resamples", "20"}), HasSubstr("100 or more"));
    EXPECT_THAT(complaint({"--results", folder_ / "nowhere/r.json"}), HasSubstr("nowhere/r.json"));
    EXPECT_THAT(complaint({"--format", "xml"}), HasSubstr("--format"));
}

}  // namespace
}  // namespace armonica::test
