#include "features/families.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr FeaturesLike share{share_of_words(
    "languages", ARMONICA_NO_WORDS "; language_not_supported: the detector of languages is not sure of any.")};

constexpr FeatureInfo infos[] = {
    share("lyrics_other_language", "words in a second language", "in one language", "in two languages",
          "purer in its language", "more mixed in its languages",
          "Share of the text that is in its second language, by Compact Language Detector 2."),
};

void measure(const Song& song, double, FeatureVector& result) {
    const LanguageGuess& guess = song.text().language;
    if (!guess.reliable()) return result.set_missing("lyrics_other_language", MissingReason::language_not_supported);
    result.set("lyrics_other_language", guess.second_share);
}

}  // namespace

constinit const Family languages_mixed = text_family<infos, measure, LanguageNeed::none>("languages");

}  // namespace armonica::features::lyrics
