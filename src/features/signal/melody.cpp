#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/chromagram.hpp"

namespace armonica::features::signal {

namespace {

constexpr std::string_view null_rule =
    "silent: no hop above -80 dB; too_short: less than 0.5 s; no_pitch: as chroma_c, or no note between A2 and A6.";
constexpr std::string_view citation =
    "Salamon & Gómez, Melody Extraction from Polyphonic Music Signals using Pitch Contour Characteristics, IEEE TASLP "
    "20, 2012 (salience by harmonic summation; all else is Armonica's own)";

#define LEADING_NOTE                                                                                                   \
    " Leading note: of the 20 strongest partials of a tonal frame (see chroma_c), each weighing as the square root "   \
    "of "                                                                                                              \
    "its amplitude, the one between A2 and A6 at whose multiples, 1 to 10, most weight lies, a multiple counting 0.8 " \
    "times as much as the one before. Its prominence is the share of all weight that lies at its multiples."

constexpr FeatureInfo infos[] = {
    {
        .id = "melody_pitch",
        .title = "register of the melody",
        .modality = Modality::signal,
        .family = "melody",
        .unit = "semitones",
        .minimum = 44.0,
        .maximum = 94.0,
        .low = "the leading notes are low",
        .high = "the leading notes are high",
        .lower = "lower in melody",
        .higher = "higher in melody",
        .definition =
            "Median pitch of the leading note, 69 being A4 = 440 Hz, frames counting by its prominence." LEADING_NOTE,
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "melody_range",
        .title = "range of the melody",
        .modality = Modality::signal,
        .family = "melody",
        .unit = "semitones",
        .minimum = 0.0,
        .maximum = 50.0,
        .low = "the leading notes keep to a few steps",
        .high = "the leading notes range widely",
        .lower = "narrower in melody",
        .higher = "wider in melody",
        .definition = "From the 10th to the 90th percentile of the leading note's pitch, frames counting by its "
                      "prominence." LEADING_NOTE,
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "melody_leap_mean",
        .title = "leaps of the melody",
        .modality = Modality::signal,
        .family = "melody",
        .unit = "semitones",
        .minimum = 0.0,
        .maximum = 12.0,
        .low = "the leading notes are held or go stepwise",
        .high = "the leading notes leap",
        .lower = "smoother in melody",
        .higher = "more leaping in melody",
        .definition = "Mean distance between the leading notes of tonal frames that follow each other (0.19 s apart), "
                      "more than an octave counting as one." LEADING_NOTE,
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "melody_prominence_mean",
        .title = "prominence of a single note",
        .modality = Modality::signal,
        .family = "melody",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "many notes sound at once",
        .high = "one note sounds alone",
        .lower = "richer in simultaneous notes",
        .higher = "closer to one note at a time",
        .definition = "Mean prominence of the leading note over tonal frames." LEADING_NOTE,
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "inharmonicity_mean",
        .title = "inharmonicity",
        .modality = Modality::signal,
        .family = "melody",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "partials are multiples of one note",
        .high = "partials lie between the multiples, as of bells or many notes",
        .lower = "more harmonic",
        .higher = "more inharmonic",
        .definition = "How far the partials up to the tenth multiple of the leading note lie from its multiples, by "
                      "their weight: 0 on them, 1 midway between; mean over tonal frames." LEADING_NOTE,
        .null_rule = null_rule,
        .citation = citation,
    },
};
#undef LEADING_NOTE

constexpr float lowest_pitch = 45.0F, highest_pitch = 93.0F;  // A2, A6
constexpr std::size_t most_partials = 20;
constexpr std::size_t most_multiples = 10;
constexpr float tolerance = 0.03F;  // half a semitone

// 0.8 to the power of one less than the multiple.
constexpr auto multiple_weights = [] {
    std::array<float, most_multiples + 1> weights{};
    float weight = 1.0F;
    for (std::size_t h = 1; h < weights.size(); ++h, weight *= 0.8F) weights[h] = weight;
    return weights;
}();

// Pitches, weighed, to a quarter of a semitone: percentiles at constant memory.
class PitchHistogram {
public:
    void add(float pitch, double weight) {
        const auto bin = static_cast<std::size_t>((pitch - from) * per_semitone);
        weights_[std::min(bin, weights_.size() - 1)] += weight;
        total_ += weight;
    }
    bool empty() const { return !(total_ > 0.0); }
    double quantile(double share) const {
        double left = share * total_;
        std::size_t bin = 0;
        while (bin + 1 < weights_.size() && weights_[bin] < left) left -= weights_[bin++];
        const double within = weights_[bin] > 0.0 ? std::clamp(left / weights_[bin], 0.0, 1.0) : 0.0;
        return from + (static_cast<double>(bin) + within) / per_semitone;
    }

private:
    static constexpr float from = lowest_pitch - 1.0F, per_semitone = 4.0F;
    std::array<double, static_cast<std::size_t>((highest_pitch + 1.0F - from) * per_semitone)> weights_{};
    double total_ = 0.0;
};

class Melody final : public Measurement {
public:
    void follow(const Partials& partials) override {
        if (!partials.tonal) {
            previous_pitch_ = 0.0F;
            return;
        }
        choose(partials.all);
        const std::size_t note = leading_note();
        if (note == chosen_.size()) return;
        const float pitch = chosen_[note].pitch;
        measure(note);
        if (previous_pitch_ > 0.0F) leaps_.add(std::min(std::abs(pitch - previous_pitch_), 12.0F));
        previous_pitch_ = pitch;
    }

    void finish(const Track& track, FeatureVector& result) override {
        if (!track.chroma().tonal() || pitches_.empty()) return set_all_missing(infos, MissingReason::no_pitch, result);
        result.set("melody_pitch", pitches_.quantile(0.5));
        result.set("melody_range", pitches_.quantile(0.9) - pitches_.quantile(0.1));
        result.set("melody_leap_mean", leaps_.mean());
        result.set("melody_prominence_mean", prominence_.mean());
        result.set("inharmonicity_mean", inharmonicity_.mean());
    }

private:
    struct Weighed {
        float hertz = 0.0F, pitch = 0.0F, weight = 0.0F;
    };

    // The strongest partials, from low to high.
    void choose(std::span<const Partial> all) {
        strongest_.assign(all.begin(), all.end());
        if (strongest_.size() > most_partials) {
            std::nth_element(strongest_.begin(), strongest_.begin() + most_partials, strongest_.end(),
                             [](const Partial& a, const Partial& b) { return a.power > b.power; });
            strongest_.resize(most_partials);
            std::sort(strongest_.begin(), strongest_.end(),
                      [](const Partial& a, const Partial& b) { return a.hertz < b.hertz; });
        }
        chosen_.clear();
        for (const Partial& partial : strongest_)
            chosen_.push_back({partial.hertz, partial.pitch, std::sqrt(std::sqrt(partial.power))});
    }

    struct Multiple {
        std::size_t number = 0;  // 0 beyond the last
        float distance = 0.0F;   // of the partial from it, in multiples
    };

    static Multiple nearest_multiple(float ratio) {
        const auto number = static_cast<std::size_t>(ratio + 0.5F);
        if (number > most_multiples) return {};
        return {number, std::abs(ratio - static_cast<float>(number))};
    }

    static bool hits(const Multiple& multiple) {
        return multiple.number > 0 && multiple.distance < tolerance * static_cast<float>(multiple.number);
    }

    std::size_t leading_note() const {
        std::size_t best = chosen_.size();
        float highest = 0.0F;
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            if (chosen_[i].pitch < lowest_pitch || chosen_[i].pitch > highest_pitch) continue;
            float salience = 0.0F;
            const float inverse = 1.0F / chosen_[i].hertz;
            for (std::size_t j = i; j < chosen_.size(); ++j) {
                const Multiple multiple = nearest_multiple(chosen_[j].hertz * inverse);
                if (hits(multiple)) salience += multiple_weights[multiple.number] * chosen_[j].weight;
            }
            if (salience > highest) {
                highest = salience;
                best = i;
            }
        }
        return best;
    }

    void measure(std::size_t note) {
        float all = 0.0F, explained = 0.0F, above = 0.0F, off = 0.0F;
        for (std::size_t j = 0; j < chosen_.size(); ++j) {
            all += chosen_[j].weight;
            if (j < note) continue;
            const Multiple multiple = nearest_multiple(chosen_[j].hertz / chosen_[note].hertz);
            if (hits(multiple)) explained += chosen_[j].weight;
            if (multiple.number == 0) continue;
            above += chosen_[j].weight;
            off += 2.0F * multiple.distance * chosen_[j].weight;
        }
        const float prominence = explained / all;
        prominence_.add(prominence);
        inharmonicity_.add(std::min(off / above, 1.0F));
        pitches_.add(chosen_[note].pitch, prominence);
    }

    std::vector<Partial> strongest_;
    std::vector<Weighed> chosen_;
    PitchHistogram pitches_;
    dsp::RunningMean leaps_, prominence_, inharmonicity_;
    float previous_pitch_ = 0.0F;  // 0: none
};

}  // namespace

constinit const Family melody{
    .name = "melody", .features = infos, .needs = {.chroma = true}, .minimum_seconds = 0.5, .start = start<Melody>};

}  // namespace armonica::features::signal
