#include <algorithm>
#include <cmath>

#include "dsp/level.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/pulse.hpp"

namespace armonica::features::signal {

namespace {

#define NO_BEAT                                                                                                       \
    "silent: no hop above -80 dB; too_short: less than 6 s; no_beat: fewer than three onsets or beats, or the mean "  \
    "autocorrelation at one to four periods is below 1/sqrt(n), n the number of values of the envelope (below three " \
    "times that where there are fewer than 0.6 onsets a second)."

constexpr FeatureInfo infos[] = {
    {
        .id = "bpm",
        .title = "tempo",
        .modality = Modality::signal,
        .family = "tempo",
        .unit = "BPM",
        .minimum = 15.0,
        .maximum = 500.0,
        .low = "slow",
        .high = "fast",
        .lower = "slower",
        .higher = "faster",
        .definition =
            "Beats a minute. The onset envelope (see onset_rate) and those of its five bands, less their means over a "
            "second around, are autocorrelated over stretches of 12 s, averaged (the whole weighs as much as all "
            "bands) "
            "and smoothed over 50 ms to both sides. Tempi from 30 to 250 BPM are rated by the mean value at one to "
            "four "
            "periods plus half the value at half a period, weighed log-normally around 120 BPM (one octave). The best, "
            "its half and its double compete once more, a tempo losing up to 0.7 of its rating where half its period "
            "is "
            "as strong as its period, so that an even train of pulses from 50 to 200 BPM has its own tempo. Beats are "
            "tracked at it by dynamic programming, and their mean spacing, outliers left out, is the tempo.",
        .null_rule = NO_BEAT,
        .citation =
            "Ellis, Beat Tracking by Dynamic Programming, Journal of New Music Research 36(1), 2007; Parncutt, A "
            "Perceptual Model of Pulse Salience and Metrical Accent in Musical Rhythms, Music Perception 11(4), "
            "1994",
    },
    {
        .id = "beats_loudness",
        .title = "beat level",
        .modality = Modality::signal,
        .family = "tempo",
        .unit = "dBFS",
        .minimum = -100.0,
        .maximum = 30.0,
        .low = "soft beats",
        .high = "loud beats",
        .lower = "softer on the beats",
        .higher = "louder on the beats",
        .definition =
            "Level of the sound at the beats, relative to a mean square of 1: decibels of the mean over beats of the "
            "largest mean square of a frame of 1,024 samples within 2 frames of 512 samples around the beat. At "
            "least -100 dBFS.",
        .null_rule = NO_BEAT,
        .citation = "Ellis, Beat Tracking by Dynamic Programming, Journal of New Music Research 36(1), 2007",
    },
};
#undef NO_BEAT

constexpr std::size_t beat_reach = 2;

double beat_level(const Pulse& pulse, std::span<const float> mean_square) {
    dsp::RunningMean power;
    for (const std::size_t beat : pulse.beats) {
        const std::size_t first = beat - std::min(beat, beat_reach);
        const std::size_t end = std::min(beat + beat_reach + 1, mean_square.size());
        const auto around = mean_square.subspan(first, end - first);
        power.add(*std::max_element(around.begin(), around.end()));
    }
    return dsp::level_db(power.mean(), *infos[1].minimum);
}

class TempoOfTrack final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const Pulse& pulse = track.pulse();
        if (!pulse.found()) return set_all_missing(infos, MissingReason::no_beat, result);
        result.set("bpm", pulse.bpm);
        result.set("beats_loudness", beat_level(pulse, track.onsets().mean_square()));
        result.tempi = pulse.tempi;
    }
};

}  // namespace

constinit const Family tempo{.name = "tempo",
                             .features = infos,
                             .needs = {.onsets = true},
                             .minimum_seconds = 6.0,
                             .start = start<TempoOfTrack>};

}  // namespace armonica::features::signal
