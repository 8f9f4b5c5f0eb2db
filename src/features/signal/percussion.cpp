#include <array>
#include <cmath>

#include "dsp/lanes.hpp"
#include "dsp/opening.hpp"
#include "features/families.hpp"
#include "features/shared/bands.hpp"
#include "features/shared/gaps.hpp"

namespace armonica::features::signal {

namespace {

#define RATIO(from, to)                                                                                               \
    "Power between " from " and " to                                                                                  \
    " Hz that is broad in frequency, over power that lasts, in decibels. Broad: the power spectrum opened along "     \
    "frequency, the largest of the smallest of any six neighbouring bins (129 Hz) that hold a bin, which takes "      \
    "partials away. Lasting: the same along time over six frames (139 ms), which takes strokes away. Both summed "    \
    "over frames of 2,048 samples (Hann window, hop 1,024). A thousandth of the band's power and a millionth of the " \
    "whole's is added to both, so that -30 to 30 dB are reached and an empty band has 0 dB."

constexpr FeatureInfo ratio_info(std::string_view id, std::string_view title, std::string_view low,
                                 std::string_view high, std::string_view lower, std::string_view higher,
                                 std::string_view definition) {
    return {
        .id = id,
        .title = title,
        .modality = Modality::signal,
        .family = "percussion",
        .unit = "dB",
        .minimum = -31.0,
        .maximum = 31.0,
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

#define OF_BAND(band, name, from, to)                                                                           \
    ratio_info("percussiveness_" band, "percussion against tones in the " name, "sustained tones in the " name, \
               "strokes and noise in the " name, "more sustained in the " name, "more percussive in the " name, \
               RATIO(from, to))

// The whole, then as `bands`.
constexpr FeatureInfo infos[] = {
    ratio_info("percussiveness", "percussion against tones", "sustained tones", "strokes and noise", "more sustained",
               "more percussive", RATIO("20", "16,000")),
    OF_BAND("low", "bass", "20", "150"),
    OF_BAND("low_middle", "lower middle", "150", "500"),
    OF_BAND("middle", "middle", "500", "1,500"),
    OF_BAND("high_middle", "upper middle", "1,500", "5,000"),
    OF_BAND("high", "treble", "5,000", "16,000"),
};
static_assert(std::size(infos) == bands.size() + 1);

// From the first bin on, so that four at a time reach beyond the highest band's end.
constexpr std::size_t end_bin = first_bin_from(bands.back().to_hertz);
constexpr std::size_t size = (end_bin + dsp::opening_length + 3) / 4 * 4;

using Powers = std::array<double, bands.size()>;

void add_to(Powers& powers, std::span<const float> spectrum) {
    for (std::size_t band = 0; band < bands.size(); ++band) {
        const std::size_t first = first_bin_from(bands[band].from_hertz), end = first_bin_from(bands[band].to_hertz);
        powers[band] += dsp::sum(spectrum.subspan(first, end - first));
    }
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
    }

private:
    static double ratio_db(double broad, double lasting, double of_band, double all) {
        const double least = 1e-3 * of_band + 1e-6 * all;
        return all > 0.0 ? 10.0 * std::log10((broad + least) / (lasting + least)) : 0.0;
    }

    void add_lasting(std::span<const float> power) { add_to(lasting_, along_time_.add(power)); }

    Gaps gaps_;
    dsp::Opening along_frequency_;
    dsp::RunningOpening along_time_{size};
    std::vector<float> silence_ = std::vector<float>(size);
    Powers broad_{}, lasting_{}, all_{};
    std::size_t frames_ = 0;
};

}  // namespace

constinit const Family percussion{.name = "percussion",
                                  .features = infos,
                                  .needs = {.spectrum = true},
                                  .minimum_seconds = 0.16,
                                  .start = start<Percussion>};

}  // namespace armonica::features::signal
