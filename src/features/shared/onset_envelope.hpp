#pragma once

#include <span>
#include <vector>

#include "dsp/fft.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features {

/// How strongly something new begins, over time: what all rhythm is measured on.
///
/// Spectra of 1,024 samples every 512 (86 a second; frames twice as long and half as many would place a beat at 240 BPM
/// no better than to 9 %), summed into bands a third of an octave to an octave wide; the rise of each band's level in
/// decibels above the two frames before, averaged over bands. Above both: noise falls and rises again all the time. In
/// decibels the envelope does not depend on gain: the level below which a band counts as empty follows the loudest
/// recent frame.
class OnsetEnvelope {
public:
    static constexpr std::size_t frame = 1024;
    static constexpr std::size_t hop = 512;
    static constexpr double rate = sample_rate / static_cast<double>(hop);  ///< values per second

    OnsetEnvelope();

    void add(const Hop& hop);

    /// Mean rise over the bands in decibels; value i belongs to time_of(i).
    std::span<const float> strength() const { return strength_; }

    /// Mean square of the sound, of the same frames.
    std::span<const float> mean_square() const { return mean_square_; }

    /// Positions in strength() where an onset is: local maxima over ±35 ms that stand out from the mean around them.
    std::vector<std::size_t> onsets() const;

    /// The middle of value i's frame, in seconds.
    static double time_of(double i) { return (i + 1.0) / rate; }

private:
    void add_frame(std::span<const float> newest);

    dsp::RealFft fft_;
    std::vector<float> window_;
    std::vector<float> previous_;  // the half frame before
    std::vector<float> power_;
    std::vector<float> level_, previous_level_, older_level_;  // log₂ of each band's power
    float loudest_ = 0.0F;                                     // slowly forgotten
    std::vector<float> strength_, mean_square_;
};

}  // namespace armonica::features
