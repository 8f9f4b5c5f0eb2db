#include "features/shared/pulse.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "dsp/autocorrelation.hpp"
#include "dsp/peaks.hpp"

namespace armonica::features {

namespace {

constexpr double rate = OnsetEnvelope::rate;
constexpr std::size_t stretch = 1024;
// The period itself weighs half: at twice a tempo every other tooth of the comb falls between the beats.
constexpr std::array<double, 4> comb_weights = {1.0 / 2, 1.0 / 6, 1.0 / 6, 1.0 / 6};
constexpr std::size_t least_onsets = 3;
constexpr std::size_t lag_count = 700;  // four periods at 30 BPM
constexpr double preferred_bpm = 120.0;
constexpr double preference_octaves = 1.0;  // standard deviation
constexpr double grid_step = 1.005;
constexpr double skipped_from = 0.75;   // share of a period's autocorrelation found at its half
constexpr double skipped_weight = 0.7;  // what the preference loses where that share is 1
constexpr double least_regularity = 0.06;
constexpr double noise_deviations = 3.0;  // a comb on noise of n values varies by about 1/√n
constexpr double tightness = 100.0;       // Ellis 2007

double period_of(double bpm) { return 60.0 * rate / bpm; }

// The envelope less its mean over ±½ s, negative parts left out: steady noise and swells are not a pulse.
std::vector<float> sharpened(std::span<const float> strength) {
    const auto reach = static_cast<std::size_t>(rate / 2.0);
    const std::size_t size = strength.size();
    std::vector<float> result(size);
    double around = 0.0;
    for (std::size_t i = 0; i < std::min(reach, size); ++i) around += strength[i];
    for (std::size_t i = 0; i < size; ++i) {
        if (i + reach < size) around += strength[i + reach];
        if (i > reach) around -= strength[i - reach - 1];
        const std::size_t count = std::min(i + reach, size - 1) - (i - std::min(i, reach)) + 1;
        result[i] = std::max(0.0F, strength[i] - static_cast<float>(around / static_cast<double>(count)));
    }
    return result;
}

// The highest correlation near a lag: a pulse played by hand is not at one lag.
double correlation_near(std::span<const double> correlation, double lag, double reach) {
    double highest = -1.0;
    for (double at = lag - reach; at <= lag + reach; at += 0.5)
        if (at >= 0.0) highest = std::max(highest, dsp::linear_at(correlation, at));
    return highest;
}

double comb(std::span<const double> correlation, double period) {
    double total = 0.0;
    for (std::size_t tooth = 0; tooth < comb_weights.size(); ++tooth)
        total += comb_weights[tooth] * correlation_near(correlation, period * static_cast<double>(tooth + 1), 0.5);
    return total;
}

double preference(std::span<const double> correlation, double bpm) {
    const double octaves = std::log2(bpm / preferred_bpm) / preference_octaves;
    const double period = period_of(bpm);
    const double here = correlation_near(correlation, period, 1.0);
    const double half = correlation_near(correlation, 0.5 * period, 1.0);
    const double share = here > 0.0 ? std::clamp(half / here, 0.0, 1.0) : 0.0;
    const double skipped = bpm * 2.0 <= fastest_bpm ? std::max(0.0, share - skipped_from) / (1.0 - skipped_from) : 0.0;
    return std::exp(-0.5 * octaves * octaves) * (1.0 - skipped_weight * skipped);
}

struct Tempo {
    double bpm = 0.0;
    double regularity = 0.0;
};

Tempo best_tempo(std::span<const double> correlation) {
    Tempo best;
    double best_rating = 0.0;
    for (double bpm = slowest_bpm; bpm <= fastest_bpm; bpm *= grid_step) {
        const double regularity = comb(correlation, period_of(bpm));
        const double rating = regularity * preference(correlation, bpm);
        if (rating > best_rating) {
            best_rating = rating;
            best = {bpm, regularity};
        }
    }
    return best;
}

// Onsets are placed to within a frame or so; a beat next to one still counts for most of it.
std::vector<float> smoothed(std::span<const float> strength) {
    std::vector<float> result(strength.size());
    for (std::size_t i = 0; i < strength.size(); ++i) {
        const float before = i > 0 ? strength[i - 1] : 0.0F;
        const float after = i + 1 < strength.size() ? strength[i + 1] : 0.0F;
        result[i] = 0.25F * before + 0.5F * strength[i] + 0.25F * after;
    }
    return result;
}

float deviation(std::span<const float> values) {
    double total = 0.0, squares = 0.0;
    for (const float value : values) {
        total += value;
        squares += static_cast<double>(value) * value;
    }
    const auto count = static_cast<double>(values.size());
    return static_cast<float>(std::sqrt(std::max(0.0, squares / count - total * total / (count * count))));
}

std::vector<std::size_t> track_beats(std::span<const float> strength, double period) {
    const auto nearest = static_cast<std::size_t>(std::lround(0.5 * period));
    const auto farthest = static_cast<std::size_t>(std::lround(2.0 * period));
    std::vector<float> cost(farthest + 1, 0.0F);
    for (std::size_t gap = nearest; gap <= farthest; ++gap) {
        const double ratio = std::log(static_cast<double>(gap) / period);
        cost[gap] = static_cast<float>(tightness * ratio * ratio);
    }
    const float scale = 1.0F / deviation(strength);
    std::vector<float> score(strength.size());
    std::vector<std::uint16_t> gap_before(strength.size(), 0);  // 0: a first beat
    for (std::size_t i = 0; i < strength.size(); ++i) {
        float best = 0.0F;
        for (std::size_t gap = nearest; gap <= std::min(farthest, i); ++gap) {
            if (const float candidate = score[i - gap] - cost[gap]; candidate > best) {
                best = candidate;
                gap_before[i] = static_cast<std::uint16_t>(gap);
            }
        }
        score[i] = best + strength[i] * scale;
    }
    // The last beat is the best one within the last period.
    const auto tail = static_cast<std::ptrdiff_t>(std::min(strength.size(), static_cast<std::size_t>(period) + 1));
    auto at = static_cast<std::size_t>(std::max_element(score.end() - tail, score.end()) - score.begin());
    std::vector<std::size_t> beats = {at};
    for (; gap_before[at] > 0; beats.push_back(at)) at -= gap_before[at];
    std::reverse(beats.begin(), beats.end());
    return beats;
}

// Mean spacing of the beats whose spacing is near the median. A median alone would be a whole number of frames.
double mean_spacing(std::span<const std::size_t> beats) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < beats.size(); ++i) gaps.push_back(static_cast<double>(beats[i] - beats[i - 1]));
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    const double median = gaps[gaps.size() / 2];
    double total = 0.0, count = 0.0;
    for (const double gap : gaps) {
        if (std::abs(gap - median) > std::max(1.5, 0.1 * median)) continue;
        total += gap;
        count += 1.0;
    }
    return total / count;
}

}  // namespace

Pulse find_pulse(const OnsetEnvelope& envelope) {
    // Correlation knows no scale: without onsets it would find the period of rounding errors.
    if (envelope.onsets().size() < least_onsets) return {};
    const std::vector<float> sharp = sharpened(envelope.strength());
    const std::vector<double> correlation = dsp::autocorrelation(sharp, stretch, lag_count + 1);
    const Tempo tempo = best_tempo(correlation);
    Pulse pulse;
    pulse.regularity = tempo.regularity;
    const double noise = noise_deviations / std::sqrt(static_cast<double>(sharp.size()));
    if (tempo.regularity < std::max(least_regularity, noise)) return pulse;
    pulse.beats = track_beats(smoothed(sharp), period_of(tempo.bpm));
    if (pulse.beats.size() < 3) {
        pulse.beats.clear();
        return pulse;
    }
    pulse.bpm = 60.0 * rate / mean_spacing(pulse.beats);
    return pulse;
}

}  // namespace armonica::features
