// The frames that the network hears, for the training: the program's own code behind a C interface, so that it is
// trained on exactly what it will be run on.

#include <cstddef>
#include <span>
#include <vector>

#include "features/midlevel/frames.hpp"
#include "features/shared/chromagram.hpp"
#include "features/shared/log_spectrum.hpp"
#include "features/shared/spectrogram.hpp"

namespace features = armonica::features;
namespace midlevel = armonica::features::midlevel;

namespace {

features::Hop hop_of(std::span<const float> mono) {
    features::Hop hop{mono, mono, mono};
    double sum = 0.0, squares = 0.0;
    for (const float sample : mono) sum += sample;
    hop.mean = sum / static_cast<double>(mono.size());
    for (const float sample : mono) squares += (sample - hop.mean) * (sample - hop.mean);
    hop.mean_square = squares / static_cast<double>(mono.size());
    return hop;
}

void append(std::span<const float> frame, std::size_t most, std::size_t& count, float* result) {
    if (count >= most) return;
    std::copy(frame.begin(), frame.end(), result + count * frame.size());
    ++count;
}

}  // namespace

/// Log₂ of power in mel bands and semitones, before scaling, of mono sound at 44.1 kHz tuned to 440 Hz. `mel` has room
/// for `most_mel` frames of 80 values, `pitch` for `most_pitch` frames of 72; what does not fit is left out, what is
/// not reached by the sound is left as it is. Returns how many frames of `pitch` were filled.
extern "C" __attribute__((visibility("default"))) std::size_t armonica_midlevel_frames(
    const float* mono, std::size_t samples, std::size_t most_mel, float* mel, std::size_t most_pitch, float* pitch) {
    features::Spectrogram spectrogram;
    features::Chromagram chromagram;
    features::LogSpectrum map;
    const midlevel::MelFrames mel_frames;
    midlevel::MelFrame silence;
    silence.fill(midlevel::silent_level);
    std::vector<float> steps(features::LogSpectrum::size);
    std::size_t mel_count = 0, pitch_count = 0, chroma_count = 0;
    for (std::size_t at = 0; at + features::hop_size <= samples; at += features::hop_size) {
        const features::Hop hop = hop_of({mono + at, features::hop_size});
        const features::Spectrum* spectrum = spectrogram.add(hop);
        if (at > 0)
            append(spectrum != nullptr ? mel_frames.levels(spectrum->power) : silence, most_mel, mel_count, mel);
        chromagram.add(hop);
        if (chromagram.size() == chroma_count) continue;
        chroma_count = chromagram.size();
        for (const auto power : {chromagram.first_spectrum(), chromagram.second_spectrum()}) {
            map.map(power, steps);
            append(midlevel::pitch_levels(steps, 0.0), most_pitch, pitch_count, pitch);
        }
    }
    return pitch_count;
}
