// Counted by hand, from the definitions and the words listed in data/lyrics, not taken from the program.
#include <cmath>

#include "features/lyrics/hand_scored.hpp"

namespace armonica::features::lyrics {
namespace {

TEST(HandScoredMeaning, EveryThemeHasItsWord) {
    // Words: 9 + 9 + 7 + 7 + 4 + 5 = 41. A kiss counts as love, too; whiskey as party.
    expect_counts(measured(texts::themes), {
                                               {"theme_love", 2.0 / 41.0},          // kiss, sweetheart
                                               {"theme_desire", 1.0 / 41.0},        // kiss
                                               {"theme_loss", 1.0 / 41.0},          // goodbye
                                               {"theme_friendship", 1.0 / 41.0},    // buddy
                                               {"theme_home", 1.0 / 41.0},          // grandmother
                                               {"theme_party", 2.0 / 41.0},         // carnival, whiskey
                                               {"theme_intoxication", 1.0 / 41.0},  // whiskey
                                               {"theme_music", 1.0 / 41.0},         // violin
                                               {"theme_money", 1.0 / 41.0},         // dollar
                                               {"theme_travel", 1.0 / 41.0},        // suitcase
                                               {"theme_city", 1.0 / 41.0},          // downtown
                                               {"theme_nature", 1.0 / 41.0},        // meadow
                                               {"theme_night", 1.0 / 41.0},         // midnight
                                               {"theme_time", 1.0 / 41.0},          // calendar
                                               {"theme_faith", 1.0 / 41.0},         // hallelujah
                                               {"theme_dreams", 1.0 / 41.0},        // someday
                                               {"theme_death", 1.0 / 41.0},         // graveyard
                                               {"theme_protest", 1.0 / 41.0},       // revolution
                                               {"theme_war", 1.0 / 41.0},           // soldier
                                               {"past", 1.0 / 4.0},                 // said
                                               {"present", 2.0 / 4.0},              // is, says
                                               {"future", 1.0 / 4.0},               // will
                                           });
}

TEST(HandScoredMeaning, FeelingsAreTurnedAndStrengthened) {
    // Nine words a line, so a line is a third. Valence and arousal in affect.tsv: pain -0.58 0.40, bitter -0.45 0.20,
    // sorrow -0.60 -0.30; not happy 0.68 * -0.74, 0.50; cruel -0.70 0.40 (its "not" is five words before);
    // friend 0.55 0.10, joy 0.70 0.60, very gentle 0.48 * 1.3, -0.50.
    const double valences[] = {-0.58, -0.45, -0.60, 0.68 * -0.74, -0.70, 0.55, 0.70, 0.48 * 1.3};
    double sum = 0.0, squares = 0.0;
    for (const double valence : valences) sum += valence;
    const double mean = sum / 8.0;
    for (const double valence : valences) squares += (valence - mean) * (valence - mean);
    expect_counts(measured(texts::feelings),
                  {
                      {"sentiment", mean},
                      {"arousal", (0.40 + 0.20 - 0.30 + 0.50 + 0.40 + 0.10 + 0.60 - 0.50) / 8.0},
                      {"positive", 3.0 / 27.0},
                      {"negative", 5.0 / 27.0},
                      {"sentiment_contrast", std::sqrt(squares / 8.0)},
                      {"sentiment_turn", (0.55 + 0.70 + 0.48 * 1.3) / 3.0 - (-0.58 - 0.45 - 0.60) / 3.0},
                  });
}

TEST(HandScoredMeaning, NounsAreThingsOrThoughts) {
    // river 1.00, bread 0.88, cat 0.98, stool 1.00, apple 1.00, hat 0.98, freedom 0, idea 0, justice 0.07, stone 0.97
    // in concreteness.tsv: just ten nouns. 8 + 6 + 6 + 6 + 6 words.
    expect_counts(measured(texts::things_and_thoughts),
                  {
                      {"concreteness", (1.00 + 0.88 + 0.98 + 1.00 + 1.00 + 0.98 + 0.07 + 0.97) / 10.0},
                      {"words", 32.0},
                      {"third_person", 3.0 / 32.0},  // she, her, her
                      {"negations", 2.0 / 32.0},     // not, nor
                  });
}

TEST(HandScoredMeaning, OathsAreCounted) {
    // damn, damn; 7 + 8 words. mud and flood rhyme.
    expect_counts(measured(texts::mild_oath),
                  {{"profanity", 2.0 / 15.0}, {"end_rhyme", 2.0 / 2.0}, {"total_syllables", 15.0}});
}

}  // namespace
}  // namespace armonica::features::lyrics
