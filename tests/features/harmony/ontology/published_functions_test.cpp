#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "features/harmony/ontology/chord_functions.hpp"
#include "support/program.hpp"
#include "support/progressions.hpp"

namespace armonica::features::harmony {
namespace {

using nlohmann::json;
using Names = std::vector<std::string>;
using test::progression;

const ChordFunctions& functions() { return ChordFunctions::shipped(); }

Names ids(const Classification& classification, std::size_t token, ClassRole role) {
    Names names;
    for (const HarmonyClass* each : functions().classes_of(classification, token, role)) names.push_back(each->id);
    std::sort(names.begin(), names.end());
    return names;
}

/// Labels of all tokens as the reference writes them: "dom+glob / tonic / -".
std::string labels(const std::string& chords) {
    const Progression tokens = progression(chords);
    const Classification classification = functions().classify(tokens);
    std::string text;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        text += (i == 0 ? "" : " / ") + test::ids_of(functions(), classification, i, ClassRole::published_label);
    return text;
}

const json& expected() {
    static const json all = [] {
        std::ifstream stream(test::shared_folder() / "reference" / "harmony" / "expected.json");
        return json::parse(stream);
    }();
    return all;
}

Progression chords_of(const json& item) {
    std::string all;
    for (const std::string chord : item["chords"]) all += chord + " ";
    return progression(all);
}

TEST(PublishedFunctions, EveryChordOfTheReferenceHasItsClassesAndLabels) {
    REQUIRE_SHARED();
    std::size_t tokens = 0;
    for (const json& item : expected()["progressions"]) {
        const Progression chords = chords_of(item);
        std::optional<SongTonality> song;
        if (item.contains("song_tonality")) song = test::song_tonality(item["song_tonality"]);
        const Classification found = functions().classify(chords, {}, song);
        for (std::size_t i = 0; i < chords.size(); ++i, ++tokens) {
            ASSERT_EQ(ids(found, i, ClassRole::published_function), item["classes"][i].get<Names>())
                << item["name"] << ", chord " << i;
            ASSERT_EQ(ids(found, i, ClassRole::published_label), item["labels"][i].get<Names>())
                << item["name"] << ", chord " << i;
        }
    }
    EXPECT_EQ(tokens, 4542U);
}

TEST(PublishedFunctions, QualitiesHaveTheModesAndTypesOfTheReference) {
    REQUIRE_SHARED();
    ASSERT_EQ(expected()["by_quality"].size(), quality_names.size());
    for (const auto& [quality, about] : expected()["by_quality"].items()) {
        const Classification found = functions().classify(progression("Eb:" + quality));
        Names wanted = about["modes"].get<Names>();
        const auto types = about["chord_types"].get<Names>();
        wanted.insert(wanted.end(), types.begin(), types.end());
        std::sort(wanted.begin(), wanted.end());
        EXPECT_EQ(ids(found, 0, ClassRole::published_type), wanted) << quality;
    }
}

TEST(PublishedFunctions, NoClassIsShownThatTheReferenceDoesNotKnow) {
    REQUIRE_SHARED();
    const auto known = expected()["function_classes"].get<Names>();
    for (const HarmonyClass& each : functions().classes()) {
        if (each.role != ClassRole::published_function) continue;
        EXPECT_TRUE(std::find(known.begin(), known.end(), each.id) != known.end()) << each.id;
    }
}

TEST(PublishedFunctions, TextbookProgressionsHaveTheirLabels) {
    EXPECT_EQ(labels("C:maj F:maj G:maj C:maj"), "dom+glob / dom / dom+glob / tonic");
    EXPECT_EQ(labels("D:min7 G:7 C:maj7"), "dom+mixolydian / dom+glob / tonic");
    EXPECT_EQ(labels("A:min F:maj C:maj G:maj"), "dom / sub / sub / -");
    EXPECT_EQ(labels("A:min G:maj F:maj E:maj"), "sub / sub / sub / -");
    EXPECT_EQ(labels("F:maj F:min C:maj"), "- / minor_fourth+sub / -");
    EXPECT_EQ(labels("C:maj Bb:maj C:maj"), "sub / dom / tonic");
    EXPECT_EQ(labels("G:min C:maj G:min C:min"), "dom+mixolydian / sub / aeolian+dom / tonic");
    EXPECT_EQ(labels("B:hdim7 E:7 A:min"), "dom / dom+glob / tonic");
    EXPECT_EQ(labels("B:dim7 C:min"), "dom / tonic");
    EXPECT_EQ(labels("B:dim7 C:maj"), "- / -");
    EXPECT_EQ(labels("G:7 C:min7"), "dom / tonic");
    EXPECT_EQ(labels("G:7 C:7"), "dom / tonic");
    EXPECT_EQ(labels("G:7 G:7 C:maj C:maj"), "- / dom+glob / tonic / -");
    EXPECT_EQ(labels("G:7 N C:maj"), "- / - / -");
    EXPECT_EQ(labels("D:min7 Db:7 C:maj7"), "- / - / -");
    EXPECT_EQ(labels(""), "");
    EXPECT_EQ(labels("N N"), "- / -");
}

TEST(PublishedFunctions, TranspositionAndSpellingChangeNothing) {
    for (std::uint32_t seed = 0; seed < 5; ++seed) {
        const Progression chords = test::random_progression(seed, 60);
        const Classification original = functions().classify(chords);
        for (int semitones = 1; semitones < 12; ++semitones) {
            const Classification moved = functions().classify(test::transposed(chords, semitones));
            for (std::size_t c = 0; c < functions().classes().size(); ++c)
                for (std::size_t i = 0; i < chords.size(); ++i)
                    ASSERT_EQ(moved.holds(c, i), original.holds(c, i)) << functions().classes()[c].id;
        }
    }
    EXPECT_EQ(labels("Cb:maj Gb:7 B:maj"), labels("B:maj F#:7 Cb:maj"));
}

TEST(PublishedFunctions, NoChordCutsTheChain) {
    const Progression left = test::random_progression(7, 20);
    const Progression right = test::random_progression(8, 20);
    Progression both = left;
    both.push_back({20.0, 21.0, std::nullopt, 1.0});
    both.insert(both.end(), right.begin(), right.end());
    const Classification whole = functions().classify(both);
    const Classification first = functions().classify(left);
    const Classification second = functions().classify(right);
    for (std::size_t c = 0; c < functions().classes().size(); ++c) {
        EXPECT_FALSE(whole.holds(c, 20));
        for (std::size_t i = 0; i < 20; ++i) {
            EXPECT_EQ(whole.holds(c, i), first.holds(c, i));
            EXPECT_EQ(whole.holds(c, 21 + i), second.holds(c, i));
        }
    }
}

}  // namespace
}  // namespace armonica::features::harmony
