// The pages that --html writes, as the program writes them and as a browser shows them: what they hold, that they say
// the same as the program, and what web/tests/checks/ asks of every page.
#include <cmath>
#include <cstdlib>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pages/page_template.hpp"
#include "explain/random_models.hpp"
#include "model/model_file.hpp"
#include "support/pages.hpp"
#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// A model that nobody trained, as one that could be in a file: a family's tags are calibrated together.
std::unique_ptr<Tagger::Model> random_model(unsigned seed, Kind kind) {
    auto model = RandomModels(seed).model(kind);
    const ModelTag first = model->tags[2];
    for (ModelTag& tag : model->tags) {
        if (kind == Kind::additive) tag.function.pairs.clear();
        if (tag.info.family.empty()) continue;
        tag.slope = first.slope;
        tag.offset = first.offset;
        tag.info.baseline = tag.slope * tag.intercept + tag.offset;
    }
    return model;
}

class Pages : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<TemporaryFolder>();
        Sound sound = sine(261.63, 35.0, 0.2);
        const Sound fifth = sine(392.0, 35.0, 0.2), hiss = noise(35.0, 0.4, 11);
        for (std::size_t i = 0; i < sound.samples(); ++i) {
            if (i > sound.samples() / 2) sound.channels[0][i] += fifth.channels[0][i];
            if (i % 22050 < 800) sound.channels[0][i] += hiss.channels[0][i];
        }
        write_wav(song(), sound);
    }
    static void TearDownTestSuite() { folder_.reset(); }

    void SetUp() override {
        if (app::page_template.empty()) GTEST_SKIP() << "built without pages";
    }

    /// A name that tries to break out of the page, and one that a shell would stumble on.
    static std::filesystem::path song() { return *folder_ / "a <script>&\"song\" --> <!--.wav"; }

    static std::filesystem::path explained(const std::string& name, std::vector<std::string> more = {},
                                           const std::filesystem::path& file = song()) {
        const std::filesystem::path page = *folder_ / name;
        more.insert(more.begin(), {"explain", file, "--html", page});
        const ProgramRun run = armonica(more);
        EXPECT_EQ(run.status, 0) << run.err;
        EXPECT_EQ(run.out, "");
        return page;
    }

    static std::unique_ptr<TemporaryFolder> folder_;
};

std::unique_ptr<TemporaryFolder> Pages::folder_;

TEST_F(Pages, OfATrackHoldsWhatTheProgramSays) {
    const json page = page_data_of(explained("track.html"));
    const ProgramRun run = armonica({"explain", song(), "--all-tags", "--in-time", "--format", "json"});
    const json said = json::parse(run.out);
    EXPECT_EQ(page["page"], "track");
    EXPECT_EQ(page["track"]["name"], "a <script>&\"song\" --> <!--.wav");
    EXPECT_NEAR(page["track"]["length_seconds"], 35.0, 0.01);
    ASSERT_EQ(page["tags"].size(), said["tags"].size());
    for (std::size_t t = 0; t < said["tags"].size(); ++t) {
        const json &story = page["tags"][t], &tag = said["tags"][t];
        const json& of_model = page["model"]["tags"][story["tag"].get<std::size_t>()];
        EXPECT_EQ(of_model["name"], tag["tag"]);
        for (const char* same : {"score", "probability", "interval", "given", "decided", "baseline", "words"})
            EXPECT_EQ(story[same], tag[same]) << same;
        for (const json& group : tag["groups"]) {
            std::size_t g = 0;
            while (page["model"]["groups"][g]["id"] != group["group"]) ++g;
            EXPECT_EQ(story["groups"][g]["contribution"], group["contribution"]);
        }
        double sum = story["baseline"];
        for (const json& contribution : story["features"]) sum += contribution.get<double>();
        for (const json& contribution : story["pairs"]) sum += contribution.get<double>();
        EXPECT_NEAR(sum, story["score"].get<double>(), 1e-9);
        EXPECT_EQ(story["passages"].size(), page["passages"].size());
        EXPECT_EQ(story["carrying"].size(), tag["in_time"]["carrying"].size());
    }
    EXPECT_EQ(page["track"]["features"].size(), page["model"]["features"].size());
    EXPECT_EQ(page["strip"]["levels"].get<std::string>().size(),
              (page["strip"]["bands"].get<std::size_t>() * page["strip"]["columns"].get<std::size_t>() + 2) / 3 * 4);
    EXPECT_GE(page["strip"]["seconds"], 35.0);
}

TEST_F(Pages, IsOneFileThatNamesNoOther) {
    const std::string html = page_text(explained("alone.html"));
    for (const char* outside : {"src=\"http", "href=\"http", "@import", "url(http", "<link"})
        EXPECT_EQ(html.find(outside), std::string::npos) << outside;
    EXPECT_THAT(html, HasSubstr("<!doctype html>"));
    // What the track is called cannot end the data.
    EXPECT_EQ(html.find("a <script>"), std::string::npos);
}

TEST_F(Pages, OfATrackIsAsItShouldBeInABrowser) {
    std::filesystem::create_directory(*folder_ / "others");
    write_wav(*folder_ / "others/hiss.wav", noise(12.0, 0.3, 5));
    write_wav(*folder_ / "others/tone.wav", sine(261.63, 12.0, 0.3));
    const auto page = explained("browser.html", {"--among", *folder_ / "others"});
    const json found = page_data_of(page)["alike"];
    const json told = json::parse(armonica({"alike", song(), "--among", *folder_ / "others", "--format", "json"}).out);
    ASSERT_EQ(found.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(found[i]["likeness"], told["alike"][i]["likeness"]);
        EXPECT_EQ(found[i]["words"], told["alike"][i]["words"]);
    }
    EXPECT_EQ(page_complaints(page), "");
}

TEST_F(Pages, OfARealTrackIsAsItShouldBeInABrowser) {
    REQUIRE_SHARED();
    const auto file = shared_folder() / "data/audio/jamendolyrics/Guayeteo_-_JhoyKing.mp3";
    EXPECT_EQ(page_complaints(explained("real.html", {}, file), "--out '" + (*folder_ / "pictures").string() + "'"),
              "");
    for (const char* picture : {"phone-light", "phone-dark", "desktop-light", "desktop-dark"}) {
        const std::filesystem::path file_of = *folder_ / "pictures" / (picture + std::string(".png"));
        ASSERT_TRUE(std::filesystem::exists(file_of)) << picture;
        EXPECT_GT(std::filesystem::file_size(file_of), 50'000U) << picture;
    }
}

// Whatever a model is like, the page computes what the program does. (Kind additive is glass without pairs.)
TEST_F(Pages, ComputeWhatTheProgramDoesForEveryKindOfModel) {
    for (unsigned seed = 0; seed < 3; ++seed)
        for (const Kind kind : {Kind::linear, Kind::additive, Kind::glass}) {
            const std::string name = std::string(to_string(kind)) + std::to_string(seed);
            save_model(*random_model(100 + seed, kind), *folder_ / (name + ".json"));
            const auto page = explained(name + ".html", {"--model", *folder_ / (name + ".json")});
            EXPECT_EQ(page_complaints(page, "--view desktop-light --only 'computes what is written'"), "") << name;
        }
}

TEST_F(Pages, ThatLieAreFoundOut) {
    std::string html = page_text(explained("honest.html"));
    const std::size_t at = html.find("\"score\":", html.find("\"tags\":[{\"tag\":"));
    ASSERT_NE(at, std::string::npos);
    html.insert(at + 8, "1");  // another first digit, or another sign
    if (html[at + 9] == '-') html.erase(at + 9, 1);
    std::ofstream(*folder_ / "lying.html", std::ios::binary) << html;
    EXPECT_THAT(page_complaints(*folder_ / "lying.html", "--view desktop-light --only 'computes what is written'"),
                HasSubstr("FAIL desktop-light: computes what is written"));
}

TEST_F(Pages, OfAModelIsAsItShouldBeInABrowser) {
    const auto page = *folder_ / "model.html";
    const ProgramRun run = armonica({"report", "--html", page});
    EXPECT_EQ(run.status, 0) << run.err;
    const json data = page_data_of(page);
    const json& model = data["models"][0];
    ASSERT_EQ(model["tags"].size(), model["model"]["tags"].size());
    for (const json& tag : model["tags"]) {
        double shares = 0.0;
        for (const json& group : tag["groups"]) shares += group["share"].get<double>();
        EXPECT_NEAR(shares, 1.0, 1e-9);
    }
    for (std::size_t t = 0; t < model["shared"].size(); ++t) {
        EXPECT_NEAR(model["shared"][t][t]["value"], 1.0, 1e-9);
        for (std::size_t u = 0; u < t; ++u) EXPECT_EQ(model["shared"][t][u]["value"], model["shared"][u][t]["value"]);
    }
    EXPECT_EQ(page_complaints(page), "");
}

TEST_F(Pages, OfTwoModelsHoldThemBesideEachOther) {
    const auto first = random_model(7, Kind::glass), other = random_model(8, Kind::linear);
    save_model(*first, *folder_ / "first.json");
    save_model(*other, *folder_ / "other.json");
    const auto page = *folder_ / "two.html";
    const ProgramRun run =
        armonica({"report", *folder_ / "first.json", *folder_ / "other.json", *folder_ / "first.json", "--html", page});
    ASSERT_EQ(run.status, 0) << run.err;
    const json data = page_data_of(page);
    ASSERT_EQ(data["differences"].size(), 2U);
    for (const json& tag : data["differences"][1]) EXPECT_NEAR(tag["overlap"], 1.0, 1e-9);
    EXPECT_EQ(data["differences"][0].size(), first->tags.size());
    EXPECT_EQ(page_complaints(page, "--view desktop-light"), "");
}

TEST_F(Pages, RefuseWhatTheyCannotBe) {
    const auto refused = [&](std::vector<std::string> arguments) {
        const ProgramRun run = armonica(arguments);
        EXPECT_EQ(run.status, 1);
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    EXPECT_THAT(refused({"explain", song(), "--html", *folder_ / "no/such/folder.html"}), HasSubstr("folder.html"));
    // Before anything is measured: here nothing could be.
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"explain", "no_song.wav"}, {"audit", "--sound", "no_song.wav"}, {"report"}}) {
        std::vector<std::string> arguments = command;
        arguments.insert(arguments.end(), {"--html", folder_->path()});
        EXPECT_THAT(refused(arguments), HasSubstr(folder_->path().string() + ": the result cannot be written"));
    }
    EXPECT_THAT(refused({"explain", song(), "--html", "x.html", "--format", "json"}), HasSubstr("--format"));
    EXPECT_THAT(refused({"explain", song(), "--html", "x.html", "--set", "bpm=90"}), HasSubstr("--set"));
    EXPECT_THAT(refused({"report"}), HasSubstr("--html"));
    EXPECT_THAT(refused({"report", *folder_ / "none.json", "--html", "x.html"}), HasSubstr("none.json"));
}

}  // namespace
}  // namespace armonica::test
