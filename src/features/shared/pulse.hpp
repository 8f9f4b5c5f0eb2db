#pragma once

#include <cstddef>
#include <vector>

#include "features/shared/onset_envelope.hpp"

namespace armonica::features {

/// The regular pulse of a track, if there is one.
struct Pulse {
    double bpm = 0.0;                ///< 0 where no regular pulse was found
    double regularity = 0.0;         ///< the comb's autocorrelation at the tempo, −1 … 1
    std::vector<std::size_t> beats;  ///< positions in OnsetEnvelope::strength(); empty where there is no pulse
    bool found() const { return bpm > 0.0; }
};

inline constexpr double slowest_bpm = 30.0;
inline constexpr double fastest_bpm = 250.0;

/// Finds tempo and beats.
///
/// 1. The envelope, less its mean over a second around, is autocorrelated over stretches of 12 s.
/// 2. Each tempo T of a fine grid is rated by the autocorrelation at one to four periods (a comb; one period weighs
/// half), weighed by a
///    log-normal preference around 120 BPM, as people tap (Parncutt 1994; Ellis 2007).
/// 3. The octave: a tempo loses weight the more evenly the pulse at half its period is filled: where every second pulse
///    would be skipped though it is as strong as those that are kept, the faster one is the tempo.
/// 4. Beats are the path through the envelope that best joins onset strength and even spacing, by dynamic programming
///    (Ellis 2007); their mean spacing, outliers left out, gives the tempo exactly.
Pulse find_pulse(const OnsetEnvelope& envelope);

}  // namespace armonica::features
