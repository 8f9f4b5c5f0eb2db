#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "dsp/extremes.hpp"
#include "dsp/k_weighting.hpp"
#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {
    {
        .id = "loudness",
        .title = "loudness",
        .modality = Modality::signal,
        .family = "loudness",
        .unit = "LUFS",
        .minimum = -70.0,
        .maximum = 31.0,
        .low = "quiet",
        .high = "loud",
        .lower = "quieter",
        .higher = "louder",
        .definition =
            "Integrated loudness: mean square after K-weighting over blocks of 400 ms that overlap by 75 %, left and "
            "right added, with the absolute gate at -70 LUFS and the relative gate 10 LU below the mean. Mono counts "
            "as the same sound on both sides, so that a mono and a stereo file of the same sound agree.",
        .null_rule = "silent: no block reaches -70 LUFS; too_short: less than 0.4 s.",
        .citation = "EBU R 128, 2020; ITU-R BS.1770-4",
    },
    {
        .id = "loudness_range",
        .title = "loudness range",
        .modality = Modality::signal,
        .family = "loudness",
        .unit = "LU",
        .minimum = 0.0,
        .maximum = 100.0,
        .low = "as loud throughout",
        .high = "with quiet and loud passages",
        .lower = "more even in loudness over its course",
        .higher = "more varied in loudness over its course",
        .definition =
            "From the 10th to the 95th percentile of the loudness of stretches of 3 s that begin every 100 ms, those "
            "below -70 LUFS and those more than 20 LU below the mean of the others left out.",
        .null_rule = "silent: no stretch reaches -70 LUFS; too_short: less than 6 s.",
        .citation = "EBU Tech 3342, 2016",
    },
    {
        .id = "loudness_rise",
        .title = "rise of the loudest passage",
        .modality = Modality::signal,
        .family = "loudness",
        .unit = "LU",
        .minimum = -10.0,
        .maximum = 100.0,
        .low = "without climax",
        .high = "with a climax",
        .lower = "less of a climax",
        .higher = "more of a climax",
        .definition =
            "Loudness of the loudest 3 s (of stretches that begin every 100 ms) above the track's integrated loudness.",
        .null_rule = "silent: no block reaches -70 LUFS; too_short: less than 6 s.",
        .citation = "EBU Tech 3341, 2016 (maximum short-term loudness)",
    },
    {
        .id = "peak_to_loudness",
        .title = "peak to loudness ratio",
        .modality = Modality::signal,
        .family = "loudness",
        .unit = "dB",
        .minimum = -10.0,
        .maximum = 100.0,
        .low = "compressed",
        .high = "with peaks far above its loudness",
        .lower = "more compressed",
        .higher = "less compressed",
        .definition =
            "Largest sample of either side, in decibels relative to full scale, less the integrated loudness.",
        .null_rule = "silent: no block reaches -70 LUFS; too_short: less than 0.4 s.",
        .citation = "",
    },
};

constexpr std::size_t step_samples = 4410;  // 100 ms: all windows of the standards are whole multiples
constexpr std::size_t block_steps = 4;      // momentary loudness, 400 ms
constexpr std::size_t stretch_steps = 30;   // short-term loudness, 3 s
constexpr std::size_t least_range_steps = 60;
constexpr double absolute_gate_lufs = -70.0;
constexpr double block_gate = 0.1;     // 10 LU below
constexpr double stretch_gate = 0.01;  // 20 LU below

double lufs_of(double power) { return -0.691 + 10.0 * std::log10(power); }

double power_of(double lufs) { return std::pow(10.0, 0.1 * (lufs + 0.691)); }

// Mean power of `length` steps from each step on, those below the absolute gate left out.
std::vector<float> gated_powers(const std::vector<float>& steps, std::size_t length) {
    const double gate = power_of(absolute_gate_lufs);
    std::vector<float> powers;
    for (std::size_t first = 0; first + length <= steps.size(); ++first) {
        double energy = 0.0;
        for (std::size_t i = 0; i < length; ++i) energy += steps[first + i];
        const double power = energy / static_cast<double>(length * step_samples);
        if (power >= gate) powers.push_back(static_cast<float>(power));
    }
    return powers;
}

// Mean of the powers that are at least `gate`.
double mean_from(const std::vector<float>& powers, double gate) {
    double total = 0.0, count = 0.0;
    for (const double power : powers) {
        if (power < gate) continue;
        total += power;
        count += 1.0;
    }
    return total / count;
}

// Tech 3342 counts ranks from 1 to n and rounds.
double percentile(const std::vector<float>& sorted, double share) {
    return sorted[static_cast<std::size_t>(std::lround(static_cast<double>(sorted.size() - 1) * share))];
}

double range_of(std::vector<float> powers) {
    const double gate = stretch_gate * mean_from(powers, 0.0);
    std::erase_if(powers, [gate](float power) { return power < gate; });
    std::sort(powers.begin(), powers.end());
    return lufs_of(percentile(powers, 0.95)) - lufs_of(percentile(powers, 0.10));
}

class Loudness final : public Measurement {
public:
    void hear(const Hop& hop) override {
        peak_ = std::max({peak_, dsp::largest_magnitude(hop.left), dsp::largest_magnitude(hop.right)});
        for (std::size_t at = 0; at < hop.left.size();) {
            const std::size_t count = std::min(hop.left.size() - at, step_samples - filled_);
            energy_ += weighting_.energy_of(hop.left.subspan(at, count), hop.right.subspan(at, count));
            filled_ += count;
            at += count;
            if (filled_ == step_samples) end_step();
        }
    }

    void finish(const Track&, FeatureVector& result) override {
        const std::vector<float> blocks = gated_powers(steps_, block_steps);
        if (blocks.empty()) return set_all_missing(infos, MissingReason::silent, result);
        const double loudness = lufs_of(mean_from(blocks, block_gate * mean_from(blocks, 0.0)));
        result.set("loudness", loudness);
        result.set("peak_to_loudness", 20.0 * std::log10(static_cast<double>(peak_)) - loudness);
        finish_stretches(loudness, result);
    }

private:
    void end_step() {
        steps_.push_back(static_cast<float>(energy_));
        energy_ = 0.0;
        filled_ = 0;
    }

    void finish_stretches(double loudness, FeatureVector& result) {
        const std::vector<float> stretches = gated_powers(steps_, stretch_steps);
        const auto reason = steps_.size() < least_range_steps ? MissingReason::too_short : MissingReason::silent;
        if (steps_.size() < least_range_steps || stretches.empty()) {
            result.set_missing("loudness_range", reason);
            result.set_missing("loudness_rise", reason);
            return;
        }
        result.set("loudness_range", range_of(stretches));
        result.set("loudness_rise", lufs_of(*std::max_element(stretches.begin(), stretches.end())) - loudness);
    }

    dsp::KWeighting weighting_{sample_rate};
    double energy_ = 0.0;
    std::size_t filled_ = 0;
    std::vector<float> steps_;  // energies: exact gating needs them all
    float peak_ = 0.0F;
};

}  // namespace

constinit const Family loudness{
    .name = "loudness", .features = infos, .minimum_seconds = 0.4, .start = start<Loudness>};

}  // namespace armonica::features::signal
