// `explain`: what if, why this rather than that, what decided, in which language.
#include <cmath>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/text.hpp"
#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::AnyOf;
using testing::HasSubstr;

class Explaining : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<TemporaryFolder>();
        Sound sound = sine(261.63, 12.0, 0.2);
        const Sound fifth = sine(392.0, 12.0, 0.2), hiss = noise(12.0, 0.4, 11);
        for (std::size_t i = 0; i < sound.samples(); ++i) {
            sound.channels[0][i] += fifth.channels[0][i];
            if (i % 22050 < 800) sound.channels[0][i] += hiss.channels[0][i];
        }
        write_wav(*folder_ / "song.wav", sound);
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static ProgramRun explain(std::vector<std::string> more) {
        more.insert(more.begin(), {"explain", *folder_ / "song.wav"});
        return armonica(more);
    }

    static json explained(std::vector<std::string> more) {
        more.insert(more.end(), {"--format", "json"});
        const ProgramRun run = explain(more);
        EXPECT_EQ(run.status, 0) << run.err;
        return json::parse(run.out);
    }

    static std::unique_ptr<TemporaryFolder> folder_;
};

std::unique_ptr<TemporaryFolder> Explaining::folder_;

TEST_F(Explaining, WhatIfJudgesTheTrackAsIfItWereSo) {
    const json plain = explained({"--all-tags"});
    EXPECT_FALSE(plain.contains("set"));
    const json same = explained({"--all-tags", "--set", "midlevel_voice=missing", "--set", "bpm=90"});
    ASSERT_EQ(same["set"].size(), 2U);
    EXPECT_TRUE(same["set"][0]["to"].is_null());
    EXPECT_EQ(same["set"][1]["to"], 90.0);
    bool moved = false;
    for (const json& tag : same["tags"]) {
        for (const json& before : plain["tags"]) {
            if (before["tag"] != tag["tag"]) continue;
            EXPECT_EQ(tag["as_is"]["score"], before["score"]);
            EXPECT_EQ(tag["as_is"]["given"], before["given"]);
            EXPECT_FALSE(before.contains("as_is"));
            moved = moved || before["score"] != tag["score"];
        }
        for (const json& group : tag["groups"])
            for (const json& feature : group["features"])
                EXPECT_TRUE(feature["feature"] != "bpm" || feature["value"] == 90.0);
    }
    EXPECT_TRUE(moved);
    // To what it is: nothing moves.
    double bpm = 0.0;
    for (const json& group : plain["tags"][0]["groups"])
        for (const json& feature : group["features"])
            if (feature["feature"] == "bpm") bpm = feature["value"];
    char setting[64];
    std::snprintf(setting, sizeof setting, "bpm=%.17g", bpm);
    const json again = explained({"--all-tags", "--set", setting});
    for (std::size_t i = 0; i < plain["tags"].size(); ++i)
        EXPECT_EQ(again["tags"][i]["score"], plain["tags"][i]["score"]);
    EXPECT_THAT(explain({"--set", "bpm=90"}).out, HasSubstr("What if: tempo 90.0 BPM instead of "));
}

TEST_F(Explaining, TheNearestChangeDoesWhatItSays) {
    const json plain = explained({"--all-tags"});
    int tried = 0;
    for (const json& tag : plain["tags"]) {
        if (tag["nearest_change"].is_null() || tried == 3) continue;
        std::vector<std::string> arguments = {"--tag", tag["tag"]};
        for (const json& change : tag["nearest_change"]["changes"]) {
            char value[64];
            std::snprintf(value, sizeof value, "=%.17g", change["to"].get<double>());
            arguments.insert(arguments.end(), {"--set", change["feature"].get<std::string>() + value});
        }
        const json changed = explained(arguments)["tags"][0];
        EXPECT_NE(changed["given"], tag["given"]) << tag["tag"];
        EXPECT_NEAR(changed["score"], tag["nearest_change"]["score"].get<double>(), 1e-9);
        EXPECT_NEAR(changed["probability"], tag["nearest_change"]["probability"].get<double>(), 1e-9);
        ++tried;
    }
    EXPECT_EQ(tried, 3);
}

TEST_F(Explaining, OneTagRatherThanAnother) {
    const json both = explained({"--tag", "emotion---sadness", "--rather-than", "emotion---nostalgia"});
    const json plain = explained({"--tag", "emotion---sadness", "--tag", "emotion---nostalgia"});
    double sum = both["baseline"];
    for (const json& group : both["groups"]) sum += group["contribution"].get<double>();
    EXPECT_NEAR(sum, both["difference"], 1e-9);
    std::map<std::string, double> scores;
    for (const json& tag : plain["tags"]) scores[tag["tag"]] = tag["score"];
    EXPECT_NEAR(both["difference"], scores["emotion---sadness"] - scores["emotion---nostalgia"], 1e-9);
    const ProgramRun text = explain({"--tag", "emotion---sadness", "--rather-than", "emotion---nostalgia"});
    EXPECT_THAT(text.out, HasSubstr("rather than emotion: nostalgia"));
    EXPECT_THAT(text.out, HasSubstr("difference of the scores"));
    for (const std::string& line : text.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
}

TEST_F(Explaining, SaysWhatDecidedAndFitsTheTerminal) {
    const ProgramRun run = explain({"--all-tags"});
    for (const std::string& line : run.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
    EXPECT_THAT(run.out, AnyOf(HasSubstr("Decided by"), HasSubstr("even if nothing spoke")));
    EXPECT_THAT(run.out, AnyOf(HasSubstr("The least that would"), HasSubstr("No values of one or two")));
    const json tags = explained({"--all-tags"})["tags"];
    for (const json& tag : tags) {
        EXPECT_TRUE(tag["deciding"].is_array());
        EXPECT_GE(tag["words"].size(), 2U);
        EXPECT_THAT(tag["groups"][0]["features"][0]["words"],
                    AnyOf(HasSubstr("reference track"), HasSubstr("missing")));
        for (const json& group : tag["groups"])
            EXPECT_NEAR(group["without"]["score"], tag["score"].get<double>() - group["contribution"].get<double>(),
                        1e-9);
    }
}

TEST_F(Explaining, InTimeTellsEveryPassageAndWhereToListen) {
    Sound sound = sine(261.63, 60.0, 0.1);
    const Sound hiss = noise(60.0, 0.6, 11);
    for (std::size_t i = 44100 * 25; i < 44100 * 40; ++i) sound.channels[0][i] += hiss.channels[0][i];
    write_wav(*folder_ / "long.wav", sound);
    const ProgramRun run = armonica({"explain", *folder_ / "long.wav", "--all-tags", "--in-time", "--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const json told = json::parse(run.out);
    ASSERT_EQ(told["passages"].size(), 5U);
    EXPECT_EQ(told["passages"][4]["end"], 60.0);
    std::size_t stretches = 0;
    for (const json& tag : told["tags"]) {
        EXPECT_EQ(tag["in_time"]["passages"].size(), 5U);
        stretches += tag["in_time"]["carrying"].size();
    }
    EXPECT_GT(stretches, 0U);
    const ProgramRun plain = armonica({"explain", *folder_ / "long.wav", "--all-tags", "--format", "json"});
    json whole = json::parse(run.out);
    whole.erase("passages");
    for (json& tag : whole["tags"]) tag.erase("in_time");
    EXPECT_EQ(whole, json::parse(plain.out));
    const ProgramRun text = armonica({"explain", *folder_ / "long.wav", "--all-tags", "--in-time"});
    EXPECT_THAT(text.out, HasSubstr("along the track"));
    EXPECT_THAT(text.out, HasSubstr("Listen at 0:"));
    for (const std::string& line : text.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
}

TEST_F(Explaining, SnippetsAreWhatIsToBeListenedTo) {
    Sound sound = sine(261.63, 60.0, 0.1);
    const Sound hiss = noise(60.0, 0.6, 11);
    for (std::size_t i = 44100 * 25; i < 44100 * 40; ++i) sound.channels[0][i] += hiss.channels[0][i];
    write_wav(*folder_ / "varied.wav", sound);
    const ProgramRun run = armonica({"explain", *folder_ / "varied.wav", "--all-tags", "--snippets",
                                     *folder_ / "new/snippets", "--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    std::set<std::string> wanted;
    std::size_t parts = 0;
    const json told = json::parse(run.out);
    for (const json& tag : told["tags"])
        for (const json& stretch : tag["in_time"]["carrying"]) {
            std::string name = tag["tag"];
            name.replace(name.find("---"), 3, " ");
            for (const auto& file : std::filesystem::directory_iterator(*folder_ / "new/snippets")) {
                const std::string written = file.path().filename();
                EXPECT_TRUE(written.ends_with(".wav"));
                if (!written.starts_with(name)) continue;
                wanted.insert(written);
                parts += written.find(" Hz.wav") != std::string::npos ? 1 : 0;
            }
            EXPECT_LT(stretch["start"], stretch["end"]);
        }
    EXPECT_GT(wanted.size(), 3U);
    EXPECT_EQ(parts % 2, 0U);
    const auto files = std::filesystem::directory_iterator(*folder_ / "new/snippets");
    EXPECT_EQ(static_cast<std::size_t>(std::distance(begin(files), end(files))), wanted.size());
    // They can be listened to: the program itself reads them.
    EXPECT_EQ(
        armonica({"extract", *folder_ / "new/snippets", "--features", "loudness", "--out", *folder_ / "s.csv"}).status,
        0);
    const ProgramRun text = armonica({"explain", *folder_ / "varied.wav", "--snippets", *folder_ / "more"});
    EXPECT_THAT(text.out, AnyOf(HasSubstr("Written to "), HasSubstr("No stretch stands out")));
    EXPECT_THAT(armonica({"explain", *folder_ / "varied.wav", "--all-tags", "--snippets", "/proc/no"}).err,
                HasSubstr("/proc/no"));
}

TEST_F(Explaining, InAnotherLanguage) {
    std::ofstream(*folder_ / "de.toml") << "language = \"de\"\n[tag]\naverage = \"das mittlere Stück\"\n";
    EXPECT_THAT(explain({"--language", *folder_ / "de.toml"}).out, HasSubstr("das mittlere Stück"));
    EXPECT_EQ(explain({"--language", "en"}).out, explain({}).out);
    std::ofstream(*folder_ / "bad.toml") << "language = \"de\"\n[tag]\nscoer = \"x\"\n";
    EXPECT_THAT(explain({"--language", *folder_ / "bad.toml"}).err, HasSubstr("bad.toml:3"));
}

TEST_F(Explaining, RefusesSlips) {
    const auto refused = [](const std::vector<std::string>& arguments) {
        const ProgramRun run = explain(arguments);
        EXPECT_EQ(run.status, 1);
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    EXPECT_THAT(refused({"--set", "bmp_=90"}), HasSubstr("no feature called `bmp_`; `armonica features`"));
    EXPECT_THAT(refused({"--set", "midlevel_mod=1"}), HasSubstr("did you mean `midlevel_mode`?"));
    EXPECT_THAT(refused({"--set", "bpm"}), HasSubstr("FEATURE=VALUE"));
    EXPECT_THAT(refused({"--set", "bpm=fast"}), HasSubstr("neither a number nor `missing`"));
    EXPECT_THAT(refused({"--set", "bpm=nan"}), HasSubstr("neither a number nor `missing`"));
    EXPECT_THAT(refused({"--set", "bpm=-3"}), HasSubstr("tempo goes from"));
    EXPECT_THAT(refused({"--set", "bpm=90", "--set", "bpm=100"}), HasSubstr("set twice"));
    EXPECT_THAT(refused({"--rather-than", "genre---pop"}), HasSubstr("needs one --tag"));
    EXPECT_THAT(refused({"--tag", "genre---rock", "--rather-than", "genre---pup"}), HasSubstr("knows no tag"));
    EXPECT_THAT(refused({"--all-tags", "--rather-than", "genre---pop"}), HasSubstr("--all-tags"));
    EXPECT_THAT(refused({"--language", "/nowhere.toml"}), HasSubstr("/nowhere.toml"));
}

}  // namespace
}  // namespace armonica::test
