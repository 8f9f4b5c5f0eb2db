// The program as a person meets it: help, slips, terminals.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/help.hpp"
#include "app/text.hpp"
#include "support/program.hpp"

namespace armonica::test {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::StartsWith;

const std::vector<std::string> commands = {"tag",   "explain",    "alike",   "extract",  "train",    "evaluate",
                                           "model", "importance", "harmony", "features", "groupings"};

TEST(Help, EveryCommandHasOneWithAnExampleThatFitsTheTerminal) {
    for (const std::string& command : commands) {
        const ProgramRun run = armonica({command, "--help"});
        EXPECT_EQ(run.status, 0);
        EXPECT_THAT(run.out, StartsWith("armonica " + command)) << command;
        EXPECT_THAT(run.out,
                    AnyOf(HasSubstr("Example\n  armonica " + command), HasSubstr("Examples\n  armonica " + command)))
            << command;
        for (const std::string& line : run.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
    }
    EXPECT_THAT(armonica({"--help"}).out, HasSubstr("armonica COMMAND --help"));
}

TEST(Help, OfACommandWithinACommand) {
    const ProgramRun run = armonica({"groupings", "cluster", "--help"});
    EXPECT_EQ(run.status, 0);
    EXPECT_THAT(run.out, StartsWith("armonica groupings cluster"));
    EXPECT_THAT(run.out, HasSubstr("Example\n  armonica groupings cluster"));
    for (const std::string& line : run.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
    const ProgramRun slip = armonica({"groupings", "cluster", "--tabel", "x.csv"});
    EXPECT_EQ(slip.status, 1);
    EXPECT_THAT(slip.err, HasSubstr("`armonica groupings cluster --help`"));
}

TEST(Help, SpeaksOfEveryOptionThatThereIs) {
    const std::map<std::string, std::vector<std::string>> options = {
        {"tag", {"--model", "--top", "--format", "--out", "--jobs"}},
        {"explain",
         {"--tag", "--all-tags", "--rather-than", "--set", "--in-time", "--snippets", "--language", "--model",
          "--format"}},
        {"alike",
         {"--among", "--tag", "--top", "--language", "--model", "--lyrics", "--no-lyrics", "--midlevel", "--format",
          "--jobs"}},
        {"extract", {"--out", "--features", "--modality", "--jobs"}},
        {"train", {"--kind",         "--table",      "--audio",         "--labels",   "--label-columns",
                   "--present-from", "--fit-shares", "--task",          "--grouping", "--exclude",
                   "--id",           "--out",        "--card",          "--folds",    "--fold-column",
                   "--jobs",         "--category",   "--min-positives", "--array",    "--make-folds",
                   "--apart",        "--folds-out"}},
        {"evaluate", {"--table",         "--audio",       "--labels",   "--label-columns", "--present-from",
                      "--fit-shares",    "--task",        "--grouping", "--exclude",       "--id",
                      "--folds",         "--fold-column", "--format",   "--jobs",          "--category",
                      "--min-positives", "--array",       "--split",    "--make-folds",    "--apart",
                      "--folds-out",     "--kind",        "--compare",  "--resamples",     "--seed",
                      "--reliability",   "--results"}},
        {"model", {"--tag", "--format"}},
        {"importance", {"--table",         "--audio",       "--labels",    "--label-columns", "--present-from",
                        "--fit-shares",    "--task",        "--grouping",  "--exclude",       "--id",
                        "--folds",         "--fold-column", "--format",    "--jobs",          "--category",
                        "--min-positives", "--array",       "--split",     "--make-folds",    "--apart",
                        "--folds-out",     "--kind",        "--refit",     "--tag",           "--permutations",
                        "--resamples",     "--seed",        "--likelihood"}},
        {"harmony", {"--format", "--out"}},
        {"features", {"--format"}},
    };
    for (const char* name : {"--table", "--id", "--exclude", "--meaning-share", "--groups", "--resamples", "--out",
                             "--dendrogram", "--format"}) {
        EXPECT_THAT(armonica({"groupings", "cluster", "--help"}).out, HasSubstr(name));
        EXPECT_THAT(armonica({"groupings", "cluster", name}).err,
                    testing::Not(HasSubstr("following argument was not expected: " + std::string(name))));
    }
    for (const auto& [command, names] : options)
        for (const std::string& name : names) {
            EXPECT_THAT(armonica({command, "--help"}).out, HasSubstr(name)) << command;
            // An option without its value is missed, not unknown: so the parser knows it.
            const std::string complaint = armonica({command, name}).err;
            EXPECT_THAT(complaint, testing::Not(HasSubstr("following argument was not expected: " + name))) << command;
        }
}

TEST(Usage, ASlipIsNamedAndHelpIsPointedTo) {
    const ProgramRun none = armonica({});
    EXPECT_EQ(none.status, 1);
    EXPECT_THAT(none.err, HasSubstr("--help"));
    const ProgramRun unknown = armonica({"tga", "x.mp3"});
    EXPECT_EQ(unknown.status, 1);
    const ProgramRun option = armonica({"tag", "--fromat", "json", "x.mp3"});
    EXPECT_EQ(option.status, 1);
    EXPECT_THAT(option.err, HasSubstr("--fromat"));
    EXPECT_THAT(option.err, HasSubstr("`armonica tag --help`"));
    const ProgramRun format = armonica({"tag", "--format", "xml", "x.mp3"});
    EXPECT_EQ(format.status, 1);
    EXPECT_THAT(format.err, HasSubstr("xml"));
    EXPECT_EQ(armonica({"tag", "--top", "0", "x.mp3"}).status, 1);
    EXPECT_EQ(armonica({"tag", "--jobs", "many", "x.mp3"}).status, 1);
    EXPECT_EQ(armonica({"tag"}).status, 1);
    EXPECT_EQ(armonica({"explain", "a.mp3", "b.mp3"}).status, 1);
}

TEST(Usage, VersionIsPrinted) {
    const ProgramRun run = armonica({"--version"});
    EXPECT_EQ(run.status, 0);
    EXPECT_THAT(run.out, testing::MatchesRegex("armonica [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Features, AreListedAndExplained) {
    const ProgramRun list = armonica({"features"});
    EXPECT_EQ(list.status, 0);
    EXPECT_THAT(list.out, HasSubstr("spectral_centroid_mean"));
    for (const std::string& line : list.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
    const ProgramRun one = armonica({"features", "bpm"});
    EXPECT_THAT(one.out, HasSubstr("tempo"));
    for (const std::string& line : one.lines()) EXPECT_LE(app::display_width(line), 80U) << line;
    const ProgramRun json = armonica({"features", "--format", "json"});
    EXPECT_GT(nlohmann::json::parse(json.out)["features"].size(), 45U);
    EXPECT_EQ(nlohmann::json::parse(armonica({"features", "bpm", "--format", "json"}).out)["unit"], "BPM");
    const ProgramRun unknown = armonica({"features", "bmp"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_THAT(unknown.err, HasSubstr("no feature `bmp`"));
}

TEST(Groupings, AreListedAndShown) {
    EXPECT_THAT(armonica({"groupings"}).out, HasSubstr("listener"));
    EXPECT_THAT(armonica({"groupings", "listener"}).out, HasSubstr("brightness and sharpness"));
    EXPECT_THAT(armonica({"groupings", "published_tables"}).out, HasSubstr("Rhythm Complexity"));
    const ProgramRun unknown = armonica({"groupings", "listner"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_THAT(unknown.err, HasSubstr("listener"));
}

}  // namespace
}  // namespace armonica::test
