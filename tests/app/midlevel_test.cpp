// `--midlevel`, and what a network heard, as a person and as a program meet them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "features/midlevel/written_models.hpp"
#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

class Midlevel : public testing::Test {
protected:
    Midlevel() { write_wav(folder_ / "song.wav", noise(21.0, 0.3)); }

    // A network of one's own, whose first output is called so.
    void write_network(const std::string& first = "grain") {
        std::filesystem::copy_file(made_model("means"), folder_ / "net.onnx");
        std::ofstream(folder_ / "own.toml")
            << head() << "segments = 2\n"
            << hears_mel << hears_pitch << perception(first) << perception("low") << perception("centred", "-1", "1")
            << source("any") << source("lower") << source("upper");
    }
    ProgramRun run(const std::vector<std::string>& arguments) { return armonica(arguments, folder_.path()); }
    Json extracted(std::vector<std::string> options) {
        options.insert(options.begin(), {"extract", "song.wav", "--modality", "midlevel", "--out", "out.jsonl"});
        const ProgramRun extraction = run(options);
        EXPECT_EQ(extraction.status, 0) << extraction.err;
        return Json::parse(read_bytes(folder_ / "out.jsonl"));
    }

    TemporaryFolder folder_;
};

TEST_F(Midlevel, ExtractTellsHowSureTheNetworkIs) {
    const Json line = extracted({});
    EXPECT_TRUE(line["features"]["midlevel_mode"].is_number());
    EXPECT_GT(line["uncertainties"]["midlevel_mode"], 0.0);
    EXPECT_FALSE(line["uncertainties"].contains("midlevel_mode_spread"));
    EXPECT_FALSE(line.contains("own_outputs"));
}

TEST_F(Midlevel, ANetworkOfOnesOwnSpeaksBesideTheShippedOne) {
    write_network();
    const Json before = extracted({}), line = extracted({"--midlevel", "own.toml"});
    EXPECT_EQ(line["features"], before["features"]);
    EXPECT_EQ(line["catalogue_version"], before["catalogue_version"]);
    ASSERT_EQ(line["own_outputs"].size(), 6U);
    const Json& grain = line["own_outputs"]["midlevel_grain"];
    EXPECT_EQ(grain["title"], "melodiousness");
    EXPECT_GT(grain["value"], 0.5);  // white noise fills the picture
    EXPECT_GE(grain["uncertainty"], 0.25);

    ASSERT_EQ(run({"extract", "song.wav", "--features", "bpm", "--midlevel", "own.toml", "--out", "out.csv"}).status,
              0);
    EXPECT_THAT(read_bytes(folder_ / "out.csv"),
                testing::StartsWith("path,bpm,midlevel_grain,midlevel_low,midlevel_centred,midlevel_any,midlevel_lower,"
                                    "midlevel_upper\nsong.wav,"));
}

TEST_F(Midlevel, OfAShortTrackANetworkOfOnesOwnSaysNothing) {
    write_network();
    write_wav(folder_ / "song.wav", noise(5.0, 0.3));
    const Json line = extracted({"--midlevel", "own.toml"});
    EXPECT_TRUE(line["own_outputs"]["midlevel_grain"]["value"].is_null());
    EXPECT_EQ(line["missing"]["midlevel_mode"], "too_short");
}

TEST_F(Midlevel, WhereItTakesAPlaceVectorsAreOfAnotherKind) {
    write_network("mode");
    const Json before = extracted({}), line = extracted({"--midlevel", "own.toml"});
    EXPECT_NE(line["features"]["midlevel_mode"], before["features"]["midlevel_mode"]);
    EXPECT_EQ(line["features"]["midlevel_drums"], before["features"]["midlevel_drums"]);
    EXPECT_THAT(line["catalogue_version"].get<std::string>(),
                ContainsRegex("^" + before["catalogue_version"].get<std::string>() + "[+]a network-[0-9a-f]{8}$"));
    const ProgramRun tagged = run({"tag", "song.wav", "--midlevel", "own.toml"});
    EXPECT_EQ(tagged.status, 1);
    EXPECT_THAT(tagged.err, HasSubstr("give the same one, with --midlevel"));
}

TEST_F(Midlevel, AModelTrainedWithANetworkTagsWithItAlone) {
    write_network("mode");
    std::filesystem::create_directory(folder_ / "tracks");
    std::string labels = "file,noisy\n";
    for (int i = 0; i < 12; ++i) {
        const std::string name = std::to_string(i) + ".wav";
        write_wav(folder_ / "tracks" / name,
                  i % 2 == 0 ? noise(11.0, 0.3, static_cast<std::uint32_t>(i)) : sine(200.0 + 20.0 * i, 11.0));
        labels += name + (i % 2 == 0 ? ",1\n" : ",0\n");
    }
    write_bytes(folder_ / "labels.csv", labels);
    const ProgramRun trained =
        run({"train", "--audio", "tracks", "--labels", "labels.csv", "--label-columns", "noisy", "--kind", "linear",
             "--grouping", "source", "--midlevel", "own.toml", "--no-lyrics", "--out", "model.json"});
    ASSERT_EQ(trained.status, 0) << trained.err;
    const ProgramRun with = run({"tag", "song.wav", "--model", "model.json", "--midlevel", "own.toml"});
    EXPECT_EQ(with.status, 0) << with.err;
    EXPECT_THAT(with.out, HasSubstr("noisy"));
    const ProgramRun without = run({"tag", "song.wav", "--model", "model.json"});
    EXPECT_EQ(without.status, 1);
    EXPECT_THAT(without.err, HasSubstr("--midlevel"));
}

TEST_F(Midlevel, AWrongNetworkIsRefusedWithTheReason) {
    write_network();
    const auto complaint = [&](const std::string& file) {
        const ProgramRun refused = run({"extract", "song.wav", "--out", "out.csv", "--midlevel", file});
        EXPECT_EQ(refused.status, 1);
        EXPECT_FALSE(std::filesystem::exists(folder_ / "out.csv"));
        return refused.err;
    };
    EXPECT_THAT(complaint("none.toml"), HasSubstr("none.toml"));
    EXPECT_THAT(complaint("net.onnx"), HasSubstr("net.onnx"));
    write_bytes(folder_ / "net.onnx", read_bytes(folder_ / "net.onnx").substr(0, 300));
    EXPECT_THAT(complaint("own.toml"), HasSubstr("net.onnx"));
    write_bytes(folder_ / "net.onnx", "no network");
    EXPECT_THAT(complaint("own.toml"), HasSubstr("net.onnx"));
    std::filesystem::remove(folder_ / "net.onnx");
    EXPECT_THAT(complaint("own.toml"), HasSubstr("net.onnx"));
    write_bytes(folder_ / "own.toml", "format = 1\n");
    EXPECT_THAT(complaint("own.toml"), HasSubstr("own.toml"));
}

TEST_F(Midlevel, ExplanationsNamePerceptionsWithTheirUncertainty) {
    const ProgramRun explained = run({"explain", "song.wav", "--all-tags", "--format", "json"});
    ASSERT_EQ(explained.status, 0) << explained.err;
    bool seen = false;
    const Json told = Json::parse(explained.out);
    for (const Json& tag : told["tags"])
        for (const Json& group : tag["groups"])
            for (const Json& feature : group["features"])
                if (feature["feature"] == "midlevel_mode") {
                    seen = true;
                    EXPECT_GT(feature["uncertainty"], 0.0);
                } else if (feature["feature"] == "bpm") {
                    EXPECT_TRUE(feature["uncertainty"].is_null());
                }
    EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace armonica::test
