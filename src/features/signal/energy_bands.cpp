#include <algorithm>
#include <array>
#include <cmath>

#include "dsp/lanes.hpp"
#include "dsp/level.hpp"
#include "dsp/running_mean.hpp"
#include "dsp/running_moments.hpp"
#include "features/families.hpp"
#include "features/shared/bands.hpp"
#include "features/shared/equal_loudness.hpp"

namespace armonica::features::signal {

namespace {

constexpr double lowest_db = -80.0;
constexpr double highest_db = 60.0;

#define LOUD_LEVEL                                                                                             \
    "in decibels relative to the track's loud level, so that gain does not matter: the level that 5 % of the " \
    "frames exceed, weighed by the equal-loudness filter of Robinson (2001). Frames of 2,048 samples (Hann "   \
    "window, hop 1,024) above -80 dB."

constexpr FeaturesLike level_info{{
    .modality = Modality::signal,
    .family = "energy_bands",
    .unit = "dB",
    .minimum = lowest_db,
    .maximum = highest_db,
    .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
    .citation = "Robinson, Replay Gain: A Proposed Standard, 2001 (the loud level)",
}};

#define BAND(from, to)                                                                                              \
    "Level of the mono signal between " from " and " to " Hz, the mean taken of the power over frames, " LOUD_LEVEL \
    " Limited to -80 to 60 dB."

constexpr FeatureInfo infos[] = {
    level_info("energy_low", "bass level", "little bass", "much bass", "lighter in the bass", "heavier in the bass",
               BAND("20", "150")),
    level_info("energy_middle_low", "lower middle level", "thin lower middle", "full lower middle",
               "thinner in the lower middle", "fuller in the lower middle", BAND("150", "800")),
    level_info("energy_middle_high", "upper middle level", "withdrawn upper middle", "present upper middle",
               "more withdrawn in the upper middle", "more present in the upper middle", BAND("800", "4,000")),
    level_info("energy_high", "treble level", "little treble", "much treble", "weaker in the treble",
               "stronger in the treble", BAND("4,000", "20,000")),
    level_info("spectral_rms_mean", "sustained level", "mostly far below its loud moments, or without bass",
               "stays near its loudest, or heavy in the bass", "farther below its own loud moments",
               "fuller for its loudness",
               "Root mean square of a frame's mono signal, mean over frames, " LOUD_LEVEL " Limited to -80 to 60 dB."),
    {
        .id = "spectral_rms_deviation",
        .title = "level swing",
        .modality = Modality::signal,
        .family = "energy_bands",
        .unit = "dB",
        .minimum = 0.0,
        .maximum = 100.0,
        .low = "even level",
        .high = "level rises and falls",
        .lower = "more even in level",
        .higher = "more varied in level",
        .definition = "Standard deviation over frames of the frame's level in decibels; frames of 2,048 samples (Hann "
                      "window, hop 1,024) above -80 dB and, weighed by the equal-loudness filter of Robinson (2001), "
                      "within 50 dB of the loudest so far.",
        .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
        .citation = "",
    },
};
#undef BAND
#undef LOUD_LEVEL

constexpr std::array<double, 5> edges_hertz = {20.0, 150.0, 800.0, 4000.0, 20000.0};
constexpr std::size_t band_count = edges_hertz.size() - 1;

class EnergyBands final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        for (std::size_t band = 0; band < band_count; ++band) {
            const std::size_t first = first_bin_from(edges_hertz[band]), end = first_bin_from(edges_hertz[band + 1]);
            // The powers of a frame sum to three times its mean square.
            power_[band].add(dsp::sum(spectrum.power.subspan(first, end - first)) / 3.0);
        }
        const double mean_square = dsp::sum(spectrum.power.subspan(1)) / 3.0;
        rms_.add(std::sqrt(mean_square));
        if (foreground_.holds(spectrum.heard_mean_square)) level_.add(dsp::level_db(mean_square, lowest_frame_db));
        loud_.add(spectrum.heard_mean_square);
    }

    void finish(const Track&, FeatureVector& result) override {
        if (rms_.count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        for (std::size_t band = 0; band < band_count; ++band)
            result.set(infos[band].id, against_loud_level(power_[band].mean()));
        result.set("spectral_rms_mean", against_loud_level(rms_.mean() * rms_.mean()));
        result.set("spectral_rms_deviation", level_.deviation());
    }

private:
    static constexpr double lowest_frame_db = -100.0;

    double against_loud_level(double mean_square) const {
        return std::clamp(dsp::level_db(mean_square, -200.0) - loud_.decibels(), lowest_db, highest_db);
    }

    std::array<dsp::RunningMean, band_count> power_;
    dsp::RunningMean rms_;
    dsp::RunningMoments level_;
    Foreground foreground_;
    LoudLevel loud_;
};

}  // namespace

constinit const Family energy_bands{.name = "energy_bands",
                                    .features = infos,
                                    .needs = {.spectrum = true},
                                    .minimum_seconds = 0.05,
                                    .start = start<EnergyBands>};

}  // namespace armonica::features::signal
