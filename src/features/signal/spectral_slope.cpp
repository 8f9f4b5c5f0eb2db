#include <array>
#include <cmath>

#include "dsp/mel.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/mel_spectrum.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "spectral_slope_mean",
    .title = "spectral slope",
    .modality = Modality::signal,
    .family = "spectral_slope",
    .unit = "dB/octave",
    .minimum = -100.0,
    .maximum = 100.0,
    .low = "each octave far weaker than the one below",
    .high = "treble as strong as the bass",
    .lower = "steeper in its fall towards the treble",
    .higher = "flatter towards the treble",
    .definition =
        "Slope of the straight line that comes nearest, in squared decibels over octaves, to the power density "
        "of the 40 mel bands of mfcc_0_mean whose middle lies above 100 Hz; mean over frames of 2,048 samples "
        "(Hann window, hop 1,024) above -80 dB. White noise has 0, pink noise -3.",
    .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
    .citation = "Peeters, A large set of audio features for sound description (similarity and classification) in the "
                "CUIDADO project, IRCAM, 2004; decibels and octaves instead of linear scales are Armonica's own",
}};

constexpr std::size_t bands = MelSpectrum::bands;
constexpr double lowest_hertz = 100.0;

class SpectralSlope final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        for (std::size_t band = 0; band < bands; ++band) levels_[band].add(spectrum.log_mel[band]);
    }

    // The regression is linear: that of the mean is the mean of the regressions.
    void finish(const Track&, FeatureVector& result) override {
        if (levels_[0].count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        const double step = dsp::hertz_to_mel(MelSpectrum::highest_hertz) / static_cast<double>(bands + 1);
        double count = 0.0, x = 0.0, y = 0.0, xx = 0.0, xy = 0.0;
        for (std::size_t band = 0; band < bands; ++band) {
            const auto at = static_cast<double>(band);
            const double left = dsp::mel_to_hertz(step * at), centre = dsp::mel_to_hertz(step * (at + 1.0));
            const double right = dsp::mel_to_hertz(step * (at + 2.0));
            if (centre < lowest_hertz) continue;
            const double octave = std::log2(centre);
            const double density = decibels_per_octave * (levels_[band].mean() - std::log2(right - left));
            count += 1.0;
            x += octave;
            y += density;
            xx += octave * octave;
            xy += octave * density;
        }
        result.set("spectral_slope_mean", (count * xy - x * y) / (count * xx - x * x));
    }

private:
    std::array<dsp::RunningMean, bands> levels_;
};

}  // namespace

constinit const Family spectral_slope{.name = "spectral_slope",
                                      .features = infos,
                                      .needs = {.spectrum = true, .mel = true},
                                      .minimum_seconds = 0.05,
                                      .start = start<SpectralSlope>};

}  // namespace armonica::features::signal
