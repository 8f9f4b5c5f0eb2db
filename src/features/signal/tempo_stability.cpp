#include <algorithm>
#include <cmath>

#include "dsp/peaks.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/pulse.hpp"

namespace armonica::features::signal {

namespace {

#define NO_BEAT "silent: no hop above -80 dB; too_short: less than 6 s; no_beat: no tempo (see bpm)"

constexpr FeatureInfo infos[] = {
    {
        .id = "tempo_confidence",
        .title = "certainty of the tempo",
        .modality = Modality::signal,
        .family = "tempo_stability",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "could be counted at several tempi",
        .high = "counted at one tempo only",
        .lower = "less certain in its tempo",
        .higher = "more certain in its tempo",
        .definition =
            "Share of the tempo's rating (see bpm) in the sum of those of all candidates: its half and its double, and "
            "up to three more peaks of the rating, these relative to the peak that the tempo comes from.",
        .null_rule = NO_BEAT ".",
        .citation = "",
    },
    {
        .id = "tempo_ambiguity",
        .title = "doubt between half and double tempo",
        .modality = Modality::signal,
        .family = "tempo_stability",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "half or double the tempo would not do",
        .high = "half or double the tempo would do as well",
        .lower = "less open to counting at half or double tempo",
        .higher = "more open to counting at half or double tempo",
        .definition = "Rating (see bpm) of half or of double the tempo, whichever is higher, over that of the tempo.",
        .null_rule = NO_BEAT ".",
        .citation = "McKinney & Moelants, Ambiguity in Tempo Perception, Music Perception 24(2), 2006",
    },
    {
        .id = "tempo_deviation",
        .title = "wandering of the tempo",
        .modality = Modality::signal,
        .family = "tempo_stability",
        .unit = "%",
        .minimum = 0.0,
        .maximum = 100.0,
        .low = "as steady as a machine",
        .high = "the beat comes and goes freely",
        .lower = "steadier in its beat",
        .higher = "freer in its beat",
        .definition =
            "Standard deviation, relative to the mean, of a quarter of the time that four beats take, over all "
            "runs of four beats; beats (see bpm) are placed between values of the envelope by a parabola "
            "through three.",
        .null_rule = NO_BEAT ", or fewer than eight beats.",
        .citation = "",
    },
};
#undef NO_BEAT

constexpr std::size_t run = 4;  // beats: shorter times would tell how finely beats are placed
constexpr std::size_t least_beats = 8;

// A beat where the envelope is highest, between its values.
double placed(std::size_t beat, std::span<const float> strength) {
    if (!dsp::is_local_maximum(strength, beat)) return static_cast<double>(beat);
    return static_cast<double>(beat) + dsp::parabola_top(strength[beat - 1], strength[beat], strength[beat + 1]).offset;
}

double wandering(const Pulse& pulse, std::span<const float> strength) {
    dsp::RunningMean mean, square;
    for (std::size_t i = run; i < pulse.beats.size(); ++i) {
        const double time = placed(pulse.beats[i], strength) - placed(pulse.beats[i - run], strength);
        mean.add(time);
        square.add(time * time);
    }
    const double variance = std::max(0.0, square.mean() - mean.mean() * mean.mean());
    return std::min(100.0, 100.0 * std::sqrt(variance) / mean.mean());
}

class TempoStability final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const Pulse& pulse = track.pulse();
        if (!pulse.found()) return set_all_missing(infos, MissingReason::no_beat, result);
        result.set("tempo_confidence", pulse.tempi.front().confidence);
        result.set("tempo_ambiguity", pulse.ambiguity);
        if (pulse.beats.size() < least_beats)
            result.set_missing("tempo_deviation", MissingReason::no_beat);
        else
            result.set("tempo_deviation", wandering(pulse, track.onsets().strength()));
    }
};

}  // namespace

constinit const Family tempo_stability{.name = "tempo_stability",
                                       .features = infos,
                                       .needs = {.onsets = true},
                                       .minimum_seconds = 6.0,
                                       .start = start<TempoStability>};

}  // namespace armonica::features::signal
