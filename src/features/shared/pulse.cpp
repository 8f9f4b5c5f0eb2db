#include "features/shared/pulse.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "features/shared/sharpener.hpp"

namespace armonica::features {

namespace {

constexpr double rate = OnsetEnvelope::rate;
constexpr std::size_t comb_teeth = 4;
constexpr double division_weight = 0.5;
constexpr std::size_t smoothing = 9;  // values: ±50 ms
constexpr std::size_t least_onsets = 3;
constexpr double preferred_bpm = 120.0;
constexpr double preference_octaves = 1.0;  // standard deviation
constexpr double grid_step = 1.005;
constexpr double skipped_from = 0.8;    // share of a period's autocorrelation found at its half
constexpr double skipped_weight = 0.7;  // what the octave's rating loses where that share is 1
// A comb on noise of n values varies by about 1/√n.
constexpr double noise_deviations = 3.0;
constexpr double clear_deviations = 1.0;
constexpr double clear_onset_rate = 0.6;   // a second
constexpr double tightness = 100.0;        // Ellis 2007
constexpr std::size_t other_tempi = 3;     // candidates beside the tempo, its half and its double
constexpr double distinct_tempi = 1.08;    // candidates nearer than this are one
constexpr double least_confidence = 0.02;  // candidates below are not told

double period_of(double bpm) { return 60.0 * rate / bpm; }

// Rates tempi by a beat spectrum.
class Ratings {
public:
    Ratings(std::vector<double> correlation, std::size_t envelope_size)
        : correlation_(std::move(correlation)), length_(static_cast<double>(envelope_size)) {}

    // Lags of more than half the track rest on too few pairs to count.
    double comb(double bpm) const {
        const double period = period_of(bpm);
        double total = 0.0;
        for (std::size_t tooth = 1; tooth <= comb_teeth; ++tooth) {
            const auto multiple = static_cast<double>(tooth);
            if (period * multiple < 0.5 * length_) total += near(period * multiple, 0.5 * multiple);
        }
        return total / comb_teeth;
    }

    double of_family(double bpm) const {
        return preference(bpm) * (comb(bpm) + division_weight * near(0.5 * period_of(bpm), 0.5));
    }

    double of_octave(double bpm) const {
        if (bpm < slowest_bpm || bpm > fastest_bpm) return 0.0;
        const double here = near(period_of(bpm), 1.0), half = near(0.5 * period_of(bpm), 1.0);
        const double share = here > 0.0 ? std::clamp(half / here, 0.0, 1.0) : 0.0;
        const bool may_double = 2.0 * bpm <= fastest_bpm;
        const double skipped = may_double ? std::max(0.0, share - skipped_from) / (1.0 - skipped_from) : 0.0;
        return std::max(0.0, of_family(bpm)) * (1.0 - skipped_weight * skipped);
    }

private:
    static double preference(double bpm) {
        const double octaves = std::log2(bpm / preferred_bpm) / preference_octaves;
        return std::exp(-0.5 * octaves * octaves);
    }

    double near(double lag, double reach) const { return highest_near(correlation_, lag, reach); }

    std::vector<double> correlation_;
    double length_;
};

// Tempi whose rating of family is higher than its neighbours', best first.
std::vector<Tempo> peaks_of(const Ratings& ratings) {
    std::vector<Tempo> grid;
    for (double bpm = slowest_bpm; bpm <= fastest_bpm; bpm *= grid_step)
        grid.push_back({bpm, std::max(0.0, ratings.of_family(bpm))});
    std::vector<Tempo> peaks;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const bool rises = i == 0 || grid[i].confidence > grid[i - 1].confidence;
        const bool falls = i + 1 == grid.size() || grid[i].confidence >= grid[i + 1].confidence;
        if (rises && falls && grid[i].confidence > 0.0) peaks.push_back(grid[i]);
    }
    std::stable_sort(peaks.begin(), peaks.end(),
                     [](const Tempo& a, const Tempo& b) { return a.confidence > b.confidence; });
    return peaks;
}

double best_octave(const Ratings& ratings, double bpm) {
    double best = bpm;
    for (const double octave : {0.5 * bpm, 2.0 * bpm})
        if (ratings.of_octave(octave) > ratings.of_octave(best)) best = octave;
    return best;
}

bool same_tempo(double a, double b) { return std::max(a, b) < distinct_tempi * std::min(a, b); }

// The tempo, its half and double, and other families: these by the rating of their family relative to the tempo's.
void rank_tempi(const Ratings& ratings, std::span<const Tempo> peaks, double chosen, Pulse& pulse) {
    const double best = ratings.of_octave(chosen);
    pulse.tempi = {{pulse.bpm, best}};
    for (const double factor : {0.5, 2.0}) {
        const double rating = std::min(ratings.of_octave(factor * chosen), best);
        pulse.tempi.push_back({factor * pulse.bpm, rating});
        if (best > 0.0) pulse.ambiguity = std::max(pulse.ambiguity, rating / best);
    }
    const std::size_t most = pulse.tempi.size() + other_tempi;
    for (const Tempo& peak : peaks) {
        const double bpm = best_octave(ratings, peak.bpm);
        const bool known = std::any_of(pulse.tempi.begin(), pulse.tempi.end(),
                                       [bpm](const Tempo& tempo) { return same_tempo(tempo.bpm, bpm); });
        if (known || pulse.tempi.size() == most) continue;
        pulse.tempi.push_back({bpm, best * peak.confidence / peaks.front().confidence});
    }
    std::stable_sort(pulse.tempi.begin() + 1, pulse.tempi.end(),
                     [](const Tempo& a, const Tempo& b) { return a.confidence > b.confidence; });
    const auto share_confidence = [&pulse] {
        double total = 0.0;
        for (const Tempo& tempo : pulse.tempi) total += tempo.confidence;
        for (Tempo& tempo : pulse.tempi) tempo.confidence = total > 0.0 ? tempo.confidence / total : 0.0;
    };
    share_confidence();
    std::erase_if(pulse.tempi, [](const Tempo& tempo) { return tempo.confidence < least_confidence; });
    share_confidence();
}

// The sharpened envelope, each value with a quarter of both neighbours: onsets are placed to within a frame or so, and
// a beat next to one still counts for most of it. Handed to `take` one by one: nothing as long as the track is kept.
template <typename Take>
void for_each_smooth(std::span<const float> strength, Take take) {
    Sharpener sharpener;
    float older = 0.0F, old = 0.0F;
    std::size_t count = 0;
    const auto pass = [&](float value) {
        if (count++ > 0) take(0.25F * older + 0.5F * old + 0.25F * value);
        older = old;
        old = value;
    };
    for (const float value : strength)
        if (const auto sharp = sharpener.add(value)) pass(*sharp);
    while (const auto sharp = sharpener.flush()) pass(*sharp);
    if (count > 0) pass(0.0F);
}

double deviation_of_smooth(std::span<const float> strength) {
    double total = 0.0, squares = 0.0;
    for_each_smooth(strength, [&](float value) {
        total += value;
        squares += static_cast<double>(value) * value;
    });
    const auto count = static_cast<double>(strength.size());
    return std::sqrt(std::max(0.0, squares / count - total * total / (count * count)));
}

// Scores of beat paths that end at the last so many values, in turn.
class BeatPaths {
public:
    BeatPaths(double period, std::size_t size)
        : nearest_(static_cast<std::size_t>(std::lround(period / 1.5))),
          farthest_(static_cast<std::size_t>(std::lround(1.5 * period))),
          cost_(farthest_ + 1, 0.0),
          score_(ring, 0.0) {
        gaps_.reserve(size);
        for (std::size_t gap = nearest_; gap <= farthest_; ++gap) {
            const double ratio = std::log(static_cast<double>(gap) / period);
            cost_[gap] = tightness * ratio * ratio;
        }
    }

    void add(double strength) {
        const std::size_t i = gaps_.size();
        double best = 0.0;
        std::uint16_t best_gap = 0;  // a first beat
        for (std::size_t gap = nearest_; gap <= std::min(farthest_, i); ++gap)
            if (const double candidate = score_[(i - gap) % ring] - cost_[gap]; candidate > best) {
                best = candidate;
                best_gap = static_cast<std::uint16_t>(gap);
            }
        score_[i % ring] = best + strength;
        gaps_.push_back(best_gap);
    }

    // The best path that ends within the last `tail` values.
    std::vector<std::size_t> best(std::size_t tail) const {
        std::size_t at = gaps_.size() - std::min(gaps_.size(), tail);
        for (std::size_t i = at; i < gaps_.size(); ++i)
            if (score_[i % ring] > score_[at % ring]) at = i;
        std::vector<std::size_t> beats = {at};
        for (; gaps_[at] > 0; beats.push_back(at)) at -= gaps_[at];
        std::reverse(beats.begin(), beats.end());
        return beats;
    }

private:
    static constexpr std::size_t ring = 512;
    static_assert(1.5 * 60.0 * rate / slowest_bpm < ring);

    std::size_t nearest_, farthest_;
    std::vector<double> cost_, score_;
    std::vector<std::uint16_t> gaps_;
};

std::vector<std::size_t> track_beats(std::span<const float> strength, double period) {
    const double scale = 1.0 / deviation_of_smooth(strength);
    BeatPaths paths(period, strength.size());
    for_each_smooth(strength, [&](float value) { paths.add(scale * value); });
    return paths.best(static_cast<std::size_t>(period) + 1);
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

bool above_noise(const Pulse& pulse, std::size_t onsets, std::size_t size) {
    const auto count = static_cast<double>(size);
    const bool clear = static_cast<double>(onsets) >= clear_onset_rate * count / rate;
    return pulse.regularity >= (clear ? clear_deviations : noise_deviations) / std::sqrt(count);
}

}  // namespace

std::vector<double> joined_beat_spectrum(const OnsetEnvelope& envelope, std::size_t width) {
    const auto whole = envelope.beat_spectrum().correlation();
    std::vector<double> joined(whole.begin(), whole.end());
    for (std::size_t band = 0; band < bands.size(); ++band) {
        const auto part = envelope.beat_spectrum(band).correlation();
        for (std::size_t lag = 0; lag < joined.size(); ++lag)
            joined[lag] += part[lag] / static_cast<double>(bands.size());
    }
    return smoothed(joined, width);
}

Pulse find_pulse(const OnsetEnvelope& envelope) {
    // Correlation knows no scale: without onsets it would find the period of rounding errors.
    const std::size_t onsets = envelope.onsets().size();
    if (onsets < least_onsets) return {};
    const auto strength = envelope.strength();
    const Ratings ratings(joined_beat_spectrum(envelope, smoothing), strength.size());
    const std::vector<Tempo> peaks = peaks_of(ratings);
    if (peaks.empty()) return {};
    Pulse pulse;
    pulse.regularity = ratings.comb(peaks.front().bpm);
    if (!above_noise(pulse, onsets, strength.size())) return pulse;
    const double chosen = best_octave(ratings, peaks.front().bpm);
    pulse.beats = track_beats(strength, period_of(chosen));
    if (pulse.beats.size() < 3) {
        pulse.beats.clear();
        return pulse;
    }
    pulse.bpm = 60.0 * rate / mean_spacing(pulse.beats);
    rank_tempi(ratings, peaks, chosen, pulse);
    return pulse;
}

}  // namespace armonica::features
