#include <array>

#include "dsp/dct.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/mel_spectrum.hpp"

namespace armonica::features::signal {

namespace {

constexpr std::size_t coefficients = 13;
constexpr std::size_t bands = MelSpectrum::bands;

struct Words {
    std::string_view id, title, low, high, lower, higher;
};

constexpr Words words[coefficients] = {
    {"mfcc_0_mean", "timbre 0 (level)", "weak over all bands", "strong over all bands", "weaker over all bands",
     "stronger over all bands"},
    {"mfcc_1_mean", "timbre 1 (tilt)", "as strong in the treble as in the bass",
     "far stronger in the bass than in the treble", "more tilted to the treble", "more tilted to the bass"},
    {"mfcc_2_mean", "timbre 2 (ends against middle)", "strong in the middle of the spectrum",
     "strong at both ends of the spectrum", "stronger in the middle of the spectrum",
     "stronger at the ends of the spectrum"},
// From here on no coefficient has a name that a listener would know: their words are kept short.
#define RIPPLE(number, waves)                                                                                  \
    {                                                                                                          \
        "mfcc_" number "_mean", "timbre " number, "bands alternate, " waves " half waves, weak in the lowest", \
            "bands alternate, " waves " half waves, strong in the lowest", "lower", "higher"                   \
    }
    RIPPLE("3", "three"),
    RIPPLE("4", "four"),
    RIPPLE("5", "five"),
    RIPPLE("6", "six"),
    RIPPLE("7", "seven"),
    RIPPLE("8", "eight"),
    RIPPLE("9", "nine"),
    RIPPLE("10", "ten"),
    RIPPLE("11", "eleven"),
    RIPPLE("12", "twelve"),
#undef RIPPLE
};

#define MFCC(number)                                                                                                   \
    "Coefficient " number                                                                                              \
    " of the orthonormal DCT-II over the levels in decibels (at least -100) of 40 triangular bands of peak 1, "        \
    "equally "                                                                                                         \
    "spaced in mel between 0 and 11,000 Hz, over the power spectrum; mean over frames of 2,048 samples (Hann window, " \
    "hop 1,024) above -80 dB."

constexpr std::string_view definitions[coefficients] = {MFCC("0"),  MFCC("1"),  MFCC("2"), MFCC("3"), MFCC("4"),
                                                        MFCC("5"),  MFCC("6"),  MFCC("7"), MFCC("8"), MFCC("9"),
                                                        MFCC("10"), MFCC("11"), MFCC("12")};
#undef MFCC

constexpr auto infos = [] {
    std::array<FeatureInfo, coefficients> entries{};
    for (std::size_t i = 0; i < coefficients; ++i)
        entries[i] = {
            .id = words[i].id,
            .title = words[i].title,
            .modality = Modality::signal,
            .family = "mfcc",
            .unit = "dB",
            .minimum = std::nullopt,
            .maximum = std::nullopt,
            .low = words[i].low,
            .high = words[i].high,
            .lower = words[i].lower,
            .higher = words[i].higher,
            .definition = definitions[i],
            .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
            .citation =
                "Davis & Mermelstein, Comparison of Parametric Representations for Monosyllabic Word Recognition in "
                "Continuously Spoken Sentences, IEEE Transactions on Acoustics, Speech, and Signal Processing "
                "28(4), 1980",
        };
    return entries;
}();

class Mfcc final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        for (std::size_t band = 0; band < bands; ++band)
            levels_[band].add(spectrum.log_mel[band] * decibels_per_octave);
    }

    // The transform is linear: that of the mean is the mean of the transforms.
    void finish(const Track&, FeatureVector& result) override {
        if (levels_[0].count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        std::array<double, bands> mean{};
        for (std::size_t band = 0; band < bands; ++band) mean[band] = levels_[band].mean();
        std::array<double, coefficients> cepstrum{};
        dsp::DctTwo(bands, coefficients).apply(mean, cepstrum);
        for (std::size_t i = 0; i < coefficients; ++i) result.set(infos[i].id, cepstrum[i]);
    }

private:
    std::array<dsp::RunningMean, bands> levels_;
};

}  // namespace

constinit const Family mfcc{.name = "mfcc",
                            .features = infos,
                            .needs = {.spectrum = true, .mel = true},
                            .minimum_seconds = 0.05,
                            .start = start<Mfcc>};

}  // namespace armonica::features::signal
