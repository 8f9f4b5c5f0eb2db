#include "features/families.hpp"

namespace armonica::features {

namespace signal {
extern const Family danceability, loudness, chords, dynamic_complexity, zero_crossing_rate, pitch_salience,
    spectral_shape, spectral_complexity, spectral_flux, energy_bands, onset_rate, length, tempo, mfcc, chroma, key;
}

std::span<const Family* const> families() {
    static constexpr const Family* all[] = {
        &signal::danceability,   &signal::loudness,       &signal::chords,
        &signal::dynamic_complexity, &signal::zero_crossing_rate, &signal::pitch_salience,
        &signal::spectral_shape, &signal::spectral_complexity, &signal::spectral_flux,
        &signal::energy_bands,   &signal::onset_rate,     &signal::length,
        &signal::tempo,          &signal::mfcc,           &signal::chroma,
        &signal::key,
    };
    return all;
}

}  // namespace armonica::features
