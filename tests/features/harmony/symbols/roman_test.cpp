#include "features/harmony/symbols/roman.hpp"

#include <gtest/gtest.h>

#include <random>
#include <utility>
#include <vector>

#include "features/harmony/symbols/harte.hpp"

namespace armonica::features::harmony {
namespace {

constexpr LocalKey c_major{0, false}, c_minor{0, true};

std::string numeral(const char* chord, LocalKey key, const char* next = nullptr) {
    return roman(*read_harte(chord).chord, key, next == nullptr ? std::nullopt : read_harte(next).chord);
}

void expect_numerals(LocalKey key, const std::vector<std::pair<const char*, const char*>>& numeral_of_chord) {
    for (const auto& [chord, expected] : numeral_of_chord) EXPECT_EQ(numeral(chord, key), expected) << chord;
}

TEST(Roman, OfMajorKeys) {
    expect_numerals(c_major, {{"C:maj", "I"},
                              {"D:min7", "ii7"},
                              {"G:7", "V7"},
                              {"B:hdim7", "viiø7"},
                              {"B:dim", "vii°"},
                              {"Bb:maj", "♭VII"},
                              {"Db:7", "♭II7"},
                              {"F:maj7", "IVmaj7"},
                              {"F:min", "iv"},
                              {"F#:dim7", "♯iv°7"},
                              {"G:sus4(b7)", "V7sus4"},
                              {"E:aug", "III+"},
                              {"A:min9", "vi9"}});
}

TEST(Roman, OfMinorKeys) {
    expect_numerals(c_minor, {{"C:min", "i"},
                              {"C:minmaj7", "imaj7"},
                              {"D:hdim7", "iiø7"},
                              {"Eb:aug", "III+"},
                              {"G:7", "V7"},
                              {"G:min", "v"},
                              {"Ab:maj", "VI"},
                              {"A:dim", "♯vi°"},
                              {"Bb:7", "VII7"},
                              {"B:dim7", "vii°7"},
                              {"B:maj", "♯VII"},
                              {"Db:maj", "♭II"}});
}

TEST(Roman, InversionsHaveFigures) {
    expect_numerals(c_major, {{"C:maj/3", "I6"},
                              {"C:maj/5", "I64"},
                              {"A:min/b3", "vi6"},
                              {"B:dim/b3", "vii°6"},
                              {"E:aug/#5", "III+64"},
                              {"G:7/3", "V65"},
                              {"G:7/5", "V43"},
                              {"G:7/b7", "V42"},
                              {"C:maj7/3", "Imaj65"},
                              {"B:hdim7/b7", "viiø42"},
                              {"G:9/3", "V9/3"},
                              {"C:maj/2", "I/2"},
                              {"C:maj/b7", "I/b7"}});
    expect_numerals(c_minor, {{"B:dim7/bb7", "vii°42"}, {"B:dim7/b5", "vii°43"}});
}

TEST(Roman, DominantsOfOtherDegreesOnlyWhereTheyResolve) {
    EXPECT_EQ(numeral("D:7", c_major, "G:maj"), "V7/V");
    EXPECT_EQ(numeral("D:maj", c_major, "G:7"), "V/V");
    EXPECT_EQ(numeral("D:7", c_major, "C:maj"), "II7");
    EXPECT_EQ(numeral("D:7", c_major), "II7");
    EXPECT_EQ(numeral("A:7/3", c_major, "D:min"), "V65/ii");
    EXPECT_EQ(numeral("A:7", c_major, "D:7"), "V7/II");
    EXPECT_EQ(numeral("E:7", c_major, "A:min7"), "V7/vi");
    EXPECT_EQ(numeral("F#:dim7", c_major, "G:maj"), "vii°7/V");
    EXPECT_EQ(numeral("F#:hdim7/b3", c_major, "G:7"), "viiø65/V");
    EXPECT_EQ(numeral("C:7", c_major, "F:maj"), "V7/IV");
    EXPECT_EQ(numeral("C:maj", c_major, "F:maj"), "I");    // all its notes are the key's own
    EXPECT_EQ(numeral("D:min7", c_major, "G:7"), "ii7");   // no dominant
    EXPECT_EQ(numeral("G:7", c_major, "C:maj"), "V7");     // the dominant itself
    EXPECT_EQ(numeral("Db:7", c_major, "C:maj"), "♭II7");  // a tritone substitute keeps its own name
    EXPECT_EQ(numeral("C:maj", c_minor, "F:min"), "V/iv");
    EXPECT_EQ(numeral("Bb:7", c_minor, "Eb:maj"), "VII7");  // natural minor's own
    EXPECT_EQ(numeral("F#:7", c_major, "B:dim"), "♯IV7");   // a diminished chord is nobody's goal
}

TEST(Roman, ATransposedChordHasTheSameNumeral) {
    std::mt19937 random(5);
    for (int trial = 0; trial < 5000; ++trial) {
        const auto any = [&](unsigned below) { return static_cast<int>(random() % below); };
        const auto turned = [](Chord chord, int by) {
            return Chord{(chord.root + by) % 12, chord.quality, (chord.bass + by) % 12};
        };
        const Chord chord{any(12), static_cast<Quality>(any(16)), any(12)},
            next{any(12), static_cast<Quality>(any(16)), any(12)};
        const LocalKey key{any(12), any(2) == 1};
        const int by = any(12);
        EXPECT_EQ(roman(turned(chord, by), {(key.tonic + by) % 12, key.minor}, turned(next, by)),
                  roman(chord, key, next));
    }
}

}  // namespace
}  // namespace armonica::features::harmony
