#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "dsp/peaks.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/pulse.hpp"
#include "features/shared/sharpener.hpp"

namespace armonica::features::signal {

namespace {

#define NO_BEAT "silent: no hop above -80 dB; too_short: less than 6 s; no_beat: no tempo (see bpm)"
#define NO_ONSETS "silent: no hop above -80 dB; too_short: less than 6 s; no_onsets: "
#define BETWEEN_BEATS                                                                                          \
    "The onset envelope (see onset_rate), less its mean over a second around, negative values taken as 0, is " \
    "read at 24 places between each two beats (see bpm). "

#define ONSET_PATTERN_RATE(suffix, where, of)                                                                     \
    {                                                                                                             \
        .id = "onset_pattern_rate" suffix, .title = "rate of repetition" where, .modality = Modality::signal,     \
        .family = "rhythm_pattern", .unit = "1/s", .minimum = 0.5, .maximum = 10.0,                               \
        .low = "what repeats is slow" where, .high = "quick figures repeat" where,                                \
        .lower = "slower in its repeating figures" where, .higher = "quicker in its repeating figures" where,     \
        .definition =                                                                                             \
            "Mean rate, on a logarithmic scale from 0.5 to 10 a second, weighed by the Fourier transform of "     \
            "the autocorrelation (12 s, Hann window, negative values taken as 0) of the onset envelope" of        \
            " (see onset_rate) at 12 rates an octave.",                                                           \
        .null_rule = NO_ONSETS "no level ever rises there.",                                                      \
        .citation = "Pohle, Schnitzer, Schedl, Knees, Widmer, On Rhythm and General Music Similarity, ISMIR 2009" \
    }

constexpr FeatureInfo infos[] = {
    {
        .id = "swing",
        .title = "swing",
        .modality = Modality::signal,
        .family = "rhythm_pattern",
        .unit = "1",
        .minimum = 0.75,
        .maximum = 3.0,
        .low = "straight, beats halved evenly",
        .high = "swung, long and short notes alternate",
        .lower = "straighter",
        .higher = "more swinging",
        .definition = BETWEEN_BEATS
        "Averaged over beats, its highest peak from 0.45 to 0.72 of the way gives the length of the first part of "
        "the beat over that of the second: 1 is straight, 2 is swung in triplets.",
        .null_rule = NO_BEAT ", or fewer than eight beats; no_onsets: no peak there, or lower than a seventh of the "
                             "value on the beat.",
        .citation = "Friberg & Sundstrom, Swing Ratios and Ensemble Timing in Jazz Performance, Music Perception "
                    "19(3), 2002",
    },
    {
        .id = "offbeat_emphasis",
        .title = "emphasis off the beat",
        .modality = Modality::signal,
        .family = "rhythm_pattern",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "all weight lies on the beat",
        .high = "much weight lies between the beats",
        .lower = "weaker off the beat",
        .higher = "stronger off the beat",
        .definition = BETWEEN_BEATS "Averaged over beats, the highest value from 0.45 to 0.72 of the way over the sum "
                                    "of this and of the value on the beat.",
        .null_rule = NO_BEAT ", or fewer than eight beats.",
        .citation = "",
    },
    {
        .id = "syncopation",
        .title = "syncopation",
        .modality = Modality::signal,
        .family = "rhythm_pattern",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "accents fall where they are expected",
        .high = "accents push against the beat",
        .lower = "less syncopated",
        .higher = "more syncopated",
        .definition = BETWEEN_BEATS
        "Quarters of the beat: the highest of three places around each. Sum over beats of what the second quarter "
        "has more than the third, and what the third and the fourth have more than the following beat, over the "
        "sum of all four.",
        .null_rule = NO_BEAT ", or fewer than eight beats.",
        .citation =
            "Longuet-Higgins & Lee, The Rhythmic Interpretation of Monophonic Music, Music Perception 1(4), 1984",
    },
    {
        .id = "triple_feel",
        .title = "triplet feel",
        .modality = Modality::signal,
        .family = "rhythm_pattern",
        .unit = "1",
        .minimum = -1.0,
        .maximum = 1.0,
        .low = "beats are divided into halves and quarters",
        .high = "beats are divided into thirds",
        .lower = "less in triplets",
        .higher = "more in triplets",
        .definition = "Half the difference of the autocorrelation (see beat_strength) at a third or two thirds of the "
                      "period of the tempo, whichever is higher, and at a half.",
        .null_rule = NO_BEAT ".",
        .citation = "Grosche, Muller, Kurth, Cyclic Tempogram - a Mid-Level Tempo Representation for Music Signals, "
                    "ICASSP 2010",
    },
    {
        .id = "onset_unevenness",
        .title = "unevenness of notes",
        .modality = Modality::signal,
        .family = "rhythm_pattern",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 200.0,
        .low = "notes follow each other evenly",
        .high = "long and short notes alternate",
        .lower = "more even in its notes",
        .higher = "more uneven in its notes",
        .definition = "Normalised pairwise variability index: 100 times the mean, over neighbouring intervals between "
                      "onsets (see onset_rate), of their difference over their mean; intervals over 2 s are left out.",
        .null_rule = NO_ONSETS "fewer than four pairs of intervals.",
        .citation = "Patel & Daniele, An Empirical Comparison of Rhythm in Language and Music, Cognition 87(1), 2003",
    },
    ONSET_PATTERN_RATE("", "", ""),
    ONSET_PATTERN_RATE("_low", " in the bass", " from 20 to 150 Hz"),
    ONSET_PATTERN_RATE("_high", " in the treble", " from 5000 to 11000 Hz"),
};
#undef ONSET_PATTERN_RATE
#undef BETWEEN_BEATS
#undef NO_ONSETS
#undef NO_BEAT

constexpr std::size_t places = 24;
constexpr std::size_t least_beats = 8;
constexpr std::size_t offbeat_from = 11, offbeat_to = 17;  // places of 0.45 to 0.72
constexpr double least_peak = 1.0 / 7.0;
constexpr std::size_t smoothing = 3;
constexpr double longest_interval = 2.0 * OnsetEnvelope::rate;
constexpr std::size_t least_pairs = 4;
constexpr double slowest_rate = 0.5, fastest_rate = 10.0;
constexpr double rates_per_octave = 12.0;

// What happens between beats, summed over them, while the sharpened envelope passes by: it is not kept.
class BeatCourse {
public:
    using Course = std::array<double, places>;

    BeatCourse(std::span<const float> strength, std::span<const std::size_t> beats) : beats_(beats) {
        Sharpener sharpener;
        for (const float value : strength)
            if (const auto sharp = sharpener.add(value)) add(*sharp);
        while (const auto sharp = sharpener.flush()) add(*sharp);
        for (std::size_t i = 0; i < margin; ++i) add(0.0F);
    }

    const Course& sum() const { return sum_; }
    double on_beat() const { return std::max({sum_[0], sum_[1], sum_[places - 1]}); }
    double syncopation() const { return all_ > 0.0 ? std::clamp(syncopated_ / all_, 0.0, 1.0) : 0.0; }

private:
    static constexpr std::size_t ring = 512;  // more than a beat
    static constexpr std::size_t margin = 3;  // values that read() wants after a beat

    void add(float value) {
        last_[count_++ % ring] = value;
        if (done_ + 1 >= beats_.size() || beats_[done_ + 1] + margin >= count_) return;
        add_beat(beats_[done_], beats_[done_ + 1]);
        ++done_;
    }

    // Between values, each with a half of both its neighbours: beats are placed to within a value or so.
    double read(double at) const {
        const auto below = static_cast<std::size_t>(at);
        const auto value = [this](std::size_t i) {
            const double left = i > 0 ? last_[(i - 1) % ring] : 0.0F;
            return 0.25 * left + 0.5 * last_[i % ring] + 0.25 * last_[(i + 1) % ring];
        };
        const double share = at - static_cast<double>(below);
        return (1.0 - share) * value(below) + share * value(below + 1);
    }

    void add_beat(std::size_t beat, std::size_t next) {
        const auto from = static_cast<double>(beat), length = static_cast<double>(next - beat);
        Course course{};
        for (std::size_t i = 0; i < places; ++i) {
            course[i] = read(from + length * static_cast<double>(i) / places);
            sum_[i] += course[i];
        }
        const auto quarter = [&course](std::size_t i) { return std::max({course[i - 1], course[i], course[i + 1]}); };
        const double on = std::max(course[0], course[1]);
        const double second = quarter(places / 4), third = quarter(places / 2), fourth = quarter(3 * places / 4);
        const double following = std::max(course[places - 1], read(from + length));
        syncopated_ += std::max(0.0, second - third) + std::max(0.0, std::max(third, fourth) - following);
        all_ += on + second + third + fourth;
    }

    std::span<const std::size_t> beats_;
    std::array<float, ring> last_{};  // values, in turn
    std::size_t count_ = 0, done_ = 0;
    Course sum_{};
    double syncopated_ = 0.0, all_ = 0.0;
};

// Where the second note of the beat lies, as a share of the beat; 0 where there is none.
double second_note(const BeatCourse& course) {
    std::size_t best = 0;
    for (std::size_t i = offbeat_from; i <= offbeat_to; ++i) {
        const bool peak = course.sum()[i] > course.sum()[i - 1] && course.sum()[i] >= course.sum()[i + 1];
        if (peak && (best == 0 || course.sum()[i] > course.sum()[best])) best = i;
    }
    if (best == 0 || course.sum()[best] < least_peak * course.on_beat()) return 0.0;
    const auto top = dsp::parabola_top(course.sum()[best - 1], course.sum()[best], course.sum()[best + 1]);
    return (static_cast<double>(best) + top.offset) / places;
}

void set_course(const Pulse& pulse, const OnsetEnvelope& onsets, FeatureVector& result) {
    if (pulse.beats.size() < least_beats)
        return set_all_missing(std::span(infos).first(3), MissingReason::no_beat, result);
    const BeatCourse course(onsets.strength(), pulse.beats);
    if (const double at = second_note(course); at > 0.0)
        result.set("swing", std::clamp(at / (1.0 - at), *infos[0].minimum, *infos[0].maximum));
    else
        result.set_missing("swing", MissingReason::no_onsets);
    const double off = *std::max_element(course.sum().begin() + offbeat_from, course.sum().begin() + offbeat_to + 1);
    result.set("offbeat_emphasis", off > 0.0 ? off / (off + course.on_beat()) : 0.0);
    result.set("syncopation", course.syncopation());
}

void set_triple_feel(const Pulse& pulse, const OnsetEnvelope& onsets, FeatureVector& result) {
    const auto correlation = joined_beat_spectrum(onsets, smoothing);
    const double period = 60.0 * OnsetEnvelope::rate / pulse.bpm;
    const auto at = [&](double share) { return highest_near(correlation, share * period, 1.0); };
    const double thirds = std::max(at(1.0 / 3), at(2.0 / 3));
    result.set("triple_feel", std::clamp(0.5 * (thirds - at(0.5)), -1.0, 1.0));
}

void set_unevenness(const OnsetEnvelope& envelope, FeatureVector& result) {
    const auto onsets = envelope.onsets();
    dsp::RunningMean variability;
    for (std::size_t i = 2; i < onsets.size(); ++i) {
        const auto one = static_cast<double>(onsets[i - 1] - onsets[i - 2]);
        const auto other = static_cast<double>(onsets[i] - onsets[i - 1]);
        if (std::max(one, other) <= longest_interval) variability.add(std::abs(one - other) / (0.5 * (one + other)));
    }
    if (variability.count() < least_pairs)
        result.set_missing("onset_unevenness", MissingReason::no_onsets);
    else
        result.set("onset_unevenness", 100.0 * variability.mean());
}

// Σ of the windowed autocorrelation times a cosine of every rate; the cosines by recurrence.
double mean_rate(std::span<const double> correlation) {
    std::vector<double> windowed(correlation.begin(), correlation.end());
    for (std::size_t lag = 0; lag < windowed.size(); ++lag)
        windowed[lag] *=
            0.5 + 0.5 * std::cos(std::numbers::pi * static_cast<double>(lag) / static_cast<double>(windowed.size()));
    windowed[0] *= 0.5;  // lags below 0 are those above
    double weights = 0.0, weighted = 0.0;
    for (double octave = std::log2(slowest_rate); octave <= std::log2(fastest_rate); octave += 1.0 / rates_per_octave) {
        const double step = 2.0 * std::numbers::pi * std::exp2(octave) / OnsetEnvelope::rate;
        double older = std::cos(step), cosine = 1.0, power = 0.0;  // cos((n+1)x) = 2·cos x·cos nx − cos((n−1)x)
        const double twice = 2.0 * older;
        for (const double value : windowed) {
            power += value * cosine;
            const double next = twice * cosine - older;
            older = cosine;
            cosine = next;
        }
        weights += std::max(0.0, power);
        weighted += std::max(0.0, power) * octave;
    }
    return weights > 0.0 ? std::exp2(weighted / weights) : 0.0;
}

void set_rate(std::string_view id, const BeatSpectrum& spectrum, FeatureVector& result) {
    const double rate = mean_rate(spectrum.correlation());
    if (rate > 0.0)
        result.set(id, std::clamp(rate, slowest_rate, fastest_rate));
    else
        result.set_missing(id, MissingReason::no_onsets);
}

class RhythmPattern final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const OnsetEnvelope& onsets = track.onsets();
        set_unevenness(onsets, result);
        set_rate("onset_pattern_rate", onsets.beat_spectrum(), result);
        set_rate("onset_pattern_rate_low", onsets.beat_spectrum(0), result);
        set_rate("onset_pattern_rate_high", onsets.beat_spectrum(bands.size() - 1), result);
        if (!track.pulse().found()) return set_all_missing(std::span(infos).first(4), MissingReason::no_beat, result);
        set_course(track.pulse(), onsets, result);
        set_triple_feel(track.pulse(), onsets, result);
    }
};

}  // namespace

constinit const Family rhythm_pattern{.name = "rhythm_pattern",
                                      .features = infos,
                                      .needs = {.onsets = true},
                                      .minimum_seconds = 6.0,
                                      .start = start<RhythmPattern>};

}  // namespace armonica::features::signal
