#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "features/harmony/sound/note_salience.hpp"
#include "features/shared/chromagram.hpp"
#include "features/shared/log_spectrum.hpp"

namespace armonica::features::harmony {

/// How strongly each pitch class sounds, in the bass and above it, from C on.
struct PitchClasses {
    std::array<float, 12> bass{};
    std::array<float, 12> treble{};
};

/// Which notes sound, over time, without their overtones and corrected for the tuning: what chords are recognised in.
///
/// Every 93 ms, from the spectra of a Chromagram. The tuning is what the Chromagram has found until then; the first
/// twelve seconds wait until it is settled. 24 bytes are kept of each frame.
class NoteTrack {
public:
    static constexpr double rate = LogFrames::rate;  ///< frames a second

    /// To be called whenever there are new frames, with the tuning that the chromagram has found until then.
    void add(const LogFrames& frames, double tuning_so_far);

    /// To be called once, after the last frame.
    void finish(const Chromagram& chromagram);

    std::size_t size() const { return kept_.size(); }

    /// The middle of frame `index`, in seconds.
    static double time_of(std::size_t index) {
        return (static_cast<double>(index) + 0.5 * Chromagram::window / (0.5 * Chromagram::hop)) / rate;
    }

    /// Pitch classes of frame `index`; all zero where it is silent or nothing in it has a pitch.
    PitchClasses at(std::size_t index) const;

    /// The mean of frames `from` to before `to`.
    PitchClasses mean(std::size_t from, std::size_t to) const;

private:
    static constexpr std::size_t settling_frames = 128;

    void add_frame(std::span<const float> steps, double tuning_so_far);
    void keep(std::span<const float> steps, double tuning);
    void keep_waiting(double tuning);

    NoteSalience salience_;
    bool settled_ = false;
    std::vector<std::array<float, LogSpectrum::size>> waiting_;
    std::deque<std::array<std::uint8_t, 24>> kept_;  // bass, then treble
};

}  // namespace armonica::features::harmony
