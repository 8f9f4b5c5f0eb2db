#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>
#include <armonica/grouping.hpp>

#include "groups/grouping_toml.hpp"
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

/// The grouping in a file with this content.
Grouping from_text(const std::string& text) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "mine.toml") << text;
    return load_grouping(folder / "mine.toml");
}

std::string group_of(const Grouping& grouping, const std::string& column) {
    const int group = assign_groups(grouping, {column}).group_of_column.front();
    return group == GroupAssignment::none ? "none" : grouping.groups[static_cast<std::size_t>(group)].id;
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

TEST(ShippedGroupings, PutEveryFeatureWhereTheShippedModelHasIt) {
    // A query or a place in the ontology that is changed must not move a feature by accident: a model was trained on
    // these.
    std::ifstream file(ARMONICA_SOURCE_DIR "/tests/groups/pinned_partition.txt");
    std::map<std::string, Grouping> groupings;
    for (const char* name : {"expert", "listener", "source"}) groupings.emplace(name, load_grouping(name));
    std::set<std::string> pinned;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("#")) continue;
        std::istringstream words(line);
        std::string feature, expert, listener, source;
        words >> feature >> expert >> listener >> source;
        EXPECT_EQ(group_of(groupings.at("expert"), feature), expert) << feature;
        EXPECT_EQ(group_of(groupings.at("listener"), feature), listener) << feature;
        EXPECT_EQ(group_of(groupings.at("source"), feature), source) << feature;
        pinned.insert(feature);
    }
    for (const std::string& id : catalogue_ids())
        EXPECT_TRUE(pinned.contains(id)) << "add `" << id << " " << group_of(groupings.at("expert"), id) << " "
                                         << group_of(groupings.at("listener"), id) << " "
                                         << group_of(groupings.at("source"), id) << "` to pinned_partition.txt";
    EXPECT_EQ(pinned.size(), catalogue().size());
}

TEST(ShippedGroupings, KnowWhatThePublicationSaysOfColumnsToo) {
    const Grouping listener = load_grouping("listener");
    EXPECT_EQ(group_of(listener, "Spectral-Centroid"), "brightness_sharpness");
    EXPECT_EQ(group_of(listener, "Spectral-Spread"), "brightness_sharpness");  // as its feature, which is named
    EXPECT_EQ(group_of(listener, "Zerocrossingrate"), "brightness_sharpness");
    EXPECT_EQ(group_of(listener, "Rhythm Stability"), "danceability_rhythm");
    for (const char* column : {"Dissonance", "Articulation", "Rhythm Complexity", "BPM", "dom", "Dominants"})
        EXPECT_EQ(group_of(listener, column), "tension_complexity") << column;
    for (const char* column : {"Mode", "Melody", "sub", "Spectral-Decrease"})
        EXPECT_EQ(group_of(listener, column), "acoustic_smoothness") << column;
    const Grouping expert = load_grouping("expert");
    for (const char* column : {"Atonality", "Mode", "Pitch-Salience", "Melody", "sub", "dom", "Dissonance"})
        EXPECT_EQ(group_of(expert, column), "harmonic") << column;
    for (const char* column : {"Articulation", "Chords-Changes-Rate", "Onset-Rate", "Loudness", "Zerocrossingrate"})
        EXPECT_EQ(group_of(expert, column), "sound_shaping") << column;
    for (const char* column : {"Rhythm Complexity", "Rhythm Stability", "Danceability"})
        EXPECT_EQ(group_of(expert, column), "rhythmic") << column;
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

TEST(GroupQueries, TheMostSpecificConceptWins) {
    const Grouping grouping = from_text(std::string(head) +
                                        "[[group]]\nid = \"wide\"\ntitle = \"w\"\nperceived_as = [\"rhythm\"]\n"
                                        "[[group]]\nid = \"narrow\"\ntitle = \"n\"\nperceived_as = [\"tempo\"]\n"
                                        "[[group]]\nid = \"rest\"\ntitle = \"r\"\nmodality = [\"signal\"]\n");
    EXPECT_EQ(group_of(grouping, "swing"), "wide");
    EXPECT_EQ(group_of(grouping, "bpm"), "narrow");
    EXPECT_EQ(group_of(grouping, "BPM"), "narrow");
    EXPECT_EQ(group_of(grouping, "loudness"), "rest");
    EXPECT_EQ(group_of(grouping, "Rhythm Stability"), "narrow");
    EXPECT_EQ(group_of(grouping, "Mode"), "none");  // not of the signal
    EXPECT_THAT(assign_groups(grouping, {"bpm"}).unknown_entries, IsEmpty());
}

TEST(GroupQueries, WhatIsNamedIsTakenAwayByNoQuery) {
    const Grouping grouping = from_text(std::string(head) +
                                        "[[group]]\nid = \"a\"\ntitle = \"a\"\nperceived_as = [\"speed\"]\n"
                                        "[[group]]\nid = \"b\"\ntitle = \"b\"\nfeatures = [\"bp?\", \"loudness\"]\n");
    EXPECT_EQ(group_of(grouping, "bpm"), "b");
    EXPECT_EQ(group_of(grouping, "BPM"), "b");  // the column goes with its feature
    EXPECT_EQ(group_of(grouping, "loudness"), "b");
}

TEST(GroupQueries, AllKeysOfAGroupMustBeSatisfied) {
    const Grouping grouping = from_text(
        std::string(head) +
        "[[group]]\nid = \"a\"\ntitle = \"a\"\nperceived_as = [\"attack\"]\ncomputed_from = [\"waveform\"]\n"
        "[[group]]\nid = \"b\"\ntitle = \"b\"\nperceived_as = [\"attack\"]\n"
        "[[group]]\nid = \"c\"\ntitle = \"c\"\nperceived_as = [\"tonality\", \"mode\"]\nmodality = [\"midlevel\"]\n");
    EXPECT_EQ(group_of(grouping, "attack_time"), "a");  // from band energies: asked for twice, so more specific
    EXPECT_EQ(group_of(grouping, "suddenness_low"), "b");
    EXPECT_EQ(group_of(grouping, "Mode"), "c");
    EXPECT_EQ(group_of(grouping, "key_minorness"), "none");
}

TEST(GroupQueries, MistakesAreNamed) {
    const std::string first = "[[group]]\nid = \"a\"\ntitle = \"a\"\nperceived_as = [\"tempo\"]\n";
    const auto tie = complaint(head + first + "[[group]]\nid = \"b\"\ntitle = \"b\"\nperceived_as = [\"tempo\"]\n");
    EXPECT_EQ(tie.first, 7U);
    EXPECT_THAT(tie.second, HasSubstr("groups `a` and `b` select `"));
    const auto unknown =
        complaint(std::string(head) + "[[group]]\nid = \"a\"\ntitle = \"a\"\nperceived_as = [\"brihgt\"]\n");
    EXPECT_EQ(unknown.first, 3U);
    EXPECT_THAT(unknown.second, HasSubstr("no percept `brihgt` in the ontology"));
    EXPECT_THAT(
        complaint(std::string(head) + "[[group]]\nid = \"a\"\ntitle = \"a\"\ncomputed_from = [\"tempo\"]\n").second,
        HasSubstr("no representation `tempo`"));
    EXPECT_THAT(complaint(std::string(head) + "[[group]]\nid = \"a\"\ntitle = \"a\"\nmodality = [\"sonic\"]\n").second,
                HasSubstr("no modality `sonic`"));
    EXPECT_THAT(
        complaint(std::string(head) + "[[group]]\nid = \"a\"\ntitle = \"a\"\nperceived_as = \"tempo\"\n").second,
        HasSubstr("must be a list"));
    EXPECT_THAT(complaint(std::string(head) + "[[group]]\nid = \"a\"\ntitle = \"a\"\n").second,
                HasSubstr("needs `features`"));
    EXPECT_THAT(complaint(std::string(head) + "[[group]]\nid = \"a\"\ntitle = \"a\"\nfeatures = []\n").second,
                HasSubstr("at least"));
}

TEST(GroupingToml, IsReadBackAsItWas) {
    Grouping grouping{
        "n", "a \"title\"", "", {{"one", "back\\slash", "line\nend", {"bpm", "a column, with \"signs\""}}}};
    for (int i = 0; i < 40; ++i) grouping.groups[0].features.push_back("feature_" + std::to_string(i));
    grouping.groups.push_back({"two", "ä", "described", {"\x01"}});
    const Grouping back = from_text(grouping_toml(grouping, {"made by hand", "name = \"not this\"\nname = 3"}));
    EXPECT_EQ(back.name, grouping.name);
    EXPECT_EQ(back.title, grouping.title);
    ASSERT_EQ(back.groups.size(), 2U);
    for (std::size_t g = 0; g < 2; ++g) {
        EXPECT_EQ(back.groups[g].id, grouping.groups[g].id);
        EXPECT_EQ(back.groups[g].title, grouping.groups[g].title);
        EXPECT_EQ(back.groups[g].description, grouping.groups[g].description);
        EXPECT_EQ(back.groups[g].features, grouping.groups[g].features);
    }
}

}  // namespace
}  // namespace armonica
