#pragma once

#include <array>
#include <span>
#include <vector>

#include "dsp/fft.hpp"
#include "features/shared/bands.hpp"
#include "features/shared/beat_spectrum.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features {

/// How strongly something new begins, over time: what all rhythm is measured on.
///
/// Spectra of 1,024 samples every 512 (86 a second; frames twice as long and half as many would place a beat at 240 BPM
/// no better than to 9 %), summed into 20 bands a third of an octave to an octave wide; the rise of each band's level
/// in decibels above the two frames before, averaged over bands. Above both: noise falls and rises again all the time.
/// In decibels the envelope does not depend on gain: the level below which a band counts as empty follows the loudest
/// recent frame.
///
/// The first sound of a track is no onset. The same rises averaged within each of the five `bands` are not kept, only
/// their beat spectra.
class OnsetEnvelope {
public:
    static constexpr std::size_t frame = 1024;
    static constexpr std::size_t hop = 512;
    static constexpr double rate = sample_rate / static_cast<double>(hop);  ///< values per second

    OnsetEnvelope();

    void add(const Hop& hop);

    /// To be called once, after the last hop and before the beat spectra are looked at.
    void finish();

    /// Mean rise over the bands in decibels; value i belongs to time_of(i).
    std::span<const float> strength() const { return strength_; }

    /// Mean square of the sound, of the same frames.
    std::span<const float> mean_square() const { return mean_square_; }

    /// Positions in strength() where an onset is: local maxima over ±35 ms that stand out from the mean around them.
    std::vector<std::size_t> onsets() const;

    /// The middle of value i's frame, in seconds.
    static double time_of(double i) { return (i + 1.0) / rate; }

    /// How the envelope repeats itself, as a whole and within bands[i].
    const BeatSpectrum& beat_spectrum() const { return beat_spectrum_; }
    const BeatSpectrum& beat_spectrum(std::size_t band) const { return band_spectra_[band]; }

private:
    static constexpr std::size_t level_count = 20;
    using Levels = std::array<float, level_count>;
    struct MeanSquares {
        float first = 0.0F, second = 0.0F;
    };

    MeanSquares transform(std::span<const float> first, std::span<const float> second);
    void add_frame(std::span<const float> power, float mean_square);
    void follow(std::span<const float> rises, bool sounding);

    dsp::PairFft fft_;
    std::vector<float> window_;
    std::vector<float> previous_;  // the half frame before the hop
    bool begun_ = false;
    std::vector<float> power_, next_power_;
    Levels level_{}, previous_level_{}, older_level_{};  // log₂ of each band's power
    float loudest_ = 0.0F;                               // slowly forgotten
    std::size_t sounded_ = 0;                            // frames since the first sound, as far as they matter
    std::size_t silent_ = 0;                             // frames since the last sounding one
    std::vector<float> strength_, mean_square_;
    BeatSpectrum beat_spectrum_;
    std::array<BeatSpectrum, bands.size()> band_spectra_;
};

}  // namespace armonica::features
