#include <algorithm>

#include <gtest/gtest.h>

#include "features/harmony/ontology/chord_functions.hpp"
#include "support/progressions.hpp"

namespace armonica::features::harmony {
namespace {

using test::progression;

const ChordFunctions& functions() { return ChordFunctions::shipped(); }

/// What a musician would write under a progression: for each chord its words, separated by "/". A word is the id of a
/// degree, a function or a cadence; those of in_key and of the classes that only gather others are left out.
std::string analysis(const Progression& chords, const std::vector<LocalKey>& keys) {
    static const std::vector<std::string> left_out = {"in_key",
                                                      "outside_key",
                                                      "secondary_dominant",
                                                      "resolving_dominant",
                                                      "unresolved_dominant",
                                                      "resolving_leading_tone",
                                                      "unresolved_leading_tone",
                                                      "tritone_substitute"};
    const Classification found = functions().classify(chords, keys);
    std::string text;
    for (std::size_t i = 0; i < chords.size(); ++i) {
        std::string words;
        for (std::size_t c = 0; c < functions().classes().size(); ++c) {
            const HarmonyClass& each = functions().classes()[c];
            const bool ours =
                each.role == ClassRole::degree || each.role == ClassRole::function || each.role == ClassRole::cadence;
            if (!ours || !found.holds(c, i) || std::find(left_out.begin(), left_out.end(), each.id) != left_out.end())
                continue;
            words += (words.empty() ? "" : " ") + each.id;
        }
        text += (i == 0 ? "" : " / ") + (words.empty() ? "-" : words);
    }
    return text;
}

/// Checks a progression, given in C or C minor, in all twelve keys.
void expect_analysis(const std::string& key, const std::string& chords, const std::string& wanted) {
    for (int semitones = 0; semitones < 12; ++semitones) {
        LocalKey local = test::key_named(key);
        local.tonic = (local.tonic + semitones) % 12;
        const Progression moved = test::transposed(progression(chords), semitones);
        EXPECT_EQ(analysis(moved, std::vector<LocalKey>(moved.size(), local)), wanted)
            << chords << ", " << semitones << " semitones up";
    }
}

TEST(FunctionsInKey, DegreesOfMajor) {
    expect_analysis("C", "C:maj D:min E:min F:maj G:maj A:min B:dim",
                    "I_of_major tonic / ii_of_major predominant / iii_of_major tonic / IV_of_major predominant / "
                    "V_of_major dominant / vi_of_major tonic deceptive / vii_of_major dominant");
    expect_analysis("C", "C:maj7 F:maj7 B:hdim7 E:min7 A:min9 D:min7 G:9 C:maj9",
                    "I_of_major tonic / IV_of_major predominant / vii_of_major dominant / iii_of_major tonic / "
                    "vi_of_major tonic / ii_of_major predominant / V_of_major dominant / "
                    "I_of_major tonic authentic ii_V_I");
}

TEST(FunctionsInKey, DegreesOfMinor) {
    expect_analysis("C minor",
                    "C:min Ab:maj F:min D:dim Eb:maj Bb:maj C:min7 G:min F:maj D:min Eb:aug B:dim7 C:min G:7",
                    "i_of_minor tonic / VI_of_minor tonic / iv_of_minor predominant / ii_dim_of_minor predominant / "
                    "III_of_minor tonic / VII_of_minor dominant / i_of_minor tonic / v_of_minor dominant / "
                    "IV_of_minor predominant / ii_of_minor predominant / III_aug_of_minor dominant / "
                    "vii_of_minor dominant / i_of_minor tonic authentic / V_of_minor dominant");
}

TEST(FunctionsInKey, CadencesOfTheTextbook) {
    expect_analysis("C", "C:maj F:maj C:maj G:7 C:maj G:7 A:min D:min G:maj",
                    "I_of_major tonic / IV_of_major predominant / I_of_major tonic plagal / V_of_major dominant / "
                    "I_of_major tonic authentic / V_of_major dominant / vi_of_major tonic deceptive / "
                    "ii_of_major predominant / V_of_major dominant half");
    expect_analysis("C minor", "C:min F:min G:7 C:min G:7 Ab:maj F:min C:min",
                    "i_of_minor tonic / iv_of_minor predominant / V_of_minor dominant / i_of_minor tonic authentic / "
                    "V_of_minor dominant / VI_of_minor tonic deceptive / iv_of_minor predominant / "
                    "i_of_minor tonic plagal");
    // A V with its seventh does not rest; one that goes on to I is no close; one that is held and does not, is.
    expect_analysis("C", "C:maj G:7", "I_of_major tonic / V_of_major dominant");
    expect_analysis("C", "C:maj F:maj G:maj*3 C:maj",
                    "I_of_major tonic / IV_of_major predominant / V_of_major dominant / I_of_major tonic authentic");
    expect_analysis("C", "C:maj G:maj*3 F:maj C:maj G:maj N C:maj",
                    "I_of_major tonic / V_of_major dominant half / IV_of_major predominant / "
                    "I_of_major tonic plagal / V_of_major dominant half / - / I_of_major tonic");
}

TEST(FunctionsInKey, SecondaryDominants) {
    expect_analysis("C", "C:maj A:7 D:min D:7 G:7 C:7 F:maj E:7 A:min B:7 E:min",
                    "I_of_major tonic / dominant_of_ii dominant / ii_of_major predominant / dominant_of_V dominant / "
                    "V_of_major dominant / dominant_of_IV dominant / IV_of_major predominant / "
                    "dominant_of_vi dominant / vi_of_major tonic / dominant_of_iii dominant / iii_of_major tonic");
    // A triad is a secondary dominant only where it resolves; a seventh even where it does not.
    expect_analysis("C", "D:maj G:maj D:maj F:maj D:7 F:maj",
                    "dominant_of_V dominant / V_of_major dominant / chromatic_other / IV_of_major predominant / "
                    "unresolved_dominant_of_V dominant / IV_of_major predominant");
    expect_analysis("C", "C:maj C#:dim7 D:min F#:dim G:maj G#:dim7 A:min F#:dim7 F:maj",
                    "I_of_major tonic / leading_tone_of_ii dominant / ii_of_major predominant / "
                    "leading_tone_of_V dominant / V_of_major dominant / leading_tone_of_vi dominant / "
                    "vi_of_major tonic / unresolved_leading_tone_of_V dominant / IV_of_major predominant");
    // A diminished seventh leads from whichever of its notes it is called by.
    expect_analysis("C", "C:maj E:dim7 D:min F:dim7 C:maj",
                    "I_of_major tonic / leading_tone_of_ii dominant / ii_of_major predominant / borrowed dominant / "
                    "I_of_major tonic authentic");
    expect_analysis("C minor", "C:min Bb:7 Eb:maj C:7 F:min F:7 Bb:maj D:7 G:7 Eb:7 Ab:maj",
                    "i_of_minor tonic / VII_of_minor dominant_of_III dominant / III_of_minor tonic / "
                    "dominant_of_iv dominant / iv_of_minor predominant / IV_of_minor dominant_of_VII dominant / "
                    "VII_of_minor dominant / dominant_of_V dominant / V_of_minor dominant / "
                    "dominant_of_VI dominant / VI_of_minor tonic");
    expect_analysis("C", "C:maj F:min7 F:7 Bb:maj",
                    "I_of_major tonic / borrowed predominant / dominant_of_other dominant / borrowed predominant");
}

TEST(FunctionsInKey, WhatPreparesSecondaryDominants) {
    expect_analysis("C", "C:maj7 F#:hdim7 B:7 E:min7 G:min7 C:7 F:maj7",
                    "I_of_major tonic / two_of_another predominant / dominant_of_iii dominant / "
                    "iii_of_major tonic ii_V_I_elsewhere / two_of_another predominant / dominant_of_IV dominant / "
                    "IV_of_major predominant ii_V_I_elsewhere");
}

TEST(FunctionsInKey, TritoneSubstitutes) {
    expect_analysis("C", "D:min7 Db:7 C:maj7 Eb:7 D:min7 Ab:7 G:7 C:maj7",
                    "ii_of_major predominant / tritone_substitute_of_I dominant / I_of_major tonic ii_V_I / "
                    "tritone_substitute_of_ii dominant / ii_of_major predominant / "
                    "tritone_substitute_of_V dominant / V_of_major dominant / I_of_major tonic authentic");
    expect_analysis("C minor", "D:hdim7 Db:7 C:min7",
                    "ii_dim_of_minor predominant / tritone_substitute_of_I dominant / i_of_minor tonic ii_V_I");
    // Not where it does not resolve.
    expect_analysis("C", "C:maj Db:7 F:maj", "I_of_major tonic / chromatic_other / IV_of_major predominant");
}

TEST(FunctionsInKey, BorrowedChords) {
    expect_analysis("C", "C:maj F:min C:maj Eb:maj Ab:maj Bb:maj C:maj Bb:maj F:maj C:min D:hdim7 G:7",
                    "I_of_major tonic / borrowed predominant / I_of_major tonic plagal / borrowed tonic / "
                    "borrowed predominant / borrowed dominant / I_of_major tonic / borrowed predominant / "
                    "IV_of_major predominant / borrowed tonic plagal / borrowed predominant / V_of_major dominant");
    expect_analysis("C minor", "C:min F:maj7 G:7 C:maj",
                    "i_of_minor tonic / borrowed predominant / V_of_minor dominant / borrowed tonic authentic");
    expect_analysis("C minor", "C:min Db:maj G:7 C:min",
                    "i_of_minor tonic / neapolitan predominant / V_of_minor dominant / i_of_minor tonic authentic");
}

TEST(FunctionsInKey, TwoFiveOne) {
    expect_analysis("C", "D:min7 G:7sus4 G:7 C:maj7",
                    "ii_of_major predominant / V_of_major dominant / V_of_major dominant / "
                    "I_of_major tonic authentic ii_V_I");
    expect_analysis("C minor", "D:hdim7 G:7 C:minmaj7",
                    "ii_dim_of_minor predominant / V_of_minor dominant / i_of_minor tonic authentic ii_V_I");
    expect_analysis("C", "D:min7 N G:7 C:maj7",
                    "ii_of_major predominant / - / V_of_major dominant / I_of_major tonic authentic");
}

TEST(FunctionsInKey, BackdoorAndAndalusian) {
    expect_analysis("C", "C:maj7 F:min7 Bb:7 C:maj7 F:min Bb:maj C:maj",
                    "I_of_major tonic / borrowed predominant / borrowed dominant / I_of_major tonic backdoor / "
                    "borrowed predominant / borrowed dominant / I_of_major tonic backdoor");
    // The triad alone is the close of rock, not the backdoor.
    expect_analysis("C", "G:maj Bb:maj C:maj", "V_of_major dominant / borrowed dominant / I_of_major tonic");
    expect_analysis("C minor", "C:min Bb:maj Ab:maj G:maj C:min",
                    "i_of_minor tonic / VII_of_minor dominant / VI_of_minor predominant / "
                    "V_of_minor dominant andalusian / i_of_minor tonic authentic");
}

TEST(FunctionsInKey, TwelveBarBlues) {
    expect_analysis("C", "C:7 F:7 C:7 G:7 F:7 C:7",
                    "blues_tonic tonic / blues_four predominant / blues_tonic tonic plagal / V_of_major dominant / "
                    "blues_four predominant / blues_tonic tonic plagal twelve_bar_blues");
    // As jazz has it, with #iv°7, VI7, ii and V.
    expect_analysis("C", "C:7 F:7 F#:dim7 C:7 A:7 D:min7 G:7 C:7",
                    "blues_tonic tonic / blues_four predominant / unresolved_leading_tone_of_V dominant / "
                    "blues_tonic tonic / dominant_of_ii dominant / ii_of_major predominant / V_of_major dominant / "
                    "blues_tonic tonic authentic ii_V_I twelve_bar_blues");
    expect_analysis("C", "C:maj F:maj C:maj G:maj F:maj C:maj",
                    "I_of_major tonic / IV_of_major predominant / I_of_major tonic plagal / V_of_major dominant / "
                    "IV_of_major predominant / I_of_major tonic plagal twelve_bar_blues");
    expect_analysis("C minor", "C:min7 F:min7 C:min7 Ab:7 G:7 C:min7",
                    "i_of_minor tonic / iv_of_minor predominant / i_of_minor tonic plagal / "
                    "tritone_substitute_of_V dominant / V_of_minor dominant / "
                    "i_of_minor tonic authentic twelve_bar_blues");
    // Three chords in triads alone are no blues, and neither is I7 that goes to IV.
    expect_analysis("C", "C:maj F:maj C:maj G:maj C:maj",
                    "I_of_major tonic / IV_of_major predominant / I_of_major tonic plagal / V_of_major dominant / "
                    "I_of_major tonic authentic");
    expect_analysis("C", "C:7 F:maj", "dominant_of_IV dominant / IV_of_major predominant");
}

TEST(FunctionsInKey, ACadenceMayBringANewKey) {
    const Progression chords = progression("C:maj A:min D:7 G:maj");
    const std::vector<LocalKey> keys = {{0, false}, {0, false}, {0, false}, {7, false}};
    EXPECT_EQ(analysis(chords, keys),
              "I_of_major tonic / vi_of_major tonic / dominant_of_V dominant / I_of_major tonic authentic ii_V_I");
}

/// All pairs of chords in both modes, each pair between N.
TEST(FunctionsInKey, EveryChordHasOnePlaceAndAtMostOneOfTheThreeFunctions) {
    const auto index = [](ClassRole role, const char* id) { return functions().index(role, id); };
    const std::size_t in_key = index(ClassRole::function, "in_key");
    const std::size_t outside = index(ClassRole::function, "outside_key");
    std::vector<std::size_t> main;
    for (const char* id : {"tonic", "predominant", "dominant"}) main.push_back(index(ClassRole::function, id));
    std::vector<std::size_t> reasons;
    for (const char* id : {"secondary_dominant", "tritone_substitute", "two_of_another", "blues_tonic", "blues_four",
                           "borrowed", "neapolitan", "chromatic_other"})
        reasons.push_back(index(ClassRole::function, id));
    std::vector<std::size_t> degrees;
    std::vector<std::size_t> kinds;
    for (std::size_t c = 0; c < functions().classes().size(); ++c) {
        if (functions().classes()[c].role == ClassRole::degree) degrees.push_back(c);
        if (functions().classes()[c].role == ClassRole::kind) kinds.push_back(c);
    }
    std::size_t seen = 0;
    for (const bool minor : {false, true})
        for (int q = 0; q < 16; ++q) {
            Progression chords;
            for (int root = 0; root < 12; ++root)
                for (int next = 0; next < 12 * 16; ++next) {
                    chords.push_back({0.0, 1.0, Chord{root, static_cast<Quality>(q), root}, 1.0});
                    chords.push_back({0.0, 1.0, Chord{next % 12, static_cast<Quality>(next / 12), next % 12}, 1.0});
                    chords.push_back({0.0, 1.0, std::nullopt, 1.0});
                }
            const Classification found = functions().classify(chords, std::vector<LocalKey>(chords.size(), {0, minor}));
            const auto count = [&found](const std::vector<std::size_t>& classes, std::size_t token) {
                return std::count_if(classes.begin(), classes.end(),
                                     [&](std::size_t c) { return found.holds(c, token); });
            };
            for (std::size_t i = 0; i < chords.size(); ++i) {
                if (!chords[i].chord) continue;
                ++seen;
                const std::string what = std::to_string(chords[i].chord->root) + ":" +
                                         std::string(name(chords[i].chord->quality)) + (minor ? " in minor" : "");
                ASSERT_NE(found.holds(in_key, i), found.holds(outside, i)) << what;
                ASSERT_EQ(count(degrees, i), found.holds(in_key, i) ? 1 : 0) << what;
                ASSERT_EQ(count(kinds, i), 1) << what;
                ASSERT_LE(count(main, i), 1) << what;
                if (found.holds(in_key, i)) {
                    ASSERT_EQ(count(main, i), 1) << what;
                } else {
                    ASSERT_GE(count(reasons, i), 1) << what;
                }
            }
        }
    EXPECT_EQ(seen, 2U * 2U * 192U * 192U);
}

TEST(FunctionsInKey, TranspositionOfChordsAndKeysChangesNothing) {
    const Progression chords = test::random_progression(11, 120);
    std::vector<LocalKey> keys;
    for (std::size_t i = 0; i < chords.size(); ++i) keys.push_back({static_cast<int>(i / 20), i / 30 % 2 == 1});
    const std::string original = analysis(chords, keys);
    for (int semitones = 1; semitones < 12; ++semitones) {
        std::vector<LocalKey> moved = keys;
        for (LocalKey& key : moved) key.tonic = (key.tonic + semitones) % 12;
        EXPECT_EQ(analysis(test::transposed(chords, semitones), moved), original);
    }
}

}  // namespace
}  // namespace armonica::features::harmony
