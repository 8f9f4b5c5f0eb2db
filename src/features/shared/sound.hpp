#pragma once

#include <cstddef>
#include <span>

namespace armonica::features {

/// All sound is measured at this rate, in samples per second.
inline constexpr double sample_rate = 44100.0;

/// The one division of time and frequency that all spectral families share. 2,048 samples (46 ms) are the compromise of
/// the field: bins of 21.5 Hz tell low partials apart, and speech and most notes still hold still within a frame. A hop
/// of half a frame is the widest at which Hann windows weigh every sample alike; a finer one costs twice and, in means
/// over a track, tells nothing new.
inline constexpr std::size_t frame_size = 2048;
inline constexpr std::size_t hop_size = 1024;
inline constexpr std::size_t bin_count = frame_size / 2 + 1;
inline constexpr double bin_hertz = sample_rate / static_cast<double>(frame_size);

/// Sound at or below this level is silence, in decibels relative to a mean square of 1: below what a listener hears at
/// any sane volume, above the noise of 16-bit dither.
inline constexpr double silence_db = -80.0;
inline constexpr double silence_mean_square = 1e-8;

/// `hop_size` samples of a track; fewer in the last hop.
struct Hop {
    std::span<const float> left;
    std::span<const float> right;
    std::span<const float> mono;  ///< (left + right) / 2
    double mean = 0.0;            ///< of mono
    double mean_square = 0.0;     ///< of mono about its mean: a constant offset is not sound
    bool sounding() const { return mean_square > silence_mean_square; }
};

/// One frame's spectrum, Hann window, the frame's mean removed. Bin k lies at k·bin_hertz.
struct Spectrum {
    std::span<const float> magnitude;  ///< a sine of amplitude a in the middle of a bin has magnitude a there
    std::span<const float> power;      ///< magnitude²; their sum is three times the frame's (windowed) mean square
    std::span<const float> log_power;  ///< log₂ of power, which counts as dsp::logarithm_floor at least
    double heard_mean_square = 0.0;    ///< of the frame, each bin's power weighed by equal_loudness_gains()²
    std::span<const float> log_mel;    ///< MelSpectrum::levels(), 40 bands; empty where no family has Needs::mel
};

struct BandEnergies;
class OnsetEnvelope;
class Chromagram;
struct Pulse;
namespace harmony {
struct HeardHarmony;
}
namespace lyrics {
class Song;
}
namespace midlevel {
struct Heard;
}

/// What is known of a track once it has been heard to its end.
class Track {
public:
    virtual ~Track() = default;
    virtual double seconds() const = 0;  ///< 0 where there is no sound

    /// The shared stages, for families that declare the need; std::logic_error for others. What must be computed
    /// from them is computed when first asked for, once.
    virtual const OnsetEnvelope& onsets() const = 0;
    virtual const Pulse& pulse() const = 0;
    virtual const Chromagram& chroma() const = 0;
    virtual const harmony::HeardHarmony& harmony() const = 0;

    /// What the networks heard, for families that declare the need; std::logic_error for others.
    virtual const midlevel::Heard& midlevel() const = 0;

    /// The words, for families that declare the need; std::logic_error for others.
    virtual const lyrics::Song& lyrics() const = 0;
};

}  // namespace armonica::features
