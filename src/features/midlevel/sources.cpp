#include "features/families.hpp"
#include "features/midlevel/set_heard.hpp"

namespace armonica::features::midlevel {

namespace {

#define HEARD                                                                                                         \
    " Heard by a small neural network (data/midlevel/perception.md), taught on rendered music, where what sounds is " \
    "known exactly."
#define SHARE(what)                                                                   \
    "Share of the time in which " what                                                \
    " heard: the mean of its probability over segments of 1.1 s. Where it is heard, " \
    "it holds 4 % at least of what is audible in 80 mel bands." HEARD

constexpr FeaturesLike share{{
    .modality = Modality::midlevel,
    .family = "sources",
    .unit = "1",
    .minimum = 0.0,
    .maximum = 1.0,
    .null_rule = "silent: no hop above -80 dB; too_short: less than 10.4 s.",
    .citation = "",
}};

constexpr FeatureInfo infos[] = {
    share("midlevel_drums", "drums", "no drums", "drums throughout", "poorer in drums", "richer in drums",
          SHARE("drums or other percussion without pitch are")),
    share("midlevel_bass", "bass instrument", "no bass instrument", "a bass throughout", "poorer in bass instruments",
          "richer in bass instruments", SHARE("a double bass, bass guitar or synthesised bass is")),
    share("midlevel_clean_guitar", "clean guitar", "no clean guitar", "clean guitar throughout",
          "poorer in clean guitar", "richer in clean guitar", SHARE("an acoustic or undistorted electric guitar is")),
    share("midlevel_distorted_guitar", "distorted guitar", "no distorted guitar", "distorted guitar throughout",
          "poorer in distorted guitar", "richer in distorted guitar", SHARE("a distorted electric guitar is")),
    share("midlevel_piano", "piano", "no piano", "piano throughout", "poorer in piano", "richer in piano",
          SHARE("a piano, acoustic or electric, is")),
    share("midlevel_organ", "organ", "no organ", "organ throughout", "poorer in organ", "richer in organ",
          SHARE("an organ is")),
    share("midlevel_strings", "strings", "no strings", "strings throughout", "poorer in strings", "richer in strings",
          SHARE("violins, violas, cellos or their kin, bowed or plucked, are")),
    share("midlevel_brass", "brass", "no brass", "brass throughout", "poorer in brass", "richer in brass",
          SHARE("trumpets, trombones, horns or tubas are")),
    share("midlevel_winds", "winds", "no winds", "winds throughout", "poorer in winds", "richer in winds",
          SHARE("flutes, clarinets, oboes, bassoons or saxophones are")),
    share("midlevel_mallets", "mallets", "no mallets", "mallets throughout", "poorer in mallets", "richer in mallets",
          SHARE("a vibraphone, marimba, xylophone, glockenspiel or bells are")),
    share("midlevel_synthesizer", "synthesizer", "no synthesizer", "synthesizer throughout", "poorer in synthesizer",
          "richer in synthesizer", SHARE("a synthesizer, other than as bass or drums, is")),
    share("midlevel_voice", "singing", "no voice", "a voice throughout", "poorer in voices", "richer in voices",
          SHARE("somebody sings or raps, or a choir sings, is")),
    share("midlevel_electronic", "electronic sound", "acoustic", "electronic", "more acoustic", "more electronic",
          "Share of what is audible that comes from electronic instruments; amplified ones count half. Mean over "
          "windows of ten seconds." HEARD),
    share("midlevel_fullness", "number of players", "solo", "full", "sparser in players", "fuller in players",
          "Effective number of parts that share what is audible, as log2 of it over 3: 0 is one part, 1 is eight. Mean "
          "over windows of ten seconds." HEARD),
};

#undef HEARD
#undef SHARE

class Sources final : public Measurement {
    void finish(const Track& track, FeatureVector& result) override {
        for (const FeatureInfo& info : infos) set_mean(info.id, track, result);
    }
};

}  // namespace

constexpr Family sources = {
    .name = "sources",
    .features = infos,
    .needs = {.midlevel = true},
    .start = start<Sources>,
};

}  // namespace armonica::features::midlevel
