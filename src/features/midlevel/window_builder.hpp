#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "features/midlevel/frames.hpp"
#include "features/midlevel/window.hpp"
#include "features/shared/log_spectrum.hpp"

namespace armonica::features::midlevel {

/// Cuts a track into windows, one after the other, while it passes. What is left at the end is heard with what came
/// before it, if it is half a window at least. Of frames that have been heard, no more than a window's are kept.
class WindowBuilder {
public:
    /// A window, when it begins, and how much of it was not in the window before: 1 but for the last.
    using Receiver = std::function<void(const Window& window, double start_seconds, double new_share)>;

    explicit WindowBuilder(Receiver receiver) : receiver_(std::move(receiver)), window_(std::make_unique<Window>()) {}

    /// The power spectrum of the next frame; empty where it is silent.
    void add_spectrum(std::span<const float> power);

    /// The next two frames of the logarithmic spectrum, with the tuning found until then (in semitones, −½ … ½).
    void add_pitches(const LogFrames& frames, double tuning_so_far);

    /// To be called once, after the last frame.
    void finish();

private:
    void give_when_whole();
    void give(std::size_t first_pitch_frame, double new_share);
    void forget_before(std::size_t pitch_frame);
    std::size_t pitch_frames_heard() const { return first_kept_ + steps_.size() / LogSpectrum::size; }
    std::size_t mel_frames_heard() const { return first_kept_ * mel_frames_of_a_pitch_frame + mel_.size(); }

    Receiver receiver_;
    MelFrames mel_frames_;
    std::vector<MelFrame> mel_;    // from first_kept_ on, four for each frame of pitches
    std::vector<float> steps_;     // of LogSpectrum, frame by frame: tuned only when a window is given
    std::size_t first_kept_ = 0;   // frame of pitches that the two begin with
    std::size_t next_window_ = 0;  // frame of pitches that the next window begins with
    double tuning_ = 0.0;
    std::unique_ptr<Window> window_;
};

}  // namespace armonica::features::midlevel
