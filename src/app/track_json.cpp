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

Json key_json(const FeatureVector& track) { return track.key ? Json(to_string(*track.key)) : Json(nullptr); }

std::string exact_number(double value) { return Json(value).dump(); }

}  // namespace armonica::app
