#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "dsp/level.hpp"
#include "features/families.hpp"
#include "features/shared/pulse.hpp"

namespace armonica::features::signal {

namespace {

#define NO_BEAT "silent: no hop above -80 dB; too_short: less than 6 s; no_beat: no tempo (see bpm)"
#define STRENGTH(text)                                                                                               \
    "Highest autocorrelation of the onset envelope and its five bands (see bpm; averaged over three values by 1/4, " \
    "1/2, 1/4) within 12 ms of " text "."

constexpr FeatureInfo infos[] = {
    {
        .id = "meter",
        .title = "meter",
        .modality = Modality::signal,
        .family = "meter",
        .unit = "beats",
        .minimum = 2.0,
        .maximum = 7.0,
        .low = "beats in pairs, as in a march",
        .high = "long or odd groups of beats",
        .lower = "shorter in its groups of beats",
        .higher = "longer in its groups of beats",
        .definition =
            "Beats in a bar: of 2, 3, 4, 5, 6 and 7, the number at which the accents repeat best; a multiple of "
            "another "
            "number only if better by 0.1. Accent of a beat (see bpm): the onset envelope, summed, plus the level in "
            "decibels, both over the five values around it. Beats in silence are left out. How well accents repeat: "
            "their autocorrelation.",
        .null_rule = NO_BEAT ", or fewer than 14 beats, or no repetition better than 1.5/sqrt(beats).",
        .citation = "Gouyon & Herrera, Determination of the Meter of Musical Audio Signals, AES 114th Convention, 2003",
    },
    {
        .id = "meter_confidence",
        .title = "certainty of the meter",
        .modality = Modality::signal,
        .family = "meter",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "beats are not grouped in any clear way",
        .high = "beats are clearly grouped into bars",
        .lower = "less clear in its bars",
        .higher = "clearer in its bars",
        .definition = "How well accents repeat (see meter) at the best number of beats, less the best of the numbers "
                      "that share no divisor with it; 0 to 1.",
        .null_rule = NO_BEAT ", or fewer than 14 beats.",
        .citation = "",
    },
    {
        .id = "meter_triple",
        .title = "bars of three",
        .modality = Modality::signal,
        .family = "meter",
        .unit = "1",
        .minimum = -1.0,
        .maximum = 1.0,
        .low = "beats go in twos and fours",
        .high = "beats go in threes, as in a waltz",
        .lower = "more even in its bars, in twos and fours,",
        .higher = "more in threes, like a waltz,",
        .definition = "Half the difference of how well accents repeat (see meter) after three beats, and after two or "
                      "four, whichever is better.",
        .null_rule = NO_BEAT ", or fewer than 14 beats.",
        .citation = "",
    },
    {
        .id = "tatum_strength",
        .title = "pulse of the divided beat",
        .modality = Modality::signal,
        .family = "meter",
        .unit = "1",
        .minimum = -1.0,
        .maximum = 1.0,
        .low = "little happens between the beats",
        .high = "beats are evenly divided throughout",
        .lower = "weaker in its divisions of the beat",
        .higher = "stronger in its divisions of the beat",
        .definition = STRENGTH("a half, a third or a quarter of the period of the tempo"),
        .null_rule = NO_BEAT ".",
        .citation = "Klapuri, Eronen, Astola, Analysis of the Meter of Acoustic Musical Signals, IEEE Transactions on "
                    "Audio, Speech and Language Processing 14(1), 2006",
    },
    {
        .id = "beat_strength",
        .title = "pulse of the beat",
        .modality = Modality::signal,
        .family = "meter",
        .unit = "1",
        .minimum = -1.0,
        .maximum = 1.0,
        .low = "the beat is hardly played",
        .high = "the beat is played out strongly",
        .lower = "weaker in its beat",
        .higher = "stronger in its beat",
        .definition = STRENGTH("the period of the tempo"),
        .null_rule = NO_BEAT ".",
        .citation = "Klapuri, Eronen, Astola, Analysis of the Meter of Acoustic Musical Signals, IEEE Transactions on "
                    "Audio, Speech and Language Processing 14(1), 2006",
    },
    {
        .id = "bar_strength",
        .title = "pulse of the bar",
        .modality = Modality::signal,
        .family = "meter",
        .unit = "1",
        .minimum = -1.0,
        .maximum = 1.0,
        .low = "nothing repeats from bar to bar",
        .high = "the same pattern repeats from bar to bar",
        .lower = "less repetitive from bar to bar",
        .higher = "more repetitive from bar to bar",
        .definition = STRENGTH("two, three or four periods of the tempo"),
        .null_rule = NO_BEAT ".",
        .citation = "Klapuri, Eronen, Astola, Analysis of the Meter of Acoustic Musical Signals, IEEE Transactions on "
                    "Audio, Speech and Language Processing 14(1), 2006",
    },
};
#undef STRENGTH
#undef NO_BEAT

constexpr std::array<std::size_t, 6> meters = {2, 3, 4, 5, 6, 7};
constexpr std::size_t least_beats = 14;
constexpr std::size_t beat_reach = 2;
constexpr double multiple_margin = 0.1;
constexpr double least_deviations = 1.5;
constexpr double lowest_level_db = -100.0;
constexpr std::size_t smoothing = 3;

// Autocorrelation of a short series, relative to its variance: 0 at lag i of a series that does not vary.
double repetition(std::span<const double> values, std::size_t lag) {
    double mean = 0.0, power = 0.0, product = 0.0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        power += (values[i] - mean) * (values[i] - mean) / static_cast<double>(values.size());
        if (i >= lag)
            product += (values[i] - mean) * (values[i - lag] - mean) / static_cast<double>(values.size() - lag);
    }
    // Accents within a hundredth of a decibel are equal.
    return power > 1e-4 ? std::clamp(product / power, -1.0, 1.0) : 0.0;
}

// How much each beat stands out, in decibels; sums over the frames around it do not depend on how it falls into frames.
std::vector<double> accents_of(const Pulse& pulse, const OnsetEnvelope& onsets) {
    std::vector<double> accents;
    for (const std::size_t beat : pulse.beats) {
        const std::size_t first = beat - std::min(beat, beat_reach);
        const std::size_t end = std::min(beat + beat_reach + 1, onsets.strength().size());
        double rise = 0.0, power = 0.0;
        for (std::size_t i = first; i < end; ++i) {
            rise += onsets.strength()[i];
            power += onsets.mean_square()[i] / static_cast<double>(2 * beat_reach + 1);
        }
        if (!(power > silence_mean_square)) continue;  // beats run on into the silence at a file's end
        accents.push_back(rise + dsp::level_db(power, lowest_level_db));
    }
    return accents;
}

using Repetitions = std::array<double, meters.size()>;

std::size_t best_meter(const Repetitions& repeats) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < meters.size(); ++i) {
        const bool multiple = meters[i] % meters[best] == 0;
        if (repeats[i] > repeats[best] + (multiple ? multiple_margin : 0.0)) best = i;
    }
    return best;
}

double certainty(const Repetitions& repeats, std::size_t best) {
    double rival = 0.0;
    for (std::size_t i = 0; i < meters.size(); ++i)
        if (std::gcd(meters[i], meters[best]) == 1) rival = std::max(rival, repeats[i]);
    return std::clamp(repeats[best] - rival, 0.0, 1.0);
}

void set_meter(std::span<const double> accents, FeatureVector& result) {
    if (accents.size() < least_beats) return set_all_missing(std::span(infos).first(3), MissingReason::no_beat, result);
    Repetitions repeats{};
    for (std::size_t i = 0; i < meters.size(); ++i) repeats[i] = repetition(accents, meters[i]);
    const std::size_t best = best_meter(repeats);
    if (repeats[best] < least_deviations / std::sqrt(static_cast<double>(accents.size())))
        result.set_missing("meter", MissingReason::no_beat);
    else
        result.set("meter", static_cast<double>(meters[best]));
    result.set("meter_confidence", certainty(repeats, best));
    result.set("meter_triple", 0.5 * (repeats[1] - std::max(repeats[0], repeats[2])));
}

class Meter final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const Pulse& pulse = track.pulse();
        if (!pulse.found()) return set_all_missing(infos, MissingReason::no_beat, result);
        const auto correlation = joined_beat_spectrum(track.onsets(), smoothing);
        const double period = 60.0 * OnsetEnvelope::rate / pulse.bpm;
        const auto strongest = [&](std::initializer_list<double> multiples) {
            double highest = -1.0;
            for (const double multiple : multiples)
                highest = std::max(highest, highest_near(correlation, multiple * period, 1.0));
            return std::clamp(highest, -1.0, 1.0);
        };
        result.set("tatum_strength", strongest({1.0 / 2, 1.0 / 3, 1.0 / 4}));
        result.set("beat_strength", strongest({1.0}));
        result.set("bar_strength", strongest({2.0, 3.0, 4.0}));
        set_meter(accents_of(pulse, track.onsets()), result);
    }
};

}  // namespace

constinit const Family meter{
    .name = "meter", .features = infos, .needs = {.onsets = true}, .minimum_seconds = 6.0, .start = start<Meter>};

}  // namespace armonica::features::signal
