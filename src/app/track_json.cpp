#include "app/track_json.hpp"

#include "app/text.hpp"

namespace armonica::app {

using Json = nlohmann::ordered_json;

Json error_json(const TrackError& error) {
    return {{"code", std::string(to_string(error.code))}, {"message", printable(error.message)}};
}

void add_warnings(Json& object, const FeatureVector& track) {
    for (const TrackWarning& warning : track.warnings)
        object["warnings"].push_back(
            {{"code", std::string(to_string(warning.code))}, {"message", printable(warning.message)}});
}

Json probability_interval_json(const TagResult& tag) {
    return tag.interval ? Json{tag.interval->low, tag.interval->high} : Json(nullptr);
}

namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json candidate(const Key& key) {
    const std::string name = to_string(key);
    const std::size_t space = name.find(' ');
    return {{"key", name},
            {"tonic", name.substr(0, space)},
            {"mode", name.substr(space + 1)},
            {"strength", key.strength},
            {"confidence", key.confidence}};
}

}  // namespace

void add_tempo_and_key(Json& object, const FeatureVector* track) {
    const std::optional<double> bpm = track != nullptr ? track->value("bpm") : std::nullopt;
    Json tempi = Json::array(), keys = Json::array();
    if (track != nullptr)
        for (const Tempo& tempo : track->tempi) tempi.push_back({{"bpm", tempo.bpm}, {"confidence", tempo.confidence}});
    if (track != nullptr && track->key) {
        keys.push_back(candidate(*track->key));
        for (const Key& other : track->other_keys) keys.push_back(candidate(other));
    }
    object["bpm"] = or_null(bpm);
    object["key"] = keys.empty() ? Json(nullptr) : keys[0]["key"];
    object["tempi"] = std::move(tempi);
    object["keys"] = std::move(keys);
}

void add_lyrics(nlohmann::ordered_json& object, const FeatureVector& track, const std::vector<std::string>& features) {
    object["lyrics"] = nullptr;
    if (track.lyrics)
        object["lyrics"] = {{"source", printable(track.lyrics->source)},
                            {"format", track.lyrics->format},
                            {"language", text_or_null(track.lyrics->language)},
                            {"confidence", track.lyrics->confidence},
                            {"other_language", text_or_null(track.lyrics->other_language)},
                            {"instrumental", track.lyrics->instrumental},
                            {"timed", track.lyrics->timed}};
    for (const std::string& id : features)
        if (const auto& quotes = track.quotes(id); !quotes.empty()) object["quotes"][id] = quotes;
}

void add_uncertainties(Json& object, const FeatureVector& track, const std::vector<std::string>& features) {
    for (const std::string& id : features)
        if (const auto uncertainty = track.uncertainty(id)) object["uncertainties"][id] = *uncertainty;
}

void add_own_outputs(Json& object, const FeatureVector& track) {
    for (const OwnOutput& output : track.own_outputs)
        object["own_outputs"][output.id] = {{"title", printable(output.title)},
                                            {"value", or_null(output.value)},
                                            {"uncertainty", or_null(output.uncertainty)}};
}

std::string exact_number(double value) { return Json(value).dump(); }

}  // namespace armonica::app
