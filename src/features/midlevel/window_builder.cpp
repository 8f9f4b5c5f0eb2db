#include "features/midlevel/window_builder.hpp"

#include <algorithm>

namespace armonica::features::midlevel {

void WindowBuilder::add_spectrum(std::span<const float> power) {
    if (power.empty())
        mel_.emplace_back().fill(silent_level);
    else
        mel_.push_back(mel_frames_.levels(power));
    give_when_whole();
}

void WindowBuilder::add_pitches(const LogFrames& frames, double tuning_so_far) {
    steps_.insert(steps_.end(), frames.first().begin(), frames.first().end());
    steps_.insert(steps_.end(), frames.second().begin(), frames.second().end());
    tuning_ = tuning_so_far;
    give_when_whole();
}

void WindowBuilder::give_when_whole() {
    const std::size_t end = next_window_ + pitch_frames;
    if (pitch_frames_heard() < end || mel_frames_heard() < end * mel_frames_of_a_pitch_frame) return;
    give(next_window_, 1.0);
    forget_before(next_window_);
    next_window_ = end;
}

void WindowBuilder::finish() {
    const std::size_t end = std::min(pitch_frames_heard(), mel_frames_heard() / mel_frames_of_a_pitch_frame);
    const std::size_t left = end - std::min(end, next_window_);
    if (left < pitch_frames / 2 || end < pitch_frames) return;
    give(end - pitch_frames, static_cast<double>(left) / pitch_frames);
}

void WindowBuilder::give(std::size_t first, double new_share) {
    const std::size_t offset = first - first_kept_;
    for (std::size_t frame = 0; frame < mel_frames; ++frame) {
        const MelFrame& levels = mel_[offset * mel_frames_of_a_pitch_frame + frame];
        for (std::size_t band = 0; band < mel_bands; ++band) window_->mel[band * mel_frames + frame] = levels[band];
    }
    for (std::size_t frame = 0; frame < pitch_frames; ++frame) {
        const std::span<const float> steps(&steps_[(offset + frame) * LogSpectrum::size], LogSpectrum::size);
        const PitchFrame levels = pitch_levels(steps, tuning_);
        for (std::size_t pitch = 0; pitch < pitches; ++pitch)
            window_->pitch[pitch * pitch_frames + frame] = levels[pitch];
    }
    // Silence says nothing, and would be blown up to full scale.
    if (*std::max_element(window_->mel.begin(), window_->mel.end()) <= silent_level + 1.0F) return;
    scale_to_loudest(window_->mel);
    scale_to_loudest(window_->pitch);
    receiver_(*window_, static_cast<double>(first) / LogFrames::rate, new_share);
}

void WindowBuilder::forget_before(std::size_t pitch_frame) {
    const std::size_t count = pitch_frame - first_kept_;
    mel_.erase(mel_.begin(), mel_.begin() + static_cast<std::ptrdiff_t>(count * mel_frames_of_a_pitch_frame));
    steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(count * LogSpectrum::size));
    first_kept_ = pitch_frame;
}

}  // namespace armonica::features::midlevel
