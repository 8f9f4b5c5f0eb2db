#include <array>
#include <cmath>

#include "dsp/fft.hpp"
#include "dsp/lanes.hpp"
#include "dsp/window.hpp"
#include "features/families.hpp"
#include "features/shared/level_window.hpp"

namespace armonica::features::signal {

namespace {

struct Rate {
    double from_hertz, to_hertz;
};

// Beats of 60 to 180 BPM; syllables and quick notes; tremolo, rolls and roughness, as far as the frames can follow.
constexpr std::array<Rate, 3> rates = {{{1.0, 3.0}, {3.0, 8.0}, {8.0, 20.0}}};

#define SWING(from, to, hertz)                                                                                     \
    "Root mean square swing, " hertz ", of the level in decibels between " from " and " to                         \
    " Hz: from the power spectrum of the levels of 256 successive frames (2,048 samples, Hann window, hop 1,024; " \
    "silence of more than 1 s cut to that) less their mean, Hann window, averaged over windows of 5.9 s that "     \
    "overlap by half. What lies 60 dB below a window's loudest frame counts as that."

constexpr FeaturesLike swing_info{{
    .modality = Modality::signal,
    .family = "modulation",
    .unit = "dB",
    .minimum = 0.0,
    .maximum = 60.0,
    .null_rule = "silent: no frame above -80 dB; too_short: fewer than 256 frames (6 s) above -80 dB.",
    .citation = "Pampalk, Rauber & Merkl, Content-based Organization and Visualization of Music Archives, ACM "
                "Multimedia, 2002; Scheirer & Slaney, Construction and Evaluation of a Robust Multifeature "
                "Speech/Music Discriminator, ICASSP, 1997",
}};

#define PULSE(band, name, from, to)                                                                                \
    swing_info("pulse_swing_" band, "beat swing of the " name, "no beat in the " name, "strong beat in the " name, \
               "less of a beat in the " name, "more of a beat in the " name, SWING(from, to, "at 1 to 3 Hz"))
#define SYLLABLE(band, name, from, to)                                                                        \
    swing_info("syllable_swing_" band, "swing of the " name " at the pace of syllables", "even " name,        \
               "quick notes or syllables in the " name, "more even in the " name " at the pace of syllables", \
               "livelier in the " name " at the pace of syllables", SWING(from, to, "at 3 to 8 Hz"))
#define FLUTTER(band, name, from, to)                                                                    \
    swing_info("flutter_swing_" band, "flutter of the " name, "smooth " name, "fluttering, crisp " name, \
               "smoother in the " name, "more fluttering in the " name, SWING(from, to, "at 8 to 20 Hz"))
#define OF_ALL_BANDS(RATE)                                                                               \
    RATE("low", "bass", "32", "150"), RATE("low_middle", "lower middle", "150", "500"),                  \
        RATE("middle", "middle", "500", "1,500"), RATE("high_middle", "upper middle", "1,500", "5,000"), \
        RATE("high", "treble", "5,000", "16,000")

// In the order of `rates`, and in each of `bands`.
constexpr FeatureInfo infos[] = {OF_ALL_BANDS(PULSE), OF_ALL_BANDS(SYLLABLE), OF_ALL_BANDS(FLUTTER)};
static_assert(std::size(infos) == rates.size() * bands.size());

class Modulation final : public Measurement {
public:
    Modulation() : fft_(LevelWindow::size), weights_(dsp::hann_window(LevelWindow::size)) {
        // Mean square of the levels, split over bins 1 … N/2 − 1, each of which stands for two; Σ window² = 3N/8.
        const auto size = static_cast<double>(LevelWindow::size);
        const double scale = std::sqrt(2.0 / (size * 0.375 * size));
        for (float& weight : weights_) weight *= static_cast<float>(scale);
    }

    void hear(const Hop&) override { window_.hear(); }

    void see(const Spectrum& spectrum) override {
        if (!window_.add(spectrum)) return;
        ++windows_;
        for (std::size_t band = 0; band < bands.size(); ++band) add_window(band);
    }

    void finish(const Track&, FeatureVector& result) override {
        if (windows_ == 0) return set_all_missing(infos, MissingReason::too_short, result);
        for (std::size_t rate = 0; rate < rates.size(); ++rate)
            for (std::size_t band = 0; band < bands.size(); ++band)
                result.set(infos[rate * bands.size() + band].id,
                           std::sqrt(power_[band][rate] / static_cast<double>(windows_)));
    }

private:
    void add_window(std::size_t band) {
        const auto& levels = window_.levels()[band];
        const float mean = dsp::sum(levels) / static_cast<float>(levels.size());
        const auto time = fft_.time();
        for (std::size_t i = 0; i < levels.size(); ++i) time[i] = (levels[i] - mean) * weights_[i];
        fft_.forward();
        const auto bins = fft_.spectrum();
        constexpr double bin_rate = LevelWindow::rate / static_cast<double>(LevelWindow::size);
        for (std::size_t rate = 0; rate < rates.size(); ++rate)
            for (std::size_t k = first_bin_from(rates[rate].from_hertz, bin_rate);
                 k < first_bin_from(rates[rate].to_hertz, bin_rate); ++k)
                power_[band][rate] += bins[k].real() * bins[k].real() + bins[k].imag() * bins[k].imag();
    }

    LevelWindow window_;
    dsp::RealFft fft_;
    std::vector<float> weights_;
    std::array<std::array<double, rates.size()>, bands.size()> power_{};  // dB², summed over windows
    std::size_t windows_ = 0;
};

}  // namespace

constinit const Family modulation{.name = "modulation",
                                  .features = infos,
                                  .needs = {.spectrum = true},
                                  .minimum_seconds = 6.0,
                                  .start = start<Modulation>};

}  // namespace armonica::features::signal
