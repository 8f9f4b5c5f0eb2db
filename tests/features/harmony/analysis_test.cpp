#include "features/harmony/analysis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/harmony/harte.hpp"

namespace armonica::features::harmony {
namespace {

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

TEST(Analyse, FunctionsArePluggedIn) {
    const Progression progression = progression_of({"G:7", "C"});
    const auto name_keys = [](const Progression& chords, std::span<const LocalKey> keys) {
        std::vector<ChordFunctions> functions;
        for (std::size_t i = 0; i < chords.size(); ++i)
            functions.push_back({{"tonic is " + std::to_string(keys[i].tonic)}, {std::to_string(i)}});
        return functions;
    };
    const HarmonyAnalysis analysis = analyse(progression, name_keys);
    EXPECT_EQ(analysis.key, (LocalKey{0, false}));
    EXPECT_THAT(analysis.chords[1].functions.functions, ElementsAre("tonic is 0"));
    EXPECT_THAT(analysis.chords[1].functions.published, ElementsAre("1"));
    EXPECT_TRUE(analyse(progression).chords[0].functions.functions.empty());
    EXPECT_THROW(analyse(progression, [](const auto&, auto) { return std::vector<ChordFunctions>(1); }),
                 std::invalid_argument);
}

TEST(Analyse, NothingHasNoKey) {
    EXPECT_EQ(analyse({}).key, std::nullopt);
    EXPECT_EQ(analyse(progression_of({"N"})).key, std::nullopt);
}

}  // namespace
}  // namespace armonica::features::harmony
