#include <array>
#include <cmath>

#include "dsp/lanes.hpp"
#include "dsp/level.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr double floor_db = -100.0;

constexpr FeatureInfo band_info(std::string_view id, std::string_view title, std::string_view low,
                                std::string_view high, std::string_view lower, std::string_view higher,
                                std::string_view definition) {
    return {
        .id = id,
        .title = title,
        .modality = Modality::signal,
        .family = "energy_bands",
        .unit = "dBFS",
        .minimum = floor_db,
        .maximum = 30.0,
        .low = low,
        .high = high,
        .lower = lower,
        .higher = higher,
        .definition = definition,
        .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
        .citation = "",
    };
}

#define LEVEL                                                                                                          \
    ", relative to a mean square of 1 (a full-scale sine has -3.01 dBFS); the mean is taken of the power over frames " \
    "of 2,048 samples (Hann window, hop 1,024) above -80 dB. At least -100 dBFS."

constexpr FeatureInfo infos[] = {
    band_info("energy_low", "bass level", "little bass", "much bass", "lighter in the bass", "heavier in the bass",
              "Level of the mono signal between 20 and 150 Hz" LEVEL),
    band_info("energy_middle_low", "lower middle level", "thin lower middle", "full lower middle",
              "thinner in the lower middle", "fuller in the lower middle",
              "Level of the mono signal between 150 and 800 Hz" LEVEL),
    band_info("energy_middle_high", "upper middle level", "withdrawn upper middle", "present upper middle",
              "more withdrawn in the upper middle", "more present in the upper middle",
              "Level of the mono signal between 800 and 4,000 Hz" LEVEL),
    band_info("energy_high", "treble level", "little treble", "much treble", "weaker in the treble",
              "stronger in the treble", "Level of the mono signal between 4,000 and 20,000 Hz" LEVEL),
};
#undef LEVEL

constexpr std::array<double, 5> edges_hertz = {20.0, 150.0, 800.0, 4000.0, 20000.0};

// The first bin whose middle is at or above an edge.
constexpr std::size_t bin_at(double hertz) {
    const auto below = static_cast<std::size_t>(hertz / bin_hertz);
    return static_cast<double>(below) * bin_hertz < hertz ? below + 1 : below;
}

class EnergyBands final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        for (std::size_t band = 0; band < power_.size(); ++band) {
            const std::size_t first = bin_at(edges_hertz[band]), end = bin_at(edges_hertz[band + 1]);
            // The powers of a frame sum to three times its mean square.
            power_[band].add(dsp::sum(spectrum.power.subspan(first, end - first)) / 3.0);
        }
    }

    void finish(const Track&, FeatureVector& result) override {
        if (power_[0].count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        for (std::size_t band = 0; band < power_.size(); ++band)
            result.set(infos[band].id, dsp::level_db(power_[band].mean(), floor_db));
    }

private:
    std::array<dsp::RunningMean, edges_hertz.size() - 1> power_;
};

}  // namespace

constinit const Family energy_bands{.name = "energy_bands",
                                    .features = infos,
                                    .needs = {.spectrum = true},
                                    .minimum_seconds = 0.05,
                                    .start = start<EnergyBands>};

}  // namespace armonica::features::signal
