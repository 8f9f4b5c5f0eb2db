#pragma once

#include <armonica/feature_vector.hpp>
#include <filesystem>
#include <optional>

#include "features/lyrics/files/read_lyrics.hpp"
#include "features/lyrics/song.hpp"

namespace armonica::features {

/// Measures the features of lyrics, those of other modalities being not_requested. Without the track's length, which is
/// above 0, those that need it are missing, no_sound.
FeatureVector measure_lyrics(const lyrics::Song& song, double track_seconds = 0.0);

/// What `song` was read from, for FeatureVector::lyrics. Empty where no words were looked for or found.
std::optional<LyricsFound> lyrics_found(const lyrics::Song& song);

/// Reads all that is shipped for measuring lyrics. Throws InputError where something is missing or wrong.
void read_shipped_lyrics();

}  // namespace armonica::features
