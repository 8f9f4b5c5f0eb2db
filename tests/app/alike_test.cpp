// `alike`: which tracks have the same reasons, told the same of sound and of what was measured before.
#include <cmath>
#include <fstream>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>

#include "app/text.hpp"
#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"
#include "tables/measured_tracks.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

Sound made(double seconds, const std::function<double(std::size_t)>& sample) {
    Sound sound = silence(seconds);
    for (std::size_t i = 0; i < sound.samples(); ++i) sound.channels[0][i] = static_cast<float>(sample(i));
    return sound;
}

/// A triad that swells, with a click every half second.
Sound song(double loudness) {
    const Sound root = sine(261.63, 12.0), third = sine(329.63, 12.0), fifth = sine(392.0, 12.0);
    const Sound hiss = noise(12.0, 0.6, 11);
    return made(12.0, [&](std::size_t i) {
        const double chord = root.channels[0][i] + third.channels[0][i] + fifth.channels[0][i];
        const double click = i % 22050 < 800 ? hiss.channels[0][i] : 0.0;
        return loudness * (0.3 * chord * (0.6 + 0.4 * std::sin(static_cast<double>(i) / 20000.0)) + 0.3 * click);
    });
}

class FindingAlike : public testing::Test {
protected:
    // Measured once: copies of a song, made louder and coded, and three sounds that are nothing like it.
    static void SetUpTestSuite() {
        folder_ = std::make_unique<TemporaryFolder>();
        write_wav(*folder_ / "song.wav", song(0.5));
        std::filesystem::create_directory(*folder_ / "all");
        write_wav(*folder_ / "all/louder.wav", song(0.8));
        encode(*folder_ / "song.wav", *folder_ / "all/coded.mp3", {"-b:a", "192k"});
        write_wav(*folder_ / "all/hiss.wav", noise(12.0, 0.3, 5));
        const Sound hiss = noise(12.0, 0.9, 6);
        write_wav(*folder_ / "all/drums.wav", made(12.0, [&](std::size_t i) {
            return std::exp(-static_cast<double>(i % 7350) / 900.0) * hiss.channels[0][i];
        }));
        write_wav(*folder_ / "all/drone.wav", sine(55.0, 12.0, 0.7));
        const ProgramRun run = armonica({"extract", "all", "--out", "all.jsonl"}, folder_->path());
        ASSERT_EQ(run.status, 0) << run.err;
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static ProgramRun alike(std::vector<std::string> more) {
        more.insert(more.begin(), {"alike", "song.wav"});
        return armonica(more, folder_->path());
    }

    static json told(std::vector<std::string> more) {
        more.insert(more.end(), {"--format", "json"});
        const ProgramRun run = alike(more);
        EXPECT_EQ(run.status, 0) << run.err;
        return json::parse(run.out);
    }

    static std::vector<std::string> paths(const json& report) {
        std::vector<std::string> all;
        for (const json& track : report["alike"]) all.push_back(track["path"]);
        return all;
    }

    static std::unique_ptr<TemporaryFolder> folder_;
};

std::unique_ptr<TemporaryFolder> FindingAlike::folder_;

TEST_F(FindingAlike, CopiesOfASongAreNearerThanOtherSounds) {
    const json report = told({"--among", "all"});
    ASSERT_THAT(report["alike"], SizeIs(5));
    const auto order = paths(report);
    EXPECT_THAT((std::vector{order[0], order[1]}), UnorderedElementsAre("all/louder.wav", "all/coded.mp3"));
    EXPECT_GT(report["alike"][1]["likeness"].get<double>(), report["alike"][2]["likeness"].get<double>() + 0.1);
    EXPECT_EQ(report["compared"], 5);
    EXPECT_EQ(report["failed"], 0);
    EXPECT_EQ(report["same_sound"], 0);
    EXPECT_TRUE(report["tag"].is_null());
    double before = 1.0;
    for (const json& track : report["alike"]) {
        const double likeness = track["likeness"];
        EXPECT_LE(likeness, before);
        EXPECT_GE(likeness, -1.0);
        before = likeness;
        double sum = 0.0, share = 1.0;
        for (const json& group : track["groups"]) {
            sum += group["share"].get<double>();
            EXPECT_LE(group["share"], share);
            share = group["share"];
            const double product = group["here"].get<double>() * group["there"].get<double>();
            EXPECT_GE(product * group["share"].get<double>(), 0.0);
        }
        EXPECT_NEAR(sum, likeness, 1e-12);
        EXPECT_THAT(track["words"].get<std::string>(), AnyOf(HasSubstr("Alike most in “"), HasSubstr("In no group")));
    }
}

TEST_F(FindingAlike, NumbersAreThoseOfExplain) {
    const json nearest = told({"--among", "all", "--top", "1"})["alike"][0];
    const auto explained = [](const std::string& path) {
        const ProgramRun run =
            armonica({"explain", path, "--all-tags", "--format", "json", "--no-quotes"}, folder_->path());
        return json::parse(run.out)["tags"];
    };
    const json here = explained("song.wav"), there = explained(nearest["path"]);
    const auto contribution = [](const json& tags, const std::string& tag, const std::string& group) {
        for (const json& one : tags)
            for (const json& each : one["groups"])
                if (one["tag"] == tag && each["group"] == group) return each["contribution"].get<double>();
        return std::nan("");
    };
    double products = 0.0, squares = 0.0;
    for (const json& tag : here)
        for (const json& group : tag["groups"]) {
            const double a = group["contribution"], b = contribution(there, tag["tag"], group["group"]);
            products += a * b;
            squares += a * a + b * b;
        }
    EXPECT_NEAR(nearest["likeness"], 2.0 * products / squares, 1e-9);
    for (const json& group : nearest["groups"]) {
        EXPECT_NEAR(group["here"], contribution(here, group["tag"], group["group"]), 1e-9);
        EXPECT_NEAR(group["there"], contribution(there, group["tag"], group["group"]), 1e-9);
    }
    for (const json& tag : there) {
        bool listed = false;
        for (const json& given : nearest["tags"]) listed = listed || given["tag"] == tag["tag"];
        EXPECT_EQ(listed, tag["given"].get<bool>()) << tag["tag"];
    }
}

TEST_F(FindingAlike, WhatWasMeasuredBeforeGivesTheSameAnswer) {
    const ProgramRun sound = alike({"--among", "all", "--format", "json"});
    const ProgramRun measured = alike({"--among", "all.jsonl", "--format", "json"});
    EXPECT_EQ(sound.out, measured.out);
    EXPECT_EQ(sound.out, alike({"--among", "all", "--format", "json", "--jobs", "3"}).out);
    EXPECT_EQ(alike({"--among", "all"}).out, alike({"--among", "all.jsonl"}).out);
    // Two halves, one of each, are the whole.
    std::ofstream(*folder_ / "half.jsonl") << read_bytes(*folder_ / "all.jsonl").substr(0, [] {
        const std::string all = read_bytes(*folder_ / "all.jsonl");
        return all.find('\n', all.find('\n') + 1) + 1;
    }());
    EXPECT_EQ(
        alike({"--among", "all/hiss.wav", "half.jsonl", "all/drums.wav", "all/louder.wav", "--format", "json"}).out,
        sound.out);
}

TEST_F(FindingAlike, WhatExtractWritesIsReadBack) {
    const std::string written = read_bytes(*folder_ / "all.jsonl");
    std::vector<json> lines;
    for (std::size_t at = 0; at < written.size(); at = written.find('\n', at) + 1)
        lines.push_back(json::parse(written.substr(at, written.find('\n', at) - at)));
    std::size_t read = 0, uncertain = 0;
    read_measured_tracks(*folder_ / "all.jsonl", catalogue_version(), [&](const std::string& path, const auto& track) {
        const json& line = lines.at(read++);
        EXPECT_EQ(path, line["path"]);
        EXPECT_EQ(track.length_seconds, line["length_seconds"].template get<double>());
        EXPECT_EQ(track.content_hash, line["content_hash"]);
        for (const FeatureInfo& info : catalogue()) {
            const std::string id(info.id);
            if (line["features"][id].is_null()) {
                EXPECT_EQ(to_string(*track.missing(id)), line["missing"][id].template get<std::string>());
            } else {
                EXPECT_EQ(track.value(id), line["features"][id].template get<double>());
            }
            EXPECT_EQ(track.uncertainty(id).has_value(), line["uncertainties"].contains(id)) << id;
            if (!track.uncertainty(id)) continue;
            EXPECT_EQ(track.uncertainty(id), line["uncertainties"][id].template get<double>());
            ++uncertain;
        }
        return true;
    });
    EXPECT_EQ(read, 5U);
    EXPECT_GT(uncertain, 0U);
    for (const json& line : lines) EXPECT_NEAR(line["length_seconds"], 12.0, 0.1);
}

TEST_F(FindingAlike, TheTrackItselfIsLeftOut) {
    std::filesystem::copy_file(*folder_ / "song.wav", *folder_ / "copy.wav",
                               std::filesystem::copy_options::overwrite_existing);
    const json report = told({"--among", "song.wav", "copy.wav", "all/hiss.wav"});
    EXPECT_THAT(paths(report), ElementsAre("all/hiss.wav"));
    EXPECT_EQ(report["same_sound"], 2);
    EXPECT_EQ(report["compared"], 1);
    EXPECT_THAT(alike({"--among", "song.wav", "copy.wav", "all/hiss.wav"}).out, HasSubstr("same sound: 2 tracks"));
    // By its path, where the file has changed since it was measured.
    json line =
        json::parse(read_bytes(*folder_ / "all.jsonl").substr(0, read_bytes(*folder_ / "all.jsonl").find('\n')));
    line["path"] = "song.wav";
    std::ofstream(*folder_ / "changed.jsonl") << line.dump() << "\n";
    const json changed = told({"--among", "changed.jsonl", "all/hiss.wav"});
    EXPECT_THAT(paths(changed), ElementsAre("all/hiss.wav"));
    EXPECT_EQ(changed["same_sound"], 1);
    const ProgramRun alone = alike({"--among", "song.wav", "copy.wav"});
    EXPECT_EQ(alone.status, 1);
    EXPECT_EQ(alone.out, "");
    EXPECT_THAT(alone.err, AllOf(HasSubstr("no other track to compare song.wav with"), HasSubstr("same sound: 2")));
}

TEST_F(FindingAlike, OfOneTagItsReasonsAloneCount) {
    const json all = told({"--among", "all.jsonl"}), one = told({"--among", "all.jsonl", "--tag", "emotion---tension"});
    EXPECT_EQ(one["tag"], "emotion---tension");
    EXPECT_NE(one["alike"][0]["likeness"], all["alike"][0]["likeness"]);
    for (const json& track : one["alike"])
        for (const json& group : track["groups"]) EXPECT_EQ(group["tag"], "emotion---tension");
    EXPECT_THAT(
        alike({"--among", "all.jsonl", "--tag", "emotion---tension"}).out,
        AllOf(HasSubstr("for and against emotion: tension"), HasSubstr(" tension)"), Not(HasSubstr("calmness)"))));
}

TEST_F(FindingAlike, TopKeepsTheNearest) {
    const auto all = paths(told({"--among", "all.jsonl"}));
    const json two = told({"--among", "all.jsonl", "--top", "2"});
    EXPECT_THAT(paths(two), ElementsAre(all[0], all[1]));
    EXPECT_EQ(two["compared"], 5);
    EXPECT_THAT(alike({"--among", "all.jsonl", "--top", "2"}).out, HasSubstr("(2 of 5 tracks)"));
}

TEST_F(FindingAlike, TextFitsTheTerminalAndSaysInWhat) {
    const ProgramRun run = alike({"--among", "all"});
    EXPECT_EQ(run.err, "");
    for (const std::string& line : run.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
    EXPECT_THAT(run.lines()[0], "song.wav");
    EXPECT_THAT(run.out, AllOf(HasSubstr("  all/louder.wav\n"), HasSubstr("Alike most in “"), HasSubstr(" (both ")));
    EXPECT_THAT(run.out, Not(HasSubstr("same sound")));
    std::ofstream(*folder_ / "de.toml") << "language = \"de\"\n[alike]\nmost = \"Am ähnlichsten in {groups}.\"\n"
                                        << "[groups]\nspace = \"Raum\"\n";
    EXPECT_THAT(alike({"--among", "all.jsonl", "--language", "de.toml"}).out, HasSubstr("Am ähnlichsten in “"));
}

TEST_F(FindingAlike, TracksThatFailAreListedAndCounted) {
    write_bytes(*folder_ / "no.mp3", "no sound");
    write_wav(*folder_ / "short.wav", sine(440.0, 1.0));
    const std::vector<std::string> among = {"--among", "no.mp3", "short.wav", "all/hiss.wav", "--format", "json"};
    const ProgramRun run = alike(among);
    EXPECT_EQ(run.status, 3);
    EXPECT_THAT(run.err, AllOf(HasSubstr("no.mp3: not_audio"), HasSubstr("short.wav: too_short")));
    EXPECT_EQ(json::parse(run.out)["failed"], 2);
    EXPECT_EQ(
        armonica({"extract", "no.mp3", "short.wav", "all/hiss.wav", "--out", "some.jsonl"}, folder_->path()).status, 3);
    const ProgramRun measured = alike({"--among", "some.jsonl", "--format", "json"});
    EXPECT_EQ(measured.status, 3);
    EXPECT_THAT(measured.err, AllOf(HasSubstr("short.wav: too_short"), Not(HasSubstr("no.mp3"))));
    EXPECT_EQ(measured.out, run.out);
    const ProgramRun none = alike({"--among", "no.mp3"});
    EXPECT_EQ(none.status, 1);
    EXPECT_THAT(none.err, HasSubstr("not measured or not judged: 1"));
}

TEST_F(FindingAlike, ANameCannotSteerTheTerminal) {
    json line =
        json::parse(read_bytes(*folder_ / "all.jsonl").substr(0, read_bytes(*folder_ / "all.jsonl").find('\n')));
    line["path"] = "a\x1b[2J\n" + std::string(300, 'b') + ".mp3";
    std::ofstream(*folder_ / "rude.jsonl") << line.dump() << "\n";
    const ProgramRun run = alike({"--among", "rude.jsonl"});
    EXPECT_THAT(run.out, AllOf(HasSubstr("a\\x1B[2J\\x0A"), Not(HasSubstr("\x1b"))));
    for (const std::string& text : run.lines()) EXPECT_LE(app::display_width(text), 80U) << text;
    EXPECT_EQ(told({"--among", "rude.jsonl"})["alike"][0]["path"], "a\\x1B[2J\\x0A" + std::string(300, 'b') + ".mp3");
}

TEST_F(FindingAlike, RefusesSlips) {
    const auto refused = [](const std::vector<std::string>& arguments) {
        const ProgramRun run = alike(arguments);
        EXPECT_EQ(run.status, 1);
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    EXPECT_THAT(refused({}), HasSubstr("--among"));
    EXPECT_THAT(refused({"--among"}), HasSubstr("--among"));
    EXPECT_THAT(refused({"--among", "nowhere.jsonl"}), HasSubstr("nowhere.jsonl: there is no such file"));
    EXPECT_THAT(refused({"--among", "nowhere.mp3"}), HasSubstr("nowhere.mp3: file_not_found"));
    EXPECT_THAT(refused({"--among", "all.jsonl", "--tag", "calm"}), HasSubstr("emotion---calmness"));
    EXPECT_THAT(refused({"--among", "all.jsonl", "--top", "0"}), HasSubstr("--top"));
    EXPECT_THAT(refused({"--among", "all.jsonl", "--language", "no.toml"}), HasSubstr("no.toml"));
    EXPECT_THAT(refused({"--among", "all.jsonl", "--format", "csv"}), HasSubstr("csv"));
    std::filesystem::create_directory(*folder_ / "empty");
    EXPECT_THAT(refused({"--among", "empty"}), HasSubstr("no other track to compare song.wav with"));
    write_bytes(*folder_ / "empty.jsonl", "");
    EXPECT_THAT(refused({"--among", "empty.jsonl"}), HasSubstr("no other track to compare song.wav with"));
    write_bytes(*folder_ / "other.jsonl", read_bytes(*folder_ / "all.jsonl") + "{}\n");
    EXPECT_THAT(refused({"--among", "other.jsonl"}), HasSubstr("other.jsonl:6: "));
    EXPECT_EQ(armonica({"tag", "all", "--format", "json", "--out", "tags.jsonl"}, folder_->path()).status, 0);
    EXPECT_THAT(refused({"--among", "tags.jsonl"}), HasSubstr("tags.jsonl:1: "));
    const ProgramRun nothing = armonica({"alike", "nothing.wav", "--among", "all.jsonl"}, folder_->path());
    EXPECT_EQ(nothing.status, 1);
    EXPECT_THAT(nothing.err, HasSubstr("nothing.wav: file_not_found"));
}

}  // namespace
}  // namespace armonica::test
