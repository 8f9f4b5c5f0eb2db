#include <algorithm>
#include <array>
#include <cstdint>

#include "features/families.hpp"
#include "features/shared/bands.hpp"
#include "features/shared/equal_loudness.hpp"
#include "features/shared/mel_spectrum.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "spectral_complexity_mean",
    .title = "spectral complexity",
    .modality = Modality::signal,
    .family = "spectral_complexity",
    .unit = "peaks",
    .minimum = 0.0,
    .maximum = 114.0,
    .low = "few partials at once",
    .high = "many partials at once",
    .lower = "simpler in spectrum",
    .higher = "more complex in spectrum",
    .definition =
        "Number of peaks (local maxima) of the magnitude spectrum between 100 and 5,000 Hz that, taken as sines, lie "
        "at most 24 dB below the track's loud level; mean over frames of 2,048 samples (Hann window, hop 1,024) above "
        "-80 dB. The loud level is the one that 5 % of the frames exceed, weighed by the equal-loudness filter of "
        "Robinson (2001).",
    .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
    .citation = "Laurier, Meyers, Serra, Blech, Herrera & Serra, Indexing Music by Mood: Design and Integration of an "
                "Automatic Content-based Annotator, Multimedia Tools and Applications 48, 2010; the threshold, which "
                "follows the track's level, is Armonica's own",
}};

constexpr std::size_t first_bin = first_bin_from(100.0);
constexpr std::size_t end_bin = first_bin_from(5000.0);
constexpr double threshold_db = -24.0;
constexpr double sine_db = 10.0 * 0.30102999566398120;  // a sine's mean square lies that far below its peak's square

// How loud the track is shows only at its end: until then peaks are kept by their level, in steps.
class SpectralComplexity final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        const auto level = spectrum.log_power;
        // Every third bin is a peak, unforeseeably: noting each place and keeping it only then spares the branch.
        std::size_t found = 0;
        for (std::size_t k = first_bin; k < end_bin; ++k) {
            places_[found] = k;
            found += static_cast<std::size_t>((level[k] > level[k - 1]) & (level[k] >= level[k + 1]));
        }
        for (std::size_t i = 0; i < found; ++i) count(level[places_[i]]);
        ++frames_;
        loud_.add(spectrum.heard_mean_square);
    }

    void finish(const Track&, FeatureVector& result) override {
        if (frames_ == 0) return set_all_missing(infos, MissingReason::silent, result);
        const double threshold = (loud_.decibels() + threshold_db + sine_db) / decibels_per_octave;
        result.set("spectral_complexity_mean", peaks_above(threshold) / static_cast<double>(frames_));
    }

private:
    static constexpr float lowest = -40.0F;  // log₂ of power: −120 dB
    static constexpr float steps_an_octave = 8.0F;

    void count(float level) {
        if (level < lowest) return;
        const auto step = static_cast<std::size_t>((level - lowest) * steps_an_octave);
        ++peaks_[std::min(step, peaks_.size() - 1)];
    }

    double peaks_above(double threshold) const {
        const double at = std::max(0.0, (threshold - lowest) * steps_an_octave);
        const auto step = std::min(static_cast<std::size_t>(at), peaks_.size() - 1);
        double total = static_cast<double>(peaks_[step]) * std::clamp(static_cast<double>(step + 1) - at, 0.0, 1.0);
        for (std::size_t above = step + 1; above < peaks_.size(); ++above) total += peaks_[above];
        return total;
    }

    std::array<std::size_t, end_bin - first_bin> places_{};
    std::array<std::uint32_t, 480> peaks_{};
    std::size_t frames_ = 0;
    LoudLevel loud_;
};

}  // namespace

constinit const Family spectral_complexity{.name = "spectral_complexity",
                                           .features = infos,
                                           .needs = {.spectrum = true},
                                           .minimum_seconds = 0.05,
                                           .start = start<SpectralComplexity>};

}  // namespace armonica::features::signal
