#include "tables/measured_tracks.hpp"

#include <random>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>
#include <nlohmann/json.hpp>

#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::SizeIs;

struct Read {
    std::vector<std::pair<std::string, FeatureVector>> tracks;
    std::size_t failed = 0;
};

class MeasuredTracks : public testing::Test {
protected:
    Read read(const std::string& text) {
        test::write_bytes(file_, text);
        Read result;
        result.failed =
            read_measured_tracks(file_, catalogue_version(), [&](const std::string& path, const FeatureVector& track) {
                result.tracks.emplace_back(path, track);
                return true;
            });
        return result;
    }

    /// What is said of a file that is refused, with its line.
    std::string complaint(const std::string& text) {
        try {
            read(text);
        } catch (const InputError& error) {
            return error.what();
        }
        return "nothing";
    }

    static json line(const std::string& path = "a.mp3") {
        return {{"path", path},
                {"error", nullptr},
                {"features", {{"bpm", 121.5}, {"key_strength", nullptr}}},
                {"missing", {{"key_strength", "no_pitch"}}},
                {"uncertainties", {{"bpm", 0.25}}},
                {"length_seconds", 42.5},
                {"catalogue_version", catalogue_version()},
                {"content_hash", "00ff"}};
    }

    /// `line()` with `value` in the place of `key`.
    static std::string with(const char* key, const json& value) {
        json changed = line();
        changed[key] = value;
        return changed.dump() + "\n";
    }

    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_ / "m.jsonl";
};

TEST_F(MeasuredTracks, AreReadWithAllThatATaggerNeeds) {
    const Read both = read(line("a.mp3").dump() + "\n" + line("b \\xE9.mp3").dump());
    ASSERT_THAT(both.tracks, SizeIs(2));
    EXPECT_EQ(both.failed, 0U);
    EXPECT_EQ(both.tracks[1].first, "b \\xE9.mp3");
    const FeatureVector& track = both.tracks[0].second;
    EXPECT_EQ(track.value("bpm"), 121.5);
    EXPECT_EQ(track.uncertainty("bpm"), 0.25);
    EXPECT_EQ(track.missing("key_strength"), MissingReason::no_pitch);
    EXPECT_EQ(track.missing("loudness"), MissingReason::not_requested);
    EXPECT_EQ(track.length_seconds, 42.5);
    EXPECT_EQ(track.content_hash, "00ff");
    EXPECT_EQ(track.catalogue_version, catalogue_version());
}

TEST_F(MeasuredTracks, TheOrderOfKeysDoesNotMatter) {
    const std::string version(catalogue_version());
    const Read one = read("\xEF\xBB\xBF  \r\n\n{\"catalogue_version\": \"" + version +
                          "\", \"uncertainties\": {\"bpm\": 1}, \"missing\": {\"loudness\": \"silent\"}, \"features\": "
                          "{\"loudness\": null, \"bpm\": 90}, \"path\": \"x\"}\r\n\n");
    ASSERT_THAT(one.tracks, SizeIs(1));
    EXPECT_EQ(one.tracks[0].second.uncertainty("bpm"), 1.0);
    EXPECT_EQ(one.tracks[0].second.missing("loudness"), MissingReason::silent);
}

TEST_F(MeasuredTracks, OfOlderFilesAreLongEnough) {
    json old = line();
    old.erase("length_seconds");
    EXPECT_EQ(read(old.dump()).tracks.at(0).second.length_seconds, length_where_not_told);
}

TEST_F(MeasuredTracks, ThatFailedAreCountedAndLeftOut) {
    const std::string failed =
        R"({"path": "b", "error": {"code": "silent", "message": "x"}, "features": {}, "missing": {}, "bpm": null})";
    const Read three = read(line().dump() + "\n" + failed + "\n" + line().dump());
    EXPECT_THAT(three.tracks, SizeIs(2));
    EXPECT_EQ(three.failed, 1U);
    EXPECT_THAT(read("").tracks, SizeIs(0));
}

TEST_F(MeasuredTracks, KnowEveryReason) {
    for (int i = 0;; ++i) {
        std::string name;
        try {
            name = to_string(static_cast<MissingReason>(i));
        } catch (const std::invalid_argument&) {
            EXPECT_GT(i, 10);
            break;  // there are no more
        }
        const Read one = read(with("missing", {{"loudness", name}}));
        EXPECT_EQ(one.tracks.at(0).second.missing("loudness"), static_cast<MissingReason>(i)) << name;
    }
}

TEST_F(MeasuredTracks, AreReadAsFarAsTheyAreWanted) {
    test::write_bytes(file_, line().dump() + "\n" + line().dump() + "\nnot read any more\n");
    int seen = 0;
    read_measured_tracks(file_, catalogue_version(),
                         [&](const std::string&, const FeatureVector&) { return ++seen < 2; });
    EXPECT_EQ(seen, 2);
}

TEST_F(MeasuredTracks, PassOverWhatIsNotKnown) {
    json more = line();
    more["new"] = {{"bpm", {1, {{"x", nullptr}}}}, {"missing", "x"}};
    more["tempi"] = {{{"bpm", 90.0}, {"features", {1}}}};
    more["lyrics"] = {{"source", "x.lrc"}, {"features", true}};
    EXPECT_EQ(read(more.dump()).tracks.at(0).second.value("bpm"), 121.5);
}

TEST_F(MeasuredTracks, WhatIsNoSuchLineIsRefusedWithItsNumber) {
    const std::string good = line().dump() + "\n";
    EXPECT_THAT(complaint(good + "\n" + good + "{\"path\": \"x\"\n"), HasSubstr("m.jsonl:4: "));
    const std::string refused[] = {"[]\n",
                                   "3\n",
                                   "null\n",
                                   "\"x\"\n",
                                   "{}\n",
                                   good.substr(0, 40),
                                   "path,bpm\na.mp3,90\n",
                                   "{\"path\": NaN}\n",
                                   std::string("{\"path\": \"\0\"}", 13),
                                   "{\"path\": \"\xFF\"}\n",
                                   line().dump() + " " + good,
                                   with("path", 3),
                                   with("path", ""),
                                   with("path", nullptr),
                                   with("path", json::array()),
                                   with("path", json::object()),
                                   with("error", true),
                                   with("error", "silent"),
                                   with("error", json::array()),
                                   with("features", nullptr),
                                   with("features", json::array()),
                                   with("features", 3.0),
                                   with("features", {{"bpm", "fast"}}),
                                   with("features", {{"bpm", true}}),
                                   with("features", {{"bpm", {90}}}),
                                   with("features", {{"bpm", {{"x", 1}}}}),
                                   with("features", {{"no_such_feature", 1.0}}),
                                   with("missing", {{"loudness", "no_reason"}}),
                                   with("missing", {{"loudness", 3}}),
                                   with("missing", {{"bpm", "no_beat"}, {"loudness", nullptr}}),
                                   with("missing", json::array()),
                                   with("uncertainties", {{"bpm", -1.0}}),
                                   with("uncertainties", {{"bpm", nullptr}}),
                                   with("uncertainties", 1),
                                   with("length_seconds", -1.0),
                                   with("length_seconds", nullptr),
                                   with("length_seconds", "42"),
                                   with("catalogue_version", nullptr),
                                   with("catalogue_version", 6),
                                   with("content_hash", json::array())};
    for (const std::string& text : refused) {
        EXPECT_THAT(complaint(text), AllOf(HasSubstr("m.jsonl:1: "), HasSubstr("this is no line of"))) << text;
        EXPECT_LT(complaint(text).size(), 400U);
    }
    json bare = line();
    bare.erase("features");
    EXPECT_THAT(complaint(bare.dump()), HasSubstr("it has no `features`"));
    EXPECT_THAT(complaint(with("features", {{std::string(100000, 'x'), 1.0}})), SizeIs(testing::Lt(400U)));
}

TEST_F(MeasuredTracks, NumbersThatAreNoneAreRefused) {
    for (const char* number : {"1e999", "-1e999", "NaN", "Infinity", "1e", "0x10", "01", "+1"}) {
        std::string text = line().dump();
        text.replace(text.find("121.5"), 5, number);
        EXPECT_THAT(complaint(text), HasSubstr("m.jsonl:1: ")) << number;
    }
    std::string text = line().dump();
    text.replace(text.find("121.5"), 5, "1e999");
    EXPECT_THAT(complaint(text), HasSubstr("a number in it is too large"));
    text = line().dump();
    text.replace(text.find("121.5"), 5, "12345678901234567890123456789012345678901234567890");
    EXPECT_NEAR(*read(text).tracks.at(0).second.value("bpm"), 1.2345678901234568e49, 1e34);
    EXPECT_EQ(read(with("features", {{"bpm", 1e308}})).tracks.at(0).second.value("bpm"), 1e308);
    EXPECT_EQ(read(with("features", {{"bpm", -7}})).tracks.at(0).second.value("bpm"), -7.0);
}

TEST_F(MeasuredTracks, OfAnotherCatalogueAreRefused) {
    EXPECT_THAT(complaint(line().dump() + "\n" + with("catalogue_version", "1")),
                AllOf(HasSubstr("m.jsonl:2: "), HasSubstr("version `1`"), HasSubstr("measure the track again")));
    // Another version has other features: the version is what is wrong.
    json other = line();
    other["features"]["of_tomorrow"] = 1.0;
    other["catalogue_version"] = "1000";
    EXPECT_THAT(complaint(other.dump()), HasSubstr("version `1000`"));
    EXPECT_THAT(complaint(with("catalogue_version", std::string(catalogue_version()) + "+own-1f2e3d4c")),
                HasSubstr("--midlevel"));
}

TEST_F(MeasuredTracks, NeitherDepthNorLengthHarms) {
    const std::size_t deep = 1000000;
    EXPECT_THAT(complaint(std::string(deep, '[')), HasSubstr("m.jsonl:1: "));
    std::string nested = line().dump();
    nested.insert(1, "\"new\": " + std::string(deep, '[') + std::string(deep, ']') + ", ");
    EXPECT_EQ(read(nested).tracks.at(0).second.value("bpm"), 121.5);
    std::string open;
    for (std::size_t i = 0; i < deep / 2; ++i) open += "{\"a\":";
    EXPECT_THAT(complaint(open), HasSubstr("m.jsonl:1: "));
    EXPECT_THAT(complaint(line().dump() + "\n" + with("path", std::string(10 * deep, 'x'))),
                AllOf(HasSubstr("m.jsonl:2: "), HasSubstr("too long")));
    // As long as a line may be: read to its end.
    std::string longest = line().dump();
    longest.insert(1, "\"new\": \"" + std::string(longest_measured_line - longest.size() - 11, 'x') + "\", ");
    ASSERT_EQ(longest.size(), longest_measured_line);
    EXPECT_THAT(read(longest + "\n" + longest).tracks, SizeIs(2));
    EXPECT_THAT(complaint(longest + " \n"), HasSubstr("too long"));
}

TEST_F(MeasuredTracks, MutatedLinesAreReadOrRefused) {
    std::mt19937 random(12);
    const std::string good = line().dump() + "\n" + line("b").dump() + "\n", awkward = "\"{}[]:,\\0-e.\n\xFFtn ";
    for (int i = 0; i < 1000; ++i) {
        std::string text = good;
        for (auto changes = 1 + random() % 3; changes > 0; --changes) {
            const std::size_t at = random() % text.size();
            if (random() % 3 == 0)
                text.erase(at, 1 + random() % 9);
            else
                text[at] = awkward[random() % awkward.size()];
        }
        try {
            for (const auto& [path, track] : read(text).tracks) {
                EXPECT_FALSE(path.empty());
                EXPECT_EQ(track.catalogue_version, catalogue_version());
            }
        } catch (const InputError& error) {
            EXPECT_TRUE(error.line().has_value()) << text;
        }
    }
}

TEST_F(MeasuredTracks, FilesThatCannotBeReadAreRefused) {
    const auto refused = [](const std::filesystem::path& file) {
        EXPECT_THROW(read_measured_tracks(file, "6", [](const auto&, const auto&) { return true; }), InputError);
    };
    refused(folder_ / "nothing.jsonl");
    refused(folder_.path());
}

}  // namespace
}  // namespace armonica
