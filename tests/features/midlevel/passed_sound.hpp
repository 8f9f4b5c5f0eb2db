#pragma once

#include <span>

#include "dsp/lanes.hpp"
#include "features/midlevel/window_builder.hpp"
#include "features/shared/spectrogram.hpp"
#include "support/signals.hpp"

namespace armonica::test {

/// Passes sound to a WindowBuilder as a track measurement does, but for finish().
inline void pass(const Samples& samples, features::midlevel::WindowBuilder& builder) {
    using features::hop_size;
    features::Spectrogram spectrogram;
    features::Chromagram chromagram;
    features::LogFrames frames;
    for (std::size_t at = 0; at + hop_size <= samples.size(); at += hop_size) {
        const std::span<const float> mono(&samples[at], hop_size);
        const features::Hop hop{mono, mono, mono, 0.0, dsp::sum_of_squares_about(mono, 0.0F) / hop_size};
        const features::Spectrum* spectrum = spectrogram.add(hop);
        if (at > 0) builder.add_spectrum(spectrum != nullptr ? spectrum->power : std::span<const float>());
        const std::size_t before = chromagram.size();
        chromagram.add(hop);
        if (chromagram.size() == before) continue;
        frames.map(chromagram);
        builder.add_pitches(frames, chromagram.tuning_so_far());
    }
}

}  // namespace armonica::test
