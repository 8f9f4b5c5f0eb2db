#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "dsp/peaks.hpp"
#include "features/families.hpp"
#include "features/shared/onset_envelope.hpp"

namespace armonica::features::signal {

namespace {

#define PULSE_CLARITY(suffix, where, of)                                                                             \
    {                                                                                                                \
        .id = "pulse_clarity" suffix, .title = "pulse clarity" where, .modality = Modality::signal,                  \
        .family = "pulse_clarity", .unit = "1", .minimum = 0.0, .maximum = 1.0, .low = "no pulse to be felt" where,  \
        .high = "the pulse is easy to feel" where, .lower = "vaguer in its pulse" where,                             \
        .higher = "clearer in its pulse" where,                                                                      \
        .definition = "Highest autocorrelation, at least 0, of the onset envelope" of                                \
                      " (see onset_rate; less its mean over a second around, negative values taken as 0, averaged "  \
                      "over three values by 1/4, 1/2, 1/4) at lags of 250 to 1500 ms, over stretches of 12 s.",      \
        .null_rule = "silent: no hop above -80 dB; too_short: less than 6 s; no_onsets: no level ever rises there.", \
        .citation = "Lartillot, Eerola, Toiviainen, Fornari, Multi-Feature Modeling of Pulse Clarity, ISMIR 2008"    \
    }

#define PULSE_CLARITY_ENTROPY(suffix, where, of)                                                                     \
    {                                                                                                                \
        .id = "pulse_clarity_entropy" suffix, .title = "pulse ambiguity" where, .modality = Modality::signal,        \
        .family = "pulse_clarity", .unit = "1", .minimum = 0.0, .maximum = 1.0,                                      \
        .low = "one rate of pulse alone" where, .high = "pulse spread over many rates" where,                        \
        .lower = "more settled on one pulse" where, .higher = "more spread over many pulses" where,                  \
        .definition =                                                                                                \
            "Entropy of the autocorrelation of pulse_clarity" suffix " (onset envelope" of                           \
            "), negative values taken as 0, read at tempi of 40 to 240 BPM, 24 an octave; relative to the entropy "  \
            "of equal values. 1 where no value is positive.",                                                        \
        .null_rule = "silent: no hop above -80 dB; too_short: less than 6 s; no_onsets: no level ever rises there.", \
        .citation = "Lartillot, Eerola, Toiviainen, Fornari, Multi-Feature Modeling of Pulse Clarity, ISMIR 2008"    \
    }

#define IN_BANDS(feature)                                                         \
    feature("", "", ""), feature("_low", " in the bass", " from 20 to 150 Hz"),   \
        feature("_low_middle", " in the lower middle", " from 150 to 500 Hz"),    \
        feature("_middle", " in the middle", " from 500 to 1500 Hz"),             \
        feature("_high_middle", " in the upper middle", " from 1500 to 5000 Hz"), \
        feature("_high", " in the treble", " from 5000 to 11000 Hz")

constexpr FeatureInfo infos[] = {IN_BANDS(PULSE_CLARITY), IN_BANDS(PULSE_CLARITY_ENTROPY)};
#undef IN_BANDS
#undef PULSE_CLARITY_ENTROPY
#undef PULSE_CLARITY

constexpr std::size_t series = 1 + bands.size();
static_assert(std::size(infos) == 2 * series);

constexpr std::size_t smoothing = 3;  // values of a Hann window: the two beside count half
constexpr double shortest_lag = 0.25 * OnsetEnvelope::rate;
constexpr double longest_lag = 1.5 * OnsetEnvelope::rate;
constexpr double tempi_per_octave = 24.0;

double clarity_of(std::span<const double> correlation) {
    double highest = 0.0;
    for (auto lag = static_cast<std::size_t>(std::ceil(shortest_lag)); static_cast<double>(lag) <= longest_lag; ++lag)
        highest = std::max(highest, correlation[lag]);
    return std::min(1.0, highest);
}

double entropy_of(std::span<const double> correlation) {
    double total = 0.0, weighted = 0.0, count = 0.0;
    for (double lag = shortest_lag; lag <= longest_lag; lag *= std::exp2(1.0 / tempi_per_octave)) {
        const double value = dsp::linear_at(correlation, lag);
        count += 1.0;
        if (value <= 0.0) continue;
        total += value;
        weighted += value * std::log(value);
    }
    if (!(total > 0.0)) return 1.0;
    // −Σ v/t·log(v/t) = log t − Σ v·log v / t
    return std::clamp((std::log(total) - weighted / total) / std::log(count), 0.0, 1.0);
}

class PulseClarity final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const OnsetEnvelope& onsets = track.onsets();
        for (std::size_t i = 0; i < series; ++i) {
            const BeatSpectrum& spectrum = i == 0 ? onsets.beat_spectrum() : onsets.beat_spectrum(i - 1);
            const auto correlation = smoothed(spectrum.correlation(), smoothing);
            if (!(correlation[0] > 0.0)) {
                result.set_missing(infos[i].id, MissingReason::no_onsets);
                result.set_missing(infos[series + i].id, MissingReason::no_onsets);
                continue;
            }
            result.set(infos[i].id, clarity_of(correlation));
            result.set(infos[series + i].id, entropy_of(correlation));
        }
    }
};

}  // namespace

constinit const Family pulse_clarity{.name = "pulse_clarity",
                                     .features = infos,
                                     .needs = {.onsets = true},
                                     .minimum_seconds = 6.0,
                                     .start = start<PulseClarity>};

}  // namespace armonica::features::signal
