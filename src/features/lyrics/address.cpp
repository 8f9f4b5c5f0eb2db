#include <string>

#include "features/families.hpp"
#include "features/lyrics/meaning/knowledge.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr FeaturesLike share{share_of_words("address", no_language)};
constexpr std::string_view english_tenses =
    ARMONICA_NO_WORDS "; language_not_supported: not in English; too_short: no word that marks a tense.";

#define TENSE "Of the words that mark a tense, the share that marks "

constexpr FeatureInfo infos[] = {
    share("lyrics_first_person", "first person", "hardly an I", "I, me, mine", "poorer in I and me",
          "richer in I and me", "Share of the words that speak of the singer: I, me, my and their kin."),
    share("lyrics_first_person_plural", "first person plural", "hardly a we", "we, us, ours", "poorer in we and us",
          "richer in we and us", "Share of the words that speak of the singer and others: we, us, our and their kin."),
    share("lyrics_second_person", "second person", "speaks to nobody", "speaks to you", "poorer in you",
          "richer in you", "Share of the words that speak of the one sung to: you, your and their kin."),
    share("lyrics_third_person", "third person", "hardly a he, she or they", "tells of others",
          "poorer in he, she and they", "richer in he, she and they",
          "Share of the words that speak of others: he, she, they, their and their kin."),
    missing_where(share("lyrics_past", "past tense", "nothing past", "tells of what was", "less in the past",
                        "more in the past", TENSE "the past: was, went, -ed. English only."),
                  english_tenses),
    missing_where(share("lyrics_present", "present tense", "hardly in the present", "tells of what is",
                        "less in the present", "more in the present",
                        TENSE "the present: is, do, have, I'm. English only, where most verbs are not marked."),
                  english_tenses),
    missing_where(
        share("lyrics_future", "future tense", "nothing to come", "tells of what will be", "less in the future",
              "more in the future", TENSE "the future: will, gonna, I'll. English only."),
        english_tenses),
    share("lyrics_negations", "negations", "hardly a no", "no, not, never", "poorer in negations",
          "richer in negations", "Share of the words that negate: no, not, never, don't and their kin."),
    share("lyrics_vocables", "vocables", "words throughout", "la la la, oh oh oh", "poorer in vocables",
          "richer in vocables", "Share of the words that are sung without meaning: la, oh, yeah and their kin."),
    share("lyrics_profanity", "profanity", "no swear words", "many swear words", "cleaner in its words",
          "coarser in its words", "Share of the words that are vulgar or swear words, by a list of the language."),
};
#undef TENSE

struct Counts {
    double words = 0.0, first = 0.0, first_plural = 0.0, second = 0.0, third = 0.0;
    double past = 0.0, present = 0.0, future = 0.0;
    double negations = 0.0, vocables = 0.0, profane = 0.0;

    void add(const WordMeaning& word) {
        ++words;
        first += word.first;
        first_plural += word.first_plural;
        second += word.second;
        third += word.third;
        future += word.future;
        past += word.past && !word.future;
        present += word.present && !word.past && !word.future;
        negations += word.negation;
        vocables += word.vocable;
        profane += word.profane;
    }
};

void set_tenses(const Song& song, const Counts& counts, FeatureVector& result) {
    const bool listed = !Knowledge::of(*song.language()).lists.past.empty();
    const double marked = counts.past + counts.present + counts.future;
    for (const auto& [id, part] : {std::pair{"lyrics_past", counts.past},
                                   {"lyrics_present", counts.present},
                                   {"lyrics_future", counts.future}}) {
        if (listed)
            set_share(result, id, part, marked);
        else
            result.set_missing(id, MissingReason::language_not_supported);
    }
}

void measure(const Song& song, double, FeatureVector& result) {
    Counts counts;
    for (const Line* line : song.lines())
        for (const Word word : line->words) counts.add(song.meaning(word));
    for (const auto& [id, part] : {std::pair{"lyrics_first_person", counts.first},
                                   {"lyrics_first_person_plural", counts.first_plural},
                                   {"lyrics_second_person", counts.second},
                                   {"lyrics_third_person", counts.third},
                                   {"lyrics_negations", counts.negations},
                                   {"lyrics_vocables", counts.vocables},
                                   {"lyrics_profanity", counts.profane}})
        result.set(id, part / counts.words);
    set_tenses(song, counts, result);
}

}  // namespace

constinit const Family address = text_family<infos, measure, LanguageNeed::known>("address");

}  // namespace armonica::features::lyrics
