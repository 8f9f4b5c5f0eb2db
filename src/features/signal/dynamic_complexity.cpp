#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <vector>

#include "dsp/lanes.hpp"
#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "dynamic_complexity",
    .title = "dynamic complexity",
    .modality = Modality::signal,
    .family = "dynamic_complexity",
    .unit = "dB",
    .minimum = 0.0,
    .maximum = 80.0 + 24.1,
    .low = "even in level",
    .high = "varied in level",
    .lower = "more even in level",
    .higher = "more varied in level",
    .definition =
        "Mean absolute deviation of the level from the track's level. Levels: of the mono samples in stretches of 200 "
        "ms, in decibels, -80 dB at least; what lies at -80 dB before the first sound and after the last does not "
        "count. "
        "The track's level weighs a stretch of level V with 0.85^(-V): loud ones decide.",
    .null_rule = "silent: no stretch above -80 dB; too_short: less than 2 s.",
    .citation =
        "Streich, Music Complexity: a multi-faceted description of audio content, PhD thesis, Universitat Pompeu "
        "Fabra, 2007, section 3.3; Vickers, Automatic Long-term Loudness and Dynamics Matching, AES 111th "
        "Convention, 2001",
}};

constexpr std::size_t stretch_samples = 8820;
constexpr double weight_base = 0.85;

class DynamicComplexity final : public Measurement {
public:
    void hear(const Hop& hop) override {
        for (std::span<const float> rest = hop.mono; !rest.empty();) {
            const auto part = rest.first(std::min(rest.size(), stretch_samples - filled_));
            total_ += dsp::sum(part);
            squares_ += dsp::dot(part, part);
            filled_ += part.size();
            rest = rest.subspan(part.size());
            if (filled_ == stretch_samples) end_stretch();
        }
    }

    void finish(const Track&, FeatureVector& result) override {
        const auto levels = without_silent_ends();
        if (levels.empty()) return set_all_missing(infos, MissingReason::silent, result);
        double weighted = 0.0, weights = 0.0;
        for (const float level : levels) {
            const double weight = std::pow(weight_base, -static_cast<double>(level));
            weighted += weight * level;
            weights += weight;
        }
        double deviation = 0.0;
        for (const float level : levels) deviation += std::abs(level - weighted / weights);
        result.set("dynamic_complexity", deviation / static_cast<double>(levels.size()));
    }

private:
    // How much silence surrounds a recording says nothing of its dynamics.
    std::span<const float> without_silent_ends() const {
        const auto sounds = [](float level) { return level > static_cast<float>(silence_db); };
        const auto first = std::find_if(levels_.begin(), levels_.end(), sounds);
        const auto end = std::find_if(levels_.rbegin(), std::make_reverse_iterator(first), sounds).base();
        return {first, end};
    }

    void end_stretch() {
        const auto count = static_cast<double>(stretch_samples);
        const double mean = total_ / count;
        const double mean_square = std::max(silence_mean_square, squares_ / count - mean * mean);
        levels_.push_back(static_cast<float>(10.0 * std::log10(mean_square)));
        total_ = squares_ = 0.0;
        filled_ = 0;
    }

    double total_ = 0.0, squares_ = 0.0;
    std::size_t filled_ = 0;
    std::vector<float> levels_;
};

}  // namespace

constinit const Family dynamic_complexity{
    .name = "dynamic_complexity", .features = infos, .minimum_seconds = 2.0, .start = start<DynamicComplexity>};

}  // namespace armonica::features::signal
