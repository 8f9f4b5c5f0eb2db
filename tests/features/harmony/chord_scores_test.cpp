// The judge of chord recognition, judged by hand.
#include "support/chord_scores.hpp"

#include <gtest/gtest.h>

namespace armonica::test {
namespace {

using features::harmony::Chord;
using features::harmony::Progression;
using features::harmony::Quality;

constexpr Chord C{0, Quality::maj, 0}, Cm{0, Quality::min, 0}, C7{0, Quality::dom7, 0}, Cmaj7{0, Quality::maj7, 0},
    Csus{0, Quality::sus4, 0}, C_over_E{0, Quality::maj, 4}, G{7, Quality::maj, 7};

TEST(ChordScores, ATruthAgainstItselfIsRight) {
    const Progression truth = {{0, 2, C}, {2, 3, Cm}, {3, 4, std::nullopt}, {4, 6, C7}};
    const ChordScores scores = score_chords(truth, truth);
    EXPECT_DOUBLE_EQ(scores.root, 1.0);
    EXPECT_DOUBLE_EQ(scores.majmin, 1.0);
    EXPECT_DOUBLE_EQ(scores.sevenths, 1.0);
    EXPECT_DOUBLE_EQ(scores.segmentation, 1.0);
    EXPECT_DOUBLE_EQ(scores.sevenths_seconds, 6.0);
}

TEST(ChordScores, AreWeighedByTime) {
    // 3 s right; 1 s C for C7: root and triad right; 2 s Cm for C: only the root; 2 s G for C: nothing.
    const Progression truth = {{0, 3, C}, {3, 4, C7}, {4, 8, C}};
    const Progression heard = {{0, 4, C}, {4, 6, Cm}, {6, 8, G}};
    const ChordScores scores = score_chords(truth, heard);
    EXPECT_DOUBLE_EQ(scores.root, 6.0 / 8.0);
    EXPECT_DOUBLE_EQ(scores.majmin, 4.0 / 8.0);
    EXPECT_DOUBLE_EQ(scores.sevenths, 3.0 / 8.0);
}

TEST(ChordScores, LeaveOutWhatTheVocabularyHasNoWordFor) {
    const Progression truth = {{0, 1, C}, {1, 2, Csus}, {2, 3, {{0, Quality::minmaj7, 0}}}};
    const ChordScores scores = score_chords(truth, {{0, 3, C}});
    EXPECT_DOUBLE_EQ(scores.root, 1.0);
    EXPECT_DOUBLE_EQ(scores.majmin, 1.0 / 2.0);  // of the first and the third second
    EXPECT_DOUBLE_EQ(scores.majmin_seconds, 2.0);
    EXPECT_DOUBLE_EQ(scores.sevenths, 1.0);  // of the first
    EXPECT_DOUBLE_EQ(scores.sevenths_seconds, 1.0);
}

TEST(ChordScores, DoNotLookAtTheBass) { EXPECT_DOUBLE_EQ(score_chords({{0, 1, C}}, {{0, 1, C_over_E}}).sevenths, 1.0); }

TEST(ChordScores, CountNoneAgainstAChordAsWrong) {
    const ChordScores scores = score_chords({{0, 1, std::nullopt}, {1, 2, C}}, {{0, 2, C}});
    EXPECT_DOUBLE_EQ(scores.root, 0.5);
    EXPECT_DOUBLE_EQ(scores.majmin, 0.5);
    EXPECT_DOUBLE_EQ(scores.sevenths, 0.5);
    EXPECT_DOUBLE_EQ(score_chords({{0, 2, C}}, {{0, 1, C}}).root, 0.5) << "what is missing at the end is none";
    EXPECT_DOUBLE_EQ(score_chords({{0, 1, Cmaj7}}, {{0, 1, std::nullopt}}).majmin, 0.0);
}

TEST(ChordScores, SegmentationIsTheWorseOfTooManyAndTooFew) {
    // One chord cut into 3 and 1 s: a quarter is over-segmented; two chords as one: of 4 s, 2 are under-segmented.
    EXPECT_DOUBLE_EQ(score_chords({{0, 4, C}}, {{0, 3, C}, {3, 4, G}}).segmentation, 0.75);
    EXPECT_DOUBLE_EQ(score_chords({{0, 2, C}, {2, 4, G}}, {{0, 4, C}}).segmentation, 0.5);
    EXPECT_DOUBLE_EQ(uncovered({{0, 4, C}}, {{0, 3, C}, {3, 4, G}}), 0.25);
    EXPECT_DOUBLE_EQ(uncovered({{0, 3, C}, {3, 4, G}}, {{0, 4, C}}), 0.0);
}

}  // namespace
}  // namespace armonica::test
