#include "features/families.hpp"
#include "features/midlevel/set_heard.hpp"

namespace armonica::features::midlevel {

namespace {

#define HEARD                                                                                                        \
    " Heard by a small neural network in windows of ten seconds (data/midlevel/perception.md), which was taught on " \
    "rendered scores, from which it was computed: "
#define MEAN "Mean over the windows." HEARD
#define SPREAD "Standard deviation over the windows, each by its length, of "

constexpr std::string_view citation =
    "Aljanaki & Soleymani, A data-driven approach to mid-level perceptual musical feature modeling, ISMIR 2018 (the "
    "seven qualities); docs/midlevel.md (what they are computed from here)";

constexpr FeaturesLike perception{{
    .modality = Modality::midlevel,
    .family = "perceptions",
    .unit = "1",
    .minimum = 0.0,
    .maximum = 1.0,
    .null_rule = "silent: no hop above -80 dB; too_short: less than 10.4 s.",
    .citation = citation,
}};

constexpr FeatureInfo change(std::string_view id, std::string_view title, std::string_view high, std::string_view lower,
                             std::string_view higher, std::string_view definition) {
    FeatureInfo info = perception(id, title, "the same throughout", high, lower, higher, definition);
    info.maximum = 0.5;
    info.null_rule = "silent: no hop above -80 dB; too_short: less than 15.5 s, which is one window only.";
    return info;
}

// Pairs: the mean, and then the spread.
constexpr FeatureInfo infos[] = {
    perception("midlevel_melodiousness", "melodiousness", "unmelodious", "melodious", "less melodious",
               "more melodious",
               MEAN "how much a line stands out that could be sung: its share of the sound, its small steps, its pace "
                    "and its range."),
    change("midlevel_melodiousness_spread", "changes of melodiousness", "tuneful at times only",
           "more even in melodiousness", "more changeable in melodiousness", SPREAD "melodiousness."),
    perception("midlevel_articulation", "articulation", "staccato", "legato", "more staccato", "more legato",
               MEAN
               "how much of the time until the next note of the same part a note sounds, until it is let go of or has "
               "died away."),
    change("midlevel_articulation_spread", "changes of articulation", "staccato and legato by turns",
           "more even in articulation", "more changeable in articulation", SPREAD "articulation."),
    perception("midlevel_rhythmic_complexity", "rhythmic complexity", "plain in rhythm", "intricate in rhythm",
               "plainer in rhythm", "more intricate in rhythm",
               MEAN "the mean of syncopation, of the variety of times between onsets, and of the unlikeness of "
                    "neighbouring bars."),
    change("midlevel_rhythmic_complexity_spread", "changes of rhythmic complexity", "plain and intricate by turns",
           "more even in rhythmic complexity", "more changeable in rhythmic complexity", SPREAD "rhythmic complexity."),
    perception("midlevel_rhythmic_stability", "rhythmic stability", "free in pulse", "steady in pulse",
               "freer in pulse", "steadier in pulse",
               MEAN "how well the onsets fit themselves one and two beats later."),
    change("midlevel_rhythmic_stability_spread", "changes of rhythmic stability", "steady and free by turns",
           "more even in steadiness", "more changeable in steadiness", SPREAD "rhythmic stability."),
    perception("midlevel_dissonance", "dissonance of the notes", "consonant", "dissonant", "more consonant",
               "more dissonant", MEAN "the roughness of the notes that sound together."),
    change("midlevel_dissonance_spread", "changes of dissonance", "consonant and dissonant by turns",
           "more even in dissonance", "more changeable in dissonance", SPREAD "dissonance."),
    perception("midlevel_tonal_stability", "tonal stability", "wandering in key", "firm in key", "less firm in key",
               "firmer in key", MEAN "how well each quarter of the window fits the key of the whole."),
    change("midlevel_tonal_stability_spread", "changes of tonal stability", "firm and wandering by turns",
           "more even in tonal stability", "more changeable in tonal stability", SPREAD "tonal stability."),
    perception("midlevel_mode", "mode", "minor", "major", "more minor", "more major",
               MEAN "by how much the notes fit the best major key better than the best minor one; 0.5 is neither."),
    change("midlevel_mode_spread", "changes of mode", "minor and major by turns", "more even in mode",
           "more changeable in mode", SPREAD "mode."),
};

#undef HEARD
#undef MEAN
#undef SPREAD

class Perceptions final : public Measurement {
    void finish(const Track& track, FeatureVector& result) override {
        for (std::size_t i = 0; i < std::size(infos); i += 2) {
            set_mean(infos[i].id, track, result);
            set_spread(infos[i].id, infos[i + 1].id, track, result);
        }
    }
};

}  // namespace

constexpr Family perceptions = {
    .name = "perceptions",
    .features = infos,
    .needs = {.midlevel = true},
    .start = start<Perceptions>,
};

}  // namespace armonica::features::midlevel
