#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <armonica/feature_vector.hpp>
#include <armonica/tagger.hpp>

namespace armonica::app {

/// {"code", "message"}
nlohmann::ordered_json error_json(const TrackError& error);

/// Adds "warnings": [{"code", "message"}] to a track's object where there are any.
void add_warnings(nlohmann::ordered_json& object, const FeatureVector& track);

/// [low, high] of the tag's probability, or null where it is not known.
nlohmann::ordered_json probability_interval_json(const TagResult& tag);

/// `value`, or null where there is none.
template <typename Value>
nlohmann::ordered_json or_null(const std::optional<Value>& value) {
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

/// Adds tempo and key, each with all candidates, best first: "bpm", "tempi": [{"bpm", "confidence"}], "key",
/// "keys": [{"key", "tonic", "mode", "strength", "confidence"}]. Null and empty where there is none, or no `track`.
void add_tempo_and_key(nlohmann::ordered_json& object, const FeatureVector* track);

/// Adds "lyrics": null or {"source", "format", "language", "confidence", "other_language", "instrumental", "timed"},
/// and "quotes": {feature: [phrase]} where there are any.
void add_lyrics(nlohmann::ordered_json& object, const FeatureVector& track, const std::vector<std::string>& features);

/// Adds "uncertainties": {feature: number} for those of `features` where it is known; nothing where there is none.
void add_uncertainties(nlohmann::ordered_json& object, const FeatureVector& track,
                       const std::vector<std::string>& features);

/// Adds "own_outputs": {id: {"title", "value", "uncertainty"}} of a network of the user's own; nothing without one.
void add_own_outputs(nlohmann::ordered_json& object, const FeatureVector& track);

/// `value` with as many digits as it takes to read the same number back.
std::string exact_number(double value);

}  // namespace armonica::app
