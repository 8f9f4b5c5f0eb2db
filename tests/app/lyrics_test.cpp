// `armonica lyrics`, and lyrics in the other commands, as a person and as a program meet them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include <armonica/catalogue.hpp>

#include "app/text.hpp"
#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;
using Json = nlohmann::json;

const char* const song =
    "[Verse 1]\n"
    "The morning light is on the water\n"
    "The night has left without a sound\n"
    "I hear the laughter of my daughter\n"
    "And all my happy days are found\n"
    "\n"
    "[Chorus]\n"
    "Sing it again, my love, sing it again\n"
    "Dance in the summer, dance in the rain\n"
    "\n"
    "[Verse 2]\n"
    "The evening star is on the river\n"
    "Will you remember what you said?\n"
    "\n"
    "[Chorus]\n";

class Lyrics : public testing::Test {
protected:
    void write(const std::string& name, const std::string& content) { write_bytes(folder_ / name, content); }
    void write_track(const std::string& name, double seconds = 20.0) { write_wav(folder_ / name, noise(seconds, 0.3)); }
    ProgramRun run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "lyrics");
        return armonica(arguments, folder_.path());
    }
    Json json_of(const std::string& name) { return Json::parse(run({name, "--format", "json"}).out); }
    /// The one line of `extract` for a track, measuring the lyrics alone.
    Json extracted(std::vector<std::string> options) {
        options.insert(options.begin(), {"extract", "song.wav", "--modality", "lyrics", "--out", "out.jsonl"});
        const ProgramRun extraction = armonica(options, folder_.path());
        EXPECT_EQ(extraction.status, 0) << extraction.err;
        warnings_ = extraction.err;
        return Json::parse(read_bytes(folder_ / "out.jsonl"));
    }

    TemporaryFolder folder_;
    std::string warnings_;
};

TEST_F(Lyrics, TellsAPageThatFitsTheTerminal) {
    write("song.txt", song);
    const ProgramRun page = run({"song.txt"});
    EXPECT_EQ(page.status, 0);
    EXPECT_THAT(page.err, IsEmpty());
    EXPECT_THAT(page.out,
                StartsWith("song.txt\nEnglish (99 %), 4 stanzas, 10 lines, 73 words (song.txt: text, UTF-8)\n"));
    EXPECT_THAT(page.out, HasSubstr("\n   1  verse       ABAB                “The morning light is on the water”\n"));
    EXPECT_THAT(page.out, HasSubstr("\n   4  chorus      "));
    EXPECT_THAT(page.out, HasSubstr("  share of the chorus                  0.438"));
    EXPECT_THAT(page.out, HasSubstr("Not measured (no_sound): words a second"));
    for (const std::string& line : page.lines()) {
        EXPECT_LE(app::display_width(line), 80U) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
    }
}

TEST_F(Lyrics, JsonHasWhatIsPromised) {
    write("song.txt", song);
    const Json report = json_of("song.txt");
    EXPECT_TRUE(report["error"].is_null());
    EXPECT_EQ(report["lyrics"]["language"], "en");
    EXPECT_EQ(report["lyrics"]["source"], "song.txt");
    EXPECT_EQ(report["lyrics"]["format"], "text");
    EXPECT_FALSE(report["lyrics"]["instrumental"]);
    ASSERT_EQ(report["stanzas"].size(), 4u);
    EXPECT_EQ(report["stanzas"][0]["kind"], "verse");
    EXPECT_EQ(report["stanzas"][0]["rhymes"], "ABAB");
    EXPECT_EQ(report["stanzas"][0]["ends"], Json({"water", "sound", "daughter", "found"}));
    EXPECT_EQ(report["stanzas"][3]["first_line"], "Sing it again, my love, sing it again");
    std::size_t features = 0;
    for (const FeatureInfo& info : catalogue()) {
        if (info.modality != Modality::lyrics) continue;
        ++features;
        ASSERT_TRUE(report["features"].contains(info.id)) << info.id;
        EXPECT_EQ(report["features"][info.id].is_null(), report["missing"].contains(info.id)) << info.id;
    }
    EXPECT_EQ(report["features"].size(), features);
    EXPECT_EQ(report["missing"]["lyrics_words_per_second"], "no_sound");
    EXPECT_EQ(report["quotes"]["lyrics_chorus_share"][0],
              "the chorus beginning “Sing it again, my love, sing it again” takes 44 % of the words");
}

TEST_F(Lyrics, QuotesCanBeSwitchedOff) {
    write("song.txt", song);
    for (const char* format : {"text", "json"}) {
        const ProgramRun quiet = run({"song.txt", "--no-quotes", "--format", format});
        EXPECT_EQ(quiet.status, 0);
        EXPECT_THAT(quiet.out, Not(HasSubstr("Sing it"))) << format;
        EXPECT_THAT(quiet.out, Not(HasSubstr("morning light"))) << format;
        EXPECT_THAT(quiet.out, Not(HasSubstr("“"))) << format;
    }
}

TEST_F(Lyrics, CsvHasARowForEveryFileOfAFolder) {
    std::filesystem::create_directories(folder_ / "texts");
    write("texts/a.txt", song);
    write("texts/b.LRC", "[00:01.00]Walking down the road alone tonight\n[00:04.00]Looking for a little light\n");
    write("texts/notes.md", "no lyrics");
    const ProgramRun table = run({"texts", "--format", "csv"});
    EXPECT_EQ(table.status, 0) << table.err;
    const auto lines = table.lines();
    ASSERT_THAT(lines, SizeIs(3));
    EXPECT_THAT(lines[0], StartsWith("path,language,lyrics_"));
    EXPECT_THAT(lines[1], StartsWith("texts/a.txt,en,"));
    EXPECT_THAT(lines[2], StartsWith("texts/b.LRC,"));
    const auto commas = [](const std::string& line) { return std::count(line.begin(), line.end(), ','); };
    EXPECT_EQ(commas(lines[0]), commas(lines[1]));
    EXPECT_EQ(commas(lines[0]), commas(lines[2]));
}

TEST_F(Lyrics, AnInstrumentalSaysSo) {
    write("song.txt", "(instrumental)\n");
    EXPECT_THAT(run({"song.txt"}).out, HasSubstr("an instrumental: its lyrics say that there are no words"));
    const Json report = json_of("song.txt");
    EXPECT_TRUE(report["lyrics"]["instrumental"]);
    for (const auto& [id, reason] : report["missing"].items()) EXPECT_EQ(reason, "instrumental") << id;
    EXPECT_TRUE(std::all_of(report["features"].begin(), report["features"].end(),
                            [](const Json& value) { return value.is_null(); }));
}

TEST_F(Lyrics, BadFilesAreListedAndTheRestGoesOn) {
    write("song.txt", song);
    write("junk.lrc", std::string("\x7f"
                                  "ELF\0\1\2\3\0\0\0\0\5\6\7",
                                  16) +
                          std::string(5000, '\0'));
    const ProgramRun both = run({"junk.lrc", "missing.txt", "song.txt", "--format", "json"});
    EXPECT_EQ(both.status, 3);
    const auto lines = both.json_lines();
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0]["error"]["code"], "unreadable_lyrics");
    EXPECT_THAT(lines[0]["error"]["message"].get<std::string>(), HasSubstr("junk.lrc"));
    EXPECT_EQ(lines[1]["error"]["code"], "unreadable_lyrics");
    EXPECT_TRUE(lines[2]["error"].is_null());
    EXPECT_EQ(run({"junk.lrc"}).status, 1);
}

TEST_F(Lyrics, AreFoundBesideTheTrackAndInItsTags) {
    write_track("song.wav");
    EXPECT_TRUE(extracted({})["lyrics"].is_null());
    EXPECT_EQ(extracted({})["missing"]["lyrics_words"], "no_lyrics");
    write("song.txt", song);
    const Json beside = extracted({});
    EXPECT_EQ(beside["lyrics"]["source"], "song.txt");
    EXPECT_EQ(beside["features"]["lyrics_words"], 73.0);
    EXPECT_DOUBLE_EQ(beside["features"]["lyrics_words_per_second"].get<double>(), 73.0 / 20.0);
    EXPECT_TRUE(beside["quotes"].contains("lyrics_chorus_share"));
    EXPECT_FALSE(extracted({"--no-quotes"}).contains("quotes"));
    EXPECT_EQ(extracted({"--no-lyrics"})["missing"]["lyrics_words"], "no_lyrics");
    encode(folder_ / "song.wav", folder_ / "tagged.flac",
           {"-metadata", "LYRICS=One line of words\nand another line of words"});
    const Json tagged = Json::parse(run({"tagged.flac", "--format", "json"}).out);
    EXPECT_EQ(tagged["features"]["lyrics_words"], 9.0);
}

TEST_F(Lyrics, ComeFromThePlaceThatIsGiven) {
    write_track("song.wav");
    write("song.txt", song);
    std::filesystem::create_directories(folder_ / "elsewhere");
    write("elsewhere/song.lrc", "[00:02.00]Only these five words here\n");
    write("one.txt", "Another text altogether\n");
    EXPECT_EQ(extracted({"--lyrics", "elsewhere"})["features"]["lyrics_words"], 5.0);
    EXPECT_EQ(extracted({"--lyrics", "one.txt"})["features"]["lyrics_words"], 3.0);
    const ProgramRun missing =
        armonica({"extract", "song.wav", "--out", "x.jsonl", "--lyrics", "nowhere"}, folder_.path());
    EXPECT_EQ(missing.status, 1);
    EXPECT_THAT(missing.err, HasSubstr("nowhere: there is no such file or folder of lyrics"));
    const ProgramRun both =
        armonica({"extract", "song.wav", "--out", "x.jsonl", "--lyrics", "one.txt", "--no-lyrics"}, folder_.path());
    EXPECT_EQ(both.status, 1);
    EXPECT_THAT(both.err, HasSubstr("--lyrics"));
    write("table.csv", "track,a\n1,2\n");
    const ProgramRun table =
        armonica({"train", "--table", "table.csv", "--grouping", "source", "--out", "m.json", "--lyrics", "one.txt"},
                 folder_.path());
    EXPECT_EQ(table.status, 1);
    EXPECT_THAT(table.err, HasSubstr("--lyrics requires --audio"));  // a table has no sound to find words for
}

TEST_F(Lyrics, AnUnreadableSidecarIsAWarningAndNotAFailure) {
    write_track("song.wav");
    write("song.lrc", std::string(4000, '\0') + "\x01\x02\xff\xfe\x00");
    const Json line = extracted({});
    EXPECT_EQ(line["missing"]["lyrics_words"], "no_lyrics");
    ASSERT_TRUE(line.contains("warnings"));
    EXPECT_EQ(line["warnings"][0]["code"], "unreadable_lyrics");
    EXPECT_THAT(warnings_, HasSubstr("song.lrc"));
}

TEST_F(Lyrics, TellOfThemesThatTheUserAdds) {
    const std::filesystem::path data = folder_ / "data";
    std::filesystem::copy(ARMONICA_SOURCE_DIR "/data", data, std::filesystem::copy_options::recursive);
    const std::filesystem::path themes = data / "lyrics" / "themes.ttl",
                                words = data / "lyrics" / "english" / "themes.ttl";
    const std::string shipped = read_bytes(themes);
    write_bytes(themes, shipped + "\ntheme:water a skos:Concept ; skos:prefLabel \"waters\" .\n");
    write_bytes(words, read_bytes(words) + "\ntheme:water skos:altLabel \"water\"@en, \"river\"@en, \"rain\"@en .\n");
    write("song.txt", song);
    setenv("ARMONICA_DATA", data.c_str(), 1);
    const Json report = json_of("song.txt");
    const ProgramRun page = run({"song.txt"});
    write_bytes(themes, shipped.substr(0, shipped.find("theme:war ")));
    const ProgramRun lacking = run({"song.txt"});
    unsetenv("ARMONICA_DATA");
    EXPECT_DOUBLE_EQ(report["themes"]["water"].get<double>(), 4.0 / 73.0);  // water, river, rain twice
    EXPECT_EQ(report["themes"].size(), 20u);
    EXPECT_THAT(page.out, HasSubstr("  theme: waters                        0.055  “The morning light"));
    EXPECT_EQ(lacking.status, 1);
    EXPECT_THAT(lacking.err, HasSubstr("themes.ttl"));
}

TEST_F(Lyrics, TrainAndExplainQuoteTheWords) {
    std::filesystem::create_directories(folder_ / "songs");
    std::string labels = "track,again\n";
    for (int i = 0; i < 16; ++i) {
        const std::string name = "songs/" + std::to_string(i);
        write_wav(folder_ / (name + ".wav"), noise(4.0, 0.3, static_cast<std::uint32_t>(i)));
        std::string text;
        for (int line = 0; line < 8; ++line)
            text += i % 2 == 0 ? "we sing the very same line once more\n"
                               : "line " + std::to_string(i * line) + " brings word" + std::to_string(i + 40 * line) +
                                     " and new things\n";
        write(name + ".txt", text);
        labels += std::to_string(i) + ".wav," + (i % 2 == 0 ? "1" : "0") + "\n";
    }
    write("labels.csv", labels);
    const ProgramRun training = armonica({"train", "--audio", "songs", "--labels", "labels.csv", "--grouping", "source",
                                          "--kind", "linear", "--out", "model.json"},
                                         folder_.path());
    ASSERT_EQ(training.status, 0) << training.err;
    const auto explained = [&](std::vector<std::string> options) {
        options.insert(options.begin(), {"explain", "songs/0.wav", "--model", "model.json", "--tag", "again"});
        return armonica(options, folder_.path());
    };
    EXPECT_THAT(explained({}).out, HasSubstr("takes 100 % of the words"));
    const Json quoted = Json::parse(explained({"--format", "json"}).out);
    const Json& words = quoted["tags"][0]["groups"][0];
    EXPECT_EQ(words["group"], "lyrics");  // the sound is the same noise for all
    const auto chorus = std::find_if(words["features"].begin(), words["features"].end(),
                                     [](const Json& each) { return each["feature"] == "lyrics_chorus_share"; });
    ASSERT_NE(chorus, words["features"].end());
    EXPECT_EQ((*chorus)["quotes"][0],
              "the chorus beginning “we sing the very same line once more” takes 100 % of the words");
    EXPECT_THAT(explained({"--no-quotes"}).out, Not(HasSubstr("the chorus beginning")));
    EXPECT_THAT(explained({"--no-quotes", "--format", "json"}).out, Not(HasSubstr("very same")));
    EXPECT_THAT(explained({"--no-lyrics"}).out, HasSubstr("Not measured (no_lyrics)"));
}

}  // namespace
}  // namespace armonica::test
