#include <algorithm>

#include "dsp/peaks.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "spectral_complexity_mean",
    .title = "spectral complexity",
    .modality = Modality::signal,
    .family = "spectral_complexity",
    .unit = "peaks",
    .minimum = 0.0,
    .maximum = 114.0,
    .low = "few partials at once",
    .high = "many partials at once",
    .lower = "simpler in spectrum",
    .higher = "more complex in spectrum",
    .definition = "Number of peaks (local maxima) of the magnitude spectrum between 100 and 5,000 Hz that lie at most "
                  "40 dB below the "
                  "frame's largest magnitude; mean over frames of 2,048 samples (Hann window, hop 1,024) above -80 dB.",
    .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
    .citation =
        "Streich, Music Complexity: a multi-faceted description of audio content, PhD thesis, Universitat Pompeu "
        "Fabra, 2007; the threshold is Armonica's own",
}};

constexpr auto first_bin = static_cast<std::size_t>(100.0 / bin_hertz) + 1;
constexpr auto last_bin = static_cast<std::size_t>(5000.0 / bin_hertz);
constexpr float least_share = 1e-4F;  // −40 dB, of power

class SpectralComplexity final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        const auto power = spectrum.power;
        const float threshold = least_share * *std::max_element(power.begin(), power.end());
        int peaks = 0;
        for (std::size_t k = first_bin; k <= last_bin; ++k)
            peaks += (power[k] > threshold) & (power[k] > power[k - 1]) & (power[k] >= power[k + 1]);
        peaks_.add(peaks);
    }

    void finish(const Track&, FeatureVector& result) override {
        if (peaks_.count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        result.set("spectral_complexity_mean", peaks_.mean());
    }

private:
    dsp::RunningMean peaks_;
};

}  // namespace

constinit const Family spectral_complexity{.name = "spectral_complexity",
                                           .features = infos,
                                           .needs = {.spectrum = true},
                                           .minimum_seconds = 0.05,
                                           .start = start<SpectralComplexity>};

}  // namespace armonica::features::signal
