#pragma once

#include <armonica/feature_vector.hpp>
#include <cstdint>
#include <string>
#include <vector>

/// Synthesised sound whose features are known by mathematics. All at 44.1 kHz.
namespace armonica::test {

using Samples = std::vector<float>;

inline constexpr double pi = 3.14159265358979323846;

Samples silence(double seconds);
Samples sine(double hertz, double seconds, double amplitude = 0.5);
Samples square_wave(double hertz, double seconds, double amplitude = 0.5);

/// Evenly distributed over ±amplitude; the same for the same seed, on every machine.
Samples white_noise(double seconds, double amplitude = 0.5, std::uint32_t seed = 1);

/// Single samples of `amplitude`, the first after half a period.
Samples clicks(double per_second, double seconds, double amplitude = 0.8);

/// Short bursts of decaying noise, as a drum: the first after half a period.
Samples drum_beats(double bpm, double seconds, double amplitude = 0.8);

/// A note of six partials that fall by 6 dB each octave, with 10 ms of rise and fall. `midi` 69 is A4 = 440 Hz.
Samples note(double midi, double seconds, double amplitude = 0.1);

/// Notes that sound together.
Samples chord(const std::vector<double>& midi, double seconds, double amplitude = 0.1);

/// Root position triad on pitch class `root` (0 = C) around middle C.
Samples triad(int root, bool minor, double seconds);

Samples operator+(Samples a, const Samples& b);  ///< one after the other
Samples mixed(Samples a, const Samples& b);      ///< together; as long as `a`
Samples scaled(Samples samples, double gain);

/// Measures mono sound as the same on both sides; `features` empty means all.
FeatureVector measure_mono(const Samples& samples, const std::vector<std::string>& features = {});

/// The value of a feature, or a failed expectation that names it and why it is missing.
double value_of(const FeatureVector& track, const std::string& id);

}  // namespace armonica::test
