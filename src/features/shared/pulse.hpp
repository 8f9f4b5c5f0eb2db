#pragma once

#include <armonica/feature_vector.hpp>
#include <cstddef>
#include <vector>

#include "features/shared/onset_envelope.hpp"

namespace armonica::features {

/// The regular pulse of a track, if there is one.
struct Pulse {
    double bpm = 0.0;                ///< 0 where no regular pulse was found
    double regularity = 0.0;         ///< mean autocorrelation at one to four periods, −1 … 1
    std::vector<std::size_t> beats;  ///< positions in OnsetEnvelope::strength(); empty where there is no pulse
    std::vector<Tempo> tempi;        ///< how the track may be counted, best first: `bpm`; confidences add to 1
    double ambiguity = 0.0;          ///< how well half or double the tempo would do, 0 … 1 (as well as the tempo)
    bool found() const { return bpm > 0.0; }
};

inline constexpr double slowest_bpm = 30.0;
inline constexpr double fastest_bpm = 250.0;

/// Finds tempo and beats.
///
/// 1. The beat spectrum: mean of the whole envelope's and the mean of the five bands', smoothed over ±50 ms, since
///    what is played together does not sound at one instant.
/// 2. Each tempo of a fine grid is rated by its comb, the mean at one to four periods, and half the value at half a
///    period (beats are divided), weighed by a log-normal preference around 120 BPM, as people tap (Parncutt 1994;
///    Ellis 2007). The highest is the tempo but for the octave.
/// 3. The octave: of this tempo, its half and its double, the one of the highest rating, which loses up to seven tenths
/// where
///    the pulse at half the period is nearly even: where every second pulse would be skipped though it is as strong as
///    those that are kept, the faster one is the tempo. An even train of pulses from 50 to 200 BPM so has its own
///    tempo; slower ones may be counted double, faster ones half.
/// 4. Beats are the path through the envelope that best joins onset strength and even spacing, by dynamic programming
///    (Ellis 2007); their mean spacing, outliers left out, gives the tempo exactly.
///
/// There is no pulse where the comb is no higher than how much it varies on noise of that length, or, where onsets are
/// rare (fewer than 0.6 a second), three times that: an answer with little `tempo_confidence` is left to the reader.
Pulse find_pulse(const OnsetEnvelope& envelope);

/// The whole envelope's beat spectrum and the mean of the bands', added, smoothed() by `width` and 1 at lag 0.
std::vector<double> joined_beat_spectrum(const OnsetEnvelope& envelope, std::size_t width);

}  // namespace armonica::features
