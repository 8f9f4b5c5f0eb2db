#include <algorithm>
#include <cmath>
#include <vector>

#include "dsp/lanes.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "spectral_flux_mean",
    .title = "spectral flux",
    .modality = Modality::signal,
    .family = "spectral_flux",
    .unit = "1",
    .minimum = 0.0,
    .maximum = 1.4142135623730951,
    .low = "sound changes slowly",
    .high = "sound changes quickly",
    .lower = "more slowly changing",
    .higher = "more quickly changing",
    .definition =
        "Euclidean distance between the magnitude spectra of neighbouring frames, each brought to Euclidean norm 1, so "
        "that "
        "gain does not matter; mean over pairs of frames of 2,048 samples (Hann window, hop 1,024) above -80 dB.",
    .null_rule = "silent: no frame above -80 dB; too_short: less than 0.07 s, or no two frames above -80 dB.",
    .citation =
        "Tzanetakis & Cook, Musical Genre Classification of Audio Signals, IEEE Transactions on Speech and Audio "
        "Processing 10(5), 2002",
}};

class SpectralFlux final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        const auto magnitude = spectrum.magnitude.subspan(1);
        const float norm = std::sqrt(dsp::sum(spectrum.power.subspan(1)));
        if (!(norm > 0.0F)) return;
        // |a/|a| − b/|b||² = 2 − 2·a·b/(|a||b|)
        if (!previous_.empty()) {
            const float cosine = dsp::dot(magnitude, previous_) / (norm * previous_norm_);
            flux_.add(std::sqrt(std::max(0.0F, 2.0F - 2.0F * cosine)));
        }
        previous_.assign(magnitude.begin(), magnitude.end());
        previous_norm_ = norm;
    }

    void finish(const Track&, FeatureVector& result) override {
        if (flux_.count() == 0)
            return set_all_missing(infos, previous_.empty() ? MissingReason::silent : MissingReason::too_short, result);
        result.set("spectral_flux_mean", flux_.mean());
    }

private:
    std::vector<float> previous_;
    float previous_norm_ = 0.0F;
    dsp::RunningMean flux_;
};

}  // namespace

constinit const Family spectral_flux{.name = "spectral_flux",
                                     .features = infos,
                                     .needs = {.spectrum = true},
                                     .minimum_seconds = 0.07,
                                     .start = start<SpectralFlux>};

}  // namespace armonica::features::signal
