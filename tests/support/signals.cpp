#include "support/signals.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "features/track_measurement.hpp"

namespace armonica::test {

namespace {

constexpr double rate = 44100.0;

std::size_t count_of(double seconds) { return static_cast<std::size_t>(std::lround(seconds * rate)); }

// A linear congruential generator (Numerical Recipes): std::uniform_real_distribution differs between libraries.
class Noise {
public:
    explicit Noise(std::uint32_t seed) : state_(seed) {}
    double next() {
        state_ = state_ * 1664525U + 1013904223U;
        return static_cast<double>(state_) / 2147483648.0 - 1.0;
    }

private:
    std::uint32_t state_;
};

}  // namespace

Samples silence(double seconds) { return Samples(count_of(seconds), 0.0F); }

Samples sine(double hertz, double seconds, double amplitude) {
    Samples samples(count_of(seconds));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(amplitude * std::sin(2.0 * pi * hertz * static_cast<double>(i) / rate));
    return samples;
}

Samples square_wave(double hertz, double seconds, double amplitude) {
    Samples samples(count_of(seconds));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double phase = hertz * (static_cast<double>(i) + 0.5) / rate;
        samples[i] = static_cast<float>(phase - std::floor(phase) < 0.5 ? amplitude : -amplitude);
    }
    return samples;
}

Samples white_noise(double seconds, double amplitude, std::uint32_t seed) {
    Noise noise(seed);
    Samples samples(count_of(seconds));
    for (float& sample : samples) sample = static_cast<float>(amplitude * noise.next());
    return samples;
}

Samples clicks(double per_second, double seconds, double amplitude) {
    Samples samples = silence(seconds);
    for (double at = 0.5 / per_second; at < seconds; at += 1.0 / per_second)
        if (const std::size_t i = count_of(at); i < samples.size()) samples[i] = static_cast<float>(amplitude);
    return samples;
}

Samples drum_beats(double bpm, double seconds, double amplitude) {
    Samples samples = silence(seconds);
    Noise noise(7);
    for (double at = 30.0 / bpm; at < seconds; at += 60.0 / bpm)
        for (std::size_t i = 0, from = count_of(at); i < 2205 && from + i < samples.size(); ++i)
            samples[from + i] +=
                static_cast<float>(amplitude * std::exp(-static_cast<double>(i) / 400.0) * noise.next());
    return samples;
}

Samples note(double midi, double seconds, double amplitude) { return chord({midi}, seconds, amplitude); }

Samples chord(const std::vector<double>& midi, double seconds, double amplitude) {
    Samples samples = silence(seconds);
    for (const double key : midi) {
        const double hertz = 440.0 * std::exp2((key - 69.0) / 12.0);
        for (int partial = 1; partial <= 6; ++partial)
            samples = mixed(std::move(samples), sine(hertz * partial, seconds, amplitude / partial));
    }
    const std::size_t ramp = std::min<std::size_t>(441, samples.size() / 2);
    for (std::size_t i = 0; i < ramp; ++i) {
        const auto gain = static_cast<float>(i) / static_cast<float>(ramp);
        samples[i] *= gain;
        samples[samples.size() - 1 - i] *= gain;
    }
    return samples;
}

Samples triad(int root, bool minor, double seconds) {
    const double base = 60.0 + root % 12;
    return chord({base, base + (minor ? 3 : 4), base + 7}, seconds);
}

Samples operator+(Samples a, const Samples& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Samples mixed(Samples a, const Samples& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) a[i] += b[i];
    return a;
}

Samples scaled(Samples samples, double gain) {
    for (float& sample : samples) sample *= static_cast<float>(gain);
    return samples;
}

FeatureVector measure_mono(const Samples& samples, const std::vector<std::string>& features) {
    return features::measure(samples, samples, ExtractOptions{features});
}

double value_of(const FeatureVector& track, const std::string& id) {
    const auto value = track.value(id);
    if (value) return *value;
    const auto reason = track.missing(id);
    ADD_FAILURE() << id << " is missing: " << (reason ? to_string(*reason) : "");
    return 0.0;
}

}  // namespace armonica::test
