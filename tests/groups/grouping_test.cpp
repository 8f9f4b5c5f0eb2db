#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>
#include <armonica/grouping.hpp>

#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> catalogue_ids() {
    std::vector<std::string> ids;
    for (const FeatureInfo& feature : catalogue()) ids.emplace_back(feature.id);
    return ids;
}

/// The line and the text of the complaint about a grouping file with this content.
std::pair<std::optional<std::size_t>, std::string> complaint(const std::string& text) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "mine.toml";
    std::ofstream(file) << text;
    try {
        load_grouping(file);
    } catch (const InputError& error) {
        return {error.line(), error.what()};
    }
    return {std::nullopt, "no complaint"};
}

constexpr const char* head = "name = \"mine\"\ntitle = \"mine\"\n";

TEST(ShippedGroupings, AreTheDocumentedOnes) {
    EXPECT_THAT(shipped_groupings(), ElementsAre("expert", "listener", "published_tables", "source"));
}

TEST(ShippedGroupings, GiveEveryFeatureOfTheCatalogueExactlyOneGroup) {
    for (const char* name : {"expert", "listener", "source"}) {
        const GroupAssignment assignment = assign_groups(load_grouping(name), catalogue_ids());
        EXPECT_THAT(assignment.ungrouped_columns, IsEmpty()) << name;
        EXPECT_THAT(assignment.unknown_entries, IsEmpty()) << name;
    }
}

TEST(ShippedGroupings, KnowTheColumnsOfBothPublishedTables) {
    const Grouping grouping = load_grouping("published_tables");
    const auto assignment = assign_groups(grouping, {"Spectral-Energyband-Middle-High", "Rhythm Complexity", "dom",
                                                     "dom-sub-dom", "glob-glob", "Vocal-Instrumental", "blues"});
    EXPECT_THAT(assignment.group_of_column, ElementsAre(0, 1, 2, 2, 2, 0, GroupAssignment::none));
    EXPECT_THAT(assignment.ungrouped_columns, ElementsAre("blues"));
}

TEST(AssignGroups, ReportsWhatIsUnknownAndWhatIsLeftOver) {
    const Grouping grouping{"g", "g", "", {{"one", "one", "", {"bpm", "no_such_feature", "chroma_*"}}}};
    const auto assignment = assign_groups(grouping, {"bpm", "loudness"});
    EXPECT_THAT(assignment.group_of_column, ElementsAre(0, GroupAssignment::none));
    EXPECT_THAT(assignment.unknown_entries, ElementsAre("no_such_feature", "chroma_*"));
    EXPECT_THAT(assignment.ungrouped_columns, ElementsAre("loudness"));
}

TEST(AssignGroups, RefusesAFeatureInTwoGroups) {
    const Grouping grouping{"g", "g", "", {{"one", "one", "", {"bpm"}}, {"two", "two", "", {"b*"}}}};
    try {
        assign_groups(grouping, {"bpm"});
        FAIL();
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("two groups claim `bpm`: `one` and `two`"));
    }
}

TEST(AssignGroups, SelectsByModality) {
    const Grouping grouping{"g", "g", "", {{"one", "one", "", {"modality:signal"}}}};
    EXPECT_THAT(assign_groups(grouping, {"bpm", "not_a_feature"}).group_of_column,
                ElementsAre(0, GroupAssignment::none));
}

TEST(LoadGrouping, NamesThoseThatAreShipped) {
    try {
        load_grouping("listner");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("expert, listener, published_tables, source"));
    }
}

TEST(LoadGrouping, SaysWhatIsWrongAndOnWhichLine) {
    const auto syntax = complaint(std::string(head) + "[[group]\n");
    EXPECT_EQ(syntax.first, 3U);
    const auto slip = complaint(std::string(head) + "[[group]]\nid = \"a\"\ntitle = \"a\"\nfeature = [\"bpm\"]\n");
    EXPECT_EQ(slip.first, 6U);
    EXPECT_THAT(slip.second, HasSubstr("`feature` is not a key of a group"));
    const auto twice =
        complaint(std::string(head) + "[[group]]\nid = \"a\"\ntitle = \"a\"\nfeatures = [\"bpm\",\n\"bpm\"]\n");
    EXPECT_EQ(twice.first, 7U);
    EXPECT_THAT(twice.second, HasSubstr("names `bpm` twice"));
    EXPECT_THAT(complaint(head).second, HasSubstr("at least one [[group]]"));
    EXPECT_THAT(complaint("title = \"t\"\n").second, HasSubstr("`name` is missing"));
    const auto number = complaint(std::string(head) + "[[group]]\nid = \"a\"\ntitle = \"a\"\nfeatures = [3]\n");
    EXPECT_EQ(number.first, 6U);
    const std::string group = "[[group]]\nid = \"a\"\ntitle = \"a\"\nfeatures = [\"bpm\"]\n";
    EXPECT_THAT(complaint(head + group + group).second, HasSubstr("two groups have the id `a`"));
    EXPECT_THROW(load_grouping("/nowhere/x.toml"), InputError);
    EXPECT_THROW(load_grouping("/tmp/"), InputError);
}

}  // namespace
}  // namespace armonica
