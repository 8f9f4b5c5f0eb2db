#include "features/harmony/sound/note_salience.hpp"

#include <cmath>
#include <numbers>

#include "features/shared/chromagram.hpp"

namespace armonica::features::harmony {

namespace {

constexpr int partial_count = 20;
constexpr double fall = 0.8;  // from a partial's amplitude to the next one's

// The amplitude spectrum of a sine under a Hann window, `bins` from its middle, where it is 1.
double hann_lobe(double bins) {
    if (std::abs(bins) < 1e-9) return 1.0;
    if (std::abs(std::abs(bins) - 1.0) < 1e-9) return 0.5;
    const double x = std::numbers::pi * bins;
    return std::abs(bins) < 2.0 ? std::sin(x) / x / (1.0 - bins * bins) : 0.0;
}

std::vector<std::vector<float>> note_spectra() {
    const LogSpectrum map;
    constexpr double bin = Chromagram::bin_hertz;
    const auto bins = static_cast<std::size_t>(Chromagram::highest_hertz / bin);
    std::vector<std::vector<float>> spectra;
    for (std::size_t note = 0; note < NoteSalience::note_count; ++note) {
        std::vector<float> amplitudes(bins), steps(LogSpectrum::size);
        const double pitch = NoteSalience::lowest_note + static_cast<double>(note);
        const double hertz = 440.0 * std::exp2((pitch - 69.0) / 12.0);
        double amplitude = 1.0;
        for (int partial = 1; partial <= partial_count; ++partial, amplitude *= fall) {
            const double middle = partial * hertz / bin;
            for (auto k = static_cast<std::size_t>(std::ceil(middle - 2.0));
                 k < bins && static_cast<double>(k) < middle + 2.0; ++k)
                amplitudes[k] += static_cast<float>(amplitude * hann_lobe(static_cast<double>(k) - middle));
        }
        map.map_amplitudes(amplitudes, steps);
        double squares = 0.0;
        for (const float step : steps) squares += static_cast<double>(step) * step;
        for (float& step : steps) step = static_cast<float>(step / std::sqrt(squares));
        spectra.push_back(std::move(steps));
    }
    return spectra;
}

}  // namespace

NoteSalience::NoteSalience() : notes_(note_spectra()) {}

}  // namespace armonica::features::harmony
