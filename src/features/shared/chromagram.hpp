#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "dsp/decimator.hpp"
#include "dsp/fft.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features {

/// Strength of the twelve pitch classes, C first.
using Chroma = std::array<float, 12>;

/// A spectral peak that stands out of its surroundings: a partial of a tone, as far as one can tell.
struct Partial {
    float hertz = 0.0F;
    float pitch = 0.0F;  ///< in semitones; 69 is 440 Hz
    float power = 0.0F;  ///< of a sine of amplitude a: a²
};

/// The partials of one frame of the chromagram.
struct Partials {
    std::span<const Partial> all;  ///< from low to high
    float power = 0.0F;            ///< all power between 40 and 4,000 Hz, on the scale of the partials'
    bool tonal = false;            ///< the partials hold a tenth of it at least
};

/// Which pitch classes sound, over time: what key, chords and chroma are measured on.
///
/// The sound is brought to 11,025 Hz, where 4,096 samples (0.37 s) resolve 2.7 Hz: semitones apart from the octave of
/// A3 on. A frame, every 0.19 s, is the mean power of two such spectra 0.09 s apart: so all sound weighs alike, and a
/// key does not hang on where frames happen to begin. Spectral peaks between 40 and 4,000 Hz that rise 12 dB above
/// their surroundings (the geometric mean of the power over about ±97 Hz) enter their pitch class. Noise has hardly any
/// such peak: power in its bins varies, but not by that much. A frame is tonal where such peaks hold a tenth of its
/// power at least.
///
/// How far the tuning is from A4 = 440 Hz (the partials above 110 Hz, each frame counting alike, tell) is known only at
/// the end, so frames keep thirds of semitones until then, a byte each.
class Chromagram {
public:
    static constexpr std::size_t factor = 4;
    static constexpr std::size_t window = 4096;
    static constexpr std::size_t hop = 2048;
    static constexpr std::size_t frame = window + hop / 2;
    static constexpr double rate = sample_rate / static_cast<double>(factor * hop);  ///< frames per second

    static constexpr double lowest_hertz = 40.0;  ///< the lowest note of a bass guitar or double bass is E1, 41 Hz
    static constexpr double highest_hertz = 4000.0;
    static constexpr double bin_hertz = sample_rate / static_cast<double>(factor * window);

    Chromagram();

    /// Takes the next hop. Returns the partials of the frame that it completes, valid until the next call, or nullptr
    /// where there is none or it is silent.
    const Partials* add(const Hop& sound);

    /// To be called once, after the last hop and before what follows.
    void finish();

    /// How far the track is tuned above (below, if negative) A4 = 440 Hz, in semitones, −½ … ½.
    double tuning() const { return tuning_; }

    /// How well the partials agree about the tuning: 0 where any deviation is as frequent as any other, 1 where all
    /// deviate alike.
    double tuning_clarity() const { return tuning_clarity_; }

    /// The same, as far as what has been heard until now tells: for what cannot wait until the end.
    double tuning_so_far() const;

    /// The power spectra that the last frame is the sum of: bin k lies at k·bin_hertz, a sine of amplitude a in the
    /// middle of a bin has the power a²/2 there. They begin 0.09 s apart.
    std::span<const float> first_spectrum() const { return spectra_[0]; }
    std::span<const float> second_spectrum() const { return spectra_[1]; }

    /// Number of frames, whatever they hold.
    std::size_t size() const { return fine_.size(); }

    /// Chroma of frame `index`, corrected for the tuning: the largest value is 1; all zeros where the frame is not
    /// tonal.
    Chroma at(std::size_t index) const;

    /// The mean of all tonal frames; zeros where there is none.
    const Chroma& mean() const { return mean_; }

    /// Share of the frames that sound.
    double sounding_share() const;

    /// Share of the sounding frames that are tonal.
    double tonal_share() const;

    /// False where fewer than a twentieth of the sounding frames are tonal: the track has nothing with a definite
    /// pitch.
    bool tonal() const;

private:
    static constexpr std::size_t steps = 36;
    static constexpr std::size_t fold_reach = 3;  // steps to each side of a pitch class that may belong to it
    using Fine = std::array<float, steps>;

    bool add_frame();
    void transform(const float* from, std::vector<float>& spectrum);
    void find_partials();
    void add_chroma();
    void add_peak(std::size_t bin);
    void count_deviation(const Partial& partial, float weight);
    void keep(const Fine& fine);
    std::complex<double> mean_deviation() const;

    dsp::HalvingDecimator first_half_, second_half_;
    dsp::RealFft fft_;
    std::vector<float> window_;
    std::vector<float> half_;  // the sound at 22,050 Hz
    std::vector<float> line_;  // the sound at 11,025 Hz, samples not yet done with
    std::array<std::vector<float>, 2> spectra_;
    std::vector<float> power_, log_power_;
    std::vector<float> block_sums_;  // of log_power_
    std::vector<Partial> found_;
    Partials partials_;
    std::array<double, 64> deviations_{};  // of partials from the tempered scale, weighed, by 64ths of a semitone
    std::size_t sounding_ = 0, tonal_ = 0;
    std::deque<std::array<std::uint8_t, steps>> fine_;  // grows without a copy
    double tuning_ = 0.0, tuning_clarity_ = 0.0;
    std::array<float, 2 * fold_reach + 1> fold_{};
    Chroma mean_{};
};

}  // namespace armonica::features
