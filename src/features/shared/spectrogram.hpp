#pragma once

#include <vector>

#include "dsp/fft.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features {

/// Turns hops into the spectra that all spectral families share.
class Spectrogram {
public:
    Spectrogram();

    /// Takes the next hop. Returns the spectrum of the frame that it completes, valid until the next call, or nullptr
    /// where there is none: at the first hop, at a last hop that is short, and in silence.
    const Spectrum* add(const Hop& hop);

private:
    void transform(const Hop& hop);

    dsp::RealFft fft_;
    std::vector<float> window_;
    std::vector<float> previous_;  // the hop before
    double previous_mean_ = 0.0;
    double previous_mean_square_ = 0.0;
    std::vector<float> heard_;  // equal-loudness weights of power
    std::vector<float> magnitude_, power_, log_power_;
    Spectrum spectrum_;
};

}  // namespace armonica::features
