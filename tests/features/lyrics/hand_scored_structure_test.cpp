// Counted by hand, from the definitions, not taken from the program.
#include <cmath>

#include "features/lyrics/hand_scored.hpp"

namespace armonica::features::lyrics {
namespace {

TEST(HandScoredChant, IsCountedAsItIsSung) {
    // A B A B V W A B A B: words 10 + 10 + (6 + 5) + 10 + 10 = 51, 16 different ones. Both stretches of 50 words have
    // all.
    expect_counts(measured(texts::chant), {
                                              {"words", 51.0},
                                              {"lines", 10.0},
                                              {"words_per_line", 5.1},
                                              {"verses", 1.0},
                                              {"choruses", 4.0},
                                              {"chorus_share", 40.0 / 51.0},
                                              {"longest_repeat", 4.0},  // A B A B
                                              {"repetition_rate", 35.0 / 51.0},
                                              {"lexical_diversity", 16.0 / 51.0},
                                              {"vocabulary_variety", 16.0 / 50.0},
                                              {"repeated_lines", 6.0 / 10.0},
                                              // Runs of three: 8 * 3 + 4 + 3; all but the first A's and B's and the
                                              // verse's come again.
                                              {"repeated_phrases", 18.0 / 31.0},
                                              {"questions", 2.0 / 10.0},
                                              {"exclamations", 8.0 / 10.0},
                                              {"vocables", 4.0 / 51.0},      // hey
                                              {"first_person", 2.0 / 51.0},  // me
                                              {"past", 4.0 / 6.0},           // done
                                              {"present", 0.0},
                                              {"future", 2.0 / 6.0},  // will
                                          });
}

TEST(HandScoredChant, Rhymes) {
    // "sun" rhymes with the "done" at the next line's end, four times; 51 - 10 words end no line. "hey" and "done" do
    // not rhyme, so no line does; both lines of the verse end on "me". Of the rhyme of "sun" and "done" both are words
    // that rhyme.
    const FeatureVector track = measured(texts::chant);
    expect_counts(track, {{"end_rhyme", 0.0},
                          {"slant_rhyme", 0.0},
                          {"same_word_rhyme", 2.0 / 10.0},
                          {"internal_rhyme", 4.0 / 41.0},
                          {"rhyme_density", 8.0 / 51.0}});
    expect_missing(track, MissingReason::no_rhymes,
                   {"rhyme_syllables", "rhyme_adjacent", "rhyme_alternate", "rhyme_distant"});
}

TEST(HandScoredRefrain, IsFoundWithoutMarks) {
    // Words: 6 + 2, 4 + 5, 7 + 2, 4 + 5 = 35; the refrain's two lines take 9.
    expect_counts(measured(texts::unmarked_refrain), {
                                                         {"words", 35.0},
                                                         {"stanzas", 4.0},
                                                         {"verses", 2.0},
                                                         {"choruses", 2.0},
                                                         {"chorus_share", 18.0 / 35.0},
                                                         {"longest_repeat", 2.0},
                                                         {"repeated_lines", 2.0 / 8.0},
                                                         {"vocables", 10.0 / 35.0},            // la
                                                         {"negations", 2.0 / 35.0},            // nobody
                                                         {"first_person_plural", 5.0 / 35.0},  // we
                                                     });
}

TEST(HandScoredTimes, WordsAndLines) {
    // Words: 5, 4, 4, 5, 4 (again), 4 = 26. Stamps without words stand where empty lines would.
    // Repeats: the; the, is; the (silver line) and its other three; is.
    expect_counts(measured(texts::timed_song, "song.lrc"), {
                                                               {"words", 26.0},
                                                               {"lines", 6.0},
                                                               {"stanzas", 3.0},
                                                               {"repetition_rate", 9.0 / 26.0},
                                                               {"repeated_lines", 1.0 / 6.0},
                                                               {"repeated_phrases", 2.0 / 14.0},
                                                               {"longest_repeat", 1.0},
                                                               {"chorus_share", 0.0},
                                                               {"negations", 1.0 / 26.0},  // nobody
                                                               {"past", 1.0 / 4.0},        // gone
                                                               {"present", 3.0 / 4.0},     // is
                                                           });
}

TEST(HandScoredTimes, Pace) {
    // Sung: 4-9 (5 words), 10-13 (4), 13-16 (4), 19-22 (5), 22-25 (4), 25-27 (4): 19 seconds for 26 words.
    const FeatureVector track = measured_with_sound(texts::timed_song, "song.lrc", 40,
                                                    {"lyrics_words_per_second", "lyrics_sung_share", "lyrics_pace",
                                                     "lyrics_pace_peak", "lyrics_pace_variation", "lyrics_entry"});
    // Words a second of the six lines, weighed by their seconds: the mean is 26/19, the mean square 25/5 + 16/3 + 16/3
    // + 25/3 + 16/3 + 16/2 = 112/3, over 19.
    const double mean = 26.0 / 19.0;
    expect_counts(track, {
                             {"words_per_second", 26.0 / 40.0},
                             {"sung_share", 19.0 / 40.0},
                             {"pace", mean},
                             {"pace_peak", 13.0 / 10.0},  // from 17, 18 or 19 on: 5 + 4 + 4
                             {"pace_variation", std::sqrt(112.0 / 57.0 - mean * mean) / mean},
                             {"entry", 4.0},
                         });
    // Without the sound the pace is known all the same, the shares of it are not.
    const FeatureVector text = measured(texts::timed_song, "song.lrc");
    expect_counts(text, {{"pace", mean}, {"pace_peak", 1.3}, {"entry", 4.0}});
    expect_missing(text, MissingReason::no_sound, {"words_per_second", "sung_share"});
}

TEST(HandScoredTimes, AWordTakesASecondAtMostUnlessTheEndIsKnown) {
    // 2 + 3 words, the next line and the end of the track far away.
    expect_counts(measured("[00:10.00]slowly sung\n[00:20.00]and after that\n", "song.lrc"), {{"pace", 5.0 / 5.0}});
    // Two words held from 10 to 18 s: 2 + 3 words in 8 + 3 s.
    expect_counts(measured("[00:10.00]slowly sung\n[00:18.00]\n[00:20.00]and after that\n", "song.lrc"),
                  {{"pace", 5.0 / 11.0}});
}

TEST(HandScoredInstrumental, EveryFeatureSaysSo) {
    const FeatureVector track = measured(texts::instrumental);
    std::size_t features = 0;
    for (const FeatureInfo& info : catalogue()) {
        if (info.modality != Modality::lyrics) continue;
        ++features;
        EXPECT_EQ(track.missing(info.id), MissingReason::instrumental) << info.id;
    }
    EXPECT_EQ(features, 82U);
}

}  // namespace
}  // namespace armonica::features::lyrics
