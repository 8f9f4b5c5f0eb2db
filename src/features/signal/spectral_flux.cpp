#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "dsp/lanes.hpp"
#include "dsp/level.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/running_mean.hpp"
#include "dsp/running_moments.hpp"
#include "features/families.hpp"
#include "features/shared/bands.hpp"
#include "features/shared/equal_loudness.hpp"
#include "features/shared/mel_spectrum.hpp"

namespace armonica::features::signal {

namespace {

constexpr double lowest_db = -100.0;
constexpr double highest_db = 60.0;
constexpr std::string_view null_rule =
    "silent: no frame above -80 dB; too_short: less than 0.07 s, or no two frames above -80 dB.";
constexpr std::string_view citation =
    "Alluri & Toiviainen, Exploring Perceptual and Acoustical Correlates of Polyphonic Timbre, Music Perception 27(3), "
    "2010; Robinson, Replay Gain: A Proposed Standard, 2001 (the loud level)";

constexpr FeaturesLike flux_info{{
    .modality = Modality::signal,
    .family = "spectral_flux",
    .unit = "dB",
    .minimum = lowest_db,
    .maximum = highest_db,
    .null_rule = null_rule,
    .citation = citation,
}};

#define FLUX(from, to)                                                                                                \
    "Euclidean distance between the magnitude spectra of neighbouring frames between " from " and " to                \
    " Hz, as a root mean square; its mean over pairs of frames of 2,048 samples (Hann window, hop 1,024) above -80 "  \
    "dB, "                                                                                                            \
    "in decibels relative to the track's loud level, so that gain does not matter: the level that 5 % of the frames " \
    "exceed, weighed by the equal-loudness filter of Robinson (2001). Limited to -100 to 60 dB."
#define BAND_FLUX(band, name, from, to)                                                                    \
    flux_info("spectral_flux_" band, "activity in the " name, "still in the " name, "lively in the " name, \
              "calmer in the " name, "livelier in the " name, FLUX(from, to))

constexpr FeatureInfo infos[] = {
    flux_info("spectral_flux_mean", "spectral flux", "sound changes little from moment to moment",
              "sound changes strongly from moment to moment", "more slowly changing", "more quickly changing",
              FLUX("20", "16,000")),
    BAND_FLUX("low", "bass", "20", "150"),
    BAND_FLUX("low_middle", "lower middle", "150", "500"),
    BAND_FLUX("middle", "middle", "500", "1,500"),
    BAND_FLUX("high_middle", "upper middle", "1,500", "5,000"),
    BAND_FLUX("high", "treble", "5,000", "16,000"),
    {
        .id = "spectral_flux_deviation",
        .title = "unevenness of change",
        .modality = Modality::signal,
        .family = "spectral_flux",
        .unit = "dB",
        .minimum = 0.0,
        .maximum = 100.0,
        .low = "sound changes steadily",
        .high = "sound changes in bursts",
        .lower = "steadier in its changes",
        .higher = "burstier in its changes",
        .definition = "Standard deviation, in decibels, of the Euclidean distance between the magnitude spectra of "
                      "neighbouring frames between 20 and 16,000 Hz (at least -100 dB), over pairs of frames of 2,048 "
                      "samples (Hann window, hop 1,024) above -80 dB, the latter within 50 dB of the loudest so far as "
                      "the equal-loudness filter of Robinson (2001) weighs it.",
        .null_rule = null_rule,
        .citation = "",
    },
};
#undef BAND_FLUX
#undef FLUX

constexpr float floor_power = 1e-10F;

class SpectralFlux final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        loud_.add(spectrum.heard_mean_square);
        const bool foreground = foreground_.holds(spectrum.heard_mean_square);
        if (!previous_.empty()) compare(spectrum.magnitude, foreground);
        previous_.assign(spectrum.magnitude.begin(), spectrum.magnitude.end());
    }

    void finish(const Track&, FeatureVector& result) override {
        if (whole_.count() == 0)
            return set_all_missing(infos, previous_.empty() ? MissingReason::silent : MissingReason::too_short, result);
        result.set("spectral_flux_mean", against_loud_level(whole_));
        for (std::size_t band = 0; band < bands.size(); ++band)
            result.set(infos[1 + band].id, against_loud_level(in_band_[band]));
        result.set("spectral_flux_deviation", level_.deviation());
    }

private:
    void compare(std::span<const float> magnitude, bool foreground) {
        float total = 0.0F;
        for (std::size_t band = 0; band < bands.size(); ++band) {
            const float squares = squared_distance(magnitude, first_bin_from(bands[band].from_hertz),
                                                   first_bin_from(bands[band].to_hertz));
            in_band_[band].add(std::sqrt(squares / 3.0F));
            total += squares;
        }
        whole_.add(std::sqrt(total / 3.0F));
        if (foreground) level_.add(decibels_per_octave * dsp::fast_log2(total / 3.0F + floor_power));
    }

    float squared_distance(std::span<const float> magnitude, std::size_t first, std::size_t end) const {
        dsp::Float4 lanes{};
        std::size_t k = first;
        for (; k + 4 <= end; k += 4) {
            const dsp::Float4 step = dsp::load4(&magnitude[k]) - dsp::load4(&previous_[k]);
            lanes += step * step;
        }
        float total = dsp::sum4(lanes);
        for (; k < end; ++k) total += (magnitude[k] - previous_[k]) * (magnitude[k] - previous_[k]);
        return total;
    }

    double against_loud_level(const dsp::RunningMean& flux) const {
        return std::clamp(dsp::level_db(flux.mean() * flux.mean(), -200.0) - loud_.decibels(), lowest_db, highest_db);
    }

    std::vector<float> previous_;
    std::array<dsp::RunningMean, bands.size()> in_band_;
    dsp::RunningMean whole_;
    dsp::RunningMoments level_;
    LoudLevel loud_;
    Foreground foreground_;
};

}  // namespace

constinit const Family spectral_flux{.name = "spectral_flux",
                                     .features = infos,
                                     .needs = {.spectrum = true},
                                     .minimum_seconds = 0.07,
                                     .start = start<SpectralFlux>};

}  // namespace armonica::features::signal
