#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "features/shared/chromagram.hpp"

namespace armonica::features {

/// A spectrum in steps of a third of a semitone: where every note, whatever its height, takes the same room.
class LogSpectrum {
public:
    static constexpr std::size_t steps_per_semitone = 3;
    static constexpr double lowest_pitch = 27.0;  ///< E♭1, 39 Hz; 69 is A4
    static constexpr std::size_t size = 238;      ///< up to B♭7, 3,729 Hz

    LogSpectrum();

    /// The amplitude at each step, from a power spectrum of Chromagram. A step is the mean of the bins within a step to
    /// either side, the nearer the heavier; below 139 Hz, where bins lie further apart, it lies between two of them.
    void map(std::span<const float> power, std::span<float> steps);

    /// The same for amplitudes.
    void map_amplitudes(std::span<const float> amplitudes, std::span<float> steps) const;

private:
    struct Reach {
        std::size_t first_bin, first_weight, count;
    };
    std::vector<Reach> reach_;
    std::vector<float> weights_;
    std::vector<float> amplitudes_;
};

/// The two spectra that a Chromagram's last frame is the sum of, as LogSpectrum maps them: what several stages look at.
class LogFrames {
public:
    static constexpr double rate = 2.0 * Chromagram::rate;  ///< a second

    /// To be called whenever the chromagram has a new frame.
    void map(const Chromagram& chromagram);

    std::span<const float> first() const { return frames_[0]; }
    std::span<const float> second() const { return frames_[1]; }

private:
    LogSpectrum map_;
    std::array<std::array<float, LogSpectrum::size>, 2> frames_{};
};

/// Moves a spectrum down by `semitones`, −½ … ½, between its steps: what is tuned high comes to lie on the steps.
void retune(std::span<const float> steps, double semitones, std::span<float> result);

/// Takes from each step the mean of the octave around it and divides by the octave's standard deviation, what is
/// negative left out: noise and the fall of partials towards the treble go, and with them the gain (Mauch & Dixon,
/// Approximate Note Transcription for the Improved Identification of Difficult Chords, ISMIR 2010).
void whiten(std::span<float> steps);

}  // namespace armonica::features
