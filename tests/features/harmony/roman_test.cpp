#include "features/harmony/roman.hpp"

#include <gtest/gtest.h>

#include <random>

#include "features/harmony/harte.hpp"

namespace armonica::features::harmony {
namespace {

constexpr LocalKey c_major{0, false}, c_minor{0, true};

std::string numeral(const char* chord, LocalKey key, const char* next = nullptr) {
    return roman(*read_harte(chord).chord, key, next == nullptr ? std::nullopt : read_harte(next).chord);
}

TEST(Roman, OfMajorKeys) {
    EXPECT_EQ(numeral("C:maj", c_major), "I");
    EXPECT_EQ(numeral("D:min7", c_major), "ii7");
    EXPECT_EQ(numeral("G:7", c_major), "V7");
    EXPECT_EQ(numeral("B:hdim7", c_major), "viiø7");
    EXPECT_EQ(numeral("B:dim", c_major), "vii°");
    EXPECT_EQ(numeral("Bb:maj", c_major), "♭VII");
    EXPECT_EQ(numeral("Db:7", c_major), "♭II7");
    EXPECT_EQ(numeral("F:maj7", c_major), "IVmaj7");
    EXPECT_EQ(numeral("F:min", c_major), "iv");
    EXPECT_EQ(numeral("F#:dim7", c_major), "♯iv°7");
    EXPECT_EQ(numeral("G:sus4(b7)", c_major), "V7sus4");
    EXPECT_EQ(numeral("E:aug", c_major), "III+");
    EXPECT_EQ(numeral("A:min9", c_major), "vi9");
}

TEST(Roman, OfMinorKeys) {
    EXPECT_EQ(numeral("C:min", c_minor), "i");
    EXPECT_EQ(numeral("C:minmaj7", c_minor), "imaj7");
    EXPECT_EQ(numeral("D:hdim7", c_minor), "iiø7");
    EXPECT_EQ(numeral("Eb:aug", c_minor), "III+");
    EXPECT_EQ(numeral("G:7", c_minor), "V7");
    EXPECT_EQ(numeral("G:min", c_minor), "v");
    EXPECT_EQ(numeral("Ab:maj", c_minor), "VI");
    EXPECT_EQ(numeral("A:dim", c_minor), "♯vi°");
    EXPECT_EQ(numeral("Bb:7", c_minor), "VII7");
    EXPECT_EQ(numeral("B:dim7", c_minor), "vii°7");
    EXPECT_EQ(numeral("B:maj", c_minor), "♯VII");
    EXPECT_EQ(numeral("Db:maj", c_minor), "♭II");
}

TEST(Roman, InversionsHaveFigures) {
    EXPECT_EQ(numeral("C:maj/3", c_major), "I6");
    EXPECT_EQ(numeral("C:maj/5", c_major), "I64");
    EXPECT_EQ(numeral("A:min/b3", c_major), "vi6");
    EXPECT_EQ(numeral("B:dim/b3", c_major), "vii°6");
    EXPECT_EQ(numeral("E:aug/#5", c_major), "III+64");
    EXPECT_EQ(numeral("G:7/3", c_major), "V65");
    EXPECT_EQ(numeral("G:7/5", c_major), "V43");
    EXPECT_EQ(numeral("G:7/b7", c_major), "V42");
    EXPECT_EQ(numeral("C:maj7/3", c_major), "Imaj65");
    EXPECT_EQ(numeral("B:hdim7/b7", c_major), "viiø42");
    EXPECT_EQ(numeral("B:dim7/bb7", c_minor), "vii°42");
    EXPECT_EQ(numeral("B:dim7/b5", c_minor), "vii°43");
    EXPECT_EQ(numeral("G:9/3", c_major), "V9/3");
    EXPECT_EQ(numeral("C:maj/2", c_major), "I/2");
    EXPECT_EQ(numeral("C:maj/b7", c_major), "I/b7");
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
