#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace armonica::dsp {

/// A rise of an envelope from a low point to a peak, and what follows. Times are in steps of the envelope.
struct Attack {
    double time = 0.0;     ///< from 10 % to 90 % of the rise in amplitude, the smoothing's own share taken out
    double rise_db = 0.0;  ///< from the low point to the peak
    double fall_db = 0.0;  ///< from the peak to the lowest point of the 86 steps after it, or up to the next attack
};

/// Finds attacks in a stream of energies, as they pass.
///
/// The energies are smoothed by a Hann window. An attack is a rise by 8 dB at least above the lowest point of the last
/// 128 steps, or since the attack before; it ends at the largest value that is not surpassed for 24 steps, or before
/// the energy has fallen by 3 dB. A low point counts as no more than 50 dB below the peak and below the
/// loudest before, which is forgotten by 6 dB in 2,000 steps, and as no less than what the caller takes for nothing.
///
/// A step that is smoothed looks like a rise of a certain time; what is measured is less that, in quadrature, and a
/// quarter of it at least.
class AttackTracker {
public:
    /// `smoothing` is the length of the window in steps.
    explicit AttackTracker(std::size_t smoothing);

    /// Takes the next energy; `nothing`, above 0, and less counts as no sound. Returns the attack that is thereby known
    /// in full, if one is.
    std::optional<Attack> add(float energy, float nothing);

    /// Time that `smoothing` alone makes of a step, from 10 to 90 % of its amplitude.
    double shortest() const { return shortest_; }

private:
    static constexpr std::size_t memory = 256;  // steps
    static constexpr std::size_t part = 16;     // steps, of which the lowest is kept
    static constexpr std::size_t parts = 8;

    float smoothed(float energy);
    void watch_low_point(float energy, float nothing);
    void forget_low_points(float energy);
    void follow_rise(float energy);
    std::optional<Attack> measured() const;
    double crossing(std::size_t after, double energy) const;
    std::optional<Attack> take_falling();

    std::vector<float> window_;
    std::vector<float> raw_;  // the last energies, twice over, so that they are found in one piece
    std::size_t raw_at_ = 0;
    double shortest_ = 0.0;

    std::array<float, memory> past_{};  // smoothed, step s at s modulo memory
    std::size_t step_ = 0;
    float loudest_ = 0.0F;
    std::array<float, parts> lows_;
    std::size_t part_at_ = 0;
    float low_before_ = 0.0F;  // the lowest of all parts but the present one

    bool rising_ = false;
    float low_ = 0.0F, peak_ = 0.0F;
    std::size_t peak_step_ = 0;

    std::optional<Attack> falling_;  // the last one, whose fall is not yet known in full
    float fallen_from_ = 0.0F, fallen_to_ = 0.0F;
    std::size_t falling_since_ = 0;
};

}  // namespace armonica::dsp
