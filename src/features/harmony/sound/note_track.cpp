#include "features/harmony/sound/note_track.hpp"

#include <algorithm>
#include <cmath>

namespace armonica::features::harmony {

namespace {

constexpr float unit = 8.0F;  // of what is kept; a whitened spectrum hardly exceeds 16 standard deviations

// How much a note counts as bass, and as one of those above it.
float bass_weight(int note) { return std::clamp(static_cast<float>(57 - note) / 12.0F, 0.0F, 1.0F); }
float treble_weight(int note) {
    return std::clamp(static_cast<float>(note - 40) / 15.0F, 0.0F, 1.0F) *
           std::clamp(static_cast<float>(103 - note) / 24.0F, 0.0F, 1.0F);
}

}  // namespace

void NoteTrack::add(const LogFrames& frames, double tuning_so_far) {
    add_frame(frames.first(), tuning_so_far);
    add_frame(frames.second(), tuning_so_far);
}

void NoteTrack::add_frame(std::span<const float> steps, double tuning_so_far) {
    if (settled_) return keep(steps, tuning_so_far);
    std::copy(steps.begin(), steps.end(), waiting_.emplace_back().begin());
    if (waiting_.size() == settling_frames) keep_waiting(tuning_so_far);
}

void NoteTrack::finish(const Chromagram& chromagram) {
    if (!settled_) keep_waiting(chromagram.tuning_so_far());
}

void NoteTrack::keep_waiting(double tuning) {
    settled_ = true;
    for (const auto& steps : waiting_) keep(steps, tuning);
    waiting_ = {};
}

void NoteTrack::keep(std::span<const float> steps, double tuning) {
    std::array<float, LogSpectrum::size> whitened;
    float power = 0.0F;
    for (const float step : steps) power += step * step;
    std::array<float, 24> sums{};
    if (power > static_cast<float>(silence_mean_square)) {
        retune(steps, tuning, whitened);
        whiten(whitened);
        const std::span<const float> notes = salience_.of(whitened);
        for (std::size_t i = 0; i < notes.size(); ++i) {
            const int note = NoteSalience::lowest_note + static_cast<int>(i);
            const auto pitch_class = static_cast<std::size_t>(note % 12);
            sums[pitch_class] += bass_weight(note) * notes[i];
            sums[12 + pitch_class] += treble_weight(note) * notes[i];
        }
    }
    auto& kept = kept_.emplace_back();
    for (std::size_t i = 0; i < sums.size(); ++i)
        kept[i] = static_cast<std::uint8_t>(std::min(sums[i] * unit + 0.5F, 255.0F));
}

PitchClasses NoteTrack::at(std::size_t index) const { return mean(index, index + 1); }

PitchClasses NoteTrack::mean(std::size_t from, std::size_t to) const {
    PitchClasses result;
    to = std::min(to, size());
    if (from >= to) return result;
    std::array<int, 24> sums{};
    for (std::size_t i = from; i < to; ++i)
        for (std::size_t p = 0; p < sums.size(); ++p) sums[p] += kept_[i][p];
    const float scale = 1.0F / (unit * static_cast<float>(to - from));
    for (std::size_t p = 0; p < 12; ++p) {
        result.bass[p] = scale * static_cast<float>(sums[p]);
        result.treble[p] = scale * static_cast<float>(sums[12 + p]);
    }
    return result;
}

}  // namespace armonica::features::harmony
