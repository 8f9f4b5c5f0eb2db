#include <algorithm>
#include <array>
#include <vector>

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/bands.hpp"
#include "features/shared/mel_spectrum.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeaturesLike contrast_info{{
    .modality = Modality::signal,
    .family = "spectral_contrast",
    .unit = "dB",
    .minimum = 0.0,
    .maximum = 80.0,
    .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
    .citation = "Jiang, Lu, Zhang, Tao & Cai, Music Type Classification by Spectral Contrast Feature, ICME, 2002; "
                "one bin for each of peak and valley instead of the mean around it is Armonica's own",
}};

#define OCTAVE(id, range)                                                                                             \
    contrast_info("spectral_contrast_" id, "contrast " range " Hz", "filled between the tones at " range " Hz",       \
                  "clear tones with calm between them at " range " Hz", "denser at " range " Hz",                     \
                  "clearer in its tones at " range " Hz",                                                             \
                  "Decibels between peaks and valleys of the power spectrum at " range                                \
                  " Hz: the bin that an eighth of the bins exceed, and the one that seven eighths exceed, neither "   \
                  "counting as less than 80 dB below the sum of the frame's powers; mean over every eighth frame of " \
                  "2,048 samples (Hann window, hop "                                                                  \
                  "1,024) above -80 dB.")

constexpr FeatureInfo infos[] = {
    OCTAVE("bass", "20 to 200"),           OCTAVE("octave_1", "200 to 400"),     OCTAVE("octave_2", "400 to 800"),
    OCTAVE("octave_3", "800 to 1,600"),    OCTAVE("octave_4", "1,600 to 3,200"), OCTAVE("octave_5", "3,200 to 6,400"),
    OCTAVE("octave_6", "6,400 to 12,800"),
};
#undef OCTAVE

constexpr std::array<double, std::size(infos) + 1> edges_hertz = {20.0,   200.0,  400.0,  800.0,
                                                                  1600.0, 3200.0, 6400.0, 12800.0};
constexpr std::size_t frames_skipped = 7;  // selecting costs more than the rest, and a mean needs no more
constexpr float audible_share = 1e-8F;     // −80 dB

class SpectralContrast final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        if (skip_ > 0) {
            --skip_;
            return;
        }
        skip_ = frames_skipped;
        const float least = dsp::fast_log2(std::max(audible_share * dsp::sum(spectrum.power), dsp::logarithm_floor));
        for (std::size_t octave = 0; octave < contrast_.size(); ++octave) {
            const std::size_t first = first_bin_from(edges_hertz[octave]),
                              end = first_bin_from(edges_hertz[octave + 1]);
            levels_.assign(spectrum.log_power.begin() + static_cast<std::ptrdiff_t>(first),
                           spectrum.log_power.begin() + static_cast<std::ptrdiff_t>(end));
            contrast_[octave].add(decibels_per_octave * peak_over_valley(least));
        }
    }

    void finish(const Track&, FeatureVector& result) override {
        if (contrast_[0].count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        for (std::size_t octave = 0; octave < contrast_.size(); ++octave)
            result.set(infos[octave].id, contrast_[octave].mean());
    }

private:
    double peak_over_valley(float least) {
        const auto apart = static_cast<std::ptrdiff_t>(levels_.size() / 8);
        const auto valley = levels_.begin() + apart, peak = levels_.end() - 1 - apart;
        std::nth_element(levels_.begin(), valley, levels_.end());
        std::nth_element(valley + 1, peak, levels_.end());
        return std::max(*peak, least) - std::max(*valley, least);
    }

    std::size_t skip_ = 0;
    std::vector<float> levels_;
    std::array<dsp::RunningMean, std::size(infos)> contrast_;
};

}  // namespace

constinit const Family spectral_contrast{.name = "spectral_contrast",
                                         .features = infos,
                                         .needs = {.spectrum = true},
                                         .minimum_seconds = 0.05,
                                         .start = start<SpectralContrast>};

}  // namespace armonica::features::signal
