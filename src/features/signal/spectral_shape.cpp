#include <algorithm>
#include <cmath>
#include <vector>

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

#define FRAMES "mean over frames of 2,048 samples (Hann window, hop 1,024, mean removed) above -80 dB"

constexpr std::string_view null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.";
constexpr std::string_view peeters =
    "Peeters, A large set of audio features for sound description (similarity and classification) in the CUIDADO "
    "project, "
    "IRCAM, 2004";

constexpr FeatureInfo infos[] = {
    {
        .id = "spectral_centroid_mean",
        .title = "spectral centroid",
        .modality = Modality::signal,
        .family = "spectral_shape",
        .unit = "Hz",
        .minimum = 0.0,
        .maximum = sample_rate / 2.0,
        .low = "dark",
        .high = "bright",
        .lower = "darker",
        .higher = "brighter",
        .definition =
            "Mean frequency of the magnitude spectrum, each bin weighed by its magnitude: Σ f·a / Σ a; " FRAMES ".",
        .null_rule = null_rule,
        .citation = peeters,
    },
    {
        .id = "spectral_decrease_mean",
        .title = "spectral decrease",
        .modality = Modality::signal,
        .family = "spectral_shape",
        .unit = "1",
        .minimum = -7.6,
        .maximum = 1.0,
        .low = "treble holds its own against the bass",
        .high = "treble falls away quickly",
        .lower = "less steeply falling towards the treble",
        .higher = "more steeply falling towards the treble",
        .definition =
            "Σ (a[k] − a[1])/(k − 1) / Σ a[k] over the bins k ≥ 2 of the magnitude spectrum, a[1] lying at 21.5 Hz: "
            "the nearer to the bass the magnitude lies, the larger; " FRAMES ". Limited to at least -7.6.",
        .null_rule = null_rule,
        .citation = peeters,
    },
    {
        .id = "spectral_entropy_mean",
        .title = "spectral entropy",
        .modality = Modality::signal,
        .family = "spectral_shape",
        .unit = "bit",
        .minimum = 0.0,
        .maximum = 10.0,
        .low = "energy in few frequencies, tone-like",
        .high = "energy spread over the spectrum, noise-like",
        .lower = "more tone-like",
        .higher = "more noise-like",
        .definition =
            "Shannon entropy of the magnitude spectrum taken as a distribution over its 1,024 bins above 0 Hz: −Σ "
            "p·log₂ p; " FRAMES ".",
        .null_rule = null_rule,
        .citation = "Misra, Ikbal, Bourlard & Hermansky, Spectral entropy based feature for robust ASR, ICASSP 2004",
    },
    {
        .id = "spectral_rolloff_mean",
        .title = "spectral roll-off",
        .modality = Modality::signal,
        .family = "spectral_shape",
        .unit = "Hz",
        .minimum = 0.0,
        .maximum = sample_rate / 2.0,
        .low = "energy stays in the low frequencies",
        .high = "energy reaches high frequencies",
        .lower = "ending lower",
        .higher = "reaching higher",
        .definition = "Frequency below which 85 % of the power lies; " FRAMES ".",
        .null_rule = null_rule,
        .citation = peeters,
    },
    {
        .id = "spectral_spread_mean",
        .title = "spectral spread",
        .modality = Modality::signal,
        .family = "spectral_shape",
        .unit = "Hz",
        .minimum = 0.0,
        .maximum = sample_rate / 4.0,
        .low = "narrow spectrum",
        .high = "wide, noise-like spectrum",
        .lower = "narrower in spectrum",
        .higher = "wider in spectrum",
        .definition =
            "Standard deviation of frequency about the spectral centroid, each bin weighed by its magnitude; " FRAMES
            ".",
        .null_rule = null_rule,
        .citation = peeters,
    },
};
#undef FRAMES

// The bins above 0 Hz: their count is a power of two, and what a frame's mean leaves at 0 Hz is not sound.
constexpr std::size_t bins = bin_count - 1;
constexpr float rolloff_share = 0.85F;
constexpr double steepest_rise = -7.6;

class SpectralShape final : public Measurement {
public:
    SpectralShape() {
        for (std::size_t i = 0; i < bins; ++i) {
            position_[i] = static_cast<float>(i + 1);
            inverse_[i] = i == 0 ? 0.0F : 1.0F / static_cast<float>(i);
        }
        inverse_sum_ = dsp::sum(inverse_);
    }

    void see(const Spectrum& spectrum) override {
        const auto magnitude = spectrum.magnitude.subspan(1);
        const float total = dsp::sum(magnitude);
        if (!(total > 0.0F)) return;
        const float centre = dsp::dot(magnitude, position_) / total;
        centroid_.add(centre * bin_hertz);
        spread_.add(std::sqrt(second_moment(magnitude, centre) / total) * bin_hertz);
        entropy_.add(std::clamp(entropy(spectrum.power.subspan(1), magnitude, total), 0.0F, 10.0F));
        rolloff_.add(static_cast<double>(rolloff_bin(spectrum.power.subspan(1))) * bin_hertz);
        const float others = total - magnitude[0];
        if (others > 0.0F)
            decrease_.add(std::max<double>((dsp::dot(magnitude, inverse_) - magnitude[0] * inverse_sum_) / others,
                                           steepest_rise));
    }

    void finish(const Track&, FeatureVector& result) override {
        if (centroid_.count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        result.set("spectral_centroid_mean", centroid_.mean());
        result.set("spectral_decrease_mean", decrease_.mean());
        result.set("spectral_entropy_mean", entropy_.mean());
        result.set("spectral_rolloff_mean", rolloff_.mean());
        result.set("spectral_spread_mean", spread_.mean());
    }

private:
    float second_moment(std::span<const float> magnitude, float centre) const {
        dsp::Float4 moment{};
        for (std::size_t i = 0; i < bins; i += 4) {
            const dsp::Float4 distance = dsp::load4(&position_[i]) - centre;
            moment += distance * distance * dsp::load4(&magnitude[i]);
        }
        return dsp::sum4(moment);
    }

    // −Σ a/S·log₂(a/S) = log₂ S − Σ a·log₂ a / S, and log₂ a is half of log₂ of the power.
    float entropy(std::span<const float> power, std::span<const float> magnitude, float total) {
        dsp::log2_of_each(power, logarithm_);
        return dsp::fast_log2(total) - 0.5F * dsp::dot(magnitude, logarithm_) / total;
    }

    // In steps of 32 bins first: one long sum bin by bin would be slower and less exact.
    static std::size_t rolloff_bin(std::span<const float> power) {
        constexpr std::size_t step = 32;
        std::array<float, bins / step> sums{};
        float total = 0.0F;
        for (std::size_t i = 0; i < sums.size(); ++i) total += sums[i] = dsp::sum(power.subspan(i * step, step));
        const float share = rolloff_share * total;
        float below = 0.0F;
        std::size_t group = 0;
        while (group + 1 < sums.size() && below + sums[group] < share) below += sums[group++];
        std::size_t bin = group * step;
        while (bin + 1 < (group + 1) * step && below + power[bin] < share) below += power[bin++];
        return bin + 1;
    }

    std::vector<float> position_ = std::vector<float>(bins);  // bin number
    std::vector<float> inverse_ = std::vector<float>(bins);   // 1/(k − 1)
    std::vector<float> logarithm_ = std::vector<float>(bins);
    float inverse_sum_ = 0.0F;
    dsp::RunningMean centroid_, decrease_, entropy_, rolloff_, spread_;
};

}  // namespace

constinit const Family spectral_shape{.name = "spectral_shape",
                                      .features = infos,
                                      .needs = {.spectrum = true},
                                      .minimum_seconds = 0.05,
                                      .start = start<SpectralShape>};

}  // namespace armonica::features::signal
