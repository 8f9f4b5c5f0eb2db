// `groupings cluster` as a person runs it, from table to grouping to model.
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/dendrogram_text.hpp"
#include "app/text.hpp"
#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class FeatureTableFile : public testing::Test {
protected:
    /// 200 tracks: attacks move together, and stereo does; key_strength never changes; `calm` hangs on the attacks.
    FeatureTableFile() {
        std::mt19937 random(3);
        std::normal_distribution<double> normal;
        std::ofstream table(folder_ / "table.csv");
        std::ofstream folds(folder_ / "folds.csv");
        table
            << "track,attack_time,attack_slope,note_decay,stereo_width,stereo_balance,key_strength,key_minorness,calm,"
               "remark\n";
        folds << "track,fold\n";
        for (int i = 0; i < 200; ++i) {
            const double attack = normal(random);
            const double side = normal(random);
            table << "t" << i << "," << attack << "," << normal(random) - 4.0 * attack << ","
                  << (i % 7 == 0 ? "" : std::to_string(attack + 0.3 * normal(random))) << "," << side << ","
                  << 2.0 * side + 0.5 * normal(random) << ",0.5," << normal(random) << ","
                  << (attack + 0.5 * normal(random) > 0.0) << ",words\n";
            folds << "t" << i << "," << i % 4 << "\n";
        }
    }

    TemporaryFolder folder_;
};

TEST_F(FeatureTableFile, BecomesAGroupingThatEvaluateTakes) {
    const ProgramRun run = armonica({"groupings", "cluster", "--table", folder_ / "table.csv", "--groups", "3", "--out",
                                     folder_ / "mine.toml", "--dendrogram", folder_ / "mine.svg", "--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr("left aside: calm, remark"));
    EXPECT_THAT(run.err, HasSubstr("placed by meaning alone: key_strength"));
    const json report = json::parse(run.out);
    ASSERT_EQ(report["groups"].size(), 3U);
    EXPECT_EQ(report["groups"][0]["features"], json({"attack_time", "attack_slope", "note_decay"}));
    EXPECT_EQ(report["groups"][0]["id"], "articulation");
    EXPECT_EQ(report["groups"][1]["features"], json({"stereo_width", "stereo_balance"}));
    EXPECT_EQ(report["groups"][2]["title"], "tonality");
    EXPECT_EQ(report["tracks"], 200);
    EXPECT_EQ(report["tree"]["merges"].size(), 6U);
    EXPECT_GT(report["stability"]["adjusted_rand_index"], 0.9);

    const std::string toml = read_bytes(folder_ / "mine.toml");
    EXPECT_THAT(toml, HasSubstr("# Made by `armonica groupings cluster` from 7 features of table.csv, 200 tracks."));
    EXPECT_THAT(toml, HasSubstr("adjusted Rand index"));
    EXPECT_THAT(toml, HasSubstr("name = \"mine\""));
    const ProgramRun shown = armonica({"groupings", folder_ / "mine.toml"});
    EXPECT_EQ(shown.status, 0) << shown.err;
    const ProgramRun evaluated =
        armonica({"evaluate", "--table", folder_ / "table.csv", "--labels", "calm", "--grouping", folder_ / "mine.toml",
                  "--folds", folder_ / "folds.csv", "--fold-column", "fold", "--format", "json"});
    ASSERT_EQ(evaluated.status, 0) << evaluated.err;
    EXPECT_GT(json::parse(evaluated.out)["roc_auc_macro"], 0.8);
}

TEST_F(FeatureTableFile, IsShownAsATreeThatFitsTheTerminal) {
    const ProgramRun run = armonica({"groupings", "cluster", "--table", folder_ / "table.csv", "--exclude", "bpm"});
    EXPECT_EQ(run.status, 1);
    EXPECT_THAT(run.err, HasSubstr("no column `bpm`"));
    const ProgramRun text =
        armonica({"groupings", "cluster", "--table", folder_ / "table.csv", "--exclude", "key_minorness,key_strength"});
    ASSERT_EQ(text.status, 0) << text.err;
    EXPECT_THAT(text.out, HasSubstr("5 features of table.csv, 200 tracks"));
    EXPECT_THAT(text.out, HasSubstr("┐"));
    EXPECT_THAT(text.out, HasSubstr("> "));
    for (const std::string& line : text.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
}

TEST_F(FeatureTableFile, TheSameInputGivesTheSameBytes) {
    const std::vector<std::string> arguments = {"groupings",   "cluster", "--table",  folder_ / "table.csv",
                                                "--resamples", "20",      "--format", "json"};
    EXPECT_EQ(armonica(arguments).out, armonica(arguments).out);
}

TEST_F(FeatureTableFile, TheDrawingIsWellFormedAndNamesEveryFeature) {
    std::ofstream(folder_ / "odd.csv")
        << "id,Rhythm Complexity,bpm,swing\n1,1,2,3\n2,2,1,5\n3,3,3,1\n4,0,9,2\n5,6,5,4\n";
    ASSERT_EQ(
        armonica({"groupings", "cluster", "--table", folder_ / "odd.csv", "--dendrogram", folder_ / "odd.svg"}).status,
        0);
    const std::string svg = read_bytes(folder_ / "odd.svg");
    EXPECT_THAT(svg, HasSubstr("xmlns=\"http://www.w3.org/2000/svg\""));
    for (const char* name : {">Rhythm Complexity<", ">bpm<", ">swing<"}) EXPECT_THAT(svg, HasSubstr(name));
    EXPECT_THAT(svg, Not(HasSubstr("nan")));
    EXPECT_EQ(svg.substr(svg.size() - 7), "</svg>\n");
}

TEST(Cluster, TheCatalogueByMeaningAlone) {
    const ProgramRun run = armonica({"groupings", "cluster", "--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const json report = json::parse(run.out);
    EXPECT_GE(report["groups"].size(), 5U);
    EXPECT_TRUE(report["stability"].is_null());
    EXPECT_EQ(report["meaning_share"], 1.0);
    EXPECT_TRUE(report["source"].is_null());
}

TEST(Cluster, MistakesAreNamed) {
    const TemporaryFolder folder;
    const auto run = [&](const std::string& table, std::vector<std::string> more) {
        write_bytes(folder / "t.csv", table);
        std::vector<std::string> all = {"groupings", "cluster", "--table", folder / "t.csv"};
        all.insert(all.end(), more.begin(), more.end());
        const ProgramRun ran = armonica(all);
        EXPECT_EQ(ran.status, 1) << ran.out;
        return ran.err;
    };
    EXPECT_THAT(run("id,x,y\n1,2,3\n", {}), HasSubstr("t.csv:1: clustering needs two columns"));
    EXPECT_THAT(run("id,bpm,y\n1,2,3\n", {}), HasSubstr("there is only `bpm`"));
    EXPECT_THAT(run("id,bpm,loudness\n1,fast,3\n", {}), HasSubstr("t.csv:2: column `bpm`"));
    EXPECT_THAT(run("id,bpm,loudness\n1,2,3\n", {"--groups", "3"}), HasSubstr("only 2 features"));
    EXPECT_THAT(run("id,bpm,loudness\n1,2,3\n", {"--groups", "0"}), HasSubstr("--groups"));
    EXPECT_THAT(run("id,bpm,loudness\n1,2,3\n", {"--meaning-share", "2"}), HasSubstr("--meaning-share"));
    EXPECT_THAT(run("id,bpm,loudness\n1,2,3\n", {"--id", "track"}), HasSubstr("no column `track`"));
    EXPECT_THAT(run("id,bpm,loudness\n1,2,3\n", {"--out", "/nowhere/x.toml"}), HasSubstr("/nowhere/x.toml"));
    EXPECT_EQ(armonica({"groupings", "cluster", "--id", "x"}).status, 1);
    EXPECT_EQ(armonica({"groupings", "cluster", "--table", "/nowhere.csv"}).status, 1);
    EXPECT_EQ(armonica({"groupings", "cluster", "--exclude", "no_such_feature"}).status, 1);
    EXPECT_EQ(armonica({"groupings", "clutser"}).status, 1);
    const ProgramRun both = armonica({"groupings", "listener", "cluster"});
    EXPECT_EQ(both.status, 1);
    EXPECT_THAT(both.err, HasSubstr("not expected: listener"));
}

TEST(Cluster, AnOntologyOfOnesOwnThatIsBrokenIsNamedWithItsLine) {
    const TemporaryFolder folder;
    std::filesystem::copy(ARMONICA_SOURCE_DIR "/data", folder / "data", std::filesystem::copy_options::recursive);
    std::ofstream(folder / "data/ontology/zz.ttl") << "\n\nnot Turtle at all\n";
    setenv("ARMONICA_DATA", (folder / "data").c_str(), 1);
    const ProgramRun broken = armonica({"groupings", "cluster"});
    std::filesystem::remove_all(folder / "data/ontology");
    const ProgramRun none = armonica({"groupings", "listener"});
    unsetenv("ARMONICA_DATA");
    EXPECT_EQ(broken.status, 1);
    EXPECT_THAT(broken.err, HasSubstr("zz.ttl:3: "));
    EXPECT_EQ(none.status, 1);
    EXPECT_THAT(none.err, HasSubstr("no ontology was found here"));
}

TEST(DendrogramLines, DrawTheTree) {
    // Items 0 and 1 at 0.2, both with 2 at 0.6.
    const Dendrogram tree{3, {{0, 1, 0.2, 2}, {3, 2, 0.6, 3}}};
    const std::vector<std::string> lines = app::dendrogram_lines(tree, {"one", "two", "three"}, 30);
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines[0], "one        ──┬──────────────┐");
    EXPECT_EQ(lines[1], "two        ──┘              ├─");
    EXPECT_EQ(lines[2], "three      ─────────────────┘");
    EXPECT_THAT(lines[3], HasSubstr("0.20"));
    EXPECT_THAT(lines[3], HasSubstr("0.60"));
}

TEST(PublishedTables, AreClusteredWithTheirOwnColumnNames) {
    REQUIRE_SHARED();
    const ProgramRun run = armonica({"groupings", "cluster", "--table", shared_folder() / "data/tables/gtzan.csv",
                                     "--resamples", "10", "--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const json report = json::parse(run.out);
    EXPECT_EQ(report["tree"]["features"].size(), 61U);
    EXPECT_EQ(report["left_aside"].size(), 10U);  // the genres
    EXPECT_GT(report["stability"]["adjusted_rand_index"], 0.8);
}

}  // namespace
}  // namespace armonica::test
