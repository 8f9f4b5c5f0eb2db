#include <algorithm>
#include <vector>

#include "features/families.hpp"
#include "features/harmony/key_features.hpp"
#include "features/harmony/published_features.hpp"
#include "features/harmony/sound/recognition.hpp"

namespace armonica::features::harmony {

namespace {

constexpr std::string_view null_rule =
    "silent: no hop above -80 dB; too_short: less than 5 s; no_chords: chords are recognised in less than a tenth of "
    "the "
    "time.";
constexpr std::string_view key_citation =
    "Mauch & Dixon, Approximate Note Transcription for the Improved Identification of Difficult Chords, ISMIR 2010 "
    "(notes); "
    "docs/harmony.md (chords, keys, functions)";
constexpr std::string_view published_citation =
    "Kantarelis, Dervakos, Kotsani & Stamou, Functional Harmony Ontology; Lyberatos et al., arXiv 2312.11234, "
    "2505.17233";

#define CHORDS " Chords and local keys are recognised in the sound (docs/harmony.md)."

// The share of the time with chords that a class of the ontology holds.
constexpr FeaturesLike share{{.modality = Modality::harmony,
                              .family = "harmonic_functions",
                              .unit = "1",
                              .minimum = 0.0,
                              .maximum = 1.0,
                              .null_rule = null_rule,
                              .citation = key_citation}};

constexpr FeatureInfo step(std::string_view id, std::string_view title, std::string_view definition) {
    return share(id, title, "hardly ever", "again and again", "rarer", "more frequent", definition);
}

constexpr FeatureInfo without_limit(FeatureInfo info, std::string_view unit) {
    info.unit = unit;
    info.maximum.reset();
    return info;
}

constexpr FeatureInfo rate(std::string_view id, std::string_view title, std::string_view low, std::string_view high,
                           std::string_view definition) {
    return without_limit(share(id, title, low, high, "rarer", "more frequent", definition), "1/min");
}

constexpr FeatureInfo published(std::string_view id, std::string_view title, std::string_view low,
                                std::string_view high, std::string_view definition) {
    FeatureInfo info = share(id, title, low, high, "rarer", "more frequent", definition);
    info.citation = published_citation;
    return info;
}

constexpr FeatureInfo seldom(FeatureInfo info) {
    info.seldom = true;
    return info;
}

// Known where hardly a chord is recognised, too.
constexpr FeatureInfo always(FeatureInfo info) {
    info.null_rule = "silent: no hop above -80 dB; too_short: less than 5 s.";
    return info;
}

#define SHARE "Share of the time with chords in which the chord "
#define RATE "Arrivals per minute of the track. "
#define STEP "Share of the changes from one chord to the next in which "
#define PUBLISHED \
    "Share of the chords, equal neighbours counted once, that are in the published class. It knows no key: "

constexpr FeatureInfo infos[] = {
    share("harmony_tonic", "time on tonic chords", "seldom at rest", "at rest on the home chord", "less at rest",
          "more at rest", SHARE "is a tonic of its local key: I, or what may stand for it." CHORDS),
    share("harmony_predominant", "time on predominant chords", "hardly any subdominants", "much subdominant harmony",
          "poorer in predominants", "richer in predominants",
          SHARE "leads away from the tonic: IV, ii and their kin." CHORDS),
    share("harmony_dominant", "time on dominant chords", "little tension towards the tonic",
          "much tension towards the tonic", "poorer in dominants", "richer in dominants",
          SHARE "strives to the tonic: V, vii and their kin." CHORDS),
    share("harmony_secondary_dominant", "secondary dominants", "no dominants of other degrees",
          "many dominants of other degrees", "poorer in secondary dominants", "richer in secondary dominants",
          SHARE "is a dominant of another degree, and resolves to it." CHORDS),
    seldom(share("harmony_unresolved_dominant", "unresolved dominants", "dominants of other degrees resolve",
                 "dominants that lead nowhere", "poorer in unresolved dominants", "richer in unresolved dominants",
                 SHARE "is a dominant of another degree that does not resolve." CHORDS)),
    seldom(share("harmony_tritone_substitute", "tritone substitutes", "no tritone substitutes",
                 "tritone substitutes, as in jazz", "poorer in tritone substitutes", "richer in tritone substitutes",
                 SHARE "is a dominant seventh a semitone above its goal." CHORDS)),
    seldom(share("harmony_two_of_another", "ii of other degrees", "no ii-V of other degrees",
                 "ii-V pairs of other degrees", "poorer in ii-V pairs", "richer in ii-V pairs",
                 SHARE "is the ii of another degree, before its dominant." CHORDS)),
    share("harmony_borrowed", "borrowed chords", "chords of one mode", "chords of the other mode mixed in",
          "poorer in borrowed chords", "richer in borrowed chords",
          SHARE "belongs to the parallel major or minor key." CHORDS),
    share("harmony_blues_tonic", "blues chords", "no blues harmony",
          "sevenths on the tonic and subdominant, as in blues", "poorer in blues chords", "richer in blues chords",
          SHARE "is a dominant seventh that rests where a triad would: on I or IV." CHORDS),
    share("harmony_outside_key", "chords outside the key", "all chords belong to the key",
          "many chords outside the key", "purer in its chords", "more chromatic in its chords",
          SHARE "has notes that the scale of the local key has not." CHORDS),
    seldom(share("harmony_chromatic_other", "unexplained chords", "every chord has a place in the key",
                 "chords without a place in the key", "poorer in unexplained chords", "richer in unexplained chords",
                 SHARE "is neither of the key nor explained by what follows it." CHORDS)),

    share("harmony_kind_major", "major triads", "hardly a major triad", "mostly major triads", "poorer in major triads",
          "richer in major triads", SHARE "is a major triad." CHORDS),
    share("harmony_kind_minor", "minor triads", "hardly a minor triad", "mostly minor triads", "poorer in minor triads",
          "richer in minor triads", SHARE "is a minor triad." CHORDS),
    share("harmony_kind_dominant_seventh", "dominant sevenths", "hardly a dominant seventh", "many dominant sevenths",
          "poorer in dominant sevenths", "richer in dominant sevenths", SHARE "is a dominant seventh." CHORDS),
    share("harmony_kind_major_seventh", "major sevenths", "hardly a major seventh", "many major sevenths",
          "poorer in major sevenths", "richer in major sevenths", SHARE "is a major seventh chord." CHORDS),
    share("harmony_kind_minor_seventh", "minor sevenths", "hardly a minor seventh", "many minor sevenths",
          "poorer in minor sevenths", "richer in minor sevenths", SHARE "is a minor seventh chord." CHORDS),
    share("harmony_kind_diminished", "diminished chords", "no diminished chords", "many diminished chords",
          "poorer in diminished chords", "richer in diminished chords",
          SHARE "is diminished, or half-diminished." CHORDS),
    seldom(share("harmony_kind_augmented", "augmented chords", "no augmented chords", "many augmented chords",
                 "poorer in augmented chords", "richer in augmented chords", SHARE "is augmented." CHORDS)),
    share("harmony_kind_suspended", "suspended chords", "hardly a suspended chord", "many open, suspended chords",
          "poorer in suspended chords", "richer in suspended chords",
          SHARE "has a second or fourth for its third." CHORDS),

    step("harmony_tonic_tonic", "steps from tonic to tonic", STEP "a tonic goes to a tonic." CHORDS),
    step("harmony_tonic_predominant", "steps from tonic to predominant", STEP "a tonic goes to a predominant." CHORDS),
    step("harmony_tonic_dominant", "steps from tonic to dominant", STEP "a tonic goes to a dominant." CHORDS),
    step("harmony_predominant_tonic", "steps from predominant to tonic", STEP "a predominant goes to a tonic." CHORDS),
    step("harmony_predominant_predominant", "steps among predominants",
         STEP "a predominant goes to a predominant." CHORDS),
    step("harmony_predominant_dominant", "steps from predominant to dominant",
         STEP "a predominant goes to a dominant." CHORDS),
    step("harmony_dominant_tonic", "steps from dominant to tonic", STEP "a dominant goes to a tonic." CHORDS),
    step("harmony_dominant_predominant", "steps from dominant to predominant",
         STEP "a dominant goes to a predominant." CHORDS),
    step("harmony_dominant_dominant", "steps among dominants", STEP "a dominant goes to a dominant." CHORDS),

    rate("harmony_cadence_authentic_rate", "authentic cadences", "no authentic cadences", "V-I again and again",
         RATE "V goes to I." CHORDS),
    rate("harmony_cadence_plagal_rate", "plagal cadences", "no plagal cadences", "IV-I again and again",
         RATE "IV goes to I." CHORDS),
    seldom(rate("harmony_cadence_deceptive_rate", "deceptive cadences", "no deceptive cadences", "V-vi again and again",
                RATE "V goes to vi, or to VI in minor." CHORDS)),
    rate("harmony_cadence_half_rate", "half cadences", "no half cadences", "phrases that stop on V",
         RATE "A phrase stops on V." CHORDS),
    seldom(rate("harmony_cadence_ii_v_i_rate", "ii-V-I cadences", "no ii-V-I", "ii-V-I, as in jazz",
                RATE "ii, V, I." CHORDS)),
    seldom(rate("harmony_cadence_ii_v_i_elsewhere_rate", "ii-V-I cadences in other keys", "no ii-V-I of other degrees",
                "ii-V-I of other degrees, as in jazz", RATE "ii, V and I of another degree." CHORDS)),
    seldom(rate("harmony_cadence_backdoor_rate", "backdoor cadences", "no backdoor cadences",
                "flat VII7 to I, as in jazz",
                RATE "A dominant seventh on the lowered seventh degree goes to I." CHORDS)),
    seldom(rate("harmony_cadence_andalusian_rate", "Andalusian cadences", "no Andalusian cadences",
                "i, VII, VI, V, as in flamenco", RATE "In minor i, VII, VI, V." CHORDS)),
    seldom(rate("harmony_cadence_twelve_bar_blues_rate", "twelve-bar blues", "no twelve-bar blues",
                "choruses of twelve-bar blues", RATE "A chorus of the blues closes." CHORDS)),

    without_limit(share("harmony_vocabulary", "number of chords", "few different chords", "many different chords",
                        "poorer in chords", "richer in chords",
                        "Number of different chords, relative to the tonic of their key." CHORDS),
                  "chords"),
    without_limit(share("harmony_vocabulary_entropy", "evenness of chords", "one chord prevails", "chords evenly mixed",
                        "less varied in chords", "more varied in chords",
                        "Entropy of how often each chord occurs, relative to the tonic of its key." CHORDS),
                  "bits"),
    without_limit(
        share("harmony_rhythm", "harmonic rhythm", "chords stay long", "chords change often", "slower in its chords",
              "quicker in its chords", "Changes from chord to chord a second of the time with chords." CHORDS),
        "1/s"),
    without_limit(
        share("harmony_rhythm_beat", "chord changes a beat", "chords stay for many beats",
              "chords change with the beat", "slower in its chords", "quicker in its chords",
              "Changes from chord to chord a beat of the time with chords. Also missing, no_beat, as bpm is." CHORDS),
        "1/beat"),
    without_limit(share("harmony_modulation_rate", "modulations", "stays in its key", "wanders from key to key",
                        "steadier in its key", "more given to modulation",
                        "Changes of the local key per minute of the track." CHORDS),
                  "1/min"),
    share("harmony_home_key", "time in the main key", "wanders through keys", "stays in one key",
          "less true to its main key", "truer to its main key",
          "Share of the time with chords in the key that has the most of it." CHORDS),
    always(share("harmony_chord_share", "time with chords", "hardly a chord to be named", "chords throughout",
                 "poorer in chords", "fuller of chords",
                 "Share of the track's time in which a chord is recognised." CHORDS)),
    share("harmony_confidence", "clarity of chords", "ambiguous chords", "unambiguous chords",
          "less clear in its chords", "clearer in its chords",
          "Mean probability of the recognised chords over the time with chords." CHORDS),

    published("published_dom", "dominants", "hardly a dominant", "dominants everywhere",
              PUBLISHED "a chord whose next may be its goal, such as a fifth degree before its first." CHORDS),
    published("published_sub", "subdominants", "hardly a subdominant", "subdominants everywhere",
              PUBLISHED "such as a fourth degree before its first." CHORDS),
    published("published_glob", "major dominants", "hardly a major dominant", "major dominants everywhere",
              PUBLISHED "V before I or i." CHORDS),
    published("published_tonic", "resolutions", "dominants seldom come to rest", "dominants come to rest",
              PUBLISHED "a chord after a dominant that has no function itself." CHORDS),
    published("published_aeolian", "Aeolian dominants", "hardly an Aeolian dominant",
              "minor dominants before minor chords", PUBLISHED "minor v before i." CHORDS),
    published("published_mixolydian", "Mixolydian dominants", "hardly a Mixolydian dominant",
              "minor dominants before major chords", PUBLISHED "minor v before I." CHORDS),
    published("published_minor_fourth", "minor fourths", "hardly a minor fourth",
              "minor subdominants before their tonic", PUBLISHED "minor iv before I or i." CHORDS),
};
#undef PUBLISHED
#undef STEP
#undef RATE
#undef SHARE
#undef CHORDS

constexpr double least_chord_share = 0.1;

double chord_seconds(const Progression& chords) {
    double seconds = 0.0;
    for (const TimedChord& timed : chords) seconds += timed.chord ? timed.end - timed.start : 0.0;
    return seconds;
}

double mean_confidence(const Progression& chords) {
    double sum = 0.0;
    for (const TimedChord& timed : chords) sum += timed.chord ? timed.confidence * (timed.end - timed.start) : 0.0;
    return sum / chord_seconds(chords);
}

bool in_family(std::string_view id) {
    return std::any_of(std::begin(infos), std::end(infos), [&](const FeatureInfo& info) { return info.id == id; });
}

// The catalogue has not all figures: pairs and triples of published functions, for one, are for research alone.
void set_figures(const HarmonyFigures& figures, FeatureVector& result) {
    for (const HarmonyFigure& figure : figures) {
        if (!in_family(figure.name)) continue;
        if (figure.value)
            result.set(figure.name, *figure.value, figure.heard_at);
        else
            result.set_missing(
                figure.name, figure.missing == NoFigure::no_beats ? MissingReason::no_beat : MissingReason::no_chords);
    }
}

class HarmonicFunctions final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const HeardHarmony& heard = track.harmony();
        const double share_of_chords = std::min(chord_seconds(heard.chords) / track.seconds(), 1.0);
        if (share_of_chords < least_chord_share) {
            set_all_missing(infos, MissingReason::no_chords, result);
            return result.set("harmony_chord_share", share_of_chords);
        }
        const ChordFunctions& ontology = ChordFunctions::shipped();
        set_figures(key_features(ontology, {heard.chords, heard.keys, track.seconds(), heard.beats}), result);
        set_figures(published_features(ontology, heard.chords), result);
        result.set("harmony_chord_share", share_of_chords);
        result.set("harmony_confidence", std::min(mean_confidence(heard.chords), 1.0));
    }
};

}  // namespace

constinit const Family harmonic_functions{.name = "harmonic_functions",
                                          .features = infos,
                                          .needs = {.harmony = true},
                                          .minimum_seconds = 5.0,
                                          .start = start<HarmonicFunctions>};

}  // namespace armonica::features::harmony
