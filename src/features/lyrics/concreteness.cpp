#include "features/families.hpp"
#include "features/lyrics/meaning/knowledge.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr double least_nouns = 10.0;

constexpr FeaturesLike share{
    cited(share_of_words("concreteness", ARMONICA_NO_WORDS
                         "; language_not_supported: not in English; too_short: fewer than ten nouns that are listed."),
          "Computed from WordNet 3.0 (Miller, CACM 38, 1995) by training/lyrics/english-concreteness")};

constexpr FeatureInfo infos[] = {
    share(
        "lyrics_concreteness", "concreteness", "thoughts and feelings", "things that can be touched",
        "more abstract in its words", "more concrete in its words",
        "Mean, over the nouns, of how much of what the noun can mean is a physical thing: the share of its senses that "
        "WordNet puts under physical entity, weighed by how often each was found in texts. English only."),
};

void measure(const Song& song, double, FeatureVector& result) {
    if (Knowledge::of(*song.language()).concreteness.nouns.empty())
        return result.set_missing("lyrics_concreteness", MissingReason::language_not_supported);
    double nouns = 0.0, sum = 0.0;
    for (const Line* line : song.lines())
        for (const Word word : line->words)
            if (const auto& concreteness = song.meaning(word).concreteness) sum += *concreteness, ++nouns;
    if (nouns < least_nouns) return result.set_missing("lyrics_concreteness", MissingReason::too_short);
    result.set("lyrics_concreteness", sum / nouns);
}

}  // namespace

constinit const Family concreteness = text_family<infos, measure, LanguageNeed::known>("concreteness");

}  // namespace armonica::features::lyrics
