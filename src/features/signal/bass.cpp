#include <algorithm>
#include <cmath>

#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/chromagram.hpp"

namespace armonica::features::signal {

namespace {

#define BASS_NOTE                                                                                                  \
    " Lowest note: the lowest partial (see chroma_c) from 40 Hz on that is at most 20 dB weaker than the frame's " \
    "strongest."

constexpr std::string_view null_rule =
    "silent: no hop above -80 dB; too_short: less than 0.5 s; no_pitch: as chroma_c.";

constexpr FeatureInfo infos[] = {
    {
        .id = "bass_pitch_mean",
        .title = "register of the bass",
        .modality = Modality::signal,
        .family = "bass",
        .unit = "semitones",
        .minimum = 27.0,
        .maximum = 108.0,
        .low = "the lowest notes are deep",
        .high = "the lowest notes are high: there is no bass",
        .lower = "deeper in the bass",
        .higher = "higher in its lowest notes",
        .definition = "Mean pitch of the lowest note over tonal frames, 69 being A4 = 440 Hz." BASS_NOTE,
        .null_rule = null_rule,
        .citation = "",
    },
    {
        .id = "bass_pitch_deviation",
        .title = "movement of the bass",
        .modality = Modality::signal,
        .family = "bass",
        .unit = "semitones",
        .minimum = 0.0,
        .maximum = 41.0,
        .low = "the lowest note stays in its place",
        .high = "the lowest note moves far, or comes and goes",
        .lower = "steadier in the bass",
        .higher = "more moving in the bass",
        .definition = "Standard deviation of the lowest note's pitch over tonal frames." BASS_NOTE,
        .null_rule = null_rule,
        .citation = "",
    },
};
#undef BASS_NOTE

constexpr float least_share = 0.01F;  // −20 dB

class Bass final : public Measurement {
public:
    void follow(const Partials& partials) override {
        if (!partials.tonal) return;
        float strongest = 0.0F;
        for (const Partial& partial : partials.all) strongest = std::max(strongest, partial.power);
        for (const Partial& partial : partials.all) {
            if (partial.power < least_share * strongest) continue;
            pitch_.add(partial.pitch);
            squares_.add(static_cast<double>(partial.pitch) * static_cast<double>(partial.pitch));
            return;
        }
    }

    void finish(const Track& track, FeatureVector& result) override {
        if (!track.chroma().tonal()) return set_all_missing(infos, MissingReason::no_pitch, result);
        const double mean = pitch_.mean();
        result.set("bass_pitch_mean", mean);
        result.set("bass_pitch_deviation", std::sqrt(std::max(0.0, squares_.mean() - mean * mean)));
    }

private:
    dsp::RunningMean pitch_, squares_;
};

}  // namespace

constinit const Family bass{
    .name = "bass", .features = infos, .needs = {.chroma = true}, .minimum_seconds = 0.5, .start = start<Bass>};

}  // namespace armonica::features::signal
