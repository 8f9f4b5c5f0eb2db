#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace armonica::features {

/// How much the ear makes of each bin of the spectrum at a usual listening level, as a factor on magnitudes: the
/// inverse of the equal-loudness contours, as the filter of Replay Gain draws it (Robinson, Replay Gain, A Proposed
/// Standard, 2001).
std::vector<float> equal_loudness_gains();

/// How loud the loud parts of a track are: the level that 5 % of its sounding frames exceed, each frame weighed by the
/// equal-loudness gains (Robinson 2001). What is measured in decibels against it does not depend on gain, nor on
/// silence or quiet passages.
class LoudLevel {
public:
    /// Takes a frame's mean square, Spectrum::heard_mean_square.
    void add(double mean_square);

    /// In decibels relative to a mean square of 1; exact to the histogram's step of 0.1 dB. Only after add().
    double decibels() const;

private:
    static constexpr double lowest_db = -120.0;
    static constexpr double step_db = 0.1;
    std::array<std::uint32_t, 1600> frames_{};  // up to 40 dB
    std::size_t count_ = 0;
};

/// Tells a track's frames from what is left between and around them, such as the tail of a fade, where coding and
/// dither decide what the spectrum looks like. Measured against the track, so that gain does not matter.
class Foreground {
public:
    /// Whether a frame of this mean square lies within 50 dB of the loudest one so far.
    bool holds(double mean_square) {
        loudest_ = mean_square > loudest_ ? mean_square : loudest_;
        return mean_square > 1e-5 * loudest_;
    }

private:
    double loudest_ = 0.0;
};

}  // namespace armonica::features
