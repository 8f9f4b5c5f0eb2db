// Counted by hand, from the definitions and how words of each language are pronounced, not taken from the
// program.
//
// For sounds nearby: a line of n words has (n - 1) + (n - 2) pairs, of neighbours and with one word between.
#include <cmath>

#include "features/lyrics/hand_scored.hpp"

namespace armonica::features::lyrics {
namespace {

TEST(HandScoredSpanish, WordsAndSyllables) {
    // Words: 6 + 6 + 5 + 4, 6 + 6 = 33. Syllables: 10 (mon-ta-ña) + 9 (vien-to) + 11 (gui-ta-rra, a-com-pa-ña) +
    // 8 (na-die, quie-re, des-per-tar), 11 (ca-mi-na) + 10 (tiem-po) = 59, word by word.
    // Variation: the squares of the six lines add up to 587; 587 / 6 - (59 / 6)² = 41 / 36.
    expect_counts(measured(texts::spanish_verse), {
                                                      {"words", 33.0},
                                                      {"stanzas", 2.0},
                                                      {"repetition_rate", 5.0 / 33.0},  // la, la, nadie, el, hora
                                                      {"lexical_diversity", 28.0 / 33.0},
                                                      {"total_syllables", 59.0},
                                                      {"syllables_per_word", 59.0 / 33.0},
                                                      {"line_variation", std::sqrt(41.0) / 59.0},
                                                      // montaña, guitarra, acompaña, despertar, camina
                                                      {"long_words", 5.0 / 33.0},
                                                      {"readability", 206.84 - 1.02 * 5.5 - 60.0 * 59.0 / 33.0},
                                                      {"first_person", 1.0 / 33.0},  // me
                                                      {"negations", 2.0 / 33.0},     // nadie, nadie
                                                  });
}

TEST(HandScoredSpanish, Rhymes) {
    const Song song = song_in(texts::spanish_verse);
    EXPECT_EQ(schemes(song), "ABAB --");
    expect_counts(measure_lyrics(song), {
                                            {"end_rhyme", 4.0 / 6.0},    // montaña, acompaña; mar, despertar
                                            {"slant_rhyme", 2.0 / 6.0},  // sola, hora: l and r are of a kind
                                            // luna and una stand two lines apart
                                            {"internal_rhyme", 0.0 / 27.0},
                                            {"rhyme_density", 4.0 / 33.0},
                                            {"rhyme_syllables", (2.0 + 1.0 + 2.0 + 1.0) / 4.0},
                                            {"rhyme_alternate", 1.0},
                                        });
}

TEST(HandScoredSpanish, SoundsNearby) {
    // Pairs: 9 + 9 + 7 + 5 + 9 + 9, but that of hora and hora: 47.
    // Alliteration: la-luna; por-playa (h is mute). Assonance: duerme-en, la-montaña; el-viento, canta-al, al-mar;
    // guitarra-acompaña; pues-quiere, nadie-despertar; la-playa; el-tiempo, pasa-tras. Consonance: none.
    expect_counts(measured(texts::spanish_verse),
                  {{"alliteration", 2.0 / 47.0}, {"assonance", 11.0 / 47.0}, {"consonance", 0.0}});
}

TEST(HandScoredItalian, FourLines) {
    // Words: 6 + 5 + 5 + 3 = 19. Syllables: 10 (not-te, ma-re) + 10 (la-scia, can-zo-ne) + 9 (bal-co-ne) + 9
    // (nes-su-no, vuo-le, ri-tor-na-re) = 38.
    const Song song = song_in(texts::italian_verse);
    EXPECT_EQ(schemes(song), "ABBA");
    expect_counts(measure_lyrics(song), {
                                            {"words", 19.0},
                                            {"repetition_rate", 2.0 / 19.0},  // la, il
                                            {"total_syllables", 38.0},
                                            {"syllables_per_word", 2.0},
                                            {"long_words", 4.0 / 19.0},  // canzone, balcone, nessuno, ritornare
                                            {"readability", 206.0 - 19.0 / 4.0 - 65.0 * 2.0},
                                            {"rhyme_syllables", 2.0},  // -are, -one
                                            {"rhyme_adjacent", 2.0 / 4.0},
                                            {"rhyme_alternate", 0.0},
                                            {"rhyme_distant", 2.0 / 4.0},
                                            {"internal_rhyme", 2.0 / 15.0},  // una, luna
                                            {"rhyme_density", 6.0 / 19.0},
                                            {"negations", 1.0 / 19.0},  // nessuno
                                            // Pairs: 9 + 7 + 7 + 3 = 26. la-luna; la-canta, luna-sul.
                                            {"alliteration", 1.0 / 26.0},
                                            {"assonance", 2.0 / 26.0},
                                            {"consonance", 0.0},
                                        });
}

TEST(HandScoredPortuguese, FourLines) {
    // Words: 6 + 4 + 5 + 5 = 20. Syllables: 10 (lu-a, ri-o) + 8 (de-va-gar) + 8 (meu, co-ra-ção, fri-o) + 9 (não,
    // a-pren-de, na-ve-gar) = 35.
    const Song song = song_in(texts::portuguese_verse);
    EXPECT_EQ(schemes(song), "ABAB");
    expect_counts(measure_lyrics(song), {
                                            {"words", 20.0},
                                            {"repetition_rate", 2.0 / 20.0},  // o, a
                                            {"total_syllables", 35.0},
                                            {"syllables_per_word", 35.0 / 20.0},
                                            {"readability", 248.835 - 1.015 * 5.0 - 84.6 * 35.0 / 20.0},
                                            {"end_rhyme", 1.0},  // rio, frio; devagar, navegar
                                            {"rhyme_syllables", (2.0 + 1.0 + 2.0 + 1.0) / 4.0},  // -io, -ar
                                            {"internal_rhyme", 0.0 / 16.0},  // coração and não: an open vowel alone
                                            {"rhyme_density", 4.0 / 20.0},
                                            {"first_person", 1.0 / 20.0},  // meu
                                            {"negations", 1.0 / 20.0},     // não
                                        });
}

TEST(HandScoredBilingual, EveryLineSoundsInItsOwnLanguage) {
    // Words: English 11 + 11 + 12 + 10 + 11 + 12 = 67, Spanish 8 + 10 + 8 + 10 + 8 + 12 = 56.
    // Syllables: English fourteen a line, 84; Spanish 16 + 15 + 15 + 19 + 14 + 16 = 95 (de-cí-a).
    // Within lines rhyme at and that, took and look; dinero and pero, por (of the last line) with temor and amor.
    const Song song = song_in(texts::bilingual_song);
    EXPECT_EQ(schemes(song), "AABBCC AABBCC");
    const FeatureVector track = measure_lyrics(song);
    expect_counts(track, {
                             {"words", 123.0},
                             {"total_syllables", 179.0},
                             {"syllables_per_word", 179.0 / 123.0},
                             {"end_rhyme", 12.0 / 12.0},
                             {"rhyme_adjacent", 1.0},
                             {"internal_rhyme", 7.0 / 111.0},
                             {"rhyme_density", 19.0 / 123.0},
                             {"first_person", 8.0 / 123.0},         // four times I; me, mi, me, yo
                             {"first_person_plural", 1.0 / 123.0},  // us
                             {"second_person", 1.0 / 123.0},        // te
                             {"negations", 5.0 / 123.0},            // nobody; no, ni, ni; sin
                         });
    // By the detector, which counts letters: about half.
    EXPECT_NEAR(track.value("lyrics_other_language").value(), 0.5, 0.1);
    expect_counts(measured(texts::french_verse), {{"other_language", 0.0}});
}

TEST(HandScoredJapanese, IsMeasuredWhereNoLanguageIsNeeded) {
    const FeatureVector track = measured(texts::japanese_verse);
    expect_counts(track, {
                             {"lines", 4.0},
                             {"stanzas", 1.0},
                             {"repeated_lines", 1.0 / 4.0},
                             {"longest_repeat", 1.0},
                             {"chorus_share", 0.0},  // a single line must come three times
                             {"questions", 1.0 / 4.0},
                             {"exclamations", 0.0},
                         });
    expect_missing(track, MissingReason::language_not_supported,
                   {"rhyme_density", "alliteration", "total_syllables", "sentiment", "theme_night", "first_person",
                    "alliteration_orthographic", "rhyme_density_orthographic"});
}

}  // namespace
}  // namespace armonica::features::lyrics
