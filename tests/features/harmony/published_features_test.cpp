#include "features/harmony/published_features.hpp"

#include <fstream>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "features/harmony/merged_chords.hpp"
#include "support/program.hpp"
#include "support/progressions.hpp"

namespace armonica::features::harmony {
namespace {

using Counts = std::map<std::string, std::size_t>;
using test::progression;

const ChordFunctions& functions() { return ChordFunctions::shipped(); }

/// The counts above zero by the names of the reference: "dom-sub".
template <typename Array>
Counts named(const Array& counts, std::size_t length) {
    Counts all;
    for (std::size_t n = 0; n < counts.size(); ++n) {
        if (counts[n] == 0) continue;
        std::string name;
        std::size_t rest = n;
        for (std::size_t l = 0; l < length; ++l, rest /= LabelCounts::labels)
            name = std::string(published_labels[rest % LabelCounts::labels]) + (l == 0 ? "" : "-") + name;
        all[name] = counts[n];
    }
    return all;
}

double value(const HarmonyFigures& figures, const std::string& name) {
    for (const HarmonyFigure& each : figures)
        if (each.name == name) return each.value.value_or(-1.0);
    ADD_FAILURE() << "no figure " << name;
    return -1.0;
}

TEST(PublishedFeatures, CountsAndWindowsOfTheReference) {
    REQUIRE_SHARED();
    std::ifstream stream(test::shared_folder() / "reference" / "harmony" / "expected.json");
    const nlohmann::json expected = nlohmann::json::parse(stream);
    ASSERT_EQ(expected["progressions"].size(), 554U);
    for (const nlohmann::json& item : expected["progressions"]) {
        std::string all;
        for (const std::string chord : item["chords"]) all += chord + " ";
        const LabelCounts counts = count_labels(functions(), progression(all));
        EXPECT_EQ(named(counts.unigrams, 1), item["counts"]["unigram"].get<Counts>()) << item["name"];
        EXPECT_EQ(named(counts.bigrams, 2), item["counts"]["bigram"].get<Counts>()) << item["name"];
        EXPECT_EQ(named(counts.trigrams, 3), item["counts"]["trigram"].get<Counts>()) << item["name"];
        EXPECT_EQ(counts.windows[0], item["windows"]["unigram"]) << item["name"];
        EXPECT_EQ(counts.windows[1], item["windows"]["bigram"]) << item["name"];
        EXPECT_EQ(counts.windows[2], item["windows"]["trigram"]) << item["name"];
    }
}

TEST(PublishedFeatures, RatiosByHand) {
    // Labels: dom+glob / dom / dom+glob / tonic; four chords, three pairs, two triples.
    const HarmonyFigures figures = published_features(functions(), progression("C:maj F:maj G:maj C:maj"));
    EXPECT_EQ(figures.size(), 7U + 49U + 343U);
    EXPECT_EQ(figures.front().name, "published_dom");
    EXPECT_DOUBLE_EQ(value(figures, "published_dom"), 3.0 / 4.0);
    EXPECT_DOUBLE_EQ(value(figures, "published_glob"), 2.0 / 4.0);
    EXPECT_DOUBLE_EQ(value(figures, "published_tonic"), 1.0 / 4.0);
    EXPECT_DOUBLE_EQ(value(figures, "published_sub"), 0.0);
    EXPECT_DOUBLE_EQ(value(figures, "published_dom_dom"), 2.0 / 3.0);
    EXPECT_DOUBLE_EQ(value(figures, "published_dom_glob"), 1.0 / 3.0);
    EXPECT_DOUBLE_EQ(value(figures, "published_glob_tonic"), 1.0 / 3.0);
    EXPECT_DOUBLE_EQ(value(figures, "published_glob_dom_glob"), 1.0 / 2.0);
    EXPECT_DOUBLE_EQ(value(figures, "published_dom_glob_tonic"), 1.0 / 2.0);
    EXPECT_DOUBLE_EQ(value(figures, "published_tonic_dom_glob"), 0.0);
}

TEST(PublishedFeatures, EqualNeighboursAreMergedFirst) {
    const HarmonyFigures once = published_features(functions(), progression("D:min7 G:7 C:maj7"));
    const HarmonyFigures often =
        published_features(functions(), progression("D:min7 D:min7 G:7 G:7 G:7 C:maj7 C:maj7 C:maj7"));
    for (std::size_t f = 0; f < once.size(); ++f) EXPECT_EQ(often[f].value, once[f].value) << once[f].name;
}

TEST(PublishedFeatures, WithoutChordsThereIsNothing) {
    for (const char* chords : {"", "N", "N N"})
        for (const HarmonyFigure& each : published_features(functions(), progression(chords))) {
            EXPECT_FALSE(each.value.has_value());
            EXPECT_EQ(each.missing, NoFigure::no_chords);
        }
    // One chord has no pairs: their ratio is 0, as the reference wants it.
    const HarmonyFigures single = published_features(functions(), progression("C:maj"));
    EXPECT_EQ(value(single, "published_dom_dom"), 0.0);
}

TEST(PublishedFeatures, TranspositionChangesNothing) {
    const Progression chords = test::random_progression(3, 200);
    const HarmonyFigures original = published_features(functions(), chords);
    const HarmonyFigures moved = published_features(functions(), test::transposed(chords, 5));
    for (std::size_t f = 0; f < original.size(); ++f) EXPECT_EQ(moved[f].value, original[f].value) << original[f].name;
}

TEST(MergedChords, ALongRunIsOneChord) {
    Progression chords;
    std::vector<LocalKey> keys;
    for (int i = 0; i < 100000; ++i) {
        chords.push_back({static_cast<double>(i), i + 1.0, Chord{0, Quality::maj, 0}});
        keys.push_back({i % 3 == 0 ? 0 : 7, false});
    }
    const MergedChords all = merged(chords, keys);
    ASSERT_EQ(all.chords.size(), 1U);
    EXPECT_EQ(all.chords[0].end, 100000.0);
    EXPECT_EQ(all.keys[0], (LocalKey{7, false}));
}

TEST(MergedChords, TimesBassConfidenceAndKeyOfARun) {
    Progression chords = progression("C:maj C:maj*3 N N G:7");
    chords[1].chord->bass = 4;
    chords[1].confidence = 0.5;
    const std::vector<LocalKey> keys = {{0, false}, {9, true}, {9, true}, {9, true}, {0, false}};
    const MergedChords all = merged(chords, keys);
    ASSERT_EQ(all.chords.size(), 3U);
    EXPECT_EQ(all.chords[0].start, 0.0);
    EXPECT_EQ(all.chords[0].end, 4.0);
    EXPECT_EQ(all.chords[0].chord->bass, 0);
    EXPECT_DOUBLE_EQ(all.chords[0].confidence, (1.0 + 3.0 * 0.5) / 4.0);
    EXPECT_EQ(all.keys[0], (LocalKey{9, true}));
    EXPECT_FALSE(all.chords[1].chord.has_value());
    EXPECT_EQ(all.chords[1].end, 6.0);
    EXPECT_EQ(all.keys[2], (LocalKey{0, false}));
    const std::vector<LocalKey> tie = {{0, false}, {7, false}};
    EXPECT_EQ(merged(progression("C:maj C:maj"), tie).keys[0], (LocalKey{7, false}));
    EXPECT_THROW(merged(chords, tie), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::features::harmony
