#include "features/harmony/key_features.hpp"

#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "support/progressions.hpp"

namespace armonica::features::harmony {
namespace {

using test::progression;

const ChordFunctions& functions() { return ChordFunctions::shipped(); }

/// Figures by name; a missing one fails.
class Figures {
public:
    explicit Figures(HarmonyFigures all) : all_(std::move(all)) {}

    const HarmonyFigure& at(const std::string& name) const {
        for (const HarmonyFigure& each : all_)
            if (each.name == "harmony_" + name) return each;
        ADD_FAILURE() << "no figure " << name;
        return all_.front();
    }
    double operator[](const std::string& name) const {
        const HarmonyFigure& figure = at(name);
        EXPECT_TRUE(figure.value.has_value()) << name;
        return figure.value.value_or(-1.0);
    }
    HarmonyFigures all() const { return all_; }

private:
    HarmonyFigures all_;
};

Figures measured(const Progression& chords, const std::vector<LocalKey>& keys, double seconds,
                 const std::vector<double>& beats = {}) {
    return Figures(key_features(functions(), {chords, keys, seconds, beats}));
}

Figures in_key(const std::string& key, const std::string& chords, double seconds,
               const std::vector<double>& beats = {}) {
    const Progression all = progression(chords);
    return measured(all, std::vector<LocalKey>(all.size(), test::key_named(key)), seconds, beats);
}

void expect_figures(const Figures& figures, const std::vector<std::pair<std::string, double>>& expected) {
    for (const auto& [name, value] : expected) EXPECT_DOUBLE_EQ(figures[name], value) << name;
}

TEST(KeyFeatures, SharesAreOfTheTimeWithChords) {
    // 8 s of chords: I 4, A7 1, ii 1, V 2; and N, which counts for nothing.
    const Figures figures = in_key("C", "C:maj*4 A:7 D:min G:7*2 N*5", 60.0);
    expect_figures(figures, {{"tonic", 4.0 / 8.0},
                             {"predominant", 1.0 / 8.0},
                             {"dominant", 3.0 / 8.0},
                             {"secondary_dominant", 1.0 / 8.0},
                             {"unresolved_dominant", 0.0},
                             {"outside_key", 1.0 / 8.0},
                             {"borrowed", 0.0},
                             {"kind_major", 4.0 / 8.0},
                             {"kind_minor", 1.0 / 8.0},
                             {"kind_dominant_seventh", 3.0 / 8.0},
                             {"kind_suspended", 0.0},
                             {"home_key", 1.0},
                             {"modulation_rate", 0.0}});
}

TEST(KeyFeatures, PairsAndCadencesAreOfTheChanges) {
    // T D P D T | T P T: five changes of chord and two, none across N.
    const Figures figures = in_key("C", "C:maj A:7 D:min G:7 C:maj N C:maj F:maj C:maj", 30.0);
    expect_figures(figures, {{"tonic_dominant", 1.0 / 6.0},
                             {"dominant_predominant", 1.0 / 6.0},
                             {"predominant_dominant", 1.0 / 6.0},
                             {"dominant_tonic", 1.0 / 6.0},
                             {"tonic_predominant", 1.0 / 6.0},
                             {"predominant_tonic", 1.0 / 6.0},
                             {"tonic_tonic", 0.0},
                             {"cadence_authentic_rate", 2.0},
                             {"cadence_authentic_share", 1.0 / 6.0},
                             {"cadence_ii_v_i_rate", 2.0},
                             {"cadence_plagal_share", 1.0 / 6.0},
                             {"cadence_half_rate", 0.0}});
}

TEST(KeyFeatures, EventsAreToldWithTheirTimes) {
    const Figures figures = in_key("C", "C:maj A:7 D:min G:7 C:maj N C:maj F:maj C:maj", 30.0);
    using Times = std::vector<double>;
    EXPECT_EQ(figures.at("cadence_authentic_rate").heard_at, Times{4.0});
    EXPECT_EQ(figures.at("cadence_ii_v_i_share").heard_at, Times{4.0});
    EXPECT_EQ(figures.at("cadence_plagal_rate").heard_at, Times{8.0});
    EXPECT_EQ(figures.at("secondary_dominant").heard_at, Times{1.0});
    EXPECT_EQ(figures.at("outside_key").heard_at, Times{1.0});
    for (const char* name : {"tonic", "predominant", "dominant", "borrowed", "rhythm", "cadence_deceptive_rate"})
        EXPECT_EQ(figures.at(name).heard_at, Times{}) << name;
    const Figures moving = measured(progression("C:maj*2 N*3 D:maj*2 A:7 D:maj"),
                                    {{0, false}, {0, false}, {2, false}, {2, false}, {2, false}}, 20.0);
    EXPECT_EQ(moving.at("modulation_rate").heard_at, Times{5.0});
}

TEST(KeyFeatures, VocabularyIsRelativeToTheTonic) {
    // I V I V: two chords, evenly; then the same in another key, which adds none.
    const Figures one = in_key("C", "C:maj G:7 C:maj G:7", 60.0);
    EXPECT_DOUBLE_EQ(one["vocabulary"], 2.0);
    EXPECT_DOUBLE_EQ(one["vocabulary_entropy"], 1.0);
    const Progression chords = progression("C:maj G:7 C:maj G:7 D:maj A:7 D:maj A:7");
    const std::vector<LocalKey> keys = {{0, false}, {0, false}, {0, false}, {0, false},
                                        {2, false}, {2, false}, {2, false}, {2, false}};
    const Figures two = measured(chords, keys, 60.0);
    EXPECT_DOUBLE_EQ(two["vocabulary"], 2.0);
    EXPECT_DOUBLE_EQ(two["vocabulary_entropy"], 1.0);
    EXPECT_DOUBLE_EQ(two["modulation_rate"], 1.0);
    EXPECT_DOUBLE_EQ(two["home_key"], 0.5);
    // Shares 1/2, 1/4, 1/4 have 1.5 bits.
    EXPECT_DOUBLE_EQ(in_key("C", "C:maj F:maj C:maj G:maj", 60.0)["vocabulary_entropy"], 1.5);
}

TEST(KeyFeatures, HarmonicRhythmIsPerSecondAndPerBeatWithinChords) {
    // Three changes in 8 s of chords; beats at 0.5, 1.5 … 9.5 s, of which eight fall on chords (N lasts from 6 to 8).
    std::vector<double> beats;
    for (int b = 0; b < 10; ++b) beats.push_back(b + 0.5);
    const Figures figures = in_key("C", "C:maj*2 C:maj*1 F:maj*1 G:maj*1 C:maj*1 N*2 C:maj*2", 20.0, beats);
    EXPECT_DOUBLE_EQ(figures["rhythm"], 3.0 / 8.0);
    EXPECT_DOUBLE_EQ(figures["rhythm_beat"], 3.0 / 8.0);
    const Figures without = in_key("C", "C:maj F:maj", 20.0);
    EXPECT_FALSE(without.at("rhythm_beat").value.has_value());
    EXPECT_EQ(without.at("rhythm_beat").missing, NoFigure::no_beats);
    EXPECT_DOUBLE_EQ(without["rhythm"], 0.5);
}

TEST(KeyFeatures, WithoutChordsThereIsNothingAndWrongCallsAreRefused) {
    for (const char* chords : {"", "N", "N N*3"})
        for (const HarmonyFigure& each : in_key("C", chords, 10.0).all()) {
            EXPECT_FALSE(each.value.has_value()) << each.name;
            EXPECT_EQ(each.missing, NoFigure::no_chords);
        }
    for (const HarmonyFigure& each : in_key("C", "C:maj*0 G:maj*0", 10.0).all()) EXPECT_FALSE(each.value.has_value());
    const Progression chords = progression("C:maj");
    const std::vector<LocalKey> none;
    const std::vector<LocalKey> one = {{0, false}};
    EXPECT_THROW(measured(chords, none, 10.0), std::invalid_argument);
    EXPECT_THROW(measured(chords, one, 0.0), std::invalid_argument);
    EXPECT_THROW(measured(chords, one, std::nan("")), std::invalid_argument);
}

TEST(KeyFeatures, AllAreFiniteInRangeAndTheSameInEveryKey) {
    const Progression chords = test::random_progression(5, 400);
    std::vector<LocalKey> keys;
    for (std::size_t i = 0; i < chords.size(); ++i) keys.push_back({static_cast<int>(i / 40), i % 90 < 30});
    const HarmonyFigures original = measured(chords, keys, 500.0).all();
    for (LocalKey& key : keys) key.tonic = (key.tonic + 7) % 12;
    const HarmonyFigures moved = measured(test::transposed(chords, 7), keys, 500.0).all();
    std::set<std::string> names;
    for (std::size_t f = 0; f < original.size(); ++f) {
        const HarmonyFigure& figure = original[f];
        EXPECT_TRUE(names.insert(figure.name).second) << figure.name;
        EXPECT_EQ(moved[f].value, figure.value) << figure.name;
        if (!figure.value) continue;
        EXPECT_TRUE(std::isfinite(*figure.value)) << figure.name;
        EXPECT_GE(*figure.value, 0.0) << figure.name;
    }
}

}  // namespace
}  // namespace armonica::features::harmony
