#include <cmath>

#include "features/families.hpp"
#include "features/shared/chromagram.hpp"

namespace armonica::features::signal {

namespace {

constexpr std::string_view null_rule =
    "silent: no hop above -80 dB; too_short: less than 0.5 s; no_pitch: as chroma_c.";
constexpr std::string_view citation =
    "Gómez, Tonal Description of Music Audio Signals, PhD thesis, Universitat Pompeu Fabra, 2006";

constexpr FeatureInfo infos[] = {
    {
        .id = "tuning_hertz",
        .title = "tuning (A4)",
        .modality = Modality::signal,
        .family = "tuning",
        .unit = "Hz",
        .minimum = 427.4,
        .maximum = 452.9,
        .low = "tuned low",
        .high = "tuned high",
        .lower = "tuned lower",
        .higher = "tuned higher",
        .definition = "The frequency of A4 at which the partials of all tonal frames (see chroma_c) above 110 Hz lie "
                      "best on an equally tempered scale: the circular mean of their deviations from the scale of A4 = "
                      "440 Hz, by their share of the frame. Tunings a semitone apart are the same scale: the one "
                      "within half a semitone of 440 Hz is given.",
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "tuning_clarity",
        .title = "intonation",
        .modality = Modality::signal,
        .family = "tuning",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "notes slide or lie between the keys of a piano",
        .high = "all notes lie on one tempered scale",
        .lower = "freer in intonation",
        .higher = "stricter in intonation",
        .definition =
            "Resultant length of the deviations that tuning_hertz is the circular mean of: 1 where all partials "
            "deviate alike from the scale of A4 = 440 Hz, 0 where any deviation is as frequent as any other.",
        .null_rule = null_rule,
        .citation = citation,
    },
};

class Tuning final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const Chromagram& chroma = track.chroma();
        if (!chroma.tonal()) return set_all_missing(infos, MissingReason::no_pitch, result);
        result.set("tuning_hertz", 440.0 * std::exp2(chroma.tuning() / 12.0));
        result.set("tuning_clarity", chroma.tuning_clarity());
    }
};

}  // namespace

constinit const Family tuning{
    .name = "tuning", .features = infos, .needs = {.chroma = true}, .minimum_seconds = 0.5, .start = start<Tuning>};

}  // namespace armonica::features::signal
