#pragma once

#include <armonica/feature_vector.hpp>
#include <filesystem>
#include <optional>

#include "features/lyrics/files/read_lyrics.hpp"
#include "features/lyrics/song.hpp"

namespace armonica::features {

/// Measures the features of lyrics on a text alone: those that need the sound's length are missing, no_sound, as are
/// all features of other modalities (not_requested).
FeatureVector measure_lyrics(const lyrics::Song& song);

/// What `song` was read from, for FeatureVector::lyrics. Empty where no words were looked for or found.
std::optional<LyricsFound> lyrics_found(const lyrics::Song& song);

/// Reads all that is shipped for measuring lyrics. Throws InputError where something is missing or wrong.
void read_shipped_lyrics();

}  // namespace armonica::features
