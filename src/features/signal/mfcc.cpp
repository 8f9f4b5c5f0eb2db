#include <algorithm>
#include <array>
#include <cmath>

#include "dsp/dct.hpp"
#include "dsp/lanes.hpp"
#include "dsp/running_mean.hpp"
#include "dsp/running_moments.hpp"
#include "features/families.hpp"
#include "features/shared/equal_loudness.hpp"
#include "features/shared/mel_spectrum.hpp"

namespace armonica::features::signal {

namespace {

constexpr std::size_t bands = MelSpectrum::bands;
constexpr std::size_t coefficients = 13;
constexpr std::size_t varying = 4;  // coefficients whose spread is a feature: higher ones say ever less
constexpr std::string_view null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.";

struct Words {
    std::string_view id, title, low, high, lower, higher;
};

// Coefficient k weighs the bands by a cosine of k half waves over the mel scale. The words name the regions, in Hz,
// where that cosine is lowest and highest: all that can be said of the higher ones, whose ripple goes on above.
constexpr Words words[coefficients] = {
    {"mfcc_0_mean", "timbre 0 (fullness)", "most bands weak for its loudness", "all bands full throughout",
     "thinner for its loudness", "fuller for its loudness"},
    {"mfcc_1_mean", "timbre 1 (tilt)", "as strong in the treble as in the bass", "far stronger below 2 kHz than above",
     "more tilted to the treble", "more tilted to the bass"},
    {"mfcc_2_mean", "timbre 2 (ends against middle)", "strong from 700 to 5,000 Hz, weak in bass and treble",
     "strong in bass and treble, hollow from 700 to 5,000 Hz", "more forward in the middle",
     "more hollow in the middle"},
    {"mfcc_3_mean", "timbre 3 (bass and bite)", "strong around 1 kHz, weak in the bass and around 4 kHz",
     "strong in the bass and around 4 kHz, weak around 1 kHz", "stronger around 1 kHz",
     "stronger in the bass and around 4 kHz"},
    {"mfcc_4_mean", "timbre 4 (ripple)", "strong around 700 Hz and 5 kHz, weak around 2 kHz",
     "strong around 2 kHz, weak around 700 Hz and 5 kHz", "stronger around 700 Hz and 5 kHz", "stronger around 2 kHz"},
#define RIPPLE(number, low, high)                                                                         \
    {                                                                                                     \
        "mfcc_" number "_mean", "timbre " number " (ripple)", "strong around " low ", weak around " high, \
            "strong around " high ", weak around " low, "stronger around " low, "stronger around " high   \
    }
    RIPPLE("5", "530 Hz and 3.1 kHz", "1.5 and 6 kHz"),
    RIPPLE("6", "420 Hz and 2.2 kHz", "1.1 and 3.9 kHz"),
    RIPPLE("7", "350 Hz and 1.6 kHz", "870 Hz and 2.8 kHz"),
    RIPPLE("8", "300 Hz and 1.3 kHz", "720 Hz and 2.2 kHz"),
    RIPPLE("9", "260 Hz and 1.1 kHz", "610 Hz and 1.7 kHz"),
    RIPPLE("10", "230 and 930 Hz", "530 Hz and 1.5 kHz"),
    RIPPLE("11", "200 and 810 Hz", "470 Hz and 1.2 kHz"),
    RIPPLE("12", "190 and 720 Hz", "420 Hz and 1.1 kHz"),
#undef RIPPLE
};

constexpr Words varying_words[varying] = {
    {"mfcc_1_deviation", "swing between bass and treble", "evenly balanced between bass and treble throughout",
     "bass and treble take turns", "steadier in its balance of bass and treble",
     "more changeable in its balance of bass and treble"},
    {"mfcc_2_deviation", "swing between middle and ends", "the middle stands as far forward throughout",
     "the middle comes and goes", "steadier in the middle of the spectrum",
     "more changeable in the middle of the spectrum"},
    {"mfcc_3_deviation", "swing of bass and bite", "bass and bite are as strong throughout",
     "bass and bite come and go", "steadier in bass and bite", "more changeable in bass and bite"},
    {"mfcc_4_deviation", "swing around 2 kHz", "as strong around 2 kHz throughout",
     "the range around 2 kHz comes and goes", "steadier around 2 kHz", "more changeable around 2 kHz"},
};

constexpr std::string_view first_definition =
    "Coefficient 0 of the orthonormal DCT-II over the levels in decibels (at least -100) of 40 triangular bands of "
    "peak "
    "1, equally spaced in mel between 0 and 11,000 Hz, over the power spectrum; mean over frames of 2,048 samples "
    "(Hann "
    "window, hop 1,024) above -80 dB. The levels are relative to the track's loud level, so that gain does not matter: "
    "the level that 5 % of the frames exceed, weighed by the equal-loudness filter of Robinson (2001).";

#define MFCC(number)                                                                                                   \
    "Coefficient " number                                                                                              \
    " of the orthonormal DCT-II over the levels in decibels (at least -100) of 40 triangular bands of peak 1, "        \
    "equally "                                                                                                         \
    "spaced in mel between 0 and 11,000 Hz, over the power spectrum; mean over frames of 2,048 samples (Hann window, " \
    "hop 1,024) above -80 dB."

constexpr std::string_view definitions[coefficients] = {first_definition, MFCC("1"),  MFCC("2"), MFCC("3"), MFCC("4"),
                                                        MFCC("5"),        MFCC("6"),  MFCC("7"), MFCC("8"), MFCC("9"),
                                                        MFCC("10"),       MFCC("11"), MFCC("12")};
#undef MFCC

#define FOREGROUND "within 50 dB of the loudest so far as the equal-loudness filter of Robinson (2001) weighs it."
#define DEVIATION(number) "Standard deviation of what mfcc_" number "_mean is the mean of, over the frames " FOREGROUND
constexpr std::string_view varying_definitions[varying] = {DEVIATION("1"), DEVIATION("2"), DEVIATION("3"),
                                                           DEVIATION("4")};
#undef DEVIATION

constexpr std::string_view davis =
    "Davis & Mermelstein, Comparison of Parametric Representations for Monosyllabic Word Recognition in Continuously "
    "Spoken Sentences, IEEE Transactions on Acoustics, Speech, and Signal Processing 28(4), 1980";

constexpr FeatureInfo change_info = {
    .id = "timbre_change_mean",
    .title = "change of timbre",
    .modality = Modality::signal,
    .family = "mfcc",
    .unit = "dB",
    .minimum = 0.0,
    .maximum = 200.0,
    .low = "timbre stays",
    .high = "timbre changes from moment to moment",
    .lower = "steadier in timbre",
    .higher = "quicker in its changes of timbre",
    .definition =
        "Standard deviation over the 40 mel bands of mfcc_0_mean of the difference of their levels in decibels "
        "between neighbouring frames, so that gain does not matter; mean over pairs of frames of 2,048 samples "
        "(Hann window, hop 1,024) above -80 dB and " FOREGROUND,
    .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s, or no two frames above -80 dB.",
    .citation = "",
};

constexpr FeatureInfo info_of(const Words& word, std::string_view definition, std::optional<double> minimum) {
    return {
        .id = word.id,
        .title = word.title,
        .modality = Modality::signal,
        .family = "mfcc",
        .unit = "dB",
        .minimum = minimum,
        .maximum = std::nullopt,
        .low = word.low,
        .high = word.high,
        .lower = word.lower,
        .higher = word.higher,
        .definition = definition,
        .null_rule = null_rule,
        .citation = davis,
    };
}

constexpr auto infos = [] {
    std::array<FeatureInfo, coefficients + varying + 1> entries{};
    for (std::size_t i = 0; i < coefficients; ++i) entries[i] = info_of(words[i], definitions[i], std::nullopt);
    for (std::size_t i = 0; i < varying; ++i)
        entries[coefficients + i] = info_of(varying_words[i], varying_definitions[i], 0.0);
    entries.back() = change_info;
    return entries;
}();

class Mfcc final : public Measurement {
public:
    Mfcc() {
        for (std::size_t i = 0; i < varying; ++i) {
            std::array<double, bands> one{};
            std::array<double, coefficients> cepstrum{};
            for (std::size_t band = 0; band < bands; ++band) {
                one.fill(0.0);
                one[band] = decibels_per_octave;
                transform_.apply(one, cepstrum);
                cosine_[i][band] = static_cast<float>(cepstrum[i + 1]);
            }
        }
    }

    void see(const Spectrum& spectrum) override {
        const auto levels = spectrum.log_mel;
        loud_.add(spectrum.heard_mean_square);
        if (foreground_.holds(spectrum.heard_mean_square)) follow(levels);
        for (std::size_t band = 0; band < bands; ++band) levels_[band].add(levels[band] * decibels_per_octave);
    }

    // The transform is linear: that of the mean is the mean of the transforms.
    void finish(const Track&, FeatureVector& result) override {
        if (levels_[0].count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        std::array<double, bands> mean{};
        for (std::size_t band = 0; band < bands; ++band) mean[band] = levels_[band].mean();
        std::array<double, coefficients> cepstrum{};
        transform_.apply(mean, cepstrum);
        cepstrum[0] -= loud_.decibels() * std::sqrt(static_cast<double>(bands));
        for (std::size_t i = 0; i < coefficients; ++i) result.set(words[i].id, cepstrum[i]);
        for (std::size_t i = 0; i < varying; ++i) result.set(varying_words[i].id, varying_[i].deviation());
        if (change_.count() > 0)
            result.set(change_info.id, change_.mean());
        else
            result.set_missing(change_info.id, MissingReason::too_short);
    }

private:
    void follow(std::span<const float> levels) {
        if (varying_[0].count() > 0) compare(levels);
        std::copy(levels.begin(), levels.end(), previous_.begin());
        for (std::size_t i = 0; i < varying; ++i) varying_[i].add(dsp::dot(levels, cosine_[i]));
    }

    void compare(std::span<const float> levels) {
        for (std::size_t band = 0; band < bands; ++band) previous_[band] = levels[band] - previous_[band];
        const float mean = dsp::sum(previous_) / static_cast<float>(bands);
        const float squares = dsp::sum_of_squares_about(previous_, mean) / static_cast<float>(bands);
        change_.add(decibels_per_octave * std::sqrt(squares));
    }

    dsp::DctTwo transform_{bands, coefficients};
    std::array<std::array<float, bands>, varying> cosine_{};
    std::array<float, bands> previous_{};
    std::array<dsp::RunningMean, bands> levels_;
    std::array<dsp::RunningMoments, varying> varying_;
    dsp::RunningMean change_;
    LoudLevel loud_;
    Foreground foreground_;
};

}  // namespace

constinit const Family mfcc{.name = "mfcc",
                            .features = infos,
                            .needs = {.spectrum = true, .mel = true},
                            .minimum_seconds = 0.05,
                            .start = start<Mfcc>};

}  // namespace armonica::features::signal
