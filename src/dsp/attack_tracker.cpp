#include "dsp/attack_tracker.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <utility>

#include "dsp/lanes.hpp"

namespace armonica::dsp {

namespace {

constexpr float least_rise = 6.3F;    // 8 dB
constexpr float fall = 0.5F;          // 3 dB
constexpr float empty_share = 1e-5F;  // 50 dB below the loudest
constexpr double deepest_db = 50.0;
constexpr float forget = 0.999308F;  // 6 dB in 2,000 steps
constexpr std::size_t patience = 24;
constexpr std::size_t fall_steps = 86;
constexpr float never = std::numeric_limits<float>::max();

// Positions where a window's running sum, as energy, has passed 10 % and 90 % of the amplitude.
double rise_time_of(const std::vector<float>& window) {
    const auto position = [&](double energy) {
        double sum = 0.0;
        for (std::size_t i = 0; i < window.size(); ++i) {
            if (sum + window[i] >= energy) return static_cast<double>(i) + (energy - sum) / window[i];
            sum += window[i];
        }
        return static_cast<double>(window.size());
    };
    return position(0.81) - position(0.01);
}

}  // namespace

AttackTracker::AttackTracker(std::size_t smoothing) : window_(smoothing), raw_(2 * smoothing) {
    double total = 0.0;
    for (std::size_t i = 0; i < smoothing; ++i) {
        const double phase = (static_cast<double>(i) + 0.5) / static_cast<double>(smoothing);
        window_[i] = static_cast<float>(0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * phase));
        total += window_[i];
    }
    for (float& weight : window_) weight = static_cast<float>(weight / total);
    shortest_ = rise_time_of(window_);
    lows_.fill(never);
}

std::optional<Attack> AttackTracker::add(float energy, float nothing) {
    if (step_ == 0) std::fill(raw_.begin(), raw_.end(), energy);  // that it begins is no attack
    const float now = smoothed(energy);
    loudest_ = std::max(loudest_ * forget, now);
    past_[step_ % memory] = now;
    std::optional<Attack> known;
    fallen_to_ = std::min(fallen_to_, now);
    if (falling_ && step_ - falling_since_ >= fall_steps) known = take_falling();
    if (rising_) {
        follow_rise(now);
    } else {
        watch_low_point(now, nothing);
        if (rising_ && falling_) known = take_falling();
    }
    ++step_;
    return known;
}

float AttackTracker::smoothed(float energy) {
    const std::size_t size = window_.size();
    raw_[raw_at_] = raw_[raw_at_ + size] = energy;
    raw_at_ = (raw_at_ + 1) % size;
    return dot(window_, std::span<const float>(raw_).subspan(raw_at_, size));
}

void AttackTracker::watch_low_point(float energy, float nothing) {
    if (step_ % part == 0) {
        part_at_ = (part_at_ + 1) % parts;
        lows_[part_at_] = never;
        low_before_ = *std::min_element(lows_.begin(), lows_.end());
    }
    lows_[part_at_] = std::min(lows_[part_at_], energy);
    const float low = std::max({std::min(low_before_, lows_[part_at_]), loudest_ * empty_share, nothing});
    if (energy < low * least_rise) return;
    rising_ = true;
    low_ = low;
    peak_ = energy;
    peak_step_ = step_;
}

void AttackTracker::follow_rise(float energy) {
    if (energy > peak_) {
        peak_ = energy;
        peak_step_ = step_;
    }
    if (energy >= peak_ * fall && step_ - peak_step_ < patience) return;
    rising_ = false;
    forget_low_points(energy);
    falling_ = measured();
    falling_since_ = peak_step_;
    fallen_from_ = peak_;
    fallen_to_ = energy;
}

std::optional<Attack> AttackTracker::take_falling() {
    std::optional<Attack> attack = std::exchange(falling_, std::nullopt);
    const float lowest = std::max(fallen_to_, fallen_from_ * empty_share);
    attack->fall_db = std::min(10.0 * std::log10(static_cast<double>(fallen_from_ / lowest)), deepest_db);
    return attack;
}

void AttackTracker::forget_low_points(float energy) {
    lows_.fill(never);
    lows_[part_at_] = energy;
    low_before_ = never;
}

// Back from the peak to where the rise had not begun, then forward to where it is all but done.
std::optional<Attack> AttackTracker::measured() const {
    const float low = std::max(low_, peak_ * empty_share);
    const double from = std::sqrt(static_cast<double>(low)), to = std::sqrt(static_cast<double>(peak_));
    const auto level = [&](double share) {
        const double amplitude = from + share * (to - from);
        return amplitude * amplitude;
    };
    const std::size_t oldest = step_ >= memory ? step_ - memory + 1 : 0;
    std::size_t begin = peak_step_;
    while (begin > oldest && past_[begin % memory] >= level(0.1)) --begin;
    if (past_[begin % memory] >= level(0.1)) return std::nullopt;
    std::size_t done = begin;
    while (past_[(done + 1) % memory] < level(0.9)) ++done;
    const double time = crossing(done, level(0.9)) - crossing(begin, level(0.1));
    const double unsmoothed = std::sqrt(std::max(time * time - shortest_ * shortest_, 0.0));
    return Attack{std::max(unsmoothed, 0.25 * shortest_), 10.0 * std::log10(static_cast<double>(peak_ / low))};
}

// Where between a step and the next the energy is passed, the amplitude taken as straight.
double AttackTracker::crossing(std::size_t after, double energy) const {
    const double here = std::sqrt(static_cast<double>(past_[after % memory]));
    const double next = std::sqrt(static_cast<double>(past_[(after + 1) % memory]));
    return static_cast<double>(after) + (std::sqrt(energy) - here) / (next - here);
}

}  // namespace armonica::dsp
