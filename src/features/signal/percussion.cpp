#include <array>
#include <cmath>

#include "dsp/lanes.hpp"
#include "dsp/opening.hpp"
#include "features/families.hpp"
#include "features/shared/band_levels.hpp"
#include "features/shared/gaps.hpp"

namespace armonica::features::signal {

namespace {

#define BROAD                                                                                                      \
    "the spectrum opened along frequency, the largest of the smallest of any six neighbouring bins (129 Hz) that " \
    "hold "                                                                                                        \
    "a bin, which takes partials away"
#define LASTING "the same along time over six frames (139 ms), which takes strokes away"
#define FRAMES "Both summed over frames of 2,048 samples (Hann window, hop 1,024). "

#define PERCUSSIVENESS(from, to)                                                                                  \
    "Power between " from " and " to                                                                              \
    " Hz that is broad in frequency, over power that lasts, in decibels. Broad: " BROAD ". Lasting: " LASTING     \
    ". " FRAMES                                                                                                   \
    "A thousandth of the band's power and a millionth of the whole's is added to both, so that -30 to 30 dB are " \
    "reached and an empty band has 0 dB."

#define GRIT(from, to)                                                                                             \
    "How much of the power between " from " and " to                                                               \
    " Hz that lasts is broad in frequency too, in decibels. Broad: " BROAD ". Lasting: " LASTING ". " FRAMES       \
    "A millionth of the whole power is added to what lasts, and a thousandth of the sum to what is broad too, so " \
    "that a band in which nothing lasts has -30 dB."

constexpr FeatureInfo percussion_info(std::string_view id, std::string_view title, double maximum, std::string_view low,
                                      std::string_view high, std::string_view lower, std::string_view higher,
                                      std::string_view definition) {
    return {
        .id = id,
        .title = title,
        .modality = Modality::signal,
        .family = "percussion",
        .unit = "dB",
        .minimum = -31.0,
        .maximum = maximum,
        .low = low,
        .high = high,
        .lower = lower,
        .higher = higher,
        .definition = definition,
        .null_rule = "silent: no frame above -80 dB; too_short: fewer than six frames (0.16 s) above -80 dB.",
        .citation =
            "after Fitzgerald, Harmonic/Percussive Separation Using Median Filtering, DAFx, 2010, with openings "
            "in place of medians",
    };
}

#define OF_BAND(band, name, from, to)                                                                                \
    percussion_info("percussiveness_" band, "percussion against tones in the " name, 31.0,                           \
                    "sustained tones in the " name, "strokes and noise in the " name, "more sustained in the " name, \
                    "more percussive in the " name, PERCUSSIVENESS(from, to))
#define GRIT_OF_BAND(band, name, from, to)                                                                           \
    percussion_info("grit_" band, "grit of sustained sound in the " name, 1.0, "clear sustained tones in the " name, \
                    "distorted, rough or noisy sustained sound in the " name, "clearer in the " name,                \
                    "grittier in the " name, GRIT(from, to))

// Of the whole, as `bands`, then the grit.
constexpr FeatureInfo infos[] = {
    percussion_info("percussiveness", "percussion against tones", 31.0, "sustained tones", "strokes and noise",
                    "more sustained", "more percussive", PERCUSSIVENESS("32", "16,000")),
    OF_BAND("low", "bass", "32", "150"),
    OF_BAND("low_middle", "lower middle", "150", "500"),
    OF_BAND("middle", "middle", "500", "1,500"),
    OF_BAND("high_middle", "upper middle", "1,500", "5,000"),
    OF_BAND("high", "treble", "5,000", "16,000"),
    GRIT_OF_BAND("middle", "middle", "500", "1,500"),
    GRIT_OF_BAND("high_middle", "upper middle", "1,500", "5,000"),
};

// Partials of chords lie closer than the bins tell apart below these bands; above, hardly any sound lasts.
constexpr std::size_t first_gritty_band = 2, gritty_bands = 2;
static_assert(std::size(infos) == 1 + bands.size() + gritty_bands);

// From the first bin on, and beyond the highest band's end as far as an opening reaches, in groups of four.
constexpr std::size_t end_bin = first_bin_from(bands.back().to_hertz);
constexpr std::size_t size = (end_bin + dsp::opening_length + 3) / 4 * 4;

constexpr std::size_t gritty_end = first_bin_from(bands[first_gritty_band + gritty_bands - 1].to_hertz);
constexpr std::size_t gritty_size = (gritty_end + dsp::opening_length + 3) / 4 * 4;

using Powers = std::array<double, bands.size()>;

void add_to(Powers& powers, std::span<const float> spectrum) {
    const BandValues frame = band_powers(spectrum);
    for (std::size_t band = 0; band < bands.size(); ++band) powers[band] += frame[band];
}

class Percussion final : public Measurement {
public:
    void hear(const Hop&) override { gaps_.hear(); }

    void see(const Spectrum& spectrum) override {
        // As much silence as an opening reaches over is all that matters to it.
        std::size_t gap = std::min(gaps_.before_this_frame(), dsp::opening_length);
        for (; gap > 0; --gap) add_lasting(silence_);
        const auto power = spectrum.power.first(size);
        add_lasting(power);
        add_to(broad_, along_frequency_.of(power));
        add_to(all_, power);
        ++frames_;
    }

    void finish(const Track&, FeatureVector& result) override {
        if (frames_ < dsp::opening_length) return set_all_missing(infos, MissingReason::too_short, result);
        // The opening runs five frames behind.
        for (std::size_t i = 0; i + 1 < dsp::opening_length; ++i) add_lasting(silence_);
        double broad = 0.0, lasting = 0.0, all = 0.0;
        for (std::size_t band = 0; band < bands.size(); ++band) {
            broad += broad_[band];
            lasting += lasting_[band];
            all += all_[band];
        }
        result.set(infos[0].id, ratio_db(broad, lasting, all, all));
        for (std::size_t band = 0; band < bands.size(); ++band)
            result.set(infos[band + 1].id, ratio_db(broad_[band], lasting_[band], all_[band], all));
        for (std::size_t i = 0; i < gritty_bands; ++i) {
            const double enough = lasting_[first_gritty_band + i] + 1e-6 * all;
            const double share = all > 0.0 ? gritty_[first_gritty_band + i] / enough : 0.0;
            result.set(infos[1 + bands.size() + i].id, 10.0 * std::log10(share + 1e-3));
        }
    }

private:
    static double ratio_db(double broad, double lasting, double of_band, double all) {
        const double least = 1e-3 * of_band + 1e-6 * all;
        return all > 0.0 ? 10.0 * std::log10((broad + least) / (lasting + least)) : 0.0;
    }

    void add_lasting(std::span<const float> power) {
        const auto lasting = along_time_.add(power);
        add_to(lasting_, lasting);
        const auto broad = along_frequency_again_.of(lasting.first(gritty_size));
        for (std::size_t band = first_gritty_band; band < first_gritty_band + gritty_bands; ++band)
            gritty_[band] += dsp::sum(part_of(broad, bands[band]));
    }

    Gaps gaps_;
    dsp::Opening along_frequency_, along_frequency_again_;
    dsp::RunningOpening along_time_{size};
    std::vector<float> silence_ = std::vector<float>(size);
    Powers broad_{}, lasting_{}, gritty_{}, all_{};
    std::size_t frames_ = 0;
};

}  // namespace

constinit const Family percussion{.name = "percussion",
                                  .features = infos,
                                  .needs = {.spectrum = true},
                                  .minimum_seconds = 0.16,
                                  .start = start<Percussion>};

}  // namespace armonica::features::signal
