#pragma once

#include "features/family.hpp"

namespace armonica::features {

/// What the files under features/signal/, features/harmony/, features/midlevel/ and features/lyrics/ define, one family
/// a file.
namespace signal {
extern const Family attacks, bandwidth, bass, chords, chroma, clipping, danceability, dynamic_complexity, dynamics,
    energy_bands, key, length, loudness, melody, meter, mfcc, modulation, note_shape, onset_rate, onset_strength,
    percussion, pitch_salience, pulse_clarity, rhythm_pattern, roughness, spectral_complexity, spectral_contrast,
    spectral_flatness, spectral_flux, spectral_shape, spectral_slope, stereo, tempo, tempo_stability, texture, tonality,
    treble_bursts, tuning, vibrato, zero_crossing_rate;
}

namespace harmony {
extern const Family harmonic_functions;
}

namespace midlevel {
extern const Family perceptions, sources;
}

namespace lyrics {
extern const Family address, concreteness, feeling, languages_mixed, orthographic_sounds, pace, punctuation, rhymes,
    sounds_nearby, structure, subject, syllables, vocabulary;
}

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
    &signal::spectral_flatness,
    &signal::spectral_contrast,
    &signal::spectral_slope,
    &signal::modulation,
    &signal::percussion,
    &signal::note_shape,
    &signal::treble_bursts,
    &signal::texture,
    &signal::onset_strength,
    &signal::tempo_stability,
    &signal::pulse_clarity,
    &signal::meter,
    &signal::rhythm_pattern,
    &signal::tonality,
    &signal::tuning,
    &signal::melody,
    &signal::bass,
    &signal::roughness,
    &signal::vibrato,
    &signal::attacks,
    &signal::bandwidth,
    &signal::clipping,
    &signal::dynamics,
    &signal::stereo,
    &harmony::harmonic_functions,
    &midlevel::perceptions,
    &midlevel::sources,
    &lyrics::sounds_nearby,
    &lyrics::rhymes,
    &lyrics::syllables,
    &lyrics::vocabulary,
    &lyrics::pace,
    &lyrics::orthographic_sounds,
    &lyrics::structure,
    &lyrics::feeling,
    &lyrics::subject,
    &lyrics::address,
    &lyrics::punctuation,
    &lyrics::concreteness,
    &lyrics::languages_mixed,
};

}  // namespace armonica::features
