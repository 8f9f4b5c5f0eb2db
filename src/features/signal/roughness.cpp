#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/chromagram.hpp"

namespace armonica::features::signal {

namespace {

constexpr std::string_view null_rule =
    "silent: no hop above -80 dB; too_short: less than 0.5 s; no_pitch: as chroma_c.";
constexpr std::string_view citation =
    "Plomp & Levelt, Tonal Consonance and Critical Bandwidth, JASA 38, 1965; Sethares, Local Consonance and the "
    "Relationship between Timbre and Scale, JASA 94, 1993 (the curve)";

#define ROUGHNESS                                                                                                      \
    " Roughness: over pairs of the 16 strongest partials (see chroma_c), those within 40 dB of the strongest, the "    \
    "sum of "                                                                                                          \
    "the weaker one's amplitude times the curve of Plomp and Levelt, which is 1 for partials a quarter of a critical " \
    "band apart and falls to 0 towards none and towards a whole one; divided by the sum of amplitudes."

constexpr FeatureInfo infos[] = {
    {
        .id = "roughness_mean",
        .title = "roughness",
        .modality = Modality::signal,
        .family = "roughness",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 7.5,
        .low = "smooth: notes do not grate on each other",
        .high = "rough: partials beat against each other",
        .lower = "smoother in sound",
        .higher = "rougher in sound",
        .definition = "Mean over tonal frames (0.46 s, every 0.19 s)." ROUGHNESS,
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "roughness_deviation",
        .title = "change of roughness",
        .modality = Modality::signal,
        .family = "roughness",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 3.8,
        .low = "equally rough or smooth throughout",
        .high = "rough and smooth by turns",
        .lower = "more even in roughness",
        .higher = "more changeable in roughness",
        .definition = "Standard deviation over tonal frames (0.46 s, every 0.19 s)." ROUGHNESS,
        .null_rule = null_rule,
        .citation = citation,
    },
};
#undef ROUGHNESS

constexpr std::size_t most_partials = 16;
constexpr float least_share = 1e-4F;  // of the strongest partial's power: −40 dB

// Plomp and Levelt's curve after Sethares, its peak 1, over the distance in units in which the critical band is
// about 1.
class Curve {
public:
    Curve() {
        const double peak_at = std::log(5.75 / 3.5) / (5.75 - 3.5);
        const double peak = std::exp(-3.5 * peak_at) - std::exp(-5.75 * peak_at);
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const double x = static_cast<double>(i) / per_unit;
            values_[i] = static_cast<float>((std::exp(-3.5 * x) - std::exp(-5.75 * x)) / peak);
        }
    }
    float at(float distance) const {
        const float position = distance * static_cast<float>(per_unit);
        const auto below = static_cast<std::size_t>(position);
        if (below + 1 >= values_.size()) return 0.0F;
        return values_[below] + (position - static_cast<float>(below)) * (values_[below + 1] - values_[below]);
    }

private:
    static constexpr double per_unit = 128.0;
    std::array<float, 257> values_{};  // two critical bands: what is farther apart does not beat
};

class Roughness final : public Measurement {
public:
    void follow(const Partials& partials) override {
        if (!partials.tonal) return;
        choose(partials.all);
        float total = 0.0F, rough = 0.0F;
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            total += amplitude_[i];
            const float scale = 0.24F / (0.0207F * chosen_[i].hertz + 18.96F);
            for (std::size_t j = i + 1; j < chosen_.size(); ++j)
                rough +=
                    std::min(amplitude_[i], amplitude_[j]) * curve_.at(scale * (chosen_[j].hertz - chosen_[i].hertz));
        }
        roughness_.add(rough / total);
        squares_.add(static_cast<double>(rough / total) * static_cast<double>(rough / total));
    }

    void finish(const Track& track, FeatureVector& result) override {
        if (!track.chroma().tonal()) return set_all_missing(infos, MissingReason::no_pitch, result);
        const double mean = roughness_.mean();
        result.set("roughness_mean", mean);
        result.set("roughness_deviation", std::sqrt(std::max(0.0, squares_.mean() - mean * mean)));
    }

private:
    // The strongest partials, from low to high.
    void choose(std::span<const Partial> all) {
        chosen_.assign(all.begin(), all.end());
        const auto stronger = [](const Partial& a, const Partial& b) { return a.power > b.power; };
        const std::size_t count = std::min(most_partials, chosen_.size());
        std::partial_sort(chosen_.begin(), chosen_.begin() + static_cast<std::ptrdiff_t>(count), chosen_.end(),
                          stronger);
        chosen_.resize(count);
        const float least = least_share * chosen_.front().power;
        while (chosen_.back().power < least) chosen_.pop_back();
        std::sort(chosen_.begin(), chosen_.end(), [](const Partial& a, const Partial& b) { return a.hertz < b.hertz; });
        for (std::size_t i = 0; i < chosen_.size(); ++i) amplitude_[i] = std::sqrt(chosen_[i].power);
    }

    Curve curve_;
    std::vector<Partial> chosen_;
    std::array<float, most_partials> amplitude_{};
    dsp::RunningMean roughness_, squares_;
};

}  // namespace

constinit const Family roughness{.name = "roughness",
                                 .features = infos,
                                 .needs = {.chroma = true},
                                 .minimum_seconds = 0.5,
                                 .start = start<Roughness>};

}  // namespace armonica::features::signal
