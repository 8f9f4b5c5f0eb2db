// Counted by hand, from the definitions and how English words are pronounced, not taken from the program.
//
// For sounds nearby: a line of n words has (n - 1) + (n - 2) pairs, of neighbours and with one word between; n - 1
// pairs of neighbours count for spelling.
#include <cmath>

#include "features/lyrics/hand_scored.hpp"

namespace armonica::features::lyrics {
namespace {

TEST(HandScoredLimerick, Words) {
    const FeatureVector track = measured(texts::limerick);
    expect_counts(track, {
                             {"words", 30.0},  // 7 + 7 + 5 + 4 + 7
                             {"lines", 5.0},
                             {"words_per_line", 30.0 / 5.0},
                             {"stanzas", 1.0},
                             {"verses", 1.0},
                             {"repetition_rate", 3.0 / 30.0},  // a, the, he
                             {"lexical_diversity", 27.0 / 30.0},
                             {"repeated_lines", 0.0},
                             {"repeated_phrases", 0.0 / 20.0},  // 5 + 5 + 3 + 2 + 5 runs of three
                             {"chorus_share", 0.0},
                             {"choruses", 0.0},
                             {"longest_repeat", 0.0},
                             {"third_person", 3.0 / 30.0},  // he, his, he
                             {"first_person", 0.0},
                             {"past", 3.0 / 3.0},  // tripped, landed, were
                             {"present", 0.0},
                             {"future", 0.0},
                             {"questions", 0.0},
                             {"exclamations", 0.0},
                             {"vocables", 0.0},
                             {"profanity", 0.0},
                             {"negations", 0.0},
                         });
    expect_missing(track, MissingReason::too_short, {"vocabulary_variety", "sentiment", "sentiment_turn"});
    expect_missing(track, MissingReason::no_sound, {"words_per_second"});
    expect_missing(track, MissingReason::no_times, {"pace", "entry", "pace_variation"});
}

TEST(HandScoredLimerick, Syllables) {
    // A1 ba-ker2 from1 Bath1 by1 the1 bay1 = 8; would1 bake1 a1 big1 bis-cuit2 each1 day1 = 8;
    // he1 tripped1 on1 his1 cat1 = 5; the1 bread1 land-ed2 flat1 = 5;
    // now1 pan-cakes2 were1 all1 he1 could1 say1 = 8: 34.
    // Variation: mean 6.8; 3 lines are 1.2 over, 2 lines 1.8 under it: variance (3 * 1.44 + 2 * 3.24) / 5 = 2.16.
    expect_counts(measured(texts::limerick), {
                                                 {"total_syllables", 34.0},
                                                 {"syllables_per_word", 34.0 / 30.0},
                                                 {"syllables_per_line", 34.0 / 5.0},
                                                 {"line_variation", std::sqrt(2.16) / 6.8},
                                                 {"long_words", 0.0},
                                                 {"readability", 206.835 - 1.015 * 6.0 - 84.6 * 34.0 / 30.0},
                                             });
}

TEST(HandScoredLimerick, Rhymes) {
    const Song song = song_in(texts::limerick);
    EXPECT_EQ(schemes(song), "AABBA");
    expect_counts(measure_lyrics(song), {
                                            {"end_rhyme", 5.0 / 5.0},  // bay, day, say; cat, flat
                                            {"slant_rhyme", 0.0},
                                            {"same_word_rhyme", 0.0},
                                            {"internal_rhyme", 0.0 / 25.0},  // would and could are three lines apart
                                            {"rhyme_density", 5.0 / 30.0},
                                            {"rhyme_syllables", 1.0},
                                            {"rhyme_adjacent", 4.0 / 5.0},
                                            {"rhyme_alternate", 0.0},
                                            {"rhyme_distant", 1.0 / 5.0},  // say's nearest is day
                                        });
}

TEST(HandScoredLimerick, SoundsNearby) {
    // Pairs: 11 + 11 + 7 + 5 + 11 = 45.
    // Alliteration: Bath-by, baker-Bath, by-bay; big-biscuit, bake-big.
    // Assonance: big-biscuit; tripped-his; landed-flat. Consonance: bread-landed.
    expect_counts(measured(texts::limerick),
                  {{"alliteration", 5.0 / 45.0}, {"assonance", 3.0 / 45.0}, {"consonance", 1.0 / 45.0}});
}

TEST(HandScoredLimerick, Spelling) {
    // Neighbours: 6 + 6 + 4 + 3 + 6 = 25.
    // Same first letter: Bath-by; big-biscuit. Same first vowel: a-baker; bake-a, big-biscuit; the-bread, landed-flat.
    // Same last consonant: bread-landed.
    // Endings that recur, of 28 words of two letters or more: day (-ay), he (the), the, landed (tripped), flat (cat),
    // he, could (would), say. Groups of vowels: 8 (ba-ker) + 9 (ba-ke, bi-scui-t) + 6 (tri-ppe-d) + 5 + 10
    // (pa-nca-ke-s, we-re) = 38.
    expect_counts(measured(texts::limerick), {
                                                 {"alliteration_orthographic", 2.0 / 25.0},
                                                 {"assonance_orthographic", 5.0 / 25.0},
                                                 {"consonance_orthographic", 1.0 / 25.0},
                                                 {"rhyme_density_orthographic", 8.0 / 28.0},
                                                 {"total_syllables_orthographic", 38.0},
                                                 {"syllables_per_word_orthographic", 38.0 / 30.0},
                                             });
}

TEST(HandScoredLimerick, WordsPerSecond) {
    expect_counts(measured_with_sound(texts::limerick, "song.txt", 20, {"lyrics_words_per_second"}),
                  {{"words_per_second", 30.0 / 20.0}});
}

TEST(HandScoredQuatrain, WordsAndSyllables) {
    // Words: 7 + 8 + 8 + 9 = 32. Ten syllables in every line: the1 eve-ning2 ga-thers2 gold1 a-long2 the1 hill1;
    // then1 slow-ly2 each1 tall1 sha-dow2 turns1 to1 home1; the1 ri-ver2 mur-murs2 while1 the1 woods1 keep1 still1;
    // u-pon2 its1 shore1 it1 leaves1 a1 loose1 lace1 foam1.
    expect_counts(measured(texts::quatrain), {
                                                 {"words", 32.0},
                                                 {"repetition_rate", 3.0 / 32.0},  // the, four times
                                                 {"lexical_diversity", 29.0 / 32.0},
                                                 {"total_syllables", 40.0},
                                                 {"syllables_per_word", 40.0 / 32.0},
                                                 {"syllables_per_line", 10.0},
                                                 {"line_variation", 0.0},
                                                 {"long_words", 0.0},
                                                 {"readability", 206.835 - 1.015 * 8.0 - 84.6 * 1.25},
                                             });
}

TEST(HandScoredQuatrain, Rhymes) {
    const Song song = song_in(texts::quatrain);
    EXPECT_EQ(schemes(song), "ABAB");
    expect_counts(measure_lyrics(song), {
                                            {"end_rhyme", 4.0 / 4.0},  // hill, still; home, foam
                                            {"internal_rhyme", 0.0 / 28.0},
                                            {"rhyme_density", 4.0 / 32.0},
                                            {"rhyme_syllables", 1.0},
                                            {"rhyme_adjacent", 0.0},
                                            {"rhyme_alternate", 4.0 / 4.0},
                                            {"rhyme_distant", 0.0},
                                        });
}

TEST(HandScoredQuatrain, SoundsNearby) {
    // Pairs: 11 + 13 + 13 + 15 = 52.
    // Alliteration: gathers-gold; turns-to, tall-turns (not then-tall, a soft th); while-woods; loose-lace,
    // leaves-loose. Assonance: its-it. Consonance: loose-lace.
    expect_counts(measured(texts::quatrain),
                  {{"alliteration", 6.0 / 52.0}, {"assonance", 1.0 / 52.0}, {"consonance", 1.0 / 52.0}});
}

TEST(HandScoredQuatrain, Spelling) {
    // Neighbours: 6 + 7 + 7 + 8 = 28. Same first letter: gathers-gold; turns-to; loose-lace.
    // Same first vowel: the-evening; tall-shadow, to-home. No neighbours end in the same consonant.
    // Endings that recur, of 31: along (-ng), the; tall; the, murmurs, the, still.
    // Groups of vowels: 11 (e-ve-ning 3) + 11 (slow-ly 2, ho-me 2) + 11 (whi-le 2) + 14 (sho-re, lea-ves, loo-se,
    // la-ce).
    expect_counts(measured(texts::quatrain), {
                                                 {"alliteration_orthographic", 3.0 / 28.0},
                                                 {"assonance_orthographic", 3.0 / 28.0},
                                                 {"consonance_orthographic", 0.0},
                                                 {"rhyme_density_orthographic", 7.0 / 31.0},
                                                 {"total_syllables_orthographic", 47.0},
                                                 {"syllables_per_word_orthographic", 47.0 / 32.0},
                                             });
}

TEST(HandScoredQuatrain, Themes) {
    // evening, shadow; hill, river, shore; home; gold.
    expect_counts(measured(texts::quatrain), {{"theme_night", 2.0 / 32.0},
                                              {"theme_nature", 3.0 / 32.0},
                                              {"theme_home", 1.0 / 32.0},
                                              {"theme_money", 1.0 / 32.0}});
}

TEST(HandScoredRap, WordsAndSyllables) {
    // Words: 10 + 10 + 9 + 10 + 5 + 4 = 48. Repeats: the (4), till (2), I, my.
    // Syllables: 11 (cha-sin' 2) + 11 (lo-sin' 2) + 10 (run-nin' 2) + 10 + 6 (tal-kin' 2) + 5 (peo-ple 2) = 53.
    expect_counts(measured(texts::rap), {
                                            {"words", 48.0},
                                            {"repetition_rate", 8.0 / 48.0},
                                            {"lexical_diversity", 40.0 / 48.0},
                                            {"total_syllables", 53.0},
                                            {"syllables_per_word", 53.0 / 48.0},
                                            {"first_person", 7.0 / 48.0},         // I, me, my, I'm, I, mine, my
                                            {"first_person_plural", 1.0 / 48.0},  // we
                                            {"second_person", 1.0 / 48.0},        // ya
                                            {"third_person", 0.0},
                                            {"negations", 2.0 / 48.0},  // ain't, don't
                                            {"past", 1.0 / 5.0},        // kept
                                            {"present", 4.0 / 5.0},     // ain't, I'm, don't, is
                                            {"profanity", 0.0},
                                        });
}

TEST(HandScoredRap, Rhymes) {
    const Song song = song_in(texts::rap);
    EXPECT_EQ(schemes(song), "AABB--");
    expect_counts(measure_lyrics(song), {
                                            {"end_rhyme", 4.0 / 6.0},    // name, game; nine, mine
                                            {"slant_rhyme", 2.0 / 6.0},  // dawn, strong: n and ng are of a kind
                                            {"same_word_rhyme", 0.0},
                                            // cake-bake, mind-grind, block-clock; of 48 - 6 that end no line
                                            {"internal_rhyme", 6.0 / 42.0},
                                            {"rhyme_density", 10.0 / 48.0},
                                            {"rhyme_syllables", 1.0},
                                            {"rhyme_adjacent", 4.0 / 4.0},
                                            {"rhyme_alternate", 0.0},
                                            {"rhyme_distant", 0.0},
                                        });
}

TEST(HandScoredRap, SoundsNearby) {
    // Pairs: 17 + 17 + 15 + 17 + 7 + 5 = 78. The two "the" of lines 2 and 3 are too far from each other to be a pair.
    // Alliteration: my-mind; talkin'-till; stay-strong (kept-chasin', till-the, block-clock begin differently).
    // Assonance: chasin'-cake; my-mind; know-don't; talkin'-dawn. Consonance: talkin'-dawn.
    expect_counts(measured(texts::rap),
                  {{"alliteration", 3.0 / 78.0}, {"assonance", 4.0 / 78.0}, {"consonance", 1.0 / 78.0}});
}

}  // namespace
}  // namespace armonica::features::lyrics
