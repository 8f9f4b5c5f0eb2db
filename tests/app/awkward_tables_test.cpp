// `train` and `evaluate` with every kind on tables that are hard to learn from: they work, and what they print and
// write is finite; or, where there is nothing to learn from, they say so.
#include <cmath>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/sanitized.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using nlohmann::json;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

struct Column {
    std::string name;
    std::vector<std::string> cells;
};

/// Three features, of which `x1` tells the tag `usual` and `x2` the tag `other`, and what a case adds or changes.
struct AwkwardTable {
    std::size_t rows;
    std::vector<Column> columns;

    explicit AwkwardTable(std::size_t row_count, unsigned seed = 4) : rows(row_count) {
        std::mt19937_64 engine(seed);
        std::normal_distribution<double> normal;
        columns = {{"x1", {}}, {"x2", {}}, {"x3", {}}, {"usual", {}}, {"other", {}}};
        for (std::size_t i = 0; i < rows; ++i) {
            const double x1 = normal(engine), x2 = normal(engine);
            columns[0].cells.push_back(std::to_string(x1));
            columns[1].cells.push_back(std::to_string(x2));
            columns[2].cells.push_back(std::to_string(normal(engine)));
            columns[3].cells.emplace_back(x1 + 0.5 * normal(engine) > 0.0 ? "1" : "0");
            columns[4].cells.emplace_back(x2 * x2 > 1.0 ? "1" : "0");
        }
    }

    void add(const std::string& name, const std::function<std::string(std::size_t)>& cell) {
        Column column{name, {}};
        for (std::size_t i = 0; i < rows; ++i) column.cells.push_back(cell(i));
        columns.push_back(std::move(column));
    }

    void write(const std::filesystem::path& file) const {
        std::ofstream stream(file);
        stream << "track";
        for (const Column& column : columns) stream << ',' << column.name;
        for (std::size_t i = 0; i < rows; ++i) {
            stream << "\nt" << i;
            for (const Column& column : columns) stream << ',' << column.cells[i];
        }
        stream << '\n';
    }
};

struct Case {
    std::string name;
    std::size_t rows;
    std::function<void(AwkwardTable&)> change;
    std::string labels = "usual,other";
};

const std::vector<Case>& cases() {
    static const std::vector<Case> all = {
        {"AConstantColumn", 60, [](AwkwardTable& t) { t.add("x4", [](std::size_t) { return "3.25"; }); }},
        {"AColumnOfNulls", 60, [](AwkwardTable& t) { t.add("x4", [](std::size_t i) { return i % 2 ? "" : "null"; }); }},
        {"TwoIdenticalColumns", 60,
         [](AwkwardTable& t) {
             t.columns.push_back({"x4", t.columns[0].cells});
         }},
        {"ATagWithOnePositive", 60,
         [](AwkwardTable& t) { t.add("once", [](std::size_t i) { return i == 7 ? "1" : "0"; }); }, "usual,once"},
        {"NothingButATagWithOnePositive", 60,
         [](AwkwardTable& t) { t.add("once", [](std::size_t i) { return i == 7 ? "1" : "0"; }); }, "once"},
        {"TenRows", 10, [](AwkwardTable&) {}},
        {"AllOfThemInTenRows", 10,
         [](AwkwardTable& t) {
             t.add("x4", [](std::size_t) { return "3.25"; });
             t.add("x5", [](std::size_t) { return ""; });
             t.columns.push_back({"x6", t.columns[0].cells});
             t.add("once", [](std::size_t i) { return i == 7 ? "1" : "0"; });
         },
         "usual,once"},
    };
    return all;
}

/// No number that is none, in whatever is written for people.
void expect_no_nan(const std::string& text, const std::string& where) {
    EXPECT_THAT(text, Not(ContainsRegex("(^|[^A-Za-z])([Nn][Aa][Nn]|[Ii]nf|INF|[Ii]nfinity|INFINITY)([^A-Za-z]|$)")))
        << where;
}

/// JSON cannot hold a NaN: it would be written as null. So null stands only where the documents allow it.
void expect_finite(const json& value, const std::string& place, const std::string& may_be_null) {
    if (value.is_number_float()) {
        EXPECT_TRUE(std::isfinite(value.get<double>())) << place;
    }
    if (value.is_null()) {
        EXPECT_THAT(place, ContainsRegex(may_be_null)) << "is null";
    }
    if (value.is_structured())
        for (const auto& [key, part] : value.items()) expect_finite(part, place + "/" + key, may_be_null);
}

class AwkwardTables : public testing::TestWithParam<Case> {
protected:
    AwkwardTables() {
        AwkwardTable table(GetParam().rows);
        GetParam().change(table);
        table.write(folder_ / "t.csv");
        std::ofstream(folder_ / "g.toml") << "name = \"g\"\ntitle = \"g\"\n"
                                             "[[group]]\nid = \"one\"\ntitle = \"one\"\nfeatures = [\"x1\", \"x4\"]\n"
                                             "[[group]]\nid = \"two\"\ntitle = \"two\"\nfeatures = [\"x2\", \"x3\", "
                                             "\"x5\", \"x6\"]\n";
    }

    ProgramRun run(const std::string& command, const std::string& kind, std::vector<std::string> more) const {
        std::vector<std::string> all = {
            command,      "--table",          folder_ / "t.csv", "--labels", GetParam().labels,
            "--grouping", folder_ / "g.toml", "--kind",          kind};
        all.insert(all.end(), more.begin(), more.end());
        return armonica(all);
    }

    TemporaryFolder folder_;
};

INSTANTIATE_TEST_SUITE_P(Cases, AwkwardTables, testing::ValuesIn(cases()),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(AwkwardTables, TrainGivesAFiniteModel) {
    const std::string may_be_null(
        "/(catalogue_version|log_lambda_deviations/|card/out_of_fold/.*(roc_auc|pr_auc|f1|log_loss|calibration_error|"
        "accuracy))");
    for (const char* kind : {"linear", "additive", "glass"}) {
        SCOPED_TRACE(kind);
        const std::string out = folder_ / (std::string(kind) + ".json");
        const ProgramRun trained = run("train", kind, {"--out", out});
        expect_no_nan(trained.out + trained.err, "what train says");
        ASSERT_EQ(trained.status, 0) << trained.err;
        expect_finite(json::parse(read_bytes(out)), "", may_be_null);
        expect_no_nan(read_bytes(folder_ / (std::string(kind) + ".md")), "the card");
        const ProgramRun told = armonica({"model", out, "--tag", "usual"});
        if (GetParam().labels == "once") {
            EXPECT_EQ(told.status, 1);
        } else {
            EXPECT_EQ(told.status, 0) << told.err;
        }
        expect_no_nan(told.out, "armonica model");
        expect_finite(json::parse(armonica({"model", out, "--format", "json"}).out), "",
                      "/(catalogue_version|threshold|roc_auc|pr_auc|f1|card/)");
        expect_no_nan(armonica({"model", out, "--format", "csv"}).out, "armonica model as CSV");
    }
}

TEST_P(AwkwardTables, EvaluateGivesFiniteFigures) {
    const std::string may_be_null(
        "(roc_auc|pr_auc|f1|precision|recall|log_loss|accuracy|threshold|calibration_error|_interval|"
        "reliability|probability|share)");
    for (const char* kind : {"linear", "additive", "glass", "xgboost"}) {
        SCOPED_TRACE(kind);
        const ProgramRun measured = run("evaluate", kind,
                                        {"--make-folds", "2", "--resamples", "100", "--format", "json", "--results",
                                         folder_ / "results.json", "--reliability"});
        expect_no_nan(measured.err, "what evaluate says");
        ASSERT_EQ(measured.status, 0) << measured.err;
        expect_finite(json::parse(measured.out), "", may_be_null);
        expect_no_nan(read_bytes(folder_ / "results.json"), "results");
    }
    for (const char* format : {"text", "csv", "latex"}) {
        const ProgramRun measured =
            run("evaluate", "linear", {"--make-folds", "2", "--resamples", "100", "--format", format});
        EXPECT_EQ(measured.status, 0) << measured.err;
        expect_no_nan(measured.out, format);
    }
}

TEST(AwkwardColumns, NothingToLearnFromIsSaidInASentence) {
    const TemporaryFolder folder;
    AwkwardTable table(30);
    table.columns[0].cells.assign(30, "3.25");
    table.columns[1].cells.assign(30, "");
    table.add("none", [](std::size_t) { return "0"; });
    table.add("all", [](std::size_t) { return "1"; });
    table.write(folder / "t.csv");
    std::ofstream(folder / "g.toml") << "name = \"g\"\ntitle = \"g\"\n[[group]]\nid = \"one\"\ntitle = \"one\"\n"
                                        "features = [\"x1\", \"x2\"]\n";
    std::ofstream(folder / "h.toml") << "name = \"h\"\ntitle = \"h\"\n[[group]]\nid = \"one\"\ntitle = \"one\"\n"
                                        "features = [\"x3\"]\n";
    const auto refusal = [&](const std::string& command, const std::string& kind, const std::string& labels,
                             const char* grouping) {
        std::vector<std::string> all = {command,      "--table",         folder / "t.csv", "--labels", labels,
                                        "--grouping", folder / grouping, "--kind",         kind};
        const std::vector<std::string> more = command == "train" ? std::vector<std::string>{"--out", folder / "m.json"}
                                                                 : std::vector<std::string>{"--make-folds", "2"};
        all.insert(all.end(), more.begin(), more.end());
        const ProgramRun run = armonica(all);
        EXPECT_EQ(run.status, 1) << command << " " << kind;
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    for (const char* kind : {"linear", "additive", "glass"}) {
        EXPECT_THAT(refusal("train", kind, "usual", "g.toml"), HasSubstr("no feature can be used"));
        EXPECT_THAT(refusal("train", kind, "none,all", "h.toml"), HasSubstr("no tag can be learned"));
        EXPECT_FALSE(std::filesystem::exists(folder / "m.json"));
    }
    for (const char* kind : {"linear", "additive", "glass", "xgboost"}) {
        EXPECT_THAT(refusal("evaluate", kind, "usual", "g.toml"), HasSubstr("no feature can be used"));
        EXPECT_THAT(refusal("evaluate", kind, "none,all", "h.toml"), HasSubstr("no tag can be"));
    }
}

// What is learned in spite of it all is the same as without it.
TEST(AwkwardColumns, TakeNothingFromTheOthers) {
    const TemporaryFolder folder;
    std::ofstream(folder / "g.toml") << "name = \"g\"\ntitle = \"g\"\n[[group]]\nid = \"one\"\ntitle = \"one\"\n"
                                        "features = [\"x*\"]\n";
    const auto auc = [&](const AwkwardTable& table, const std::string& kind) {
        table.write(folder / "t.csv");
        const ProgramRun run =
            armonica({"evaluate", "--table", folder / "t.csv", "--labels", "usual", "--grouping", folder / "g.toml",
                      "--kind", kind, "--make-folds", "3", "--resamples", "0", "--format", "json"});
        EXPECT_EQ(run.status, 0) << run.err;
        return json::parse(run.out)["roc_auc_macro"].get<double>();
    };
    for (const char* kind : {"linear", "additive", "glass", "xgboost"}) {
        const AwkwardTable plain(150);
        AwkwardTable awkward(150);
        awkward.add("x4", [](std::size_t) { return "3.25"; });
        awkward.add("x5", [](std::size_t) { return ""; });
        EXPECT_GT(auc(plain, kind), 0.85) << kind;
        EXPECT_NEAR(auc(awkward, kind), auc(plain, kind), 0.03) << kind;
    }
}

// Kind glass at this size: RandomTables.AHundredThousandRowsAreOneOfTheUsualSizes.
TEST(AwkwardSizes, AHundredThousandRowsAreLearnedFrom) {
    const TemporaryFolder folder;
    AwkwardTable table(sanitized ? 10000 : 100000);
    for (int c = 4; c <= 10; ++c) {
        std::mt19937_64 engine(static_cast<unsigned>(c));
        table.add("x" + std::to_string(c), [&](std::size_t) { return std::to_string(engine() % 1000); });
    }
    table.write(folder / "t.csv");
    std::ofstream(folder / "g.toml")
        << "name = \"g\"\ntitle = \"g\"\n"
           "[[group]]\nid = \"one\"\ntitle = \"one\"\nfeatures = [\"x1\", \"x3\", \"x4\"]\n"
           "[[group]]\nid = \"two\"\ntitle = \"two\"\nfeatures = [\"x2\", \"x5\", \"x6\", "
           "\"x7\", \"x8\", \"x9\", \"x10\"]\n";
    for (const char* kind : {"linear", "additive"}) {
        const std::string out = folder / (std::string(kind) + ".json");
        const ProgramRun run = armonica({"train", "--table", folder / "t.csv", "--labels", "usual,other", "--grouping",
                                         folder / "g.toml", "--kind", kind, "--out", out});
        ASSERT_EQ(run.status, 0) << run.err;
        const json figures = json::parse(read_bytes(out))["card"]["out_of_fold"]["tags"];
        EXPECT_NEAR(figures[0]["roc_auc"], 0.935, sanitized ? 0.015 : 0.005) << kind;
        if (std::string(kind) == "additive") {
            EXPECT_GT(figures[1]["roc_auc"], 0.99) << "a parabola";
        }
    }
}

}  // namespace
}  // namespace armonica::test
