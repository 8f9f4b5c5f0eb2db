#include "features/harmony/analysis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/harmony/symbols/harte.hpp"

namespace armonica::features::harmony {
namespace {

using testing::Contains;
using testing::ElementsAre;

Progression progression_of(const std::vector<std::string>& chords) {
    Progression progression;
    for (const std::string& chord : chords) {
        const double start = static_cast<double>(progression.size());
        progression.push_back({start, start + 1.0, read_harte(chord).chord, 1.0});
    }
    return progression;
}

std::vector<std::string> numerals(const std::vector<std::string>& chords) {
    std::vector<std::string> found;
    for (const AnalysedChord& chord : analyse(progression_of(chords)).chords) found.push_back(chord.roman);
    return found;
}

TEST(Analyse, AChordLeadsToTheNextOther) {
    EXPECT_THAT(numerals({"C", "D:7", "D:7", "G:7", "C"}), ElementsAre("I", "V7/V", "V7/V", "V7", "I"));
    EXPECT_THAT(numerals({"C", "G", "C", "D:7", "N", "G:7", "C"}), ElementsAre("I", "V", "I", "II7", "", "V7", "I"));
    EXPECT_THAT(numerals({"C", "G", "C", "D:7"}), ElementsAre("I", "V", "I", "II7"));
}

TEST(Analyse, FunctionsAreThoseOfTheShippedOntology) {
    const HarmonyAnalysis analysis = analyse(progression_of({"D:min7", "G:7", "C:maj7"}));
    EXPECT_EQ(analysis.key, (LocalKey{0, false}));
    EXPECT_THAT(analysis.chords[1].functions.functions, Contains("dominant function"));
    EXPECT_THAT(analysis.chords[1].functions.published, ElementsAre("dom", "glob"));
    EXPECT_THAT(analysis.chords[2].functions.published, ElementsAre("tonic"));
}

// The publication merges nothing, its features merge equal neighbours: here a chord that goes on keeps its function.
TEST(Analyse, EqualNeighboursShareTheirFunctions) {
    const HarmonyAnalysis analysis = analyse(progression_of({"G:7", "G:7", "G:7/3", "C"}));
    for (int i = 0; i < 3; ++i)
        EXPECT_THAT(analysis.chords[static_cast<std::size_t>(i)].functions.published, ElementsAre("dom", "glob"));
}

TEST(Analyse, KeysThatAreKnownAreKept) {
    const HarmonyAnalysis analysis = analyse(progression_of({"G:7", "C"}), {{5, false}, {5, false}});
    EXPECT_EQ(analysis.key, (LocalKey{5, false}));
    EXPECT_EQ(analysis.chords[1].roman, "V");
}

TEST(Analyse, NothingHasNoKey) {
    EXPECT_EQ(analyse({}).key, std::nullopt);
    EXPECT_EQ(analyse(progression_of({"N"})).key, std::nullopt);
}

}  // namespace
}  // namespace armonica::features::harmony
