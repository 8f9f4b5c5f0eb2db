// `train --statistics-out` and `train --merge` as somebody runs them whose collection is on several machines.
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class ThreeParts : public testing::Test {
protected:
    /// whole.csv, 150 tracks in the rows of 0.csv, 1.csv and 2.csv; x3 has gaps.
    ThreeParts() {
        setenv("SOURCE_DATE_EPOCH", "86400", 1);
        std::mt19937 random(5);
        std::normal_distribution<double> normal;
        std::ofstream whole(folder_ / "whole.csv");
        std::vector<std::ofstream> parts;
        for (int part = 0; part < 3; ++part) parts.emplace_back(folder_ / (std::to_string(part) + ".csv"));
        const std::string header = "track,x1,x2,x3,loudsome,calm\n";
        whole << header;
        for (auto& part : parts) part << header;
        for (int i = 0; i < 150; ++i) {
            const double x1 = normal(random), x2 = 1000.0 + normal(random), x3 = normal(random);
            std::ostringstream row;
            row.precision(17);
            row << "t" << i << "," << x1 << "," << x2 << ",";
            if (i % 4 != 0) row << x3;
            row << "," << (x1 + 0.3 * normal(random) > 0.0) << "," << (0.3 * normal(random) - x2 > -999.5) << "\n";
            whole << row.str();
            parts[static_cast<std::size_t>(i * i % 7 % 3)] << row.str();
        }
        std::ofstream(folder_ / "groups.toml")
            << "name = \"g\"\ntitle = \"g\"\n"
               "[[group]]\nid = \"one\"\ntitle = \"one\"\nfeatures = [\"x1\"]\n"
               "[[group]]\nid = \"two\"\ntitle = \"two\"\nfeatures = [\"x2\", \"x3\"]\n";
    }
    ~ThreeParts() override { unsetenv("SOURCE_DATE_EPOCH"); }

    ProgramRun gather(const std::string& table, std::vector<std::string> more = {}) const {
        std::vector<std::string> all = {"train",         "--table",    folder_ / (table + ".csv"), "--labels",
                                        "loudsome,calm", "--grouping", folder_ / "groups.toml"};
        if (more.empty()) more = {"--statistics-out", folder_ / (table + ".stats")};
        all.insert(all.end(), more.begin(), more.end());
        return armonica(all);
    }

    ProgramRun merge(const std::vector<std::string>& parts, std::vector<std::string> more) const {
        std::vector<std::string> all = {"train", "--merge"};
        for (const auto& part : parts) all.push_back(folder_ / (part + ".stats"));
        all.insert(all.end(), {"--grouping", folder_ / "groups.toml"});
        all.insert(all.end(), more.begin(), more.end());
        return armonica(all);
    }

    json model(const std::string& name) const { return json::parse(read_bytes(folder_ / name)); }

    TemporaryFolder folder_;
};

TEST_F(ThreeParts, GiveTheModelOfTheWhole) {
    for (const char* part : {"0", "1", "2"}) ASSERT_EQ(gather(part).status, 0);
    const ProgramRun whole = gather("whole", {"--statistics-out", folder_ / "whole.stats", "--out",
                                              folder_ / "from_tracks.json", "--kind", "linear", "--jobs", "2"});
    ASSERT_EQ(whole.status, 0) << whole.err;
    EXPECT_THAT(whole.out, HasSubstr("statistics of 150 tracks in 5 folds, with 3 features and 2 tags"));

    std::ofstream(folder_ / "card.json") << R"({"name": "small", "data": "made up"})";
    const ProgramRun merged = merge({"2", "0", "1"}, {"--out", folder_ / "merged.json", "--card", folder_ / "card.json",
                                                      "--statistics-out", folder_ / "sum.stats", "--jobs", "3"});
    ASSERT_EQ(merged.status, 0) << merged.err;
    EXPECT_THAT(merged.err, HasSubstr("normally distributed"));
    EXPECT_EQ(read_bytes(folder_ / "sum.stats"), read_bytes(folder_ / "whole.stats"));
    ASSERT_EQ(merge({"whole"}, {"--out", folder_ / "one.json", "--card", folder_ / "card.json"}).status, 0);
    EXPECT_EQ(read_bytes(folder_ / "merged.json"), read_bytes(folder_ / "one.json"));
    EXPECT_THAT(read_bytes(folder_ / "merged.md"), HasSubstr("Not measured"));

    const json expected = model("from_tracks.json"), found = model("merged.json");
    ASSERT_EQ(found["tags"].size(), 2U);
    for (std::size_t t = 0; t < 2; ++t) {
        const auto& a = expected["tags"][t];
        const auto& b = found["tags"][t];
        EXPECT_EQ(b["name"], a["name"]);
        for (const char* key : {"weights", "lambdas"})
            for (std::size_t j = 0; j < a[key].size(); ++j)
                EXPECT_NEAR(b[key][j].get<double>(), a[key][j].get<double>(), 1e-10) << key;
        EXPECT_NEAR(b["nu"].get<double>(), a["nu"].get<double>(), 1e-10);
        // Other folds, and an approximation: near, not equal.
        EXPECT_GT(b["slope"].get<double>(), 0.5 * a["slope"].get<double>());
        EXPECT_LT(b["slope"].get<double>(), 2.0 * a["slope"].get<double>());
        EXPECT_NEAR(b["threshold"].get<double>(), a["threshold"].get<double>(), 0.25);
    }
}

TEST_F(ThreeParts, MistakesAreNamed) {
    ASSERT_EQ(gather("0").status, 0);
    ASSERT_EQ(gather("1", {"--exclude", "x2", "--statistics-out", folder_ / "1.stats"}).status, 0);
    const std::string out = folder_ / "m.json";
    const auto error = [&](const ProgramRun& run) {
        EXPECT_EQ(run.status, 1);
        EXPECT_FALSE(std::filesystem::exists(out));
        return run.err;
    };
    EXPECT_THAT(error(merge({"0", "1"}, {"--out", out})), HasSubstr("1.stats: has other features: number 2 is \"x3\""));
    EXPECT_THAT(error(merge({"0", "0"}, {"--out", out})), HasSubstr("holds the same statistics as"));
    EXPECT_THAT(error(merge({"none"}, {"--out", out})), HasSubstr("there is no such file"));
    EXPECT_THAT(error(merge({"0"}, {"--out", out, "--labels", "calm"})), HasSubstr("excludes"));
    EXPECT_THAT(error(merge({"0"}, {"--out", out, "--table", folder_ / "0.csv"})), HasSubstr("Exactly 1"));
    EXPECT_THAT(error(merge({"0"}, {"--out", out, "--exclude", "x9"})), HasSubstr("no feature \"x9\""));
    EXPECT_THAT(error(merge({"0"}, {})), HasSubstr("--out"));
    EXPECT_THAT(
        error(armonica({"train", "--table", folder_ / "0.csv", "--grouping", folder_ / "groups.toml", "--out", out})),
        HasSubstr("--labels"));
    std::filesystem::copy(folder_ / "0.csv", folder_ / "9.stats");
    EXPECT_THAT(error(merge({"9"}, {"--out", out})), HasSubstr("is not a file of statistics"));
}

}  // namespace
}  // namespace armonica::test
