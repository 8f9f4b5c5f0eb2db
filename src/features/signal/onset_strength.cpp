#include <algorithm>
#include <cmath>

#include "features/families.hpp"
#include "features/shared/onset_envelope.hpp"

namespace armonica::features::signal {

namespace {

#define NO_ONSETS "silent: no hop above -80 dB; too_short: less than 1 s; no_onsets: fewer than two onsets."

constexpr FeatureInfo infos[] = {
    {
        .id = "onset_strength_mean",
        .title = "onset strength",
        .modality = Modality::signal,
        .family = "onset_strength",
        .unit = "dB",
        .minimum = 0.0,
        .maximum = 200.0,
        .low = "notes begin softly, flowing into each other",
        .high = "notes or drums begin with a strong edge",
        .lower = "softer in its beginnings of notes",
        .higher = "stronger in its beginnings of notes",
        .definition =
            "Mean over onsets (see onset_rate) of the envelope there: how far the levels of 20 bands rise, on "
            "average over bands.",
        .null_rule = NO_ONSETS,
        .citation = "Klapuri, Sound Onset Detection by Applying Psychoacoustic Knowledge, ICASSP 1999",
    },
    {
        .id = "onset_strength_deviation",
        .title = "variation of onset strength",
        .modality = Modality::signal,
        .family = "onset_strength",
        .unit = "dB",
        .minimum = 0.0,
        .maximum = 200.0,
        .low = "all notes begin equally strongly",
        .high = "strong and weak beginnings of notes mix",
        .lower = "more equal in its beginnings of notes",
        .higher = "more varied in its beginnings of notes",
        .definition = "Standard deviation over onsets (see onset_rate) of the envelope there.",
        .null_rule = NO_ONSETS,
        .citation = "",
    },
    {
        .id = "strong_onset_share",
        .title = "share of strong onsets",
        .modality = Modality::signal,
        .family = "onset_strength",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "hardly any hard hit or full chord",
        .high = "nearly every beginning is a hard hit",
        .lower = "poorer in hard hits",
        .higher = "richer in hard hits",
        .definition =
            "Share of the onsets (see onset_rate) at which the envelope is at least 6 dB: the levels of all bands "
            "are doubled on average, as by drums or by chords after silence.",
        .null_rule = NO_ONSETS,
        .citation = "",
    }};
#undef NO_ONSETS

constexpr float strong_db = 6.0F;

class OnsetStrength final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const auto onsets = track.onsets().onsets();
        if (onsets.size() < 2) return set_all_missing(infos, MissingReason::no_onsets, result);
        const auto count = static_cast<double>(onsets.size());
        double total = 0.0, squares = 0.0, strong = 0.0;
        for (const std::size_t onset : onsets) {
            const float strength = track.onsets().strength()[onset];
            total += strength;
            squares += static_cast<double>(strength) * strength;
            if (strength >= strong_db) strong += 1.0;
        }
        const double mean = total / count;
        result.set("onset_strength_mean", mean);
        result.set("onset_strength_deviation", std::sqrt(std::max(0.0, squares / count - mean * mean)));
        result.set("strong_onset_share", strong / count);
    }
};

}  // namespace

constinit const Family onset_strength{.name = "onset_strength",
                                      .features = infos,
                                      .needs = {.onsets = true},
                                      .minimum_seconds = 1.0,
                                      .start = start<OnsetStrength>};

}  // namespace armonica::features::signal
