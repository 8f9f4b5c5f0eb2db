#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "dsp/lanes.hpp"
#include "features/families.hpp"
#include "features/shared/band_energies.hpp"

namespace armonica::features::signal {

namespace {

constexpr double limit_db = 40.0;
constexpr double mono_share = 1e-6;  // 60 dB below the middle

constexpr FeatureInfo stereo_info(std::string_view id, std::string_view title, std::string_view unit, double limit,
                                  std::array<std::string_view, 4> words, std::string_view definition) {
    return {
        .id = id,
        .title = title,
        .modality = Modality::signal,
        .family = "stereo",
        .unit = unit,
        .minimum = -limit,
        .maximum = limit,
        .low = words[0],
        .high = words[1],
        .lower = words[2],
        .higher = words[3],
        .definition = definition,
        .null_rule =
            "silent: no hop above -80 dB; mono: both sides are the same, but for 60 dB below; too_short: less than "
            "0.05 s.",
        .citation = "",
    };
}

#define WIDTH(suffix, band, place)                                                                               \
    stereo_info("stereo_width" suffix, "stereo width" place, "dB", limit_db,                                     \
                {"in the middle" place, "spread out to the sides" place, "narrower" place, "wider" place},       \
                "Energy of (left - right)/2 over that of (left + right)/2, in decibels, -40 to 40: 0 where the " \
                "sides have nothing in common." band)

constexpr FeatureInfo infos[] = {
    WIDTH("_low", " Between 20 and 150 Hz (skirts of 18 dB an octave).", " in the bass"),
    WIDTH("_low_middle", " Between 150 and 500 Hz (skirts of 18 dB an octave).", " in the lower middle"),
    WIDTH("_middle", " Between 500 and 1,500 Hz (skirts of 18 dB an octave).", " in the middle register"),
    WIDTH("_high_middle", " Between 1,500 and 5,000 Hz (skirts of 18 dB an octave).", " in the upper middle"),
    WIDTH("_high", " Above 5,000 Hz (skirts of 18 dB an octave).", " in the treble"),
    WIDTH("", " Hops of 1,024 samples at or below -80 dB are left out.", ""),
    stereo_info("stereo_balance", "stereo balance", "dB", limit_db,
                {"leaning to the left", "leaning to the right", "further to the left", "further to the right"},
                "Energy of the right side over that of the left, in decibels, -40 to 40. Hops of 1,024 samples at or "
                "below -80 dB are left out."),
    stereo_info("stereo_correlation", "correlation of the sides", "1", 1.0,
                {"with sides that have little in common", "with sides that are alike", "less alike on both sides",
                 "more alike on both sides"},
                "Mean over hops of 1,024 samples of the sum of left times right over the root of the product of their "
                "energies: 1 where the sides differ in level only, 0 where they have nothing in common, -1 where one "
                "is the other turned over. Hops in which either side is at or below -80 dB are left out; 0 where "
                "there is no other."),
};
#undef WIDTH

double limited_db(double above, double below) {
    if (above <= 0.0) return -limit_db;
    if (below <= 0.0) return limit_db;
    return std::clamp(10.0 * std::log10(above / below), -limit_db, limit_db);
}

class Stereo final : public Measurement {
public:
    void hear(const Hop& hop) override {
        const double left = dsp::dot(hop.left, hop.left), right = dsp::dot(hop.right, hop.right);
        const double least = silence_mean_square * static_cast<double>(hop.left.size());
        if (left > least && right > least) {
            correlation_ += dsp::dot(hop.left, hop.right) / std::sqrt(left * right);
            correlated_ += 1.0;
        }
        if (left <= least && right <= least) return;
        left_ += left;
        right_ += right;
    }

    void watch(const BandEnergies& energies) override {
        for (std::size_t band = 0; band < bands.size(); ++band)
            for (std::size_t i = 0; i < energies.cells; ++i) {
                middle_[band] += energies.middle[band][i];
                side_[band] += energies.side[band][i];
            }
    }

    void finish(const Track&, FeatureVector& result) override {
        double middle = 0.0, side = 0.0;
        for (const double energy : middle_) middle += energy;
        for (const double energy : side_) side += energy;
        if (side <= mono_share * middle) return set_all_missing(infos, MissingReason::mono, result);
        for (std::size_t band = 0; band < bands.size(); ++band)
            result.set(infos[band].id, limited_db(side_[band], middle_[band]));
        result.set("stereo_width", limited_db(side, middle));
        result.set("stereo_balance", limited_db(right_, left_));
        result.set("stereo_correlation", correlated_ > 0.0 ? std::clamp(correlation_ / correlated_, -1.0, 1.0) : 0.0);
    }

private:
    std::array<double, bands.size()> middle_{}, side_{};
    double left_ = 0.0, right_ = 0.0;
    double correlation_ = 0.0, correlated_ = 0.0;
};

}  // namespace

constinit const Family stereo{
    .name = "stereo", .features = infos, .needs = {.bands = true}, .minimum_seconds = 0.05, .start = start<Stereo>};

}  // namespace armonica::features::signal
