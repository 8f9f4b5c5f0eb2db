#pragma once

#include "features/family.hpp"

namespace armonica::features {

/// What the files under features/signal/ define, one family a file.
namespace signal {
extern const Family attacks, bandwidth, clipping, dynamics, stereo;
extern const Family chords, chroma, danceability, dynamic_complexity, energy_bands, key, length, loudness, mfcc,
    onset_rate, pitch_salience, spectral_complexity, spectral_flux, spectral_shape, tempo, zero_crossing_rate;
}  // namespace signal

/// Every family of this build: a new one is named above and here, and nowhere else. The catalogue lists features in
/// this order, after those whose place the published tables fix.
inline constexpr const Family* families[] = {
    &signal::danceability,
    &signal::loudness,
    &signal::dynamic_complexity,
    &signal::zero_crossing_rate,
    &signal::pitch_salience,
    &signal::spectral_shape,
    &signal::spectral_complexity,
    &signal::spectral_flux,
    &signal::energy_bands,
    &signal::onset_rate,
    &signal::length,
    &signal::tempo,
    &signal::chords,
    &signal::mfcc,
    &signal::chroma,
    &signal::key,
    &signal::dynamics,
    &signal::clipping,
    &signal::bandwidth,
    &signal::stereo,
    &signal::attacks,
};

}  // namespace armonica::features
