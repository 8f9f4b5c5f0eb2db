#include "features/harmony/symbols/harte.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "features/harmony/symbols/chord_tones.hpp"
#include "features/harmony/symbols/note_names.hpp"

namespace armonica::features::harmony {
namespace {

using testing::HasSubstr;

void expect_reads(const char* symbol, int root, Quality quality, int bass, bool reduced) {
    SCOPED_TRACE(symbol);
    const ChordSymbol read = read_harte(symbol);
    EXPECT_EQ(read.chord, (Chord{root, quality, bass}));
    EXPECT_EQ(read.reduced, reduced);
}

std::string complaint(const char* symbol) {
    try {
        read_harte(symbol);
    } catch (const SymbolError& error) {
        return error.what();
    }
    return "no complaint";
}

TEST(ReadHarte, KnowsTheVocabulary) {
    for (std::size_t i = 0; i < quality_names.size(); ++i)
        expect_reads(("D:" + std::string(quality_names[i])).c_str(), 2, static_cast<Quality>(i), 2, false);
    expect_reads("C", 0, Quality::maj, 0, false);
    expect_reads("G:sus4(b7)", 7, Quality::sus7, 7, false);
    EXPECT_EQ(read_harte("N").chord, std::nullopt);
    EXPECT_FALSE(read_harte("N").reduced);
    EXPECT_EQ(read_harte("X").chord, std::nullopt);
    EXPECT_TRUE(read_harte("X").reduced);
}

TEST(ReadHarte, PitchClassesCountHoweverTheyAreSpelt) {
    expect_reads("Cb", 11, Quality::maj, 11, false);
    expect_reads("B#:min", 0, Quality::min, 0, false);
    expect_reads("F##:dim7", 7, Quality::dim7, 7, false);
    expect_reads("Abb", 7, Quality::maj, 7, false);
}

TEST(ReadHarte, ABassIsADegreeAboveTheRoot) {
    expect_reads("C:maj7/3", 0, Quality::maj7, 4, false);
    expect_reads("A:min/b3", 9, Quality::min, 0, false);
    expect_reads("C/5", 0, Quality::maj, 7, false);
    expect_reads("D:maj/b7", 2, Quality::maj, 0, false);  // the bass adds nothing to the quality
    expect_reads("C/9", 0, Quality::maj, 2, false);
    expect_reads("B:dim7/bb7", 11, Quality::dim7, 8, false);
}

TEST(ReadHarte, AListOfDegreesIsAChordToo) {
    expect_reads("C:(3,5,b7)", 0, Quality::dom7, 0, false);
    expect_reads("C:(b3,5)", 0, Quality::min, 0, false);
    expect_reads("C:(1,3,5,7)/7", 0, Quality::maj7, 11, false);
    expect_reads("A:min(*b3,4)", 9, Quality::sus4, 9, false);
    expect_reads("A:min(*3,4)", 9, Quality::sus4, 9, false);
    expect_reads("C:maj(b7)", 0, Quality::dom7, 0, false);
    expect_reads("C:min7(*5,b5)", 0, Quality::hdim7, 0, false);
}

TEST(ReadHarte, WhatIsMoreThanTheVocabularyIsReduced) {
    expect_reads("C:maj6", 0, Quality::maj, 0, true);
    expect_reads("C:maj(9)", 0, Quality::maj, 0, true);
    expect_reads("C:maj6(9)", 0, Quality::maj, 0, true);
    expect_reads("C:min6", 0, Quality::min, 0, true);
    expect_reads("C:min(9)", 0, Quality::min, 0, true);
    expect_reads("C:11", 0, Quality::dom7, 0, true);
    expect_reads("C:13", 0, Quality::dom7, 0, true);
    expect_reads("C:min11", 0, Quality::min7, 0, true);
    expect_reads("C:maj13", 0, Quality::maj7, 0, true);
    expect_reads("C:7(#9)", 0, Quality::dom7, 0, true);
    expect_reads("C:9(#11)", 0, Quality::dom7, 0, true);
    expect_reads("C:9(*5)", 0, Quality::dom9, 0, true);
    expect_reads("C:7(*5,#5)", 0, Quality::dom7, 0, true);
    expect_reads("C:maj7(*5,#5)", 0, Quality::aug, 0, true);
    expect_reads("C:hdim7(9)", 0, Quality::hdim7, 0, true);
    expect_reads("C:sus4(9)", 0, Quality::sus4, 0, true);
    expect_reads("C:sus4(b7,9)", 0, Quality::sus7, 0, true);
    expect_reads("C:5", 0, Quality::maj, 0, true);
    expect_reads("C:(1,5)", 0, Quality::maj, 0, true);
    EXPECT_EQ(read_harte("C:1").chord, std::nullopt);
    EXPECT_TRUE(read_harte("C:(1)").reduced);
}

TEST(ReadHarte, NonsenseIsNamed) {
    EXPECT_THAT(complaint("H:maj"), HasSubstr("`H:maj` is no chord: a root is one of A to G"));
    EXPECT_THAT(complaint(""), HasSubstr("a root is"));
    EXPECT_THAT(complaint("C:mja"), HasSubstr("`mja` is no shorthand"));
    EXPECT_THAT(complaint("C:"), HasSubstr("after the colon"));
    EXPECT_THAT(complaint("Cmaj7"), HasSubstr("`maj7` is not understood"));
    EXPECT_THAT(complaint("C:maj("), HasSubstr("1 to 13"));
    EXPECT_THAT(complaint("C:maj(14)"), HasSubstr("1 to 13"));
    EXPECT_THAT(complaint("C:maj(0)"), HasSubstr("1 to 13"));
    EXPECT_THAT(complaint("C:maj(99999999999999999999)"), HasSubstr("1 to 13"));
    EXPECT_THAT(complaint("C:maj(9"), HasSubstr("does not end"));
    EXPECT_THAT(complaint("C:maj(*6)"), HasSubstr("leaves out"));
    EXPECT_THAT(complaint("C:maj/"), HasSubstr("1 to 13"));
    EXPECT_THAT(complaint("C:maj/x"), HasSubstr("1 to 13"));
    EXPECT_THAT(complaint("C:maj/3 "), HasSubstr("` ` is not understood"));
    EXPECT_THAT(complaint("N:maj"), HasSubstr("a root is"));
}

TEST(Harte, WhatIsWrittenReadsTheSame) {
    for (int root = 0; root < 12; ++root)
        for (std::size_t quality = 0; quality < quality_names.size(); ++quality)
            for (int bass = 0; bass < 12; ++bass) {
                const Chord chord{root, static_cast<Quality>(quality), bass};
                for (int tonic = -1; tonic < 24; ++tonic) {
                    const auto key = tonic < 0 ? std::nullopt : std::optional(LocalKey{tonic % 12, tonic >= 12});
                    const ChordSymbol read = read_harte(harte(chord, key));
                    ASSERT_EQ(read.chord, chord) << harte(chord, key);
                    ASSERT_FALSE(read.reduced);
                }
            }
    EXPECT_EQ(harte(std::nullopt), "N");
}

TEST(Harte, IsSpeltByTheKey) {
    const LocalKey c_major{0, false}, c_minor{0, true}, f_sharp_major{6, false}, d_flat_major{1, false};
    const Chord on_8{8, Quality::maj, 8};
    EXPECT_EQ(harte(on_8), "Ab:maj");
    EXPECT_EQ(harte(on_8, c_minor), "Ab:maj");
    EXPECT_EQ(harte(on_8, f_sharp_major), "G#:maj");
    EXPECT_EQ(harte(Chord{1, Quality::dom7, 1}, c_major), "Db:7");
    EXPECT_EQ(harte(Chord{1, Quality::dim7, 1}, c_major), "C#:dim7");
    EXPECT_EQ(harte(Chord{6, Quality::hdim7, 6}, c_major), "F#:hdim7");
    EXPECT_EQ(harte(Chord{5, Quality::dim, 5}, f_sharp_major), "E#:dim");
    EXPECT_EQ(harte(Chord{6, Quality::maj, 10}, d_flat_major), "Gb:maj/3");
    EXPECT_EQ(harte(Chord{7, Quality::sus7, 7}, c_major), "G:sus4(b7)");
    EXPECT_EQ(harte(Chord{11, Quality::dim7, 8}), "B:dim7/bb7");
    EXPECT_EQ(harte(Chord{0, Quality::aug, 8}), "C:aug/#5");
}

TEST(NoteNames, KeysAreCalledAsUsual) {
    const char* major[] = {"C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"};
    const char* minor[] = {"C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B"};
    for (int tonic = 0; tonic < 12; ++tonic) {
        EXPECT_EQ(tonic_name({tonic, false}), major[tonic]);
        EXPECT_EQ(tonic_name({tonic, true}), minor[tonic]);
    }
    EXPECT_EQ(key_name({10, false}), "Bb major");
}

TEST(NoteNames, AreFoundAtTheStart) {
    EXPECT_EQ(leading_note("F♯m")->pitch_class, 6);
    EXPECT_EQ(leading_note("F♯m")->length, 4U);
    EXPECT_EQ(leading_note("Bb7")->pitch_class, 10);
    EXPECT_EQ(leading_note("bB"), std::nullopt);
    EXPECT_EQ(leading_note(""), std::nullopt);
}

// Independent of how symbols are read: the notes that a random list of degrees names, and the notes of what it became.
TEST(Reduced, AnExactReductionHasTheVeryNotes) {
    std::mt19937 random(7);
    int exact = 0;
    for (int trial = 0; trial < 20000; ++trial) {
        std::string list;
        unsigned notes = 1;
        constexpr int major_scale[] = {0, 2, 4, 5, 7, 9, 11};
        for (int i = 0, count = 1 + static_cast<int>(random() % 4); i < count; ++i) {
            const int number = 1 + static_cast<int>(random() % 13), flat = static_cast<int>(random() % 3);
            list += (i == 0 ? "" : ",") + std::string(static_cast<std::size_t>(flat), 'b') + std::to_string(number);
            notes |= 1U << ((major_scale[(number - 1) % 7] - flat + 12) % 12);
        }
        const ChordSymbol read = read_harte("C:(" + list + ")");
        if (!read.chord) {
            EXPECT_EQ(notes, 1U) << list;
            continue;
        }
        EXPECT_EQ(!read.reduced, tones_of(read.chord->quality) == notes) << list;
        exact += read.reduced ? 0 : 1;
    }
    EXPECT_GT(exact, 500);
}

}  // namespace
}  // namespace armonica::features::harmony
