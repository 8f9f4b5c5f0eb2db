#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <span>
#include <vector>

#include "dsp/decimator.hpp"
#include "dsp/fft.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features {

/// Strength of the twelve pitch classes, C first.
using Chroma = std::array<float, 12>;

/// Which pitch classes sound, over time: what key, chords and chroma are measured on.
///
/// The sound is brought to 11,025 Hz, where 4,096 samples (0.37 s) resolve 2.7 Hz: semitones apart from the octave of
/// A3 on. Every 0.19 s, spectral peaks between 55 and 4,000 Hz that rise 12 dB above their surroundings (the geometric
/// mean of the power over ±86 Hz) enter their pitch class. Noise has hardly any such peak: power in its bins varies,
/// but not by that much. A frame is tonal where such peaks hold a tenth of its power at least.
///
/// How far the tuning is from A4 = 440 Hz is known only at the end, so frames keep thirds of semitones until then.
class Chromagram {
public:
    static constexpr std::size_t factor = 4;
    static constexpr std::size_t frame = 4096;
    static constexpr std::size_t hop = 2048;
    static constexpr double rate = sample_rate / static_cast<double>(factor * hop);  ///< frames per second

    Chromagram();

    void add(const Hop& hop);

    /// To be called once, after the last hop and before what follows.
    void finish();

    /// How far the track is tuned above (below, if negative) A4 = 440 Hz, in semitones, −½ … ½.
    double tuning() const;

    /// Chroma of every frame, corrected for the tuning: the largest value is 1; all zeros where the frame is not tonal.
    std::span<const Chroma> frames() const { return frames_; }

    /// False where fewer than a twentieth of the sounding frames are tonal: the track has nothing with a definite
    /// pitch.
    bool tonal() const;

    /// The mean of all tonal frames; zeros where there is none.
    Chroma mean() const;

private:
    static constexpr std::size_t steps = 36;
    using Fine = std::array<float, steps>;

    void add_frame();
    void find_peaks(Fine& fine);
    void add_peak(std::size_t bin, Fine& fine);

    dsp::Decimator decimator_;
    dsp::RealFft fft_;
    std::vector<float> window_;
    std::vector<float> line_;  // decimated samples not yet done with
    std::vector<float> power_, log_power_;
    std::vector<double> log_sum_;  // prefix sums of log_power_
    double deviation_sine_ = 0.0, deviation_cosine_ = 0.0;
    std::size_t sounding_ = 0, tonal_ = 0;
    std::deque<Fine> fine_;  // grows without a copy: in a track of hours this is the largest thing held
    std::vector<Chroma> frames_;
};

}  // namespace armonica::features
