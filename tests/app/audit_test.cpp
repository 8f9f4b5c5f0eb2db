// `audit`: on a collection whose answers are known, and on sound.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pages/page_template.hpp"
#include "support/pages.hpp"
#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// Columns a1, a2 tell the tags; b1 tells a little, b2, c1 and c2 nothing. In the second half of the years nothing
/// tells anything. Artists have four tracks each.
void write_collection(const std::filesystem::path& folder) {
    std::mt19937 random(3);
    std::normal_distribution<double> normal;
    std::ofstream table(folder / "table.csv"), groups(folder / "groups.toml");
    groups << "name = \"three\"\ntitle = \"three\"\n";
    for (const char* group : {"a", "b", "c"})
        groups << "[[group]]\nid = \"" << group << "\"\ntitle = \"group " << group << "\"\nfeatures = [\"" << group
               << "1\", \"" << group << "2\"]\n";
    table << "track,a1,a2,b1,b2,c1,c2,happy,kind,artist,year\n";
    for (int i = 0; i < 240; ++i) {
        const double a1 = normal(random), a2 = normal(random), b1 = normal(random);
        const int year = 1980 + i % 40;
        const double told = year < 2000 ? 1.5 * a1 + a2 + 0.5 * b1 : 0.3 * a1;
        table << "t" << i << "," << a1 << "," << a2 << "," << b1 << "," << normal(random) << "," << normal(random)
              << "," << normal(random) << "," << (told + 0.5 * normal(random) > 0.0 ? 1 : 0) << ","
              << (a2 + 0.5 * normal(random) > 0.0 ? "loud" : "calm") << ",artist" << i / 4 << "," << year << "\n";
    }
}

class Auditing : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<TemporaryFolder>();
        write_collection(folder_->path());
        std::filesystem::create_directory(*folder_ / "sound");
        write_wav(*folder_ / "sound/a.wav", sine(440.0, 12.0, 0.3));
        write_wav(*folder_ / "sound/b.wav", noise(12.0, 0.3, 4));
        std::ofstream(*folder_ / "sound/c.mp3") << "no music";
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static std::vector<std::string> collection(std::vector<std::string> more = {}) {
        std::vector<std::string> arguments = {"audit",        "--table",    *folder_ / "table.csv",
                                              "--id",         "track",      "--labels",
                                              "happy,kind",   "--grouping", *folder_ / "groups.toml",
                                              "--make-folds", "4",          "--apart",
                                              "artist",       "--kind",     "linear",
                                              "--by",         "year",       "--resamples",
                                              "200"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }

    static std::unique_ptr<TemporaryFolder> folder_;
};

std::unique_ptr<TemporaryFolder> Auditing::folder_;

const json& verdict_about(const json& audit, const std::string& about, const std::string& words) {
    for (const json& finding : audit["findings"])
        if (finding["about"] == about && finding["words"].get<std::string>().find(words) != std::string::npos)
            return finding["verdict"];
    static const json none;
    return none;
}

TEST_F(Auditing, FindsWhatIsKnownOfACollection) {
    const ProgramRun run = armonica(collection({"--retrain", "--format", "json"}));
    ASSERT_EQ(run.status, 0) << run.err;
    const json audit = json::parse(run.out);
    EXPECT_TRUE(audit["sound"].is_null());
    const json& made = audit["collection"];
    EXPECT_EQ(made["tested"], 240);
    EXPECT_EQ(made["resampled"], "artist");
    for (const json& deletion : made["deletion"]) {
        EXPECT_GT(deletion["move_gain"]["interval"][0], 0.0);
        EXPECT_GT(deletion["deletion_gain"]["interval"][0], 0.0);
        const json& curves = deletion["curves"]["deletion"];
        EXPECT_EQ(curves["strongest"].size(), deletion["steps"].size());
        // Both begin with the track as it is and end with the average one.
        EXPECT_NEAR(curves["strongest"].front()["mean"], curves["random"].front()["mean"].get<double>(), 1e-12);
        EXPECT_NEAR(curves["strongest"].back()["mean"], curves["random"].back()["mean"].get<double>(), 1e-12);
    }
    EXPECT_EQ(verdict_about(audit, "deletion", "group"), "holds");
    ASSERT_EQ(made["retraining"].size(), 2U);
    EXPECT_EQ(verdict_about(audit, "leakage", "one fold only"), "holds");
    EXPECT_EQ(made["leakage"]["split_units"], 0);
    EXPECT_EQ(made["leakage"]["units"], 60);
    EXPECT_EQ(verdict_about(audit, "subgroups", "2006 and above"), "fails");
    ASSERT_EQ(made["subgroups"].size(), 2U);
    EXPECT_EQ(made["subgroups"][0]["by"], "kind");
    EXPECT_EQ(made["subgroups"][1]["by"], "year");
    EXPECT_EQ(made["subgroups"][1]["subgroups"].size(), 3U);
}

TEST_F(Auditing, TellsAPersonInEightyColumns) {
    const ProgramRun run = armonica(collection());
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("240 tracks in 4 folds"));
    EXPECT_THAT(run.out, HasSubstr("holds  Taking away the group"));
    EXPECT_THAT(run.out, Not(HasSubstr("nan")));
    for (const std::string& line : run.lines()) {
        std::size_t characters = 0;
        for (const char byte : line) characters += (byte & 0xC0) != 0x80 ? 1 : 0;
        EXPECT_LE(characters, 80U) << line;
    }
}

TEST_F(Auditing, IsAPageAsItShouldBeInABrowser) {
    if (app::page_template.empty()) GTEST_SKIP() << "built without pages";
    const auto page = *folder_ / "audit.html";
    const ProgramRun run = armonica(
        collection({"--sound", *folder_ / "sound/a.wav", *folder_ / "sound/b.wav", "--retrain", "--html", page}));
    ASSERT_EQ(run.status, 0) << run.err;
    const ProgramRun said = armonica(
        collection({"--sound", *folder_ / "sound/a.wav", *folder_ / "sound/b.wav", "--retrain", "--format", "json"}));
    EXPECT_EQ(page_data_of(page)["audit"], json::parse(said.out));
    EXPECT_EQ(page_complaints(page, "--view phone-light --view desktop-dark"), "");
}

// The same collection, told by `report`.
TEST_F(Auditing, ACollectionsReportHoldsItsImportances) {
    if (app::page_template.empty()) GTEST_SKIP() << "built without pages";
    const auto page = *folder_ / "report.html";
    std::vector<std::string> arguments = collection({"--html", page});
    arguments.front() = "report";
    arguments.erase(std::find(arguments.begin(), arguments.end(), "--by"),
                    std::find(arguments.begin(), arguments.end(), "--resamples"));
    const ProgramRun run = armonica(arguments);
    ASSERT_EQ(run.status, 0) << run.err;
    const json data = page_data_of(page);
    EXPECT_EQ(data["models"][0]["model"]["kind"], "linear");
    EXPECT_EQ(data["importance"]["tested"], 240);
    ASSERT_EQ(data["importance"]["groups"], json({"a", "b", "c"}));
    const json& spread = data["importance"]["overall"]["values"];
    for (const int other : {1, 2}) EXPECT_GT(spread[0][0].get<double>(), 5.0 * spread[other][0].get<double>());
    // Where the collection lies is nobody's business.
    EXPECT_EQ(page_text(page).find(folder_->path().string()), std::string::npos);
    EXPECT_EQ(page_complaints(page, "--view phone-dark --view desktop-light"), "");
}

TEST_F(Auditing, IsTheSameEveryTime) {
    EXPECT_EQ(armonica(collection({"--format", "json", "--jobs", "1"})).out,
              armonica(collection({"--format", "json", "--jobs", "3"})).out);
}

TEST_F(Auditing, HearsSoundOtherwise) {
    const ProgramRun run = armonica({"audit", "--sound", *folder_ / "sound", "--format", "json"});
    ASSERT_EQ(run.status, 3) << run.err;  // one file is no sound
    EXPECT_THAT(run.err, HasSubstr("c.mp3: not_audio"));
    const json sound = json::parse(run.out)["sound"];
    EXPECT_EQ(sound["tracks"], 2);
    EXPECT_EQ(sound["failed"].size(), 1U);
    ASSERT_GE(sound["variants"].size(), 4U);
    for (const json& variant : sound["variants"]) {
        EXPECT_EQ(variant["tracks"].get<int>() + static_cast<int>(variant["not_judged"].size()) > 0, true);
        if (variant["all"].is_null()) continue;
        EXPECT_LE(variant["all"]["likeness"]["mean"], 1.0);
        EXPECT_GE(variant["all"]["same_answer"]["mean"], 0.0);
    }
    EXPECT_GT(sound["variants"][0]["all"]["likeness"]["mean"], 0.9);  // quieter
    EXPECT_LT(sound["other_track"]["all"]["likeness"]["mean"], 0.9);
}

// What was found of a collection took long, and is not lost with the sound.
TEST_F(Auditing, SoundThatCannotBeHeardCostsTheSoundAlone) {
    const ProgramRun run = armonica(collection({"--sound", *folder_ / "sound/c.mp3", "--format", "json"}));
    EXPECT_EQ(run.status, 3) << run.err;
    EXPECT_THAT(run.err, HasSubstr("c.mp3: not_audio"));
    const json audit = json::parse(run.out);
    EXPECT_TRUE(audit["sound"].is_null());
    EXPECT_EQ(audit["collection"]["tested"], 240);
    EXPECT_EQ(armonica({"audit", "--sound", *folder_ / "sound/c.mp3"}).status, 1);
}

TEST_F(Auditing, SaysWhatIsMissing) {
    const auto refused = [](std::vector<std::string> arguments) {
        const ProgramRun run = armonica(arguments);
        EXPECT_EQ(run.status, 1);
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    EXPECT_THAT(refused({"audit"}), HasSubstr("--sound"));
    EXPECT_THAT(refused({"audit", "--table", *folder_ / "table.csv"}), HasSubstr("--grouping"));
    EXPECT_THAT(refused(collection({"--by", "colour"})), HasSubstr("there is no column `colour`"));
    EXPECT_THAT(refused({"audit", "--sound", *folder_ / "nowhere"}), HasSubstr("nowhere"));
    EXPECT_THAT(refused(collection({"--html", "x.html", "--format", "json"})), HasSubstr("--format"));
}

}  // namespace
}  // namespace armonica::test
