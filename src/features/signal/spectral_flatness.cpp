#include <algorithm>
#include <array>

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/running_moments.hpp"
#include "features/families.hpp"
#include "features/shared/bands.hpp"
#include "features/shared/mel_spectrum.hpp"

namespace armonica::features::signal {

namespace {

constexpr double least_db = -80.0;

constexpr FeaturesLike flatness_info{{
    .modality = Modality::signal,
    .family = "spectral_flatness",
    .unit = "dB",
    .minimum = least_db,
    .maximum = 0.0,
    .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
    .citation = "Johnston, Transform Coding of Audio Signals Using Perceptual Noise Criteria, IEEE Journal on "
                "Selected Areas in Communications 6(2), 1988; ISO/IEC 15938-4 (MPEG-7 Audio), 2002",
}};

#define FLATNESS(from, to)                                                                                         \
    "Geometric over arithmetic mean of the power spectrum between " from " and " to                                \
    " Hz, in decibels: 0 where all bins are alike; no bin counts as less than 80 dB below the sum of the frame's " \
    "powers, so that "                                                                                             \
    "what coding leaves out does not decide. Mean over frames of 2,048 samples (Hann window, hop 1,024) above "    \
    "-80 dB."
#define BAND_FLATNESS(band, name, from, to)                                                                        \
    flatness_info("spectral_flatness_" band, "noisiness of the " name, "tones in the " name, "noise in the " name, \
                  "more tone-like in the " name, "more noise-like in the " name, FLATNESS(from, to))

constexpr FeatureInfo infos[] = {
    flatness_info("spectral_flatness_mean", "noisiness", "tones stand out", "noise-like", "clearer in its tones",
                  "noisier", FLATNESS("20", "16,000")),
    BAND_FLATNESS("low", "bass", "20", "150"),
    BAND_FLATNESS("low_middle", "lower middle", "150", "500"),
    BAND_FLATNESS("middle", "middle", "500", "1,500"),
    BAND_FLATNESS("high_middle", "upper middle", "1,500", "5,000"),
    BAND_FLATNESS("high", "treble", "5,000", "16,000"),
    {
        .id = "spectral_flatness_deviation",
        .title = "alternation of tone and noise",
        .modality = Modality::signal,
        .family = "spectral_flatness",
        .unit = "dB",
        .minimum = 0.0,
        .maximum = 80.0,
        .low = "always as tone-like or as noise-like",
        .high = "tones and noise take turns",
        .lower = "more even between tone and noise",
        .higher = "more varied between tone and noise",
        .definition = "Standard deviation over frames of the flatness in decibels of the power spectrum between 20 and "
                      "16,000 Hz, as for spectral_flatness_mean.",
        .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
        .citation = "",
    },
};
#undef BAND_FLATNESS
#undef FLATNESS

constexpr float audible_share = 1e-8F;  // −80 dB

class SpectralFlatness final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        const float least = audible_share * dsp::sum(spectrum.power);
        flatness_[0].add(flatness(spectrum, least, bands.front().from_hertz, bands.back().to_hertz));
        for (std::size_t band = 0; band < bands.size(); ++band)
            flatness_[1 + band].add(flatness(spectrum, least, bands[band].from_hertz, bands[band].to_hertz));
    }

    void finish(const Track&, FeatureVector& result) override {
        if (flatness_[0].count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        for (std::size_t i = 0; i < flatness_.size(); ++i)
            result.set(infos[i].id, std::clamp(flatness_[i].mean(), least_db, 0.0));
        result.set("spectral_flatness_deviation", flatness_[0].deviation());
    }

private:
    static double flatness(const Spectrum& spectrum, float least, double from_hertz, double to_hertz) {
        const std::size_t first = first_bin_from(from_hertz), size = first_bin_from(to_hertz) - first;
        const float mean = dsp::sum(spectrum.power.subspan(first, size)) / static_cast<float>(size);
        const float level = dsp::fast_log2(std::max({mean, least, dsp::logarithm_floor}));
        const float floor = dsp::fast_log2(std::max(least, dsp::logarithm_floor));
        const float total = sum_above(spectrum.log_power.subspan(first, size), floor);
        return std::min(0.0, decibels_per_octave * (total / static_cast<float>(size) - level));
    }

    // Σ of the levels, none counting as less than `least`.
    static float sum_above(std::span<const float> levels, float least) {
        dsp::Float4 lanes{};
        const dsp::Float4 floor = {least, least, least, least};
        std::size_t k = 0;
        for (; k + 4 <= levels.size(); k += 4) {
            const dsp::Float4 level = dsp::load4(&levels[k]);
            lanes += level > floor ? level : floor;
        }
        float total = dsp::sum4(lanes);
        for (; k < levels.size(); ++k) total += std::max(levels[k], least);
        return total;
    }

    std::array<dsp::RunningMoments, 1 + bands.size()> flatness_;
};

}  // namespace

constinit const Family spectral_flatness{.name = "spectral_flatness",
                                         .features = infos,
                                         .needs = {.spectrum = true},
                                         .minimum_seconds = 0.05,
                                         .start = start<SpectralFlatness>};

}  // namespace armonica::features::signal
