// `train` and `evaluate` as a researcher runs them: on tables, on sound, with mistakes in the files.
#include <cmath>
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class SmallTable : public testing::Test {
protected:
    /// 120 tracks: `loudsome` hangs on x1, `calm` on −x2, x3 is noise; folds by tens.
    SmallTable() {
        std::mt19937 random(5);
        std::normal_distribution<double> normal;
        std::ofstream table(folder_ / "table.csv");
        std::ofstream folds(folder_ / "folds.csv");
        table << "track,x1,x2,x3,loudsome,calm\n";
        folds << "track,fold,split\n";
        for (int i = 0; i < 120; ++i) {
            const double x1 = normal(random);
            const double x2 = normal(random);
            table << "t" << i << "," << x1 << "," << x2 << "," << normal(random) << ","
                  << (x1 + 0.3 * normal(random) > 0.0) << "," << (0.3 * normal(random) - x2 > 0.5) << "\n";
            folds << "t" << i << "," << i / 30 << "," << (i < 90 ? "train" : "test") << "\n";
        }
        std::ofstream(folder_ / "groups.toml")
            << "name = \"g\"\ntitle = \"g\"\n"
               "[[group]]\nid = \"one\"\ntitle = \"one\"\nfeatures = [\"x1\"]\n"
               "[[group]]\nid = \"two\"\ntitle = \"two\"\nfeatures = [\"x2\", \"x3\"]\n";
    }

    std::vector<std::string> arguments(const std::string& command, std::vector<std::string> more) const {
        std::vector<std::string> all = {command,         "--table",    folder_ / "table.csv",  "--labels",
                                        "loudsome,calm", "--grouping", folder_ / "groups.toml"};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    TemporaryFolder folder_;
};

TEST_F(SmallTable, EvaluateFindsWhatIsThere) {
    const ProgramRun run = armonica(
        arguments("evaluate", {"--folds", folder_ / "folds.csv", "--fold-column", "fold", "--format", "json"}));
    ASSERT_EQ(run.status, 0) << run.err;
    const json result = json::parse(run.out);
    EXPECT_GT(result["roc_auc_macro"], 0.9);
    EXPECT_GT(result["pr_auc_macro"], 0.85);
    EXPECT_GT(result["f1_macro"], 0.7);
    EXPECT_TRUE(result["accuracy"].is_null());
    EXPECT_EQ(result["tags"].size(), 2U);
    EXPECT_EQ(result["tags"][0]["tag"], "loudsome");
    EXPECT_EQ(result["folds"].size(), 4U);
    const ProgramRun text =
        armonica(arguments("evaluate", {"--folds", folder_ / "folds.csv", "--fold-column", "fold"}));
    EXPECT_THAT(text.out, HasSubstr("loudsome"));
}

TEST_F(SmallTable, AFixedSplitIsMeasuredOnItsTestSideAlone) {
    const ProgramRun run = armonica(
        arguments("evaluate", {"--folds", folder_ / "folds.csv", "--fold-column", "split", "--format", "json"}));
    ASSERT_EQ(run.status, 0) << run.err;
    const json result = json::parse(run.out);
    ASSERT_EQ(result["folds"].size(), 1U);
    EXPECT_EQ(result["folds"][0]["fold"], "test");
    EXPECT_EQ(result["folds"][0]["tracks"], 30);
}

TEST_F(SmallTable, TrainWritesAModelAndItsCardAndTheSameBytesForAnyNumberOfJobs) {
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    std::ofstream(folder_ / "card.json") << R"({"name": "small", "limits": ["made up"]})";
    const ProgramRun one = armonica(arguments("train", {"--out", folder_ / "one.json", "--jobs", "1", "--card",
                                                        folder_ / "card.json", "--feature-families"}));
    const ProgramRun four = armonica(arguments("train", {"--out", folder_ / "four.json", "--jobs", "4", "--card",
                                                         folder_ / "card.json", "--feature-families"}));
    unsetenv("SOURCE_DATE_EPOCH");
    ASSERT_EQ(one.status, 0) << one.err;
    EXPECT_EQ(read_bytes(folder_ / "one.json"), read_bytes(folder_ / "four.json"));
    EXPECT_EQ(four.status, 0);
    const std::string card = read_bytes(folder_ / "one.md");
    EXPECT_THAT(card, HasSubstr("# Model card: small"));
    EXPECT_THAT(card, HasSubstr("- made up"));
    EXPECT_THAT(card, HasSubstr("1970-01-02"));
    EXPECT_THAT(card, HasSubstr("| loudsome |"));
    EXPECT_THAT(card, HasSubstr("with 95 % intervals from resampled tracks"));
    EXPECT_THAT(card, HasSubstr("## What each family of features does"));
    // A model of table columns cannot tag sound, and says so.
    write_wav(folder_ / "song.wav", sine(440, 10));
    const ProgramRun tag = armonica({"tag", folder_ / "song.wav", "--model", folder_ / "one.json"});
    EXPECT_EQ(tag.status, 1);
    EXPECT_THAT(tag.err, HasSubstr("table"));
}

TEST_F(SmallTable, MistakesAreNamedWithFileAndLine) {
    const auto broken = [&](const std::string& name, const std::string& text) {
        write_bytes(folder_ / name, text);
        return (folder_ / name).string();
    };
    const auto train = [&](std::vector<std::string> all) {
        all.insert(all.begin(), "train");
        all.insert(all.end(), {"--out", folder_ / "m.json"});
        const ProgramRun run = armonica(all);
        EXPECT_EQ(run.status, 1);
        EXPECT_FALSE(std::filesystem::exists(folder_ / "m.json"));
        return run.err;
    };
    const std::string table = folder_ / "table.csv";
    const std::string groups = folder_ / "groups.toml";
    EXPECT_THAT(train({"--table", broken("a.csv", "t,x1,y\na,1,1\nb,2\n"), "--labels", "y", "--grouping", groups}),
                HasSubstr("a.csv:3: "));
    EXPECT_THAT(
        train({"--table", table, "--labels", broken("l.csv", "t,y\nt0,1\nt1,maybe\nt2,\n"), "--grouping", groups}),
        HasSubstr("l.csv:4: "));
    EXPECT_THAT(
        train({"--table", table, "--labels", "calm", "--grouping", broken("g.toml", "name = \"g\"\ntitle = 3\n")}),
        HasSubstr("g.toml:2: "));
    EXPECT_THAT(train({"--table", table, "--labels", "nothing", "--grouping", groups}), HasSubstr("table.csv:1: "));
    EXPECT_THAT(train({"--audio", folder_.path(), "--labels", "calm", "--grouping", "listener"}),
                HasSubstr("--labels FILE.csv"));
    EXPECT_THAT(train({"--table", table, "--grouping", groups}), HasSubstr("`--labels COLUMNS`"));
    EXPECT_THAT(train({"--table", table, "--labels", "calm", "--grouping", groups, "--apart", "x1"}),
                HasSubstr("--make-folds"));
    EXPECT_THAT(train({"--table", table, "--labels", "calm", "--grouping", groups, "--array", "features"}),
                HasSubstr("--array features: it reads ROLE=NAME"));
    EXPECT_THAT(train({"--table", table, "--labels", "calm", "--grouping", groups, "--folds-out", table + ".f"}),
                HasSubstr("there are no folds to write"));
    EXPECT_THAT(train({"--table", table, "--audio", folder_.path(), "--labels", "calm", "--grouping", groups}),
                HasSubstr("--help"));
    write_wav(folder_ / "song.wav", sine(440, 10));
    const std::string cut = broken("m2.json", "{\n  \"format\": \"armonica-model\",\n");
    EXPECT_THAT(armonica({"tag", folder_ / "song.wav", "--model", cut}).err, HasSubstr("m2.json:"));
    EXPECT_EQ(armonica({"tag", folder_ / "song.wav", "--model", folder_ / "none.json"}).status, 1);
}

TEST_F(SmallTable, MadeFoldsCanBeKeptAndUsedAgain) {
    const std::string kept = folder_ / "kept.csv";
    const ProgramRun made =
        armonica(arguments("evaluate", {"--make-folds", "3", "--folds", folder_ / "folds.csv", "--apart", "fold",
                                        "--folds-out", kept, "--format", "json"}));
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_THAT(made.err, HasSubstr("made 3 folds of 30 to 60 tracks, `fold` kept apart"));
    EXPECT_EQ(json::parse(made.out)["folds"].size(), 3U);
    const ProgramRun again = armonica(arguments("evaluate", {"--folds", kept, "--format", "json"}));
    // Which tracks were kept apart is not in the file, so the intervals are of tracks now; the figures are the same.
    for (const char* figure : {"roc_auc_macro", "pr_auc_macro", "f1_macro", "folds", "reliability"})
        EXPECT_EQ(json::parse(again.out)[figure], json::parse(made.out)[figure]) << figure;
    const ProgramRun none = armonica(arguments("evaluate", {}));
    EXPECT_EQ(none.status, 1);
    EXPECT_THAT(none.err, HasSubstr("--make-folds N"));
    const ProgramRun both = armonica(arguments("evaluate", {"--make-folds", "3", "--fold-column", "fold"}));
    EXPECT_EQ(both.status, 1);
    const ProgramRun train =
        armonica(arguments("train", {"--make-folds", "4", "--out", folder_ / "m.json", "--min-positives", "1"}));
    ASSERT_EQ(train.status, 0) << train.err;
    EXPECT_EQ(json::parse(read_bytes(folder_ / "m.json"))["card"]["out_of_fold"]["folds"], 4);
}

TEST_F(SmallTable, JamendosSplitFilesAreAFixedSplit) {
    const auto split = [&](const std::string& name, int first, int last) {
        std::ofstream file(folder_ / name);
        file << "TRACK_ID\tARTIST_ID\tALBUM_ID\tPATH\tDURATION\tTAGS\n";
        for (int i = first; i < last; ++i)
            file << "t" << i << "\tartist_" << i / 10 << "\talbum_1\t00/" << i << ".mp3\t9.5\tmood/theme---happy\n";
        return (folder_ / name).string();
    };
    const std::string train = "train=" + split("a-train.tsv", 0, 60);
    const std::string validation = "validation=" + split("a-validation.tsv", 60, 80);
    const std::string test = "test=" + split("a-test.tsv", 80, 110);
    const auto evaluate = [&](std::vector<std::string> more) {
        more.insert(more.end(), {"--format", "json"});
        const ProgramRun run = armonica(arguments("evaluate", more));
        EXPECT_EQ(run.status, 0) << run.err;
        EXPECT_THAT(run.err, HasSubstr("no split file lists"));
        return json::parse(run.out);
    };
    const json three = evaluate({"--split", train, "--split", validation, "--split", test});
    ASSERT_EQ(three["folds"].size(), 1U);
    EXPECT_EQ(three["folds"][0]["fold"], "test");
    EXPECT_EQ(three["folds"][0]["tracks"], 30);
    EXPECT_GT(three["roc_auc_macro"], 0.9);
    const json two = evaluate({"--split", train, "--split", test});
    EXPECT_EQ(two["folds"][0]["tracks"], 30);
    EXPECT_NE(two["roc_auc_macro"], three["roc_auc_macro"]);  // validation was learned from too
    const ProgramRun slip = armonica(arguments("evaluate", {"--split", "train"}));
    EXPECT_EQ(slip.status, 1);
    EXPECT_THAT(slip.err, HasSubstr("--split train: it reads NAME=FILE"));
}

TEST(TrainOnSound, GivesAModelThatTagsSound) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "songs");
    std::ofstream labels(folder / "labels.csv");
    labels << "file,kind\n";
    for (int i = 0; i < 12; ++i) {
        const std::string name = std::to_string(i) + ".wav";
        const bool tone = i % 2 == 0;
        write_wav(folder / "songs" / name, tone ? sine(200 + 30 * i, 3, 0.3) : noise(3, 0.1 + 0.02 * i, 3U + i));
        labels << name << "," << (tone ? "tone" : "noise") << "\n";
    }
    labels.close();
    write_bytes(folder / "songs/broken.mp3", "");
    const ProgramRun train = armonica({"train", "--audio", folder / "songs", "--labels", folder / "labels.csv",
                                       "--grouping", "listener", "--out", folder / "m.json"});
    EXPECT_EQ(train.status, 3) << train.err;  // one track failed, the rest was learned from
    EXPECT_THAT(train.err, HasSubstr("empty_file"));
    write_wav(folder / "new tone.wav", sine(333, 3, 0.3));
    write_wav(folder / "new noise.wav", noise(3, 0.2, 99));
    const ProgramRun tag = armonica({"tag", folder / "new noise.wav", folder / "new tone.wav", "--model",
                                     folder / "m.json", "--format", "json", "--top", "1"});
    ASSERT_EQ(tag.status, 0) << tag.err;
    EXPECT_EQ(tag.json_lines()[0]["tags"][0]["tag"], "kind---noise");
    EXPECT_EQ(tag.json_lines()[1]["tags"][0]["tag"], "kind---tone");
}

TEST(PublishedTables, LinearBandedEmReproducesTheBaselines) {
    REQUIRE_SHARED();
    const auto data = shared_folder() / "data/tables";
    const json expected = json::parse(read_bytes(shared_folder() / "reference/baselines.json"));
    const auto gtzan = [&](const char* column) {
        const ProgramRun run = armonica({"evaluate", "--table", data / "gtzan.csv", "--labels", "blues:rock", "--task",
                                         "multiclass", "--grouping", "published_tables", "--kind", "linear", "--folds",
                                         data / "gtzan_folds.csv", "--fold-column", column, "--format", "json"});
        EXPECT_EQ(run.status, 0) << run.err;
        return json::parse(run.out);
    };
    EXPECT_NEAR(gtzan("fold")["accuracy"], expected["gtzan_5fold_accuracy"]["em_banded_linear"], 0.005);
    EXPECT_NEAR(gtzan("paper_split")["accuracy"], expected["gtzan_paper_split_accuracy"]["em_banded_linear"], 0.005);

    const ProgramRun run =
        armonica({"evaluate", "--table", data / "jamendo_validation.csv", "--labels", "action:uplifting", "--grouping",
                  "published_tables", "--kind", "linear", "--folds", data / "jamendo_validation_folds.csv",
                  "--fold-column", "fold", "--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const json jamendo = json::parse(run.out);
    const json& reference = expected["jamendo_validation_5fold_artist_disjoint"];
    EXPECT_NEAR(jamendo["roc_auc_macro"], reference["em_banded_linear_roc_auc"], 0.005);
    EXPECT_NEAR(jamendo["pr_auc_macro"], reference["em_banded_linear_pr_auc"], 0.005);
    EXPECT_EQ(jamendo["tags"].size(), 56U);
}

}  // namespace
}  // namespace armonica::test
