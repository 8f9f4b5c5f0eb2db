#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <armonica/extract.hpp>
#include <armonica/feature_vector.hpp>
#include <armonica/tagger.hpp>

#include "app/commands.hpp"

namespace armonica::app {

/// A tag as a person reads it: "genre---rock" is "genre: rock", "joyful_activation" is "joyful activation".
std::string tag_title(const std::string& tag);

/// "1:13 · 128 BPM · A minor", without what was not found.
std::string track_summary(const FeatureVector& track);

/// What `tag` and `explain` show beside the tags, whatever the model reads.
std::vector<std::string> features_to_measure(const Tagger& tagger);

/// The model to use: the one chosen, else the one that Armonica ships. Throws InputError if it cannot tag sound.
Tagger load_tagger(const std::optional<std::filesystem::path>& model);

/// What measures tracks for `tagger`. Throws InputError where it measures otherwise than the model was trained.
Extractor extractor_for(const Tagger& tagger, const LyricsChoice& lyrics,
                        const std::optional<std::filesystem::path>& midlevel, bool quotes);

}  // namespace armonica::app
