#include "features/harmony/symbols/chord_name.hpp"

#include <gtest/gtest.h>

#include <random>

namespace armonica::features::harmony {
namespace {

struct Case {
    const char* name;
    int root;
    Quality quality;
    int bass;
    bool reduced = false;
};

TEST(ReadChordName, KnowsTheNamesOfCharts) {
    using enum Quality;
    const Case cases[] = {
        {"C", 0, maj, 0},
        {"Am", 9, min, 9},
        {"Am7", 9, min7, 9},
        {"A-7", 9, min7, 9},
        {"A-", 9, min, 9},
        {"Amin", 9, min, 9},
        {"F#m7b5", 6, hdim7, 6},
        {"F♯m7♭5", 6, hdim7, 6},
        {"F#m7(b5)", 6, hdim7, 6},
        {"F#-7b5", 6, hdim7, 6},
        {"F#ø", 6, hdim7, 6},
        {"F#ø7", 6, hdim7, 6},
        {"Bb/D", 10, maj, 2},
        {"Bbm/Db", 10, min, 1},
        {"Bb/F#", 10, maj, 6},
        {"Cmaj7", 0, maj7, 0},
        {"CM7", 0, maj7, 0},
        {"Cma7", 0, maj7, 0},
        {"CΔ", 0, maj7, 0},
        {"CΔ7", 0, maj7, 0},
        {"C^", 0, maj7, 0},
        {"Cmaj", 0, maj, 0},
        {"CM", 0, maj, 0},
        {"Cmaj9", 0, maj9, 0},
        {"C°", 0, dim, 0},
        {"Cdim", 0, dim, 0},
        {"C°7", 0, dim7, 0},
        {"Cdim7", 0, dim7, 0},
        {"Co7", 0, dim7, 0},
        {"C+", 0, aug, 0},
        {"Caug", 0, aug, 0},
        {"C(#5)", 0, aug, 0},
        {"C7", 0, dom7, 0},
        {"Cdom7", 0, dom7, 0},
        {"C9", 0, dom9, 0},
        {"Cm9", 0, min9, 0},
        {"Cm(maj7)", 0, minmaj7, 0},
        {"CmM7", 0, minmaj7, 0},
        {"C-Δ7", 0, minmaj7, 0},
        {"Csus2", 0, sus2, 0},
        {"Csus4", 0, sus4, 0},
        {"Csus", 0, sus4, 0},
        {"C7sus4", 0, sus7, 0},
        {"C7sus", 0, sus7, 0},
        {"C7(9)", 0, dom9, 0},
        {"C7add9", 0, dom9, 0},
        {"C6", 0, maj, 0, true},
        {"C6/9", 0, maj, 0, true},
        {"C69", 0, maj, 0, true},
        {"C6/9/E", 0, maj, 4, true},
        {"Cadd9", 0, maj, 0, true},
        {"C(add9)", 0, maj, 0, true},
        {"C2", 0, maj, 0, true},
        {"Cm6", 0, min, 0, true},
        {"C5", 0, maj, 0, true},
        {"C5/G", 0, maj, 7, true},
        {"C7alt", 0, dom7, 0, true},
        {"C7b9", 0, dom7, 0, true},
        {"C7#9", 0, dom7, 0, true},
        {"C7(#9,b13)", 0, dom7, 0, true},
        {"C7#5", 0, dom7, 0, true},
        {"C+7", 0, dom7, 0, true},
        {"C7+", 0, dom7, 0, true},
        {"C7-9", 0, dom7, 0, true},
        {"C-5", 0, maj, 0, true},
        {"C11", 0, dom7, 0, true},
        {"C13", 0, dom7, 0, true},
        {"Cm11", 0, min7, 0, true},
        {"Cmaj7#11", 0, maj7, 0, true},
        {"C9sus4", 0, sus7, 0, true},
        {"C13sus4", 0, sus7, 0, true},
        {"E7no3", 4, dom7, 4, true},
        {"Eb9", 3, dom9, 3},
    };
    for (const Case& expected : cases) {
        SCOPED_TRACE(expected.name);
        const auto read = read_chord_name(expected.name);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->chord, (Chord{expected.root, expected.quality, expected.bass}));
        EXPECT_EQ(read->reduced, expected.reduced);
    }
    for (const char* none : {"N.C.", "NC", "N"}) {
        ASSERT_TRUE(read_chord_name(none)) << none;
        EXPECT_EQ(read_chord_name(none)->chord, std::nullopt);
    }
}

TEST(ReadChordName, WordsAreNoChords) {
    for (const char* word :
         {"",     "H",     "Hm7",   "Go",    "Do",   "Be",   "Dad",     "Add", "Emma", "Again", "Chorus", "Bridge",
          "am",   "c",     "I",     "C/",    "C/H",  "C//G", "Cmaj77x", "C(7", "C7)",  "Cno",   "Cadd",   "C0",
          "Cb#x", "A.",    "D'you", "Amen",  "Face", "Cab",  "Bag",     "C8",  "C/Gx", "C:maj", "C12",    "C##b7?",
          "Gone", "Every", "Dance", "Fine.", "Gm/",  "((((", "C((((",   "Ask", "Baby"})
        EXPECT_FALSE(read_chord_name(word)) << word;
}

TEST(ReadChordName, RandomTextNeverHangsOrBreaks) {
    std::mt19937 random(11);
    const std::string letters = "ABCDEFGabmjdisu#4567913()/-+,oM^ \xC3\xB8";
    for (int trial = 0; trial < 200000; ++trial) {
        std::string text = "C";
        for (int i = 0, length = static_cast<int>(random() % 9); i < length; ++i)
            text += letters[random() % letters.size()];
        const auto read = read_chord_name(text);
        if (!read || !read->chord) continue;
        ASSERT_TRUE(read->chord->root >= 0 && read->chord->root < 12 && read->chord->bass >= 0 &&
                    read->chord->bass < 12)
            << text;
    }
}

}  // namespace
}  // namespace armonica::features::harmony
