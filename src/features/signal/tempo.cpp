#include <algorithm>
#include <cmath>

#include "dsp/level.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/pulse.hpp"

namespace armonica::features::signal {

namespace {

#define NO_BEAT                                                                                               \
    "silent: no hop above -80 dB; too_short: less than 6 s; no_beat: the autocorrelation at one to four "     \
    "periods stays below 0.06 or below three times what noise of that length varies by, or fewer than three " \
    "beats fit, or fewer than three onsets."

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
        .definition = "Beats a minute. The onset envelope (see onset_rate), less its mean over a second around, is "
                      "autocorrelated; "
                      "tempi from 30 to 250 BPM are rated by the autocorrelation at one to four periods (weights 1/2, "
                      "1/6, 1/6, 1/6), weighed "
                      "log-normally "
                      "around 120 BPM (one octave) and less where the pulse at half the period is as strong; beats are "
                      "tracked at the "
                      "best tempo by dynamic programming, and their mean spacing, outliers left out, is the tempo.",
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

class Tempo final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const Pulse& pulse = track.pulse();
        if (!pulse.found()) return set_all_missing(infos, MissingReason::no_beat, result);
        result.set("bpm", pulse.bpm);
        result.set("beats_loudness", beat_level(pulse, track.onsets().mean_square()));
    }
};

}  // namespace

constinit const Family tempo{
    .name = "tempo", .features = infos, .needs = {.onsets = true}, .minimum_seconds = 6.0, .start = start<Tempo>};

}  // namespace armonica::features::signal
