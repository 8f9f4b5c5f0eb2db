// Counted by hand, from the definitions and how words of each language are pronounced, not taken from the
// program.
//
// For sounds nearby: a line of n words has (n - 1) + (n - 2) pairs, of neighbours and with one word between; n - 1
// pairs of neighbours count for spelling.
#include "features/lyrics/hand_scored.hpp"

namespace armonica::features::lyrics {
namespace {

TEST(HandScoredGerman, WordsAndSyllables) {
    // Words: 6 + 5 + 7 + 5 = 23. Der1 Mor-gen2 leuch-tet2 weit1 ins1 Land1 = 8; die1 Nacht1 ist1 still1 ver-gan-gen3 =
    // 7; du1 führst1 uns1 treu1 an1 dei-ner2 Hand1 = 8; wir1 müs-sen2 nicht1 mehr1 ban-gen2 = 7: 30.
    expect_counts(measured(texts::german_hymn), {
                                                    {"words", 23.0},
                                                    {"repetition_rate", 0.0},
                                                    {"lexical_diversity", 1.0},
                                                    {"total_syllables", 30.0},
                                                    {"syllables_per_word", 30.0 / 23.0},
                                                    {"line_variation", 0.5 / 7.5},
                                                    {"long_words", 1.0 / 23.0},  // vergangen
                                                    {"readability", 180.0 - 23.0 / 4.0 - 58.5 * 30.0 / 23.0},
                                                    {"first_person", 0.0},
                                                    {"first_person_plural", 2.0 / 23.0},  // uns, wir
                                                    {"second_person", 2.0 / 23.0},        // du, deiner
                                                    {"third_person", 0.0},
                                                    {"negations", 1.0 / 23.0},    // nicht
                                                    {"theme_night", 1.0 / 23.0},  // Nacht
                                                    {"theme_time", 1.0 / 23.0},   // vergangen
                                                });
    expect_missing(measured(texts::german_hymn), MissingReason::language_not_supported,
                   {"past", "present", "future", "concreteness"});
}

TEST(HandScoredGerman, Rhymes) {
    const Song song = song_in(texts::german_hymn);
    EXPECT_EQ(schemes(song), "ABAB");
    expect_counts(measure_lyrics(song), {
                                            {"end_rhyme", 4.0 / 4.0},
                                            {"internal_rhyme", 0.0 / 19.0},
                                            {"rhyme_density", 4.0 / 23.0},
                                            {"rhyme_syllables", (1.0 + 2.0 + 1.0 + 2.0) / 4.0},  // -and, -angen
                                            {"rhyme_alternate", 1.0},
                                            {"slant_rhyme", 0.0},
                                        });
}

TEST(HandScoredGerman, SoundsNearby) {
    // Pairs: 9 + 7 + 11 + 7 = 34. Alliteration: müssen-mehr (not ist-still, an sh).
    // Assonance: ist-still; an-Hand (du-uns and wir-nicht differ in length). Consonance: leuchtet-weit.
    expect_counts(measured(texts::german_hymn),
                  {{"alliteration", 1.0 / 34.0}, {"assonance", 2.0 / 34.0}, {"consonance", 1.0 / 34.0}});
}

TEST(HandScoredGerman, Spelling) {
    // Neighbours: 5 + 4 + 6 + 4 = 19. No two begin with the same letter.
    // Same first vowel: leuchtet-weit; ist-still; du-führst, führst-uns (ü is u without its dots).
    // Same last consonant: leuchtet-weit; Nacht-ist.
    // Endings that recur: vergangen (Morgen); führst (ist), uns (ins), deiner (der), Hand; müssen, nicht, bangen.
    // Groups of vowels: 8 + 7 + 8 + 7 = 30.
    expect_counts(measured(texts::german_hymn), {
                                                    {"alliteration_orthographic", 0.0},
                                                    {"assonance_orthographic", 4.0 / 19.0},
                                                    {"consonance_orthographic", 2.0 / 19.0},
                                                    {"rhyme_density_orthographic", 8.0 / 23.0},
                                                    {"total_syllables_orthographic", 30.0},
                                                    {"syllables_per_word_orthographic", 30.0 / 23.0},
                                                });
}

TEST(HandScoredGerman, NegationsTurnWhatStandsBeforeThem) {
    // keine Angst -0.7 * -0.74; Glück ist nicht 0.8 * -0.74; Schmerz -0.7; Freude 0.8; Liebe 0.9. 6 + 8 + 6 + 6 words.
    expect_counts(measured(texts::german_feelings), {{"sentiment", (0.7 * 0.74 - 0.8 * 0.74 - 0.7 + 0.8 + 0.9) / 5.0},
                                                     {"positive", 3.0 / 26.0},
                                                     {"negative", 2.0 / 26.0}});
}

TEST(HandScoredFrench, WordsAndSyllables) {
    // Words: 5 + 6 + 4 + 6 = 21. l'é-té2 s'a-vance2 dans1 mon1 vil-lage2 = 8; la1 mer1 s'en-dort2 sur1 le1 ri-vage2 =
    // 8; j'é-coute2 une1 chan-son2 d'a-mour2 = 7; et1 l'ombre1 danse1 a-vec2 le1 jour1 = 7: 30, without mute e's.
    expect_counts(measured(texts::french_verse), {
                                                     {"words", 21.0},
                                                     {"repetition_rate", 1.0 / 21.0},  // le
                                                     {"lexical_diversity", 20.0 / 21.0},
                                                     {"total_syllables", 30.0},
                                                     {"syllables_per_word", 30.0 / 21.0},
                                                     {"syllables_per_line", 30.0 / 4.0},
                                                     {"readability", 207.0 - 1.015 * 21.0 / 4.0 - 73.6 * 30.0 / 21.0},
                                                     {"first_person", 2.0 / 21.0},  // mon, j'écoute
                                                     {"theme_love", 1.0 / 21.0},    // amour
                                                 });
}

TEST(HandScoredFrench, Rhymes) {
    const Song song = song_in(texts::french_verse);
    EXPECT_EQ(schemes(song), "AABB");
    expect_counts(measure_lyrics(song), {
                                            {"end_rhyme", 4.0 / 4.0},
                                            // mon and chanson are two lines apart, and open vowels besides
                                            {"internal_rhyme", 0.0 / 17.0},
                                            {"rhyme_density", 4.0 / 21.0},
                                            {"rhyme_syllables", 1.0},
                                            {"rhyme_adjacent", 1.0},
                                        });
}

TEST(HandScoredFrench, SoundsNearby) {
    // Pairs: 7 + 9 + 5 + 9 = 30. Alliteration: s'endort-sur. Assonance: s'avance-dans.
    // Consonance: mer-s'endort (its t is mute), s'endort-sur, mer-sur.
    expect_counts(measured(texts::french_verse),
                  {{"alliteration", 1.0 / 30.0}, {"assonance", 1.0 / 30.0}, {"consonance", 3.0 / 30.0}});
}

TEST(HandScoredFrench, Spelling) {
    // Neighbours: 4 + 5 + 3 + 5 = 17. Same first letter: s'endort-sur.
    // Same first vowel: s'avance-dans; mer-s'endort; chanson-d'amour; danse-avec. Same last consonant: une-chanson.
    // Endings that recur: rivage (village); j'écoute (été), chanson (mon), d'amour (sur); le, jour.
    // Groups of vowels: 10 (l'é-té, s'a-va-nce, vi-lla-ge) + 9 + 9 (é-cou-te, u-ne) + 9 = 37.
    expect_counts(measured(texts::french_verse), {
                                                     {"alliteration_orthographic", 1.0 / 17.0},
                                                     {"assonance_orthographic", 4.0 / 17.0},
                                                     {"consonance_orthographic", 1.0 / 17.0},
                                                     {"rhyme_density_orthographic", 6.0 / 21.0},
                                                     {"total_syllables_orthographic", 37.0},
                                                     {"syllables_per_word_orthographic", 37.0 / 21.0},
                                                 });
}

TEST(HandScoredFrench, WordsPerSecond) {
    expect_counts(measured_with_sound(texts::french_verse, "song.txt", 7, {"lyrics_words_per_second"}),
                  {{"words_per_second", 21.0 / 7.0}});
    expect_counts(measured_with_sound(texts::german_hymn, "song.txt", 10, {"lyrics_words_per_second"}),
                  {{"words_per_second", 2.3}});
}

}  // namespace
}  // namespace armonica::features::lyrics
