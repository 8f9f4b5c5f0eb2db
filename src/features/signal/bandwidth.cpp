#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "features/families.hpp"
#include "features/shared/bands.hpp"

namespace armonica::features::signal {

namespace {

constexpr double nyquist = sample_rate / 2.0;
constexpr double lowest_hertz = 3000.0;

constexpr FeatureInfo infos[] = {{
    .id = "cutoff_frequency",
    .title = "upper end of the spectrum",
    .modality = Modality::signal,
    .family = "bandwidth",
    .unit = "Hz",
    .minimum = lowest_hertz,
    .maximum = nyquist,
    .low = "cut off early, as a lossy or old source is",
    .high = "open up to the highest frequencies",
    .lower = "cut off earlier",
    .higher = "more open to the highest frequencies",
    .definition =
        "Where the spectrum falls off a cliff: the highest frequency above 3,000 Hz at which the mean power of frames "
        "of "
        "2,048 samples (Hann window, hop 1,024) above -80 dB, in decibels, is lower by 15 dB at least over the 430 Hz "
        "from 86 Hz above than over the 430 Hz up to 86 Hz below, more than at any other point within 430 Hz; 22,050 "
        "Hz where there is none. Above 21.5 kHz no cliff is seen, and sound with nothing but steady tones has "
        "cliffs of its own.",
    .null_rule = "silent: no frame above -80 dB; too_short: less than 1 s.",
    .citation = "",
}};

constexpr std::size_t gap = 4;     // bins on either side of the cliff that are left out: the window's own slope
constexpr std::size_t reach = 20;  // bins that are averaged
constexpr std::size_t first_bin = first_bin_from(lowest_hertz) - gap - reach;
constexpr double least_drop_db = 15.0;
constexpr double floor_power = 1e-16;  // −160 dB: what is below differs between decoders
constexpr std::size_t frames_in_floats = 64;

class Bandwidth final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        const float* power = &spectrum.power[first_bin];
        for (std::size_t i = 0; i < recent_.size(); ++i) recent_[i] += power[i];
        frames_ += 1.0;
        if (++recent_frames_ == frames_in_floats) flush();
    }

    void finish(const Track&, FeatureVector& result) override {
        flush();
        std::vector<double> level(total_.size());
        std::transform(total_.begin(), total_.end(), level.begin(),
                       [this](double power) { return 10.0 * std::log10(std::max(power / frames_, floor_power)); });
        result.set("cutoff_frequency", cliff(level));
    }

private:
    // Floats lose small terms in long sums.
    void flush() {
        for (std::size_t i = 0; i < recent_.size(); ++i) total_[i] += recent_[i];
        recent_.fill(0.0F);
        recent_frames_ = 0;
    }

    static double mean(const std::vector<double>& level, std::size_t first) {
        double sum = 0.0;
        for (std::size_t i = first; i < first + reach; ++i) sum += level[i];
        return sum / static_cast<double>(reach);
    }

    static double cliff(const std::vector<double>& level) {
        double best = nyquist, deepest = least_drop_db;
        std::size_t found = 0;
        for (std::size_t i = level.size() - gap - reach; i-- > gap + reach;) {
            if (found > 0 && found - i > reach) break;  // it was the highest
            const double drop = mean(level, i - gap - reach) - mean(level, i + gap);
            if (drop <= deepest) continue;
            deepest = drop;
            found = i;
            best = static_cast<double>(first_bin + i) * bin_hertz;
        }
        return best;
    }

    std::array<float, bin_count - first_bin> recent_{};
    std::array<double, bin_count - first_bin> total_{};
    std::size_t recent_frames_ = 0;
    double frames_ = 0.0;
};

}  // namespace

constinit const Family bandwidth{.name = "bandwidth",
                                 .features = infos,
                                 .needs = {.spectrum = true},
                                 .minimum_seconds = 1.0,
                                 .start = start<Bandwidth>};

}  // namespace armonica::features::signal
