#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "dsp/lanes.hpp"
#include "dsp/logarithm.hpp"
#include "dsp/running_mean.hpp"
#include "dsp/running_moments.hpp"
#include "features/families.hpp"
#include "features/shared/equal_loudness.hpp"

namespace armonica::features::signal {

namespace {

#define HEARD "weighed by the equal-loudness filter of Robinson (2001)"
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
        .definition = "Mean frequency of the power spectrum " HEARD ": Σ f·p / Σ p; " FRAMES ".",
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
        .definition = "Shannon entropy of the magnitude spectrum " HEARD
                      ", taken as a distribution over its 1,024 bins above 0 Hz: −Σ p·log₂ p; " FRAMES ".",
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
            "Standard deviation of frequency about its mean over the magnitude spectrum " HEARD "; " FRAMES ".",
        .null_rule = null_rule,
        .citation = peeters,
    },
    {
        .id = "spectral_skewness_mean",
        .title = "spectral skewness",
        .modality = Modality::signal,
        .family = "spectral_shape",
        .unit = "1",
        .minimum = std::nullopt,
        .maximum = std::nullopt,
        .low = "energy spread evenly about its middle",
        .high = "energy leans to low frequencies, with a long tail upwards",
        .lower = "more even about the middle of its spectrum",
        .higher = "leaning lower in its spectrum",
        .definition = "Third central moment of frequency over the cube of its standard deviation, over the magnitude "
                      "spectrum " HEARD "; " FRAMES ".",
        .null_rule = null_rule,
        .citation = peeters,
    },
    {
        .id = "spectral_kurtosis_mean",
        .title = "spectral kurtosis",
        .modality = Modality::signal,
        .family = "spectral_shape",
        .unit = "log2",
        .minimum = 0.0,
        .maximum = std::nullopt,
        .low = "energy over a broad range of frequencies",
        .high = "energy concentrated, with outliers far away",
        .lower = "broader in spectrum",
        .higher = "more concentrated in spectrum",
        .definition =
            "Base-2 logarithm of the fourth central moment of frequency over the square of its variance, over "
            "the magnitude spectrum " HEARD " (log₂ 3 for a normal distribution); " FRAMES
            ". The logarithm keeps single frames from deciding the mean.",
        .null_rule = null_rule,
        .citation = peeters,
    },
    {
        .id = "spectral_centroid_deviation",
        .title = "swing of brightness",
        .modality = Modality::signal,
        .family = "spectral_shape",
        .unit = "octaves",
        .minimum = 0.0,
        .maximum = 12.0,
        .low = "as bright throughout",
        .high = "dark and bright sounds take turns",
        .lower = "steadier in brightness",
        .higher = "more changeable in brightness",
        .definition =
            "Standard deviation, in octaves, of the mean frequency of the power spectrum " HEARD
            ", over frames of 2,048 samples (Hann window, hop 1,024, mean removed) above -80 dB and, so weighed, "
            "within 50 dB of the loudest so far.",
        .null_rule = null_rule,
        .citation = "",
    },
    {
        .id = "bright_share",
        .title = "share of bright moments",
        .modality = Modality::signal,
        .family = "spectral_shape",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "hardly a bright moment",
        .high = "bright nearly all the time",
        .lower = "less often bright",
        .higher = "more often bright",
        .definition =
            "Share of the frames of 2,048 samples (Hann window, hop 1,024, mean removed) above -80 dB in which "
            "the mean frequency of the power spectrum " HEARD " lies above 2,000 Hz.",
        .null_rule = null_rule,
        .citation = "",
    },
};
#undef FRAMES
#undef HEARD

// The bins above 0 Hz: their count is a power of two, and what a frame's mean leaves at 0 Hz is not sound.
constexpr std::size_t bins = bin_count - 1;
constexpr float rolloff_share = 0.85F;
constexpr double steepest_rise = -7.6;
constexpr double bright_hertz = 2000.0;

// The sums over a frame that the features are made of. Lengths are in bins.
struct Sums {
    float magnitude = 0.0F, position = 0.0F, logarithm = 0.0F;  // Σ a, Σ k·a, Σ a·log₂ a
    float power = 0.0F, power_position = 0.0F;                  // Σ p, Σ k·p
};

struct CentralMoments {
    float second = 0.0F, third = 0.0F, fourth = 0.0F;
};

class SpectralShape final : public Measurement {
public:
    SpectralShape() : gain_(equal_loudness_gains()) {
        gain_.erase(gain_.begin());
        dsp::log2_of_each(gain_, gain_level_);
        for (std::size_t i = 0; i < bins; ++i) {
            position_[i] = static_cast<float>(i + 1);
            inverse_[i] = i == 0 ? 0.0F : 1.0F / static_cast<float>(i);
        }
        inverse_sum_ = dsp::sum(inverse_);
    }

    void see(const Spectrum& spectrum) override {
        const Sums sums = weigh(spectrum.magnitude.subspan(1), spectrum.log_power.subspan(1));
        if (!(sums.magnitude > 0.0F) || !(sums.power > 0.0F)) return;
        add_centroid(sums.power_position / sums.power * bin_hertz, foreground_.holds(spectrum.heard_mean_square));
        add_moments(central_moments(sums.position / sums.magnitude), sums.magnitude);
        const float entropy = dsp::fast_log2(sums.magnitude) - sums.logarithm / sums.magnitude;
        entropy_.add(std::clamp(entropy, 0.0F, 10.0F));
        rolloff_.add(static_cast<double>(rolloff_bin(spectrum.power.subspan(1))) * bin_hertz);
        add_decrease(spectrum.magnitude.subspan(1));
    }

    void finish(const Track&, FeatureVector& result) override {
        if (centroid_.count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        result.set("spectral_centroid_mean", centroid_.mean());
        result.set("spectral_centroid_deviation", centroid_octave_.deviation());
        result.set("bright_share", bright_.mean());
        result.set("spectral_decrease_mean", decrease_.mean());
        result.set("spectral_entropy_mean", entropy_.mean());
        result.set("spectral_rolloff_mean", rolloff_.mean());
        result.set("spectral_spread_mean", spread_.mean());
        result.set("spectral_skewness_mean", skewness_.mean());
        result.set("spectral_kurtosis_mean", kurtosis_.mean());
    }

private:
    // Fills heard_ with the weighed magnitudes. log₂ of such a magnitude is half of log₂ of the power, and the gain's.
    Sums weigh(std::span<const float> magnitude, std::span<const float> log_power) {
        dsp::Float4 total{}, position{}, logarithm{}, power{}, power_position{};
        for (std::size_t i = 0; i < bins; i += 4) {
            const dsp::Float4 heard = dsp::load4(&magnitude[i]) * dsp::load4(&gain_[i]);
            const dsp::Float4 at = dsp::load4(&position_[i]), squared = heard * heard;
            dsp::store4(&heard_[i], heard);
            total += heard;
            position += at * heard;
            logarithm += heard * (0.5F * dsp::load4(&log_power[i]) + dsp::load4(&gain_level_[i]));
            power += squared;
            power_position += at * squared;
        }
        return {dsp::sum4(total), dsp::sum4(position), dsp::sum4(logarithm), dsp::sum4(power),
                dsp::sum4(power_position)};
    }

    CentralMoments central_moments(float centre) const {
        dsp::Float4 second{}, third{}, fourth{};
        for (std::size_t i = 0; i < bins; i += 4) {
            const dsp::Float4 distance = dsp::load4(&position_[i]) - centre, square = distance * distance;
            const dsp::Float4 weighed = square * dsp::load4(&heard_[i]);
            second += weighed;
            third += weighed * distance;
            fourth += weighed * square;
        }
        return {dsp::sum4(second), dsp::sum4(third), dsp::sum4(fourth)};
    }

    void add_centroid(double hertz, bool foreground) {
        centroid_.add(hertz);
        if (foreground) centroid_octave_.add(std::log2(hertz));
        bright_.add(hertz > bright_hertz ? 1.0 : 0.0);
    }

    void add_moments(const CentralMoments& moments, float total) {
        const double variance = moments.second / total;
        if (!(variance > 0.0)) return;
        spread_.add(std::sqrt(variance) * bin_hertz);
        skewness_.add(moments.third / total / (variance * std::sqrt(variance)));
        kurtosis_.add(std::max(0.0, std::log2(moments.fourth / total / (variance * variance))));
    }

    void add_decrease(std::span<const float> magnitude) {
        const float others = dsp::sum(magnitude.subspan(1));
        if (others > 0.0F)
            decrease_.add(std::max<double>((dsp::dot(magnitude, inverse_) - magnitude[0] * inverse_sum_) / others,
                                           steepest_rise));
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
    std::vector<float> gain_;                                 // equal loudness
    std::vector<float> gain_level_ = std::vector<float>(bins);
    std::vector<float> heard_ = std::vector<float>(bins);
    float inverse_sum_ = 0.0F;
    dsp::RunningMean centroid_, bright_, decrease_, entropy_, rolloff_, spread_, skewness_, kurtosis_;
    dsp::RunningMoments centroid_octave_;
    Foreground foreground_;
};

}  // namespace

constinit const Family spectral_shape{.name = "spectral_shape",
                                      .features = infos,
                                      .needs = {.spectrum = true},
                                      .minimum_seconds = 0.05,
                                      .start = start<SpectralShape>};

}  // namespace armonica::features::signal
