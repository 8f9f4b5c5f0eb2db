// `armonica harmony` as a person and as a program meet it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "app/text.hpp"
#include "support/program.hpp"
#include "support/signals.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Json = nlohmann::json;

const char* const autumn =
    "Title: Autumn\nArtist: Somebody\n"
    "| Cm7 | F7 | Bbmaj7 | Ebmaj7 |\nfalling leaves\n| Am7b5 | D7 | Gm6 | % |\n";

class Harmony : public testing::Test {
protected:
    void write(const std::string& name, const std::string& content) { write_bytes(folder_ / name, content); }
    ProgramRun run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "harmony");
        return armonica(arguments, folder_.path());
    }
    Json json_of(const std::string& name) { return Json::parse(run({name, "--format", "json"}).out); }
    static std::vector<std::string> column(const Json& report, const char* key) {
        std::vector<std::string> values;
        for (const Json& chord : report["chords"])
            values.push_back(chord[key].is_null() ? "" : chord[key].get<std::string>());
        return values;
    }

    TemporaryFolder folder_;
};

TEST_F(Harmony, TellsATableThatFitsTheTerminal) {
    write("autumn.txt", autumn);
    const ProgramRun table = run({"autumn.txt"});
    EXPECT_EQ(table.status, 0);
    EXPECT_THAT(table.err, IsEmpty());
    EXPECT_THAT(table.out, HasSubstr("autumn.txt: Autumn, Somebody\nG minor, 8 chords (chord chart)\n"));
    EXPECT_THAT(table.out, HasSubstr("\n         5  A:hdim7                    iiø7        predominant function\n"));
    EXPECT_THAT(table.out, HasSubstr("Read as simpler chords: Gm6 as G:min (2 times)\n"));
    for (const std::string& line : table.lines()) {
        EXPECT_LE(app::display_width(line), 80U) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
    }
}

TEST_F(Harmony, JsonHasWhatIsPromised) {
    write("autumn.txt", autumn);
    const Json report = json_of("autumn.txt");
    EXPECT_EQ(report["path"], "autumn.txt");
    EXPECT_EQ(report["error"], nullptr);
    EXPECT_EQ(report["key"], "G minor");
    EXPECT_EQ(report["title"], "Autumn");
    EXPECT_EQ(report["timed"], false);
    EXPECT_THAT(column(report, "chord"),
                ElementsAre("C:min7", "F:7", "Bb:maj7", "Eb:maj7", "A:hdim7", "D:7", "G:min", "G:min"));
    EXPECT_THAT(column(report, "roman"), ElementsAre("ii7", "V7", "Imaj7", "VImaj7", "iiø7", "V7", "i", "i"));
    EXPECT_THAT(column(report, "key"),
                ElementsAre("Bb major", "Bb major", "Bb major", "G minor", "G minor", "G minor", "G minor", "G minor"));
    EXPECT_EQ(report["chords"][1]["start"], 1.0);
    EXPECT_EQ(report["chords"][1]["end"], 2.0);
    EXPECT_TRUE(report["chords"][0]["functions"].is_array());
    EXPECT_TRUE(report["chords"][0]["published_functions"].is_array());
    EXPECT_EQ(report["reduced"][0]["written"], "Gm6");
    EXPECT_EQ(report["reduced"][0]["times"], 2);
}

TEST_F(Harmony, FormatsLeadIntoEachOther) {
    write("a.lab", "0 1.5 C:maj\n1.5 2.25 A:min/b3\n3 4.5 G:sus4(b7)\n4.5 6.125 C:maj7/7\n");
    EXPECT_EQ(run({"a.lab", "--format", "jams", "--out", "a.jams"}).status, 0);
    const ProgramRun lab = run({"a.jams", "--format", "lab"});
    EXPECT_EQ(lab.out,
              "0.0\t1.5\tC:maj\n1.5\t2.25\tA:min/b3\n2.25\t3.0\tN\n3.0\t4.5\tG:sus4(b7)\n4.5\t6.125\tC:maj7/7\n");
    write("b.lab", lab.out);
    EXPECT_EQ(run({"b.lab", "--format", "lab"}).out, lab.out);
    Json first = json_of("a.lab"), second = json_of("a.jams");
    EXPECT_EQ(first["chords"], second["chords"]);
    EXPECT_EQ(first["key"], second["key"]);
}

TEST_F(Harmony, JamsIsValid) {
    write("autumn.txt", autumn);
    const ProgramRun run_of_jams = run({"autumn.txt", "--format", "jams"});
    EXPECT_THAT(run_of_jams.err, HasSubstr("times written are counted"));
    const Json jams = Json::parse(run_of_jams.out);
    EXPECT_EQ(jams["file_metadata"]["duration"], 8.0);
    EXPECT_EQ(jams["file_metadata"]["title"], "Autumn");
    EXPECT_TRUE(jams["sandbox"].is_object());
    ASSERT_EQ(jams["annotations"].size(), 2U);
    const testing::Matcher<std::string> chord =
        testing::MatchesRegex("[A-G](b*|#*):[a-z0-9]+(\\((b*[0-9]+)\\))?(/(b*|#*)[0-9]+)?|N");
    const testing::Matcher<std::string> key = testing::MatchesRegex("[A-G][b#]?:(major|minor)");
    for (const Json& annotation : jams["annotations"]) {
        EXPECT_TRUE(annotation["annotation_metadata"].is_object());
        double reached = 0.0;
        for (const Json& seen : annotation["data"]) {
            EXPECT_EQ(seen["time"], reached);
            reached += seen["duration"].get<double>();
            EXPECT_TRUE(seen.contains("confidence"));
            EXPECT_THAT(seen["value"].get<std::string>(), annotation["namespace"] == "chord" ? chord : key);
        }
        EXPECT_EQ(reached, 8.0);
    }
    EXPECT_EQ(jams["annotations"][1]["namespace"], "key_mode");
    EXPECT_EQ(jams["annotations"][1]["data"].size(), 2U);
    EXPECT_EQ(jams["annotations"][1]["data"][0]["value"], "Bb:major");
}

TEST_F(Harmony, ABadFileDoesNotStopTheOthers) {
    write("good.lab", "0 1 C\n");
    write("bad.lab", "0 2 C\n1 3 G\n");
    write("song.mp3", "ID3");
    const ProgramRun some = run({"bad.lab", "song.mp3", "good.lab", "none.lab"});
    EXPECT_EQ(some.status, 3);
    EXPECT_THAT(some.out, HasSubstr("good.lab\nC major, 1 chord"));
    EXPECT_THAT(some.err, HasSubstr("bad.lab:2: it starts before the end of the chord before it"));
    EXPECT_THAT(some.err, HasSubstr("song.mp3: not_audio"));
    EXPECT_THAT(some.err, HasSubstr("none.lab: there is no such file"));
    const auto lines = run({"bad.lab", "good.lab", "--format", "json"}).json_lines();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_THAT(lines[0]["error"]["message"].get<std::string>(), HasSubstr("bad.lab:2"));
    EXPECT_THAT(lines[0]["chords"], IsEmpty());
    EXPECT_EQ(lines[1]["error"], nullptr);
}

TEST_F(Harmony, WhereNothingCanBeDoneNothingIsWritten) {
    write("bad.lab", "nonsense\n");
    const ProgramRun bad = run({"bad.lab", "--out", "result.txt"});
    EXPECT_EQ(bad.status, 1);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "result.txt"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "result.txt.part"));
    EXPECT_EQ(run({}).status, 1);
    EXPECT_EQ(run({"bad.lab", "--format", "xml"}).status, 1);
    write("good.lab", "0 1 C\n");
    const ProgramRun two = run({"good.lab", "good.lab", "--format", "lab"});
    EXPECT_EQ(two.status, 1);
    EXPECT_THAT(two.err, HasSubstr("takes one FILE"));
    EXPECT_EQ(run({"good.lab", "--out", "no/such/folder/x.txt"}).status, 1);
}

TEST_F(Harmony, NoFileSteersTheTerminal) {
    write("a.cho", "{title: \x1b[31mred\xff}\n[C]la [\x1b[2J]la\n");
    const ProgramRun text = run({"a.cho"});
    EXPECT_EQ(text.status, 0);
    EXPECT_THAT(text.out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text.err, Not(HasSubstr("\x1b")));
    EXPECT_THAT(json_of("a.cho")["title"].get<std::string>(), HasSubstr("\\x1B[31mred\\xFF"));
}

// I IV V I in C, two seconds each, over a drum at 120 beats a minute, and two seconds of nothing.
Samples cadence() {
    Samples samples;
    for (const int root : {0, 5, 7, 0}) samples = samples + triad(root, false, 2.0);
    return mixed(samples, drum_beats(120.0, 8.0, 0.3)) + Samples(88200, 0.0F);
}

TEST_F(Harmony, SoundIsHeardAndToldInEveryFormat) {
    write_wav(folder_ / "a.wav", {44100, {cadence()}});
    const ProgramRun table = run({"a.wav"});
    EXPECT_THAT(table.out, HasSubstr("C major, 4 chords, 0:10 (sound)\n"));
    EXPECT_THAT(table.out, HasSubstr("authentic"));
    const Json report = json_of("a.wav");
    EXPECT_THAT(column(report, "chord"), ElementsAre("C:maj", "F:maj", "G:maj", "C:maj", "N"));
    EXPECT_THAT(column(report, "roman"), ElementsAre("I", "IV", "V", "I", ""));
    EXPECT_NEAR(report["chords"][3]["start"].get<double>(), 6.0, 0.3);
    EXPECT_EQ(run({"a.wav", "--format", "lab"}).lines().size(), 5U);
    EXPECT_EQ(Json::parse(run({"a.wav", "--format", "jams"}).out)["annotations"][0]["data"].size(), 5U);
    const std::vector<std::string> csv = run({"a.wav", "--format", "csv"}).lines();
    ASSERT_EQ(csv.size(), 2U);
    const auto cells = [](const std::string& line) {
        std::vector<std::string> all;
        std::istringstream stream(line + ",");
        for (std::string cell; std::getline(stream, cell, ',');) all.push_back(cell);
        return all;
    };
    const std::vector<std::string> names = cells(csv[0]), values = cells(csv[1]);
    ASSERT_EQ(names.size(), values.size());
    const auto value = [&](const std::string& name) {
        return values[static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin())];
    };
    EXPECT_NEAR(std::stod(value("harmony_rhythm_beat")), 3.0 / 16.0, 0.03);
    EXPECT_EQ(std::stod(value("harmony_vocabulary")), 3.0);
}

TEST_F(Harmony, SoundWithoutChordsSaysSo) {
    write_wav(folder_ / "drums.wav", {44100, {drum_beats(120.0, 10.0)}});
    EXPECT_THAT(run({"drums.wav"}).out, HasSubstr("no key, 0 chords, 0:10 (sound)"));
    write_bytes(folder_ / "broken.wav", "RIFF....WAVEfmt ");
    const ProgramRun broken = run({"broken.wav"});
    EXPECT_NE(broken.status, 0);
    EXPECT_THAT(broken.out, IsEmpty());
    EXPECT_THAT(broken.err, HasSubstr("broken.wav"));
}

TEST_F(Harmony, AnOntologyWithAnErrorStopsBeforeTheFirstTrack) {
    const std::filesystem::path data = folder_ / "data";
    std::filesystem::copy(ARMONICA_SOURCE_DIR "/data", data, std::filesystem::copy_options::recursive);
    const std::filesystem::path ontology = data / "ontology" / "harmony.ttl";
    write_bytes(ontology, read_bytes(ontology) + "\nh:broken a owl:Class ; rdfs:subClassOf\n");
    write_wav(folder_ / "a.wav", {44100, {cadence()}});
    setenv("ARMONICA_DATA", data.c_str(), 1);
    const ProgramRun tag = armonica({"tag", "a.wav"}, folder_.path());
    const ProgramRun harmony = run({"a.wav"});
    unsetenv("ARMONICA_DATA");
    EXPECT_EQ(tag.status, 1);
    EXPECT_THAT(tag.out, IsEmpty());
    EXPECT_THAT(tag.err, testing::ContainsRegex("harmony\\.ttl:[0-9]+: this is not Turtle"));
    EXPECT_EQ(harmony.status, 1);
    EXPECT_THAT(harmony.err, testing::ContainsRegex("harmony\\.ttl:[0-9]+: this is not Turtle"));
}

TEST_F(Harmony, SilenceHasNoKey) {
    write("a.lab", "0 4 N\n");
    EXPECT_THAT(run({"a.lab"}).out, HasSubstr("no key, 0 chords, 0:04"));
    EXPECT_EQ(json_of("a.lab")["key"], nullptr);
    EXPECT_EQ(json_of("a.lab")["chords"][0]["roman"], nullptr);
}

}  // namespace
}  // namespace armonica::test
