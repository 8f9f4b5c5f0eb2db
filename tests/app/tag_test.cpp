// `tag`, `explain` and `extract` on real and made music: the documented keys, exact sums, the same bytes for any
// --jobs.
#include <signal.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/text.hpp"
#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

/// A triad with a click every half second: it has a key and a tempo.
Sound triad(double root, double seconds) {
    Sound sound = sine(root, seconds, 0.2);
    const Sound third = sine(root * std::pow(2.0, 4.0 / 12.0), seconds, 0.2);
    const Sound fifth = sine(root * std::pow(2.0, 7.0 / 12.0), seconds, 0.2);
    const Sound hiss = noise(seconds, 0.4, 11);
    for (std::size_t i = 0; i < sound.samples(); ++i) {
        sound.channels[0][i] += third.channels[0][i] + fifth.channels[0][i];
        if (i % 22050 < 800) sound.channels[0][i] += hiss.channels[0][i];
    }
    return sound;
}

class MadeMusic : public testing::Test {
protected:
    MadeMusic() {
        write_wav(folder_ / "b C major.wav", triad(261.63, 12));
        write_wav(folder_ / "a A major.wav", triad(220.0, 10));
        std::filesystem::create_directory(folder_ / "sub");
        write_wav(folder_ / "sub/c E major.wav", triad(329.63, 14));
        std::ofstream(folder_ / "notes.txt") << "not music, and not of a music file's name\n";
    }

    json explanation(std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments = {"explain", folder_ / "b C major.wav", "--format", "json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const ProgramRun run = armonica(arguments);
        EXPECT_EQ(run.status, 0) << run.err;
        return json::parse(run.out);
    }

    TemporaryFolder folder_;
};

// Also checks that the candidates are ranked.
double total_confidence(const json& candidates) {
    double total = 0.0, previous = 1.0;
    for (const json& candidate : candidates) {
        const double confidence = candidate["confidence"];
        EXPECT_LE(confidence, previous);
        previous = confidence;
        total += confidence;
    }
    return total;
}

TEST_F(MadeMusic, TagGivesOneObjectATrackInOrder) {
    const ProgramRun run = armonica({"tag", folder_.path(), "--format", "json"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(run.err, "");  // no progress where no terminal is
    const auto lines = run.json_lines();
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_THAT(lines[0]["path"].get<std::string>(), HasSubstr("a A major.wav"));
    EXPECT_THAT(lines[2]["path"].get<std::string>(), HasSubstr("sub/c E major.wav"));
    EXPECT_EQ(lines[0]["key"], "A major");
    EXPECT_EQ(lines[1]["key"], "C major");
    EXPECT_NEAR(lines[0]["bpm"], 120.0, 3.0);
    for (const json& line : lines) {
        EXPECT_TRUE(line["error"].is_null());
        EXPECT_EQ(line["tempi"][0]["bpm"], line["bpm"]);
        EXPECT_EQ(line["keys"][0]["key"], line["key"]);
        EXPECT_EQ(line["keys"].size(), 24U);
        EXPECT_EQ(line["keys"][0]["mode"], "major");
        EXPECT_NEAR(total_confidence(line["tempi"]), 1.0, 1e-9);
        EXPECT_NEAR(total_confidence(line["keys"]), 1.0, 1e-9);
        double genres = 0.0;
        double previous = 1.0;
        int given = 0;
        for (const json& tag : line["tags"]) {
            EXPECT_LE(tag["probability"], previous);
            previous = tag["probability"];
            if (!tag["tag"].get<std::string>().starts_with("genre---")) continue;
            genres += tag["probability"].get<double>();
            given += tag["given"].get<bool>() ? 1 : 0;
        }
        EXPECT_NEAR(genres, 1.0, 1e-12);
        EXPECT_EQ(given, 1);
    }
}

TEST_F(MadeMusic, ResultsDoNotDependOnTheNumberOfJobs) {
    for (const char* format : {"json", "csv", "text"}) {
        const ProgramRun one = armonica({"tag", folder_.path(), "--format", format, "--jobs", "1"});
        const ProgramRun four = armonica({"tag", folder_.path(), "--format", format, "--jobs", "4"});
        EXPECT_EQ(one.out, four.out) << format;
        EXPECT_GT(one.out.size(), 100U);
    }
}

TEST_F(MadeMusic, TextFitsTheTerminalAndGivesReasons) {
    const ProgramRun run = armonica({"tag", folder_.path()});
    for (const std::string& line : run.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
    EXPECT_THAT(run.out, HasSubstr("C major"));
    EXPECT_THAT(run.out, HasSubstr("genre: "));
    EXPECT_THAT(run.out, HasSubstr(" %  "));
    const ProgramRun top = armonica({"tag", folder_ / "a A major.wav", "--top", "3"});
    const bool explained = top.out.find("\n\n?: ") != std::string::npos;
    EXPECT_EQ(top.lines().size(), explained ? 6U : 4U);
    EXPECT_EQ(explained, top.out.find("% ? ") != std::string::npos);
}

TEST_F(MadeMusic, ProgressIsShownOnATerminalAndDoesNotRunIntoTheResults) {
    const ProgramRun run = armonica_on_terminal({"tag", folder_.path(), "--jobs", "1"});
    EXPECT_EQ(run.status, 0);
    EXPECT_THAT(run.err, HasSubstr("tagging 0 of 3"));
    EXPECT_THAT(run.out, testing::Not(HasSubstr("tagging")));
    EXPECT_EQ(run.out, armonica({"tag", folder_.path()}).out);
}

TEST_F(MadeMusic, TopLimitsTheTags) {
    const ProgramRun run = armonica({"tag", folder_ / "a A major.wav", "--format", "json", "--top", "2"});
    EXPECT_EQ(run.json_lines()[0]["tags"].size(), 2U);
}

// Tags of all made tracks, track after track, in the order of their names.
std::vector<json> sorted_tags(const ProgramRun& run) {
    std::vector<json> all;
    for (const json& line : run.json_lines()) {
        std::vector<json> tags(line["tags"].begin(), line["tags"].end());
        std::sort(tags.begin(), tags.end(), [](const json& a, const json& b) { return a["tag"] < b["tag"]; });
        all.insert(all.end(), tags.begin(), tags.end());
    }
    return all;
}

TEST_F(MadeMusic, OnlyWhatEvidenceDecidesIsGivenWhereTagAbstains) {
    const auto plain = sorted_tags(armonica({"tag", folder_.path(), "--format", "json"}));
    const auto abstaining = sorted_tags(armonica({"tag", folder_.path(), "--format", "json", "--abstain"}));
    ASSERT_FALSE(plain.empty());
    ASSERT_EQ(plain.size(), abstaining.size());
    std::size_t left_out = 0;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const double low = plain[i]["interval"][0], high = plain[i]["interval"][1];
        const double probability = plain[i]["probability"];
        EXPECT_TRUE(0.0 <= low && low < probability && probability < high && high <= 1.0) << plain[i];
        EXPECT_EQ(abstaining[i]["decided"], plain[i]["decided"]);
        EXPECT_EQ(abstaining[i]["given"].get<bool>(), plain[i]["given"].get<bool>() && plain[i]["decided"].get<bool>());
        left_out += plain[i]["given"] != abstaining[i]["given"] ? 1 : 0;
    }
    EXPECT_GT(left_out, 0u);  // three chords and a click decide little
    const ProgramRun text = armonica_on_terminal({"tag", folder_.path()});
    EXPECT_THAT(text.out, HasSubstr("% ? "));
    EXPECT_THAT(text.out, HasSubstr("--abstain leaves these out"));
    for (const std::string& line : text.lines()) EXPECT_LE(app::display_width(line), 80u) << line;
}

TEST_F(MadeMusic, ABolderGoalGivesMoreTags) {
    const auto given = [&](const std::string& goal) {
        const ProgramRun run = armonica({"tag", folder_.path(), "--format", "json", "--goal", goal});
        EXPECT_EQ(run.status, 0) << run.err;
        std::size_t count = 0;
        for (const json& tag : sorted_tags(run)) count += tag["given"].get<bool>() ? 1 : 0;
        return count;
    };
    EXPECT_LT(given("precision=0.95"), given("f1"));
    EXPECT_LT(given("recall=0.3"), given("recall=0.95"));
    for (const char* wrong : {"precision", "precision=1.5", "speed=1"}) {
        const ProgramRun run = armonica({"tag", folder_.path(), "--goal", wrong});
        EXPECT_EQ(run.status, 1);
        EXPECT_THAT(run.err, HasSubstr("is no goal"));
    }
}

TEST_F(MadeMusic, CsvHasOneColumnATag) {
    write_bytes(folder_ / "empty.mp3", "");
    const ProgramRun run = armonica({"tag", folder_.path(), "--format", "csv", "--out", folder_ / "tags.csv"});
    EXPECT_EQ(run.status, 3);
    EXPECT_EQ(run.out, "");
    ProgramRun file;
    file.out = read_bytes(folder_ / "tags.csv");
    ASSERT_EQ(file.lines().size(), 5U);
    EXPECT_THAT(file.lines()[0], StartsWith("path,error,bpm,key,given,"));
    const auto commas = [](const std::string& line) { return std::count(line.begin(), line.end(), ','); };
    for (const std::string& line : file.lines()) EXPECT_EQ(commas(line), commas(file.lines()[0])) << line;
    EXPECT_THAT(file.out, HasSubstr("empty.mp3,empty_file,"));
}

TEST_F(MadeMusic, APlaylistIsFollowed) {
    std::ofstream(folder_ / "list.m3u8") << "#EXTM3U\n#EXTINF:12,x\nsub/c E major.wav\nno such file.mp3\n";
    const ProgramRun run = armonica({"tag", folder_ / "list.m3u8", "--format", "json"});
    EXPECT_EQ(run.status, 3);
    EXPECT_EQ(run.json_lines().size(), 2U);
    EXPECT_THAT(run.err, HasSubstr("file_not_found"));
}

TEST_F(MadeMusic, ExplanationsAddUpExactly) {
    const json all = explanation({"--all-tags"});
    EXPECT_GT(all["tags"].size(), 10U);
    for (const json& tag : all["tags"]) {
        double sum = tag["baseline"];
        for (const json& group : tag["groups"]) {
            double features = 0.0;
            for (const json& feature : group["features"]) {
                features += feature["contribution"].get<double>();
                if (feature["missing"].is_null()) {
                    EXPECT_GE(feature["percentile"], 0.0);
                    EXPECT_LE(feature["percentile"], 100.0);
                    EXPECT_TRUE(feature["value"].is_number());
                } else {
                    EXPECT_EQ(feature["contribution"], 0.0);
                    EXPECT_TRUE(feature["value"].is_null());
                }
            }
            for (const auto& pair : group["pairs"]) features += pair["contribution"].get<double>();
            EXPECT_NEAR(group["contribution"], features, 1e-9);
            sum += group["contribution"].get<double>();
        }
        EXPECT_NEAR(tag["score"], sum, 1e-9) << tag["tag"];
    }
}

TEST_F(MadeMusic, ExplainSaysTheSameAsTag) {
    std::map<std::string, double> probabilities;
    const json tagged = armonica({"tag", folder_ / "b C major.wav", "--format", "json"}).json_lines()[0];
    for (const json& tag : tagged["tags"]) probabilities[tag["tag"]] = tag["probability"];
    const json explained = explanation({"--all-tags"});
    for (const json& tag : explained["tags"]) EXPECT_EQ(tag["probability"], probabilities.at(tag["tag"]));
}

TEST_F(MadeMusic, ExplainTakesTagsAndRefusesUnknownOnes) {
    const json two = explanation({"--tag", "emotion---sadness", "--tag", "genre---pop"});
    std::set<std::string> tags;
    for (const json& tag : two["tags"]) tags.insert(tag["tag"]);
    EXPECT_THAT(tags, ElementsAre("emotion---sadness", "genre---pop"));
    const ProgramRun unknown = armonica({"explain", folder_ / "b C major.wav", "--tag", "sad"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_THAT(unknown.err, HasSubstr("emotion---sadness"));
}

TEST_F(MadeMusic, ExplainInWordsFitsTheTerminal) {
    const ProgramRun run = armonica({"explain", folder_ / "b C major.wav"});
    EXPECT_EQ(run.status, 0);
    for (const std::string& line : run.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
    EXPECT_THAT(run.out, HasSubstr("of the reference tracks"));
    EXPECT_THAT(run.out, HasSubstr("the average reference track"));
    EXPECT_THAT(run.out, HasSubstr("score"));
}

TEST_F(MadeMusic, ExtractWritesWhatWasAskedFor) {
    const ProgramRun run =
        armonica({"extract", folder_.path(), "--features", "bpm,key_strength", "--out", folder_ / "f.csv"});
    EXPECT_EQ(run.status, 0) << run.err;
    ProgramRun file;
    file.out = read_bytes(folder_ / "f.csv");
    EXPECT_EQ(file.lines()[0], "path,bpm,key_strength");
    EXPECT_EQ(file.lines().size(), 4U);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "f.csv.part"));

    EXPECT_EQ(armonica({"extract", folder_.path(), "--out", folder_ / "all.jsonl"}).status, 0);
    file.out = read_bytes(folder_ / "all.jsonl");
    const json first = file.json_lines()[0];
    EXPECT_GT(first["features"].size(), 45U);
    EXPECT_TRUE(first["missing"].is_object());
    EXPECT_EQ(first["content_hash"].get<std::string>().size(), 32U);

    EXPECT_EQ(armonica({"extract", folder_.path(), "--modality", "signal", "--out", folder_ / "s.csv"}).status, 0);
    const ProgramRun slip = armonica({"extract", folder_.path(), "--features", "bmp", "--out", folder_ / "x.csv"});
    EXPECT_EQ(slip.status, 1);
    EXPECT_THAT(slip.err, HasSubstr("no feature `bmp`"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "x.csv"));
    EXPECT_THAT(armonica({"extract", folder_.path(), "--out", folder_ / "x.xml"}).err, HasSubstr(".csv or .jsonl"));
    EXPECT_THAT(armonica({"extract", folder_.path(), "--out", "/nowhere/x.csv"}).err, HasSubstr("/nowhere/x.csv"));
}

TEST_F(MadeMusic, CtrlCKeepsWhatIsDone) {
    write_wav(folder_ / "long.wav", triad(300, 120));
    std::ofstream list(folder_ / "long.m3u8");
    for (int i = 0; i < 400; ++i) {
        const std::string name = "copy " + std::to_string(i) + ".wav";
        std::filesystem::create_symlink(folder_ / "long.wav", folder_ / name);
        list << name << "\n";
    }
    list.close();
    const std::filesystem::path part = folder_ / "out.jsonl.part";
    const ProgramRun run = armonica({"extract", folder_ / "long.m3u8", "--jobs", "2", "--out", folder_ / "out.jsonl"},
                                    {}, [&](int process) {
                                        while (!std::filesystem::exists(part))
                                            std::this_thread::sleep_for(std::chrono::milliseconds(5));
                                        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
                                        kill(process, SIGINT);
                                    });
    EXPECT_EQ(run.status, 130);
    EXPECT_THAT(run.err, HasSubstr("stopped: "));
    ProgramRun file;
    file.out = read_bytes(folder_ / "out.jsonl");
    EXPECT_LT(file.json_lines().size(), 400U);  // every line is whole, or this would throw
    EXPECT_FALSE(std::filesystem::exists(part));
}

TEST(RealMusic, WholeTracksAreTaggedWithReasons) {
    REQUIRE_SHARED();
    const ProgramRun run = armonica({"tag", shared_folder() / "data/audio/jamendo", "--format", "json"});
    EXPECT_EQ(run.status, 0) << run.err;
    const auto lines = run.json_lines();
    ASSERT_EQ(lines.size(), 17U);
    for (const json& line : lines) {
        EXPECT_TRUE(line["error"].is_null()) << line;
        EXPECT_FALSE(line["tags"].empty());
    }
}

}  // namespace
}  // namespace armonica::test
