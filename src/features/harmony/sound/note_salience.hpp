#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "dsp/nonnegative_least_squares.hpp"
#include "features/shared/log_spectrum.hpp"

namespace armonica::features::harmony {

/// How strongly each note sounds in a spectrum, its overtones counted as its own and not as notes.
///
/// The whitened spectrum is explained as a sum of notes, none of them negative, whose partials fall by three tenths
/// from each to the next (Mauch & Dixon, ISMIR 2010): a partial that a lower note accounts for is no note.
class NoteSalience {
public:
    static constexpr int lowest_note = 28;         ///< E1, 41 Hz, the lowest of a double bass
    static constexpr std::size_t note_count = 68;  ///< up to B6, 1,976 Hz

    NoteSalience();

    /// From a whitened LogSpectrum to the strength of each note from lowest_note on; valid until the next call.
    std::span<const float> of(std::span<const float> whitened) { return notes_.solve(whitened, 30); }

private:
    dsp::NonnegativeLeastSquares notes_;
};

}  // namespace armonica::features::harmony
